#include "geo/refinement.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/Gnomonic.hpp>

#include <functional>
#include <numbers>

namespace tyndau::geo {
namespace {

using GeographicLib::Geodesic;

constexpr double mean_radius = 6'371'008.8;
constexpr double far_away =
    1'000'000.0;  // m: beyond it the distance to a geodesic may have more than one valley

/// One trial on a curve: the gap there, and by how many metres the valley lies before it (after it when negative).
struct Trial {
  Gap gap;
  double overshoot = 0.0;
  double speed = 0.0;
};

/// The foot of the perpendicular in a right-angled spherical triangle: exact on a sphere, nearly so here.
double overshoot_of(double distance, double angle_degrees) {
  const double angle = angle_degrees * radians_per_degree;
  const double sigma = distance / mean_radius;
  return mean_radius * std::atan2(std::sin(sigma) * std::cos(angle), std::cos(sigma));
}

Trial try_place(LonLat from, const EdgeCurve::Place& place) {
  double s = 0.0, azimuth_from = 0.0, azimuth_at = 0.0;
  Geodesic::WGS84().Inverse(from.lat, from.lon, place.at.lat, place.at.lon, s, azimuth_from, azimuth_at);
  return {{s, from, place.at}, overshoot_of(s, place.azimuth - azimuth_at), place.speed};
}

/// Searches [0, 1] for the place where the overshoot vanishes, by secants that a bracket keeps honest.
class ValleySearch {
 public:
  explicit ValleySearch(std::function<Trial(double)> attempt) : attempt_(std::move(attempt)) {}

  Gap run(double guess) {
    double t = std::clamp(guess, 0.0, 1.0);
    for (int step = 0; step < 60; ++step) {
      const Trial trial = attempt_(t);
      keep(trial.gap);
      if (settled(trial, t)) break;
      (trial.overshoot > 0.0 ? high_ : low_) = t;
      const double next = next_after(trial, t);
      if (next == t || high_ - low_ < 1e-15) break;
      t = next;
    }
    return best_;
  }

  [[nodiscard]] const Gap& best() const { return best_; }
  void keep(const Gap& gap) {
    if (empty_ || gap.distance < best_.distance) best_ = gap;
    empty_ = false;
  }

 private:
  [[nodiscard]] static bool settled(const Trial& trial, double t) {
    if (t == 0.0 && trial.overshoot >= 0.0) return true;
    if (t == 1.0 && trial.overshoot <= 0.0) return true;
    // What another step could still gain is overshoot² / (2 distance).
    constexpr double worth_a_step = 2e-9;
    return trial.overshoot * trial.overshoot <= worth_a_step * trial.gap.distance ||
           trial.gap.distance <= touching / 4;
  }

  double next_after(const Trial& trial, double t) {
    double slope = trial.speed;
    if (tried_ && t != previous_t_) {
      const double secant = (trial.overshoot - previous_overshoot_) / (t - previous_t_);
      if (secant > 0.02 * trial.speed && secant < 50.0 * trial.speed) slope = secant;
    }
    tried_ = true;
    previous_t_ = t;
    previous_overshoot_ = trial.overshoot;
    const double next = std::clamp(t - trial.overshoot / slope, 0.0, 1.0);
    const bool at_open_end = (next == 0.0 && low_ == 0.0) || (next == 1.0 && high_ == 1.0);
    if (next > low_ && next < high_) return next;
    return at_open_end ? next : 0.5 * (low_ + high_);
  }

