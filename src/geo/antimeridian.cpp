#include "geo/drawing.hpp"
#include "geo/ecef.hpp"
#include "geo/geos.hpp"
#include "geo/limits.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tyndau::geo {
namespace {

/// A ring in degrees whose longitudes run on beyond ±180 instead of jumping.
struct Unrolled {
  PlaneRing ring;
  double winding = 0.0;  ///< +360 or -360 around a pole, else 0
};

Unrolled unrolled(const Ring& ring) {
  Unrolled result;
  double lon = ring.empty() ? 0.0 : ring.front().lon;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    // The vertex's own longitude plus whole turns: adding up differences would round.
    if (i > 0) lon += longitude_from(ring[i - 1].lon, ring[i].lon);
    const double turns = std::round((lon - ring[i].lon) / 360.0);
    lon = ring[i].lon + 360.0 * turns;
    result.ring.push_back({lon, ring[i].lat});
  }
  if (ring.empty()) return result;
  lon += longitude_from(ring.back().lon, ring.front().lon);
  result.winding = 360.0 * std::round((lon - ring.front().lon) / 360.0);
  return result;
}

double pole_on_the_smaller_side(const Unrolled& around) {
  double latitude_sum = 0.0;
  for (std::size_t i = 0; i < around.ring.size(); ++i) {
    const PlanePoint a = around.ring[i];
    const PlanePoint first = around.ring.front();
    const PlanePoint b =
        i + 1 < around.ring.size() ? around.ring[i + 1] : PlanePoint{first.x + around.winding, first.y};
    latitude_sum += (b.x - a.x) * (a.y + b.y) * (around.winding > 0.0 ? 1.0 : -1.0);
  }
  return latitude_sum >= 0.0 ? 90.0 : -90.0;
}

/// The same ring, begun where it passes ±180°, so that what is added there lies on the map's edge.
PlaneRing begun_at_antimeridian(const Unrolled& around) {
  const PlaneRing& ring = around.ring;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const bool last = i + 1 == ring.size();
    const PlanePoint a = ring[i];
    const PlanePoint b = last ? PlanePoint{ring[0].x + around.winding, ring[0].y} : ring[i + 1];
    const double edge = 360.0 * std::floor((std::max(a.x, b.x) + 180.0) / 360.0) - 180.0;
    if (edge < std::min(a.x, b.x) || a.x == b.x) continue;
    PlaneRing result{{edge, a.y + (edge - a.x) / (b.x - a.x) * (b.y - a.y)}};
    result.insert(result.end(), ring.begin() + static_cast<std::ptrdiff_t>(i) + 1, ring.end());
    for (std::size_t k = 0; k <= i; ++k) result.push_back({ring[k].x + around.winding, ring[k].y});
    return result;
  }
  return ring;
}

/// A ring around a pole, led along the antimeridian to the pole on its smaller side, around it and back.
PlaneRing closed_over_pole(const Unrolled& around) {
  const double pole = pole_on_the_smaller_side(around);
  PlaneRing ring = begun_at_antimeridian(around);
  const PlanePoint first = ring.front();
  ring.push_back({first.x + around.winding, first.y});
  ring.push_back({first.x + around.winding, pole});
  ring.push_back({first.x, pole});
  return ring;
}

PlaneRing flat(const Ring& ring) {
  const Unrolled open = unrolled(ring);
  return open.winding == 0.0 ? open.ring : closed_over_pole(open);
}

bool fits_the_map(const PlaneRing& ring) {
  return std::all_of(ring.begin(), ring.end(), [](PlanePoint p) { return std::abs(p.x) <= 180.0; });
}

PlaneRing moved(PlaneRing ring, double east) {
  for (PlanePoint& p : ring) p.x += east;
  return ring;
}

Polygon to_polygon(const PlanePolygon& flat_polygon) {
  const auto back = [](const PlaneRing& ring) {
    Ring result;
    for (const PlanePoint& p : ring)
      result.push_back({std::clamp(p.x, -180.0, 180.0), std::clamp(p.y, -90.0, 90.0)});
    return result;
  };
  const PlanePolygon oriented = right_handed(flat_polygon);
  Polygon polygon{back(oriented.outer), {}};
  for (const PlaneRing& hole : oriented.holes) polygon.holes.push_back(back(hole));
  return polygon;
}

PlanePolygon world(double east) {
  return {{{east - 180.0, -90.0}, {east + 180.0, -90.0}, {east + 180.0, 90.0}, {east - 180.0, 90.0}}, {}};
}

/// The holes at every turn of the Earth at which they may lie in the outer ring.
std::vector<PlanePolygon> holes_at_all_turns(const Polygon& polygon) {
  std::vector<PlanePolygon> holes;
  for (const Ring& hole : polygon.holes) {
    const PlaneRing ring = flat(hole);
    for (const double east : {-720.0, -360.0, 0.0, 360.0, 720.0}) holes.push_back({moved(ring, east), {}});
  }
  return holes;
}

