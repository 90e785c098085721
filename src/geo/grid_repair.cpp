#include "geo/grid_repair.hpp"

#include "geo/geos.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::geo {
namespace {

bool on_grid(const PlaneRing& ring) {
  return std::all_of(ring.begin(), ring.end(),
                     [](PlanePoint p) { return p.x == std::nearbyint(p.x) && p.y == std::nearbyint(p.y); });
}

bool on_grid(const PlanePolygon& polygon) {
  return on_grid(polygon.outer) && std::all_of(polygon.holes.begin(), polygon.holes.end(),
                                               [](const PlaneRing& hole) { return on_grid(hole); });
}

}  // namespace

std::optional<std::vector<PlanePolygon>> repaired_on_grid(const std::vector<PlanePolygon>& polygons) {
  const GeosGeometry drawn = to_geos(polygons);
  if (!drawn) return std::vector<PlanePolygon>{};
  if (GEOSisValid_r(geos(), drawn.get()) == 1) return std::nullopt;
  const GeosGeometry valid = made_valid(drawn.get());
  if (!valid) return std::vector<PlanePolygon>{};
  auto parts = polygons_of(valid.get());
  if (std::all_of(parts.begin(), parts.end(), [](const PlanePolygon& part) { return on_grid(part); }))
    return parts;
  const GeosGeometry snapped(GEOSGeom_setPrecision_r(geos(), valid.get(), 1.0, 0));
  return polygons_of(snapped.get());
}

}  // namespace tyndau::geo
