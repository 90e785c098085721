/// \file
/// Owning handles over GEOS, and the way of plane polygons there and back. One context a thread.
#pragma once

#include "core/result.hpp"
#include "geo/plane.hpp"

#include <geos_c.h>

#include <memory>
#include <string>
#include <vector>

namespace tyndau::geo {

/// This thread's context.
[[nodiscard]] GEOSContextHandle_t geos();
/// What GEOS said last on this thread, as a bad_input error that begins with \p what.
[[nodiscard]] tl::unexpected<Error> geos_failure(const std::string& what);

struct GeosGeometryDeleter {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
/// nullptr when GEOS refused.
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosGeometryDeleter>;

/// Rings of fewer than 3 vertices, and polygons whose outer ring is one, are left out.
/// \pre all coordinates are finite \return a multipolygon, or nullptr when GEOS refuses
[[nodiscard]] GeosGeometry to_geos(const std::vector<PlanePolygon>& polygons);
/// The polygons of any geometry, those in collections too, in order; points and lines are left out.
[[nodiscard]] std::vector<PlanePolygon> polygons_of(const GEOSGeometry* geometry);
/// Repairs by structure, without parts that collapse. \return nullptr when GEOS refuses
[[nodiscard]] GeosGeometry made_valid(const GEOSGeometry* geometry);
/// Union of the polygons, repaired first where needed. \return nullptr when GEOS refuses
[[nodiscard]] GeosGeometry made_one(const std::vector<PlanePolygon>& polygons);

}  // namespace tyndau::geo
