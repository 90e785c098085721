/// \file
/// Bringing the shared store's schema up to date: forward only, one at a time.
#pragma once

#include "core/result.hpp"

#include <string>
#include <vector>

namespace tyndau::store {

/// Makes the schema where it is missing and applies what is new; whoever comes at the same time waits.
/// \return the names of what was applied; conflict for a store that a newer program wrote, unavailable, io
[[nodiscard]] Result<std::vector<std::string>> migrate_postgis(const std::string& address);

}  // namespace tyndau::store
