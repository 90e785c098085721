/// \file
/// Opens what the service keeps: tokens, register, jobs; and keeps it in step with the store.
#pragma once

#include "app/jobs.hpp"
#include "app/register.hpp"
#include "app/service.hpp"

#include <stop_token>

namespace tyndau::app {

/// Sets authenticate, records and jobs and starts the workers. A database that is away is an error of each use until it is
/// back. The service must stay where it is. \return io, conflict for a store of another version, bad_input for its address
[[nodiscard]] Result<std::monostate> open_records(Service& service, JobQueue::Explain explain);

/// Rules and places of the store anew, for all from now on; reports are screened again by jobs.
/// \return unavailable, bad_input
[[nodiscard]] Result<std::monostate> reload_engine(const Service& service);

/// Has reports of other rules or places screened again by jobs. \return how many hearings wait for that; io, unavailable
[[nodiscard]] Result<std::int64_t> rescreen_stale(const Service& service);

/// Follows a shared store until \p stop: loads its places when it can be reached and when they change. \pre service.watch
void follow_store(const Service& service, const std::stop_token& stop);

/// What an execution works with now.
[[nodiscard]] Workshop workshop_of(const Service& service);

}  // namespace tyndau::app
