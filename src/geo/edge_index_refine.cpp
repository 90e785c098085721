#include "geo/edge_index_refine.hpp"

#include <GeographicLib/Geodesic.hpp>

#include <algorithm>
#include <cmath>

namespace tyndau::geo::engine {

namespace {

constexpr double mean_radius = 6371e3;
// m: a step that gains less is taken on trust. A sphere foretells it to 1 % for geodesics; planar edges bend themselves.
constexpr double trusted_gain = 2e-6, trusted_planar_gain = 1e-8;
constexpr double formula_reach = 60e3;  // m of chord, up to which arc_length() is final

/// Where an offset's foot on the surface lies, and how long the geodesic to the probe is there.
struct Far {
  double distance;
  double slope;  ///< change of distance along the edge, per metre
};

Far far_distance(const Probe& probe, Vec3 on_surface, Vec3 tangent, LastGeodesic& last) {
  if (last.length < 0.0 || last.to.x != on_surface.x || last.to.y != on_surface.y ||
      last.to.z != on_surface.z) {
    const LonLat at = position_of(on_surface);
    double s = 0.0, azimuth_from = 0.0, azimuth_to = 0.0;
    GeographicLib::Geodesic::WGS84().Inverse(probe.at.lat, probe.at.lon, at.lat, at.lon, s, azimuth_from,
                                             azimuth_to);
    last = {on_surface, s, azimuth_to * radians_per_degree};
  }
  const Vec3 course = axes_at(on_surface).to_local(tangent);
  const double speed = std::sqrt(course.x * course.x + course.y * course.y);
  const double along = std::sin(last.azimuth) * course.x + std::cos(last.azimuth) * course.y;
  return {last.length, speed > 0.0 ? along / speed : 0.0};
}

Vec3 offset_at(const Curve& curve, double t) {
  if (t <= 0.0) return curve.a;
  return t >= 1.0 ? curve.b : curve.at(t);
}

}  // namespace

Vec3 Curve::at(double t) const { return a + d * t + (bend + twist * (1.0 - 2.0 * t)) * (t * (1.0 - t)); }

Vec3 Curve::tangent(double t) const {
  return d + bend * (1.0 - 2.0 * t) + twist * (1.0 - 6.0 * t * (1.0 - t));
}

Curve planar_curve(Vec3 origin, Vec3 a, Vec3 b) {
  const LonLat from = position_of(origin + a), to = position_of(origin + b);
  const double span = longitude_from(from.lon, to.lon);
  const Vec3 d = b - a;
  const auto off_chord = [&](double t) {
    return to_ecef({from.lon + span * t, from.lat + (to.lat - from.lat) * t}) - origin - a - d * t;
  };
  const Vec3 first = off_chord(1.0 / 3.0), second = off_chord(2.0 / 3.0);
  return {a, b, d, (first + second) * 2.25, (first - second) * 6.75};
}

Curve curve_of(const View& view, EdgeRef edge) {
  const Record& record = view.records[edge.slot];
  const std::uint32_t step = view.blocks[edge.block].step;
  const Vec3 a = record.frame.to_earth(vertex(view, edge.block, edge.lane));
  if (step == 0) return {a, a, {}, {}, {}};
  const Vec3 b = record.frame.to_earth(vertex(view, edge.block, edge.lane + 1));
  const Vec3 d = b - a;
  const double square = dot(d, d);
  if (square <= 0.0) return {a, a, {}, {}, {}};
  if (view.header.planar != 0) return planar_curve(record.frame.origin, a, b);
  const Vec3 middle = record.frame.origin + a + d * 0.5;
  const Vec3 up = gradient(middle);
  return {a, b, d, up * (0.5 * normal_curvature(middle, d) * square / length(up)), {}};
}

double foot_on(const Curve& curve, Vec3 offset) {
  const double square = dot(curve.d, curve.d);
  if (square <= 0.0) return 0.0;
  double t = std::clamp(dot(offset - curve.a, curve.d) / square, 0.0, 1.0);
  for (int i = 0; i < 4; ++i) {
    const Vec3 gap = offset - curve.at(t), along = curve.tangent(t);
    const Vec3 second = curve.bend * -2.0 + curve.twist * (12.0 * t - 6.0);
    const double change = dot(gap, along) / std::max(dot(along, along) - dot(gap, second), 1e-3 * square);
    const double next = std::clamp(t + change, 0.0, 1.0);
    // Newton's steps shrink quadratically: after one under 0.1 mm the next would be under a nanometre.
    const bool settled = (next - t) * (next - t) * square < 1e-8;
    t = next;
    if (settled) break;
  }
  return t;
}

Estimate estimate(const View& view, const Probe& probe, EdgeRef edge) {
  const Vec3 origin = view.records[edge.slot].frame.origin;
  const Curve curve = curve_of(view, edge);
  const Vec3 offset = probe.earth - origin;
  const double t = foot_on(curve, offset);
  const Vec3 place = offset_at(curve, t);
  const Vec3 chord = offset - place;
  const double c = length(chord);
  const double distance = arc_length(origin + (place + offset) * 0.5, chord);
  return {distance, c <= formula_reach ? 0.0 : arc_length_error(c), t};
}

Estimate finish(const View& view, const Probe& probe, EdgeRef edge, Estimate rough, LastGeodesic& last) {
  if (rough.error == 0.0) return rough;
  const Vec3 origin = view.records[edge.slot].frame.origin;
  const Curve curve = curve_of(view, edge);
  const double edge_length = length(curve.d);
  const auto ask = [&](double t) {
    return far_distance(probe, origin + offset_at(curve, t), curve.tangent(t), last);
  };
  Far far = ask(rough.t);
  if (edge_length == 0.0) return {far.distance, 0.0, rough.t};
  const double angle = far.distance / mean_radius;
  if (angle > 1.5) {  // beyond a quarter of the globe the distance is concave along an edge
    const double at_a = ask(0.0).distance, at_b = ask(1.0).distance;
    return at_a <= at_b ? Estimate{at_a, 0.0, 0.0} : Estimate{at_b, 0.0, 1.0};
  }
  const double trusted = view.header.planar != 0 ? trusted_planar_gain : trusted_gain;
  // Newton's steps; how fast the slope changes is first that of a sphere, then measured.
  double bending = (1.0 - far.slope * far.slope) / (mean_radius * std::tan(angle));
  double t = rough.t;
  for (int i = 0; i < 8; ++i) {
    const double wanted =
        std::abs(far.slope) < 0.05 && bending > 0.0 ? -far.slope / bending : -far.slope * 1e9;
    const double next = std::clamp(t + wanted / edge_length, 0.0, 1.0);
    const double moved = (next - t) * edge_length;
    const double gain = -moved * (far.slope + 0.5 * bending * moved);
    if (next == t || std::abs(gain) < trusted) return {far.distance - std::max(0.0, gain), 0.0, next};
    const Far there = ask(next);
    bending = (there.slope - far.slope) / moved;
    far = there;
    t = next;
  }
  return {far.distance, 0.0, t};
}

LonLat position_on(const View& view, EdgeRef edge, double t) {
  const Curve curve = curve_of(view, edge);
  return position_of(view.records[edge.slot].frame.origin + offset_at(curve, t));
}

}  // namespace tyndau::geo::engine
