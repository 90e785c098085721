/// \file
/// Shapes by chance, always the same ones, and slow but plain measurements to judge the fast ones by.
#pragma once

#include "geo/geodesic.hpp"
#include "geo/shape.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace tyndau::geo::test {

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}

  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_() >> 11) * 0x1p-53);
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  /// Anywhere on the Earth, evenly by area.
  LonLat position() { return {between(-180.0, 180.0), std::asin(between(-1.0, 1.0)) * 57.29577951308232}; }
  /// Within \p reach metres of the centre.
  LonLat near(LonLat centre, double reach) {
    return direct(centre, between(0.0, 360.0), Metres{reach * std::sqrt(between(0.0, 1.0))});
  }
  /// A ring that sees its centre from every vertex.
  Ring star(LonLat centre, double radius, std::size_t corners) {
    Ring ring;
    for (std::size_t i = 0; i < corners; ++i) {
      const double azimuth =
          360.0 * (static_cast<double>(i) + between(0.0, 0.7)) / static_cast<double>(corners);
      ring.push_back(direct(centre, azimuth, Metres{radius * between(0.35, 1.0)}));
    }
    return ring;
  }
  /// A point, a line, or an area with or without a hole.
  Shape shape(LonLat centre, double radius) {
    const std::size_t kind = below(4);
    if (kind == 0) return point_shape(near(centre, radius));
    if (kind == 1) return Shape{{}, {{near(centre, radius), near(centre, radius), near(centre, radius)}}, {}};
    Polygon polygon{star(centre, radius, 3 + below(12)), {}};
    if (kind == 3) polygon.holes.push_back(star(centre, radius * 0.2, 5));
    return Shape{{}, {}, {polygon}};
  }

 private:
  std::mt19937_64 engine_;
};

inline Shape area_of(Ring ring) { return Shape{{}, {}, {Polygon{std::move(ring), {}}}}; }
inline Shape line_of(Line line) { return Shape{{}, {std::move(line)}, {}}; }

/// Shortest distance to one geodesic edge, by halving and halving again.
inline double plain_distance_to_edge(LonLat from, LonLat a, LonLat b) {
  const auto line = GeographicLib::Geodesic::WGS84().InverseLine(a.lat, a.lon, b.lat, b.lon);
  const auto at = [&](double s) {
    LonLat p;
    line.Position(s, p.lat, p.lon);
    return distance(from, p).value;
  };
  double low = 0.0, high = line.Distance();
  for (int i = 0; i < 200 && high - low > 1e-7; ++i) {
    const double third = (high - low) / 3.0;
    (at(low + third) < at(high - third) ? high : low) =
        at(low + third) < at(high - third) ? high - third : low + third;
  }
  return std::min({at(0.5 * (low + high)), distance(from, a).value, distance(from, b).value});
}

inline double plain_distance_to_boundary(LonLat from, const Shape& shape) {
  double best = std::numeric_limits<double>::infinity();
  const auto chain = [&](const std::vector<LonLat>& vertices, bool closed) {
    for (std::size_t i = 0; i + (closed ? 0 : 1) < vertices.size(); ++i) {
      best = std::min(best, plain_distance_to_edge(from, vertices[i], vertices[(i + 1) % vertices.size()]));
    }
  };
  for (const LonLat& p : shape.points) best = std::min(best, distance(from, p).value);
  for (const Line& line : shape.lines) chain(line, false);
  for (const Polygon& polygon : shape.polygons) {
    chain(polygon.outer, true);
    for (const Ring& hole : polygon.holes) chain(hole, true);
  }
  return best;
}

}  // namespace tyndau::geo::test
