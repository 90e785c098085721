/// \file
/// Every route of the service; checked against api/openapi.yaml by a test.
#pragma once

#include "http/endpoints/application.hpp"
#include "http/endpoints/collections.hpp"
#include "http/endpoints/data.hpp"
#include "http/endpoints/exports.hpp"
#include "http/endpoints/jobs.hpp"
#include "http/endpoints/processes.hpp"
#include "http/endpoints/register.hpp"
#include "http/endpoints/reports.hpp"
#include "http/endpoints/system.hpp"
#include "http/endpoints/tiles.hpp"
#include "http/router.hpp"

namespace tyndau::http {

/// \p state must outlive the router.
[[nodiscard]] inline Router all_routes(const SystemState& state) {
  Router router;
  router.add(system_routes(state));
  router.add(process_routes());
  router.add(job_routes());
  router.add(register_routes());
  router.add(history_routes());
  router.add(report_routes());
  router.add(data_routes());
  router.add(collection_routes());
  router.add(item_routes());
  router.add(export_routes());
  router.add(tile_routes());
  router.add(style_routes());
  router.add(application_routes());
  return router;
}

}  // namespace tyndau::http
