/// \file
/// A data set on its way into PostgreSQL through COPY, in one transaction.
#pragma once

#include "store/place_store.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace tyndau::store {

class Database;

/// Tells those who hold places in memory that they are of yesterday.
inline constexpr const char* places_changed =
    "SELECT nextval('tyndau.places_revision'), pg_notify('tyndau_places', '')";

/// "tyndau.settlements"
[[nodiscard]] inline std::string table(std::string_view name) { return "tyndau." + std::string(name); }

/// Deletes the data set of this id in a transaction that what is returned holds.
[[nodiscard]] Result<std::unique_ptr<Replacement>> begin_copy(Database& database,
                                                              const std::string& dataset_id);

}  // namespace tyndau::store
