/// \file
/// What `serve` and `work` share: a service with its store, which may be away for a while.
#pragma once

#include "app/service.hpp"
#include "core/result.hpp"
#include "main/command.hpp"

#include <string>
#include <thread>

namespace tyndau::cli {

/// Rules and places, as far as they can be had now; says so when there are none.
/// \return bad_input when rules cannot be read. A store that is missing or away is no error.
[[nodiscard]] Result<app::Service> open_service(const std::string& replica, const Context& context);

/// Tokens, register and jobs, unless the store is a file that is missing. \return as app::open_records
[[nodiscard]] Result<std::monostate> open_records(app::Service& service);

/// Brings reports up to date by jobs; follows a shared store until the thread is stopped. Not running where nothing is to be
/// followed. \pre the service stays where it is
[[nodiscard]] std::jthread keep_in_step(const app::Service& service);

/// Reads the register and makes the tiles of the whole world beside the first requests, for which a large one takes too long.
/// Not running without a store. \pre the service stays where it is
[[nodiscard]] std::jthread wake(const app::Service& service);

}  // namespace tyndau::cli
