/// \file
/// The azimuthal equidistant map around one position, for areas and directions within some 100 km of it.
#pragma once

#include "geo/edge_index_refine.hpp"

namespace tyndau::geo::engine {

/// Metres to the east and to the north, at the true distance and azimuth from the middle.
struct Flat {
  double x = 0.0, y = 0.0;
};
inline double dot(Flat a, Flat b) { return a.x * b.x + a.y * b.y; }
inline double cross(Flat a, Flat b) { return a.x * b.y - a.y * b.x; }
inline Flat between(Flat a, Flat b, double t) { return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; }

/// The azimuthal equidistant map around the middle of a disc, and areas in it.
class DiscMap {
 public:
  explicit DiscMap(const Probe& centre) : centre_(centre.earth), frame_(axes_at(centre.earth)) {
    const double w = 1.0 - eccentricity_squared * frame_.sin_lat * frame_.sin_lat;
    // Gaussian curvature: the inverse of the product of the two radii of curvature.
    curvature_ = w * w / (semi_major_axis * semi_major_axis * (1.0 - eccentricity_squared));
  }

  [[nodiscard]] Flat map(Vec3 earth) const {
    const Vec3 l = frame_.to_local(earth - centre_);
    const double flat2 = l.x * l.x + l.y * l.y, chord2 = flat2 + l.z * l.z;
    if (flat2 <= 0.0) return {};
    const double stretch = std::sqrt(chord2 / flat2) * (1.0 + chord2 * curvature_ / 24.0);
    return {l.x * stretch, l.y * stretch};
  }
  /// Area swept by a line from the middle to a place that moves straight from a to b.
  [[nodiscard]] double swept(Flat a, Flat b) const {
    return cross(a, b) * (0.5 - curvature_ / 72.0 * (dot(a, a) + dot(b, b) + dot(a, b)));
  }
  [[nodiscard]] double swept_per_radian(double r) const { return r * r * (0.5 - curvature_ / 24.0 * r * r); }

 private:
  Vec3 centre_;
  Frame frame_;
  double curvature_;
};

}  // namespace tyndau::geo::engine
