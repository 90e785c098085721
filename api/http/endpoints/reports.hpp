/// \file
/// Endpoints: finished reports, replies to their findings, the scorecard.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

/// "/reports/{hearing}", "/reports/{hearing}/dossier.{format}", "/reports/{hearing}/map.{format}", "/collections/findings/items/{fid}/statements", "/scorecard".
[[nodiscard]] std::vector<Route> report_routes();

}  // namespace tyndau::http
