#include "geo/gdal_read.hpp"
#include "geo/map_reading.hpp"

#include <proj.h>

#include <array>
#include <cmath>
#include <memory>

namespace tyndau::geo {
namespace {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Pj = std::unique_ptr<PJ, PjDeleter>;

std::string epsg_code(const OGRSpatialReference& crs) {
  const std::string name = crs_name(&crs);
  return name.starts_with("EPSG:") ? name : std::string();
}

std::string register_name(const std::string& code) {
  OGRSpatialReference crs;
  if (crs.SetFromUserInput(code.c_str()) != OGRERR_NONE || crs.GetName() == nullptr) return {};
  return crs.GetName();
}

bool on_wgs84(const OGRSpatialReference& crs) {
  OGRSpatialReference wgs84;
  wgs84.SetWellKnownGeogCS("WGS84");
  return crs.IsSameGeogCS(&wgs84) != 0;
}

/// Easting and northing of zones of so many degrees whose number stands before the easting.
struct ZoneSystem {
  int first, last;    ///< zones
  int code_less;      ///< EPSG code of zone n: this + n
  double half_width;  ///< metres about the central meridian that are plausible
};
constexpr std::array<ZoneSystem, 2> zone_systems{{{2, 32, 28400, 340'000.0}, {7, 37, 2516, 200'000.0}}};

void add_zones(std::vector<CrsCandidate>& all, const PlaneBox& box, bool swapped) {
  constexpr double zone_step = 1e6, false_easting = 500'000.0;
  constexpr double southernmost = 3.5e6,
                   northernmost = 9.4e6;  // of where Pulkovo 1942 is in use: 32 to 84 degrees
  const double zone = std::floor(box.x_low / zone_step);
  if (box.y_low < southernmost || box.y_high > northernmost) return;
  for (const ZoneSystem& system : zone_systems) {
    if (!(zone >= system.first && zone <= system.last)) continue;
    const double middle = zone * zone_step + false_easting;
    if (box.x_low < middle - system.half_width || box.x_high > middle + system.half_width) continue;
    const std::string code = "EPSG:" + std::to_string(system.code_less + static_cast<int>(zone));
    if (std::string name = register_name(code); !name.empty())
      all.push_back({code, std::move(name), swapped});
  }
}

}  // namespace

Result<std::optional<MapCrs>> map_crs(const OGRSpatialReference* stated) {
  if (stated == nullptr || stated->IsEmpty() || stated->IsLocal() != 0) return std::optional<MapCrs>{};
  if (refers_to_files(*stated)) {
    return fail(ErrorCode::unsupported, "the reference system names other files");
  }
  auto way = way_to_wgs84(*stated);
  if (!way) return tl::unexpected<Error>(way.error());
  MapCrs crs{epsg_code(*stated), stated->GetName() != nullptr ? stated->GetName() : "", *stated,
             std::move(*way)};
  return std::optional<MapCrs>(std::move(crs));
}

std::optional<Metres> crs_accuracy(const MapCrs& crs, LonLat about) {
  if (!crs.way || on_wgs84(crs.reference)) return Metres{0.0};
  if (crs.code.empty()) return std::nullopt;
  const Context context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  const Pj way(proj_create_crs_to_crs(context.get(), crs.code.c_str(), "EPSG:4326", nullptr));
  if (!way) return std::nullopt;
  const PJ_COORD there = proj_trans(way.get(), PJ_INV, proj_coord(about.lat, about.lon, 0.0, HUGE_VAL));
  if (!std::isfinite(there.xy.x)) return std::nullopt;
  proj_trans(way.get(), PJ_FWD, there);
  const Pj used(proj_trans_get_last_used_operation(way.get()));
  const double accuracy = used ? proj_coordoperation_get_accuracy(context.get(), used.get()) : -1.0;
  if (accuracy < 0.0) return std::nullopt;
  return Metres{accuracy};
}

std::vector<std::pair<double, double>> densified(const std::vector<std::pair<double, double>>& corners) {
  constexpr int pieces = 20;
  std::vector<std::pair<double, double>> ring;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const auto& from = corners[i];
    const auto& to = corners[(i + 1) % corners.size()];
    for (int piece = 0; piece < pieces; ++piece) {
      const double part = static_cast<double>(piece) / pieces;
      ring.emplace_back(from.first + part * (to.first - from.first),
                        from.second + part * (to.second - from.second));
    }
  }
  return ring;
}

Ring placed_ring(const std::vector<std::pair<double, double>>& plane, const MapCrs& crs) {
  Ring ring;
  for (auto [x, y] : plane) {
    if (!std::isfinite(x) || !std::isfinite(y)) return {};
    if (crs.way && crs.way->Transform(1, &x, &y) == 0) return {};
    const LonLat position{x, y};
    if (!in_range(position)) return {};
    ring.push_back(position);
  }
  return ring;
}

Shape placed_box(const PlaneBox& box, const MapCrs& crs) {
  if (box.x_low == box.x_high || box.y_low == box.y_high) {
    Ring ends = placed_ring({{box.x_low, box.y_low}, {box.x_high, box.y_high}}, crs);
    if (ends.empty()) return {};
    if (ends.front() == ends.back()) return point_shape(ends.front());
    return Shape{{}, {std::move(ends)}, {}};
  }
  Ring ring = placed_ring(densified({{box.x_low, box.y_low},
                                     {box.x_high, box.y_low},
                                     {box.x_high, box.y_high},
                                     {box.x_low, box.y_high}}),
                          crs);
  if (ring.empty()) return {};
  return Shape{{}, {}, {Polygon{std::move(ring), {}}}};
}

std::vector<CrsCandidate> crs_candidates(const PlaneBox& box) {
  std::vector<CrsCandidate> all;
  const bool degrees = box.x_low >= -180.0 && box.x_high <= 180.0 && box.y_low >= -90.0 && box.y_high <= 90.0;
  if (degrees) {
    for (const char* const code : {"EPSG:4326", "EPSG:4284"}) all.push_back({code, register_name(code)});
    return all;
  }
  add_zones(all, box, false);
  add_zones(all, {box.y_low, box.x_low, box.y_high, box.x_high}, true);
  return all;
}

}  // namespace tyndau::geo