/// The polygon as one area in unrolled degrees. \return nullptr when GEOS refuses
GeosGeometry unrolled_area(const Polygon& polygon) {
  GeosGeometry area = to_geos({PlanePolygon{flat(polygon.outer), {}}});
  if (area && GEOSisValid_r(geos(), area.get()) != 1) area = made_valid(area.get());
  if (!area || polygon.holes.empty()) return area;
  const GeosGeometry holes = made_one(holes_at_all_turns(polygon));
  return holes ? GeosGeometry(GEOSDifference_r(geos(), area.get(), holes.get())) : nullptr;
}

/// \return false when GEOS refuses
bool cut_into(std::vector<Polygon>& result, const Polygon& polygon) {
  const GeosGeometry area = unrolled_area(polygon);
  if (!area) return false;
  for (const double east : {-360.0, 0.0, 360.0}) {
    const GeosGeometry sheet = to_geos({world(east)});
    const GeosGeometry piece(sheet ? GEOSIntersection_r(geos(), area.get(), sheet.get()) : nullptr);
    if (!piece) return false;
    for (PlanePolygon& part : polygons_of(piece.get())) {
      part.outer = moved(std::move(part.outer), -east);
      for (PlaneRing& hole : part.holes) hole = moved(std::move(hole), -east);
      result.push_back(to_polygon(part));
    }
  }
  return true;
}

/// Whether no step reaches half around the Earth: such a ring runs on the map as it is written.
bool runs_as_written(const Ring& ring) {
  for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
    if (std::abs(ring[i].lon - ring[before].lon) >= 180.0) return false;
  }
  return true;
}

bool runs_as_written(const Polygon& polygon) {
  return runs_as_written(polygon.outer) &&
         std::all_of(polygon.holes.begin(), polygon.holes.end(),
                     [](const Ring& hole) { return runs_as_written(hole); });
}

bool needs_a_cut(const Polygon& polygon) {
  const auto crosses = [](const Ring& ring) {
    const Unrolled open = unrolled(ring);
    return open.winding != 0.0 || !fits_the_map(open.ring);
  };
  return crosses(polygon.outer) || std::any_of(polygon.holes.begin(), polygon.holes.end(), crosses);
}

Polygon right_handed_as_it_is(const Polygon& polygon) {
  PlanePolygon flat_polygon{unrolled(polygon.outer).ring, {}};
  for (const Ring& hole : polygon.holes) flat_polygon.holes.push_back(unrolled(hole).ring);
  return to_polygon(flat_polygon);
}

void turn_ring(Ring& ring, bool left) {
  PlaneRing flat_ring;
  flat_ring.reserve(ring.size());
  for (const LonLat p : ring) flat_ring.push_back({p.lon, p.lat});
  const double area = twice_signed_area(flat_ring);
  if (left ? area < 0.0 : area > 0.0) std::reverse(ring.begin(), ring.end());
}

Polygon right_handed_as_written(Polygon polygon) {
  turn_ring(polygon.outer, true);
  for (Ring& hole : polygon.holes) turn_ring(hole, false);
  return polygon;
}

/// The latitude at which the way from a to b, straight in degrees, meets the map's edge on a's side.
double latitude_at_edge(LonLat a, LonLat b, double edge) {
  const double span = longitude_from(a.lon, b.lon);
  const double t = span == 0.0 ? 0.0 : std::clamp((edge - a.lon) / span, 0.0, 1.0);
  return a.lat + t * (b.lat - a.lat);
}

void cut_line(std::vector<Line>& result, const Line& line) {
  Line piece;
  for (const LonLat& p : line) {
    if (!piece.empty() && std::abs(p.lon - piece.back().lon) > 180.0) {
      const LonLat a = piece.back();
      const double edge = a.lon >= 0.0 ? 180.0 : -180.0;
      const double lat = latitude_at_edge(a, p, edge);
      if (a.lon != edge) piece.push_back({edge, lat});
      if (piece.size() > 1) result.push_back(std::move(piece));
      piece.clear();
      if (p.lon != -edge) piece.push_back({-edge, lat});
    }
    piece.push_back(p);
  }
  if (piece.size() > 1 || line.size() == 1) result.push_back(std::move(piece));
}

}  // namespace

Result<Shape> cut_at_antimeridian(const Shape& shape) {
  if (const auto checked = check_vertices(shape); !checked) return tl::unexpected<Error>(checked.error());
  Shape result{shape.points, {}, {}};
  for (const Line& line : shape.lines) cut_line(result.lines, line);
  for (const Polygon& polygon : shape.polygons) {
    if (runs_as_written(polygon)) {
      result.polygons.push_back(right_handed_as_written(polygon));
    } else if (!needs_a_cut(polygon)) {
      result.polygons.push_back(right_handed_as_it_is(polygon));
    } else if (!cut_into(result.polygons, polygon)) {
      return geos_failure("polygon cannot be cut at the antimeridian");
    }
  }
  return result;
}

}  // namespace tyndau::geo
