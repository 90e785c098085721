/// \file
/// A whole store as one file, and back: places, register with its history, jobs, tokens. The file is for its owner's eyes.
#pragma once

#include "store/open_store.hpp"

#include <filesystem>

namespace tyndau::store {

/// Writes the store as it is at one moment, beside those who write to it; of a GeoPackage a GeoPackage, of a database an
/// archive of pg_dump. \return already_exists for a file that is there, not_found, unavailable, unsupported without pg_dump, io
[[nodiscard]] Result<std::monostate> back_up(const Address& store, const std::filesystem::path& file);

/// Makes an empty store what the file holds, at once or not at all. A GeoPackage must not exist, a database hold no tables of
/// tyndau. \return already_exists for a store that holds something, bad_input for a file that is no backup of such a store,
/// conflict for one of another version, unavailable, unsupported without pg_restore, io
[[nodiscard]] Result<std::monostate> restore(const Address& store, const std::filesystem::path& file);

}  // namespace tyndau::store
