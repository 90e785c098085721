#include "geo/grid_repair.hpp"

#include "geo/geos.hpp"

namespace tyndau::geo {

std::optional<std::vector<PlanePolygon>> repaired_on_grid(const std::vector<PlanePolygon>& polygons) {
  const GeosGeometry drawn = to_geos(polygons);
  if (!drawn) return std::vector<PlanePolygon>{};
  if (GEOSisValid_r(geos(), drawn.get()) == 1) return std::nullopt;
  const GeosGeometry valid = made_valid(drawn.get());
  if (!valid) return std::vector<PlanePolygon>{};
  const GeosGeometry snapped(GEOSGeom_setPrecision_r(geos(), valid.get(), 1.0, 0));
  return polygons_of(snapped.get());
}

}  // namespace tyndau::geo
