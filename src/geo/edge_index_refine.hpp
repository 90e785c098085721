/// \file
/// The exact step of the edge index: distance to one edge, and containment next to the boundary.
#pragma once

#include "geo/edge_index_layout.hpp"

namespace tyndau::geo::engine {

/// A position that is asked about.
struct Probe {
  LonLat at;
  Vec3 earth;
};
[[nodiscard]] inline Probe probe_at(LonLat at) { return {at, to_ecef(at)}; }

/// The course of an edge, t in [0, 1]: a + t·d + t(1−t)·(bend + (1−2t)·twist), offsets from the shape's origin in
/// earth axes.
struct Curve {
  Vec3 a, b, d;
  Vec3 bend, twist;

  [[nodiscard]] Vec3 at(double t) const;
  [[nodiscard]] Vec3 tangent(double t) const;
};
/// \accuracy 20 nm for pieces up to longest_piece
[[nodiscard]] Curve curve_of(const View& view, EdgeRef edge);
/// Share of the curve that lies nearest to an offset from the shape's origin, by chord.
[[nodiscard]] double foot_on(const Curve& curve, Vec3 offset);
/// The same course when planar: through the straight line in longitude and latitude.
[[nodiscard]] Curve planar_curve(Vec3 origin, Vec3 a, Vec3 b);

/// Distance to one edge, as well as the chord tells it.
struct Estimate {
  double distance = 0.0;
  double error = 0.0;  ///< 0 when final
  double t = 0.0;      ///< where on the edge
};
/// Final up to 60 km (\accuracy 60 nm), else within arc_length_error().
[[nodiscard]] Estimate estimate(const View& view, const Probe& probe, EdgeRef edge);
/// The last geodesic that was solved: two edges often share the vertex that is nearest.
struct LastGeodesic {
  Vec3 to;
  double length = -1.0;
  double azimuth = 0.0;  ///< at the end, radians
};
/// \accuracy 0.1 µm at any distance
[[nodiscard]] Estimate finish(const View& view, const Probe& probe, EdgeRef edge, Estimate rough,
                              LastGeodesic& last);

/// Whether the probe lies in the shape's polygons or within 20 nm of their boundary. \pre near the shape
[[nodiscard]] bool contains_exactly(const View& view, const Probe& probe, std::uint32_t slot);
/// The position on the surface of a place on an edge. \accuracy 10 nm
[[nodiscard]] LonLat position_on(const View& view, EdgeRef edge, double t);

}  // namespace tyndau::geo::engine
