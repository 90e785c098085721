#include "geo/geodesic.hpp"

#include "geo/piece_tree.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>

#include <cassert>

namespace tyndau::geo {
namespace {

using GeographicLib::Geodesic;

double ring_area(const Ring& ring) {
  GeographicLib::PolygonArea sum(Geodesic::WGS84());
  for (const LonLat& p : ring) sum.AddPoint(p.lat, p.lon);
  double perimeter = 0.0, square_metres = 0.0;
  sum.Compute(false, true, perimeter, square_metres);
  return std::abs(square_metres);
}

struct Edge {
  LonLat a, b;
};

std::vector<Edge> edges_of(const Shape& shape) {
  std::vector<Edge> edges;
  edges.reserve(vertex_count(shape));
  const auto append = [&edges](const std::vector<LonLat>& chain, bool closed) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const bool last = i + 1 == chain.size();
      if (!last || closed) edges.push_back({chain[i], last ? chain.front() : chain[i + 1]});
    }
  };
  for (const LonLat& p : shape.points) edges.push_back({p, p});
  for (const Line& line : shape.lines) append(line, line.size() == 1);
  for (const Polygon& polygon : shape.polygons) {
    append(polygon.outer, true);
    for (const Ring& hole : polygon.holes) append(hole, true);
  }
  return edges;
}

/// For either edge model.
double bulge_of(const Edge& edge, Vec3 a, Vec3 b) {
  if (edge.a == edge.b) return 0.0;
  return std::max(geodesic_bulge(length(b - a)),
                  planar_bulge(longitude_from(edge.a.lon, edge.b.lon), edge.b.lat - edge.a.lat));
}

}  // namespace

Metres distance(LonLat from, LonLat to) {
  double s = 0.0;
  Geodesic::WGS84().Inverse(from.lat, from.lon, to.lat, to.lon, s);
  return {s};
}

LonLat direct(LonLat from, double azimuth, Metres length) {
  LonLat end;
  Geodesic::WGS84().Direct(from.lat, from.lon, azimuth, length.value, end.lat, end.lon);
  return end;
}

double azimuth(LonLat from, LonLat to) {
  double s = 0.0, start = 0.0, end = 0.0;
  Geodesic::WGS84().Inverse(from.lat, from.lon, to.lat, to.lon, s, start, end);
  constexpr double full_turn = 360.0;
  if (start < 0.0) start += full_turn;
  return start == 0.0 || start >= full_turn ? 0.0 : start;
}

BoundingSphere bounding_sphere(const Shape& shape) {
  assert(!shape.empty());
  constexpr double largest_cap = 5e6;  // m: beyond it an area may hold more than the ball around its boundary
  const std::vector<Edge> edges = edges_of(shape);
  Box box;
  for (const Edge& edge : edges) box.add(to_ecef(edge.a), 0.0);
  const Vec3 centre = (box.low + box.high) * 0.5;
  double radius = 0.0;
  for (const Edge& edge : edges) {
    const Vec3 a = to_ecef(edge.a), b = to_ecef(edge.b);
    radius = std::max(
        {radius, length(a - centre) + bulge_of(edge, a, b), length(b - centre) + bulge_of(edge, a, b)});
  }
  if (radius > largest_cap) return {0.0, 0.0, 0.0, Metres{semi_major_axis}};
  constexpr double rounding = 1e-6;
  return {centre.x, centre.y, centre.z, Metres{radius + rounding}};
}

Metres distance_at_least(const BoundingSphere& a, const BoundingSphere& b) {
  const double centres = length(Vec3{a.x, a.y, a.z} - Vec3{b.x, b.y, b.z});
  return {geodesic_at_least(std::max(0.0, centres - a.radius.value - b.radius.value))};
}

LonLat middle(const Shape& shape) {
  assert(!shape.empty());
  const std::vector<LonLat> all = vertices(shape);
  if (all.size() == 1) return all.front();
  Vec3 sum;
  for (const LonLat& p : all) sum = sum + to_ecef(p);
  // Vertices that balance around the whole Earth have no middle; any then does.
  return length(sum) > 0.0 ? from_ecef(sum * (1.0 / static_cast<double>(all.size()))) : all.front();
}

Disc enclosing_disc(const Shape& shape) {
  const LonLat centre = middle(shape);
  const std::vector<LonLat> all = vertices(shape);
  if (all.size() == 1) return {centre, Metres{0.0}};
  Metres farthest;
  for (const LonLat& p : all) farthest = std::max(farthest, distance(centre, p));
  return {centre, farthest};
}

SquareMetres area(const Shape& shape) {
  double sum = 0.0;
  for (const Polygon& polygon : shape.polygons) {
    double square_metres = ring_area(polygon.outer);
    for (const Ring& hole : polygon.holes) square_metres -= ring_area(hole);
    sum += std::max(0.0, square_metres);
  }
  return {sum};
}

}  // namespace tyndau::geo
