/// \file
/// Endpoints: the register of projects and hearings.
#pragma once

#include "http/router.hpp"
#include "store/register_records.hpp"

#include <string>
#include <vector>

namespace tyndau::http {

/// "/collections/projects/items", "/collections/hearings/items", each with "/{fid}".
[[nodiscard]] std::vector<Route> register_routes();
/// "/collections/projects/items/{fid}/history", the same of hearings.
[[nodiscard]] std::vector<Route> history_routes();

/// Whether whoever asks writes items.
[[nodiscard]] bool writes(const Request& request);
/// "/collections/hearings/items/h1"
[[nodiscard]] std::string path_of(store::Collection collection, const std::string& id);

}  // namespace tyndau::http
