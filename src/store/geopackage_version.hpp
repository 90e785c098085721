/// \file
/// Which layout a store has, and how an older one becomes the present one.
#pragma once

#include "core/result.hpp"
#include "store/sqlite.hpp"

namespace tyndau::store {

/// Whether this program can read the places of a store. \return bad_input for a file that is none, conflict for a version
/// that this program does not know, with what to do.
[[nodiscard]] Result<std::monostate> check_version(const Connection& connection);

/// Whether the register of a store can be read as it is. \return bad_input for a file that is none, conflict for another version
[[nodiscard]] Result<std::monostate> check_register(const Connection& connection);
/// What an older layout lacks, as not stated, for this connection alone. \pre check_version() let the store pass
[[nodiscard]] Result<std::monostate> fill_in_for_reading(const Connection& connection);

/// Makes the tables that are missing and brings an older layout up to date, all or nothing.
/// \return conflict for a version that this program cannot change, io.
[[nodiscard]] Result<std::monostate> make_ready(const Connection& connection);

}  // namespace tyndau::store