  std::function<Trial(double)> attempt_;
  Gap best_;
  bool empty_ = true;
  double low_ = 0.0, high_ = 1.0;
  bool tried_ = false;
  double previous_t_ = 0.0, previous_overshoot_ = 0.0;
};

/// The nearest places of two planar pieces that do not cross: both may bend towards each other.
Gap nearest_of_curves(const EdgeCurve& a, const EdgeCurve& b, ChordPair near) {
  ValleySearch search([&](double t) {
    const EdgeCurve::Place place = a.place(t);
    const Gap gap = nearest_on_curve(place.at, b, near.u);
    Trial trial = try_place(gap.to, place);
    trial.gap = gap;
    return trial;
  });
  return search.run(near.t);
}

Gap reversed(Gap gap) {
  std::swap(gap.from, gap.to);
  return gap;
}

std::optional<LonLat> planar_crossing(const EdgePiece& a, const EdgePiece& b) {
  const double ax = longitude_from(a.a.lon, a.b.lon), ay = a.b.lat - a.a.lat;
  const double bx = longitude_from(b.a.lon, b.b.lon), by = b.b.lat - b.a.lat;
  const double ox = longitude_from(a.a.lon, b.a.lon), oy = b.a.lat - a.a.lat;
  const double cross = ax * by - ay * bx;
  if (cross == 0.0) return std::nullopt;
  const double t = (ox * by - oy * bx) / cross;
  const double u = (ox * ay - oy * ax) / cross;
  if (t < 0.0 || t > 1.0 || u < 0.0 || u > 1.0) return std::nullopt;
  return LonLat{wrapped_longitude(a.a.lon + t * ax), a.a.lat + t * ay};
}

/// Gnomonic maps draw geodesics nearly straight, the straighter the nearer they pass to the map's centre.
LonLat geodesic_crossing_place(const EdgePiece& a, const EdgePiece& b, LonLat guess) {
  const GeographicLib::Gnomonic map(Geodesic::WGS84());
  LonLat centre = guess;
  for (int step = 0; step < 4; ++step) {
    double x[4], y[4];
    const LonLat ends[4] = {a.a, a.b, b.a, b.b};
    for (int i = 0; i < 4; ++i) map.Forward(centre.lat, centre.lon, ends[i].lat, ends[i].lon, x[i], y[i]);
    const double cross = (x[1] - x[0]) * (y[3] - y[2]) - (y[1] - y[0]) * (x[3] - x[2]);
    const double t = ((x[2] - x[0]) * (y[3] - y[2]) - (y[2] - y[0]) * (x[3] - x[2])) / cross;
    if (!std::isfinite(t)) return centre;
    const double cx = x[0] + t * (x[1] - x[0]), cy = y[0] + t * (y[1] - y[0]);
    map.Reverse(centre.lat, centre.lon, cx, cy, centre.lat, centre.lon);
    if (std::hypot(cx, cy) < 1e-6) break;
  }
  return centre;
}

bool on_opposite_sides(const EdgePiece& of, LonLat p, LonLat q) {
  const double left_p = left_of(of.a, of.b, p);
  return left_p != 0.0 && (left_p > 0.0) != (left_of(of.a, of.b, q) > 0.0);
}

}  // namespace

Gap nearest_on_curve(LonLat from, const EdgeCurve& curve, double guess) {
  if (curve.is_point()) return try_place(from, curve.place(0.0)).gap;
  ValleySearch search([&](double t) { return try_place(from, curve.place(t)); });
  Gap gap = search.run(guess);
  if (curve.model() == EdgeModel::geodesic && gap.distance < far_away) return gap;
  for (const double end : {0.0, 1.0}) {
    search.keep(try_place(from, curve.place(end)).gap);
  }
  return search.best();
}

double left_of(LonLat a, LonLat b, LonLat position) {
  double s = 0.0, towards_position = 0.0, towards_b = 0.0, ignored = 0.0;
  Geodesic::WGS84().Inverse(a.lat, a.lon, b.lat, b.lon, s, towards_b, ignored);
  Geodesic::WGS84().Inverse(a.lat, a.lon, position.lat, position.lon, s, towards_position, ignored);
  return mean_radius * std::sin(s / mean_radius) *
         std::sin((towards_b - towards_position) * radians_per_degree);
}

std::optional<LonLat> crossing(const EdgePiece& a, const EdgePiece& b, EdgeModel model, LonLat guess) {
  if (a.is_point() || b.is_point()) return std::nullopt;
  if (model == EdgeModel::planar) return planar_crossing(a, b);
  if (!on_opposite_sides(a, b.a, b.b) || !on_opposite_sides(b, a.a, a.b)) return std::nullopt;
  return geodesic_crossing_place(a, b, guess);
}

Gap nearest_of_pieces(const EdgePiece& a, const EdgePiece& b, EdgeModel model, ChordPair near) {
  if (a.is_point()) return nearest_on_curve(a.a, EdgeCurve(b, model), near.u);
  if (b.is_point()) return reversed(nearest_on_curve(b.a, EdgeCurve(a, model), near.t));
  if (near.gap <= a.bulge + b.bulge + 1e-6) {
    const LonLat guess = from_ecef(a.chord_a + (a.chord_b - a.chord_a) * near.t);
    if (const auto place = crossing(a, b, model, guess)) return {0.0, *place, *place};
  }
  const EdgeCurve curve_a(a, model), curve_b(b, model);
  Gap best = nearest_on_curve(a.a, curve_b, near.u);
  const auto consider = [&best](const Gap& gap) {
    if (gap.distance < best.distance) best = gap;
  };
  consider(nearest_on_curve(a.b, curve_b, near.u));
  consider(reversed(nearest_on_curve(b.a, curve_a, near.t)));
  consider(reversed(nearest_on_curve(b.b, curve_a, near.t)));
  if (model == EdgeModel::planar) consider(nearest_of_curves(curve_a, curve_b, near));
  return best;
}

}  // namespace tyndau::geo
