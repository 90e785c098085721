#include "geo/ecef.hpp"

#include <GeographicLib/Geocentric.hpp>

namespace tyndau::geo {
namespace {

double clamped(double t) { return std::clamp(t, 0.0, 1.0); }

/// The share of the segment start + t * direction that is nearest to `to`.
double foot(Vec3 start, Vec3 direction, Vec3 to) {
  const double squared = dot(direction, direction);
  return squared > 0.0 ? clamped(dot(to - start, direction) / squared) : 0.0;
}

}  // namespace

LonLat from_ecef(Vec3 p) {
  double lat = 0.0, lon = 0.0, height = 0.0;
  GeographicLib::Geocentric::WGS84().Reverse(p.x, p.y, p.z, lat, lon, height);
  return {lon, lat};
}

ChordPair nearest_on_chords(Vec3 a0, Vec3 a1, Vec3 b0, Vec3 b1) {
  const Vec3 da = a1 - a0;
  const Vec3 db = b1 - b0;
  const Vec3 between = a0 - b0;
  const double aa = dot(da, da);
  const double bb = dot(db, db);
  const double ab = dot(da, db);
  const double denominator = aa * bb - ab * ab;
  ChordPair best;
  // Lines that are nearly parallel are nearest at an end of one of them, which the feet below find.
  if (denominator > 1e-12 * aa * bb)
    best.t = clamped((ab * dot(db, between) - bb * dot(da, between)) / denominator);
  best.u = foot(b0, db, a0 + da * best.t);
  best.t = foot(a0, da, b0 + db * best.u);
  best.gap = length(a0 + da * best.t - (b0 + db * best.u));
  const auto consider = [&](double t, double u) {
    const double gap = length(a0 + da * t - (b0 + db * u));
    if (gap < best.gap) best = {t, u, gap};
  };
  if (bb == 0.0) return best;
  consider(0.0, foot(b0, db, a0));
  if (aa == 0.0) return best;
  consider(1.0, foot(b0, db, a1));
  consider(foot(a0, da, b0), 0.0);
  consider(foot(a0, da, b1), 1.0);
  return best;
}

}  // namespace tyndau::geo
