/// \file
/// A store by its address: a GeoPackage file, or a database "postgresql://host/base".
#pragma once

#include "core/result.hpp"
#include "store/place_store.hpp"
#include "store/register_store.hpp"

#include <filesystem>
#include <memory>

namespace tyndau::store {

/// A path, or the address of a database as it was written.
using Address = std::filesystem::path;

[[nodiscard]] bool is_database(const Address& store);
/// \return not_found for a missing file, conflict for one of a newer program, bad_input for an address with a password,
/// unavailable when the database does not answer
[[nodiscard]] Result<std::unique_ptr<PlaceStore>> open_places(const Address& store);
/// The same for writing; makes a file that is missing. A database is made by `tyndau migrate`.
[[nodiscard]] Result<std::unique_ptr<PlaceStore>> create_places(const Address& store);
/// \return as open_places; a database that does not answer is an error of each use, not of opening
/// \param replica of a database: the address of a copy for reading; empty: none
[[nodiscard]] Result<std::unique_ptr<RegisterStore>> open_register(const Address& store,
                                                                   const std::string& replica = {});
/// The same for somebody who only looks: a file of this version is not touched, an older one is brought up to date first.
[[nodiscard]] Result<std::unique_ptr<RegisterStore>> open_register_to_read(const Address& store);

}  // namespace tyndau::store
