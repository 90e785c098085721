/// \file
/// PostgreSQL's own tools make the archive of a shared store and read it back.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <variant>

namespace tyndau::store {

/// \return unavailable, unsupported without pg_dump, io with the tool's words
[[nodiscard]] Result<std::monostate> back_up_postgis(const std::string& address,
                                                     const std::filesystem::path& file);
/// \return already_exists when the database has tables of tyndau, bad_input for a file that is no archive, as above
[[nodiscard]] Result<std::monostate> restore_postgis(const std::string& address,
                                                     const std::filesystem::path& file);

}  // namespace tyndau::store
