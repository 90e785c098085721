#include "geo/containment.hpp"

#include "geo/edge_piece.hpp"
#include "geo/geodesic.hpp"
#include "geo/refinement.hpp"

namespace tyndau::geo {
namespace {

constexpr double shortest_degree = 110'500.0;  // m, of latitude
constexpr double polar_latitude = 85.0;        // beyond it longitudes say little about nearness

/// Counts the edges that a meridian from the position to the south pole crosses, and how often the ring winds around
/// the poles.
class RingCounter {
 public:
  RingCounter(LonLat position, EdgeModel model) : p_(position), model_(model) {}

  /// One piece of the ring, in order.
  void add(LonLat a, LonLat b) {
    if (at_pole(a) && at_pole(p_) && a.lat == p_.lat) on_boundary_ = true;
    if (model_ == EdgeModel::geodesic) {
      if (passes_over_pole(a, b)) {
        const double pole = a.lat + b.lat >= 0.0 ? 90.0 : -90.0;
        add({a.lon, a.lat}, {a.lon, pole});
        add({b.lon, pole}, b);
        return;
      }
      if (at_pole(a)) a.lon = b.lon;  // a meridian runs to the pole, whatever longitude the pole was given
      if (at_pole(b)) b.lon = a.lon;
    }
    if (started_) turn_at_pole(last_, a);
    if (!started_) first_ = a;
    started_ = true;
    last_ = b;
    count(a, b);
  }

  [[nodiscard]] RingSide side() {
    if (started_) turn_at_pole(last_, first_);
    if (on_boundary_) return RingSide::boundary;
    constexpr double half_turn = 180.0;
    const bool winds = std::abs(winding_) > half_turn;
    // The ring's mean latitude tells which pole is on the smaller side.
    const bool south_pole_inside = winds && latitude_sum_ * winding_ < 0.0;
    return (crossings_odd_ != south_pole_inside) ? RingSide::inside : RingSide::outside;
  }

 private:
  [[nodiscard]] static bool at_pole(LonLat p) { return std::abs(p.lat) == 90.0; }
  [[nodiscard]] static bool passes_over_pole(LonLat a, LonLat b) {
    return !at_pole(a) && !at_pole(b) && std::abs(longitude_from(a.lon, b.lon)) > 180.0 - 1e-10;
  }

  /// At a pole the ring turns from one meridian to another without moving.
  void turn_at_pole(LonLat from, LonLat to) {
    if (from.lon == to.lon || !at_pole(from) || !at_pole(to)) return;
    const double span = longitude_from(from.lon, to.lon);
    winding_ += span;
    latitude_sum_ += span * from.lat;
    if (straddles(from, to, span) && from.lat < p_.lat) crossings_odd_ = !crossings_odd_;
  }

  /// Whether the way crosses the position's meridian, ends counted once.
  [[nodiscard]] bool straddles(LonLat a, LonLat b, double span) const {
    const bool a_east = longitude_from(p_.lon, a.lon) >= 0.0;
    const bool b_east = longitude_from(p_.lon, b.lon) >= 0.0;
    if (span > 0.0) return !a_east && b_east;
    return span < 0.0 && a_east && !b_east;
  }

  void count(LonLat a, LonLat b) {
    const double span = longitude_from(a.lon, b.lon);
    winding_ += span;
    latitude_sum_ += span * 0.5 * (a.lat + b.lat);
    const bool crosses = straddles(a, b, span);
    const double strip = planar_bulge(span, b.lat - a.lat) * 2.0 + 1e-3;
    const double pad = strip / shortest_degree;
    if (p_.lat < std::min(a.lat, b.lat) - pad) return;
    if (p_.lat > std::max(a.lat, b.lat) + pad) {
      if (crosses) crossings_odd_ = !crossings_odd_;
      return;
    }
    if (std::abs(p_.lat) < polar_latitude) {
      if (!crosses && beside(a, b, pad)) return;
      if (decided_on_plane(a, b, strip, crosses)) return;
    }
    measure(a, b, span, crosses);
  }

  /// Certainly farther east or west than the strip around the edge.
  [[nodiscard]] bool beside(LonLat a, LonLat b, double pad) const {
    const double sideways = pad / std::cos(polar_latitude * radians_per_degree);
    const double ax = longitude_from(p_.lon, a.lon);
    const double bx = longitude_from(p_.lon, b.lon);
    return std::min(ax, bx) > sideways || std::max(ax, bx) < -sideways ||
           std::max(std::abs(ax), std::abs(bx)) > 90.0;
  }

  /// For short edges a local plane tells, unless the position is near the strip between the two edge models.
  bool decided_on_plane(LonLat a, LonLat b, double strip, bool crosses) {
    constexpr double short_edge = 0.2;  // degrees: the plane's scale then varies by under 5 % to latitude 85
    const double x_scale = shortest_degree * std::cos(p_.lat * radians_per_degree);
    const Vec3 from{longitude_from(p_.lon, a.lon) * x_scale, (a.lat - p_.lat) * shortest_degree, 0.0};
    const Vec3 to{longitude_from(p_.lon, b.lon) * x_scale, (b.lat - p_.lat) * shortest_degree, 0.0};
    if (std::abs(b.lat - a.lat) + std::abs(longitude_from(a.lon, b.lon)) > short_edge) return false;
    const Vec3 course = to - from;
    const double squared = dot(course, course);
    const double t = squared > 0.0 ? std::clamp(-dot(from, course) / squared, 0.0, 1.0) : 0.0;
    if (length(from + course * t) <= 2.0 * strip) return false;
    if (crosses && from.y + course.y * (-from.x / course.x) < 0.0) crossings_odd_ = !crossings_odd_;
    return true;
  }

  void measure(LonLat a, LonLat b, double span, bool crosses) {
    const EdgePiece piece = piece_between(a, b, model_);
    const Vec3 p = to_ecef(p_);
    const ChordPair near = nearest_on_chords(p, p, piece.chord_a, piece.chord_b);
    if (near.gap <= piece.bulge + 1e-6 &&
        nearest_on_curve(p_, EdgeCurve(piece, model_), near.u).distance <= touching) {
      on_boundary_ = true;
    }
    if (crosses && is_north_of(a, b, span)) crossings_odd_ = !crossings_odd_;
  }

  /// \pre the edge crosses the position's meridian
  [[nodiscard]] bool is_north_of(LonLat a, LonLat b, double span) const {
    if (model_ == EdgeModel::geodesic) return (left_of(a, b, p_) > 0.0) == (span > 0.0);
    const double to_meridian = -longitude_from(p_.lon, a.lon);
    return (p_.lat - a.lat) * std::abs(span) > to_meridian * (b.lat - a.lat) * (span > 0.0 ? 1.0 : -1.0);
  }

  LonLat p_;
  EdgeModel model_;
  bool started_ = false;
  LonLat first_, last_;
  double winding_ = 0.0;
  double latitude_sum_ = 0.0;
  bool crossings_odd_ = false;
  bool on_boundary_ = false;
};

}  // namespace

RingSide side_of_ring(const Ring& ring, LonLat position, EdgeModel model) {
  RingCounter counter(position, model);
  const auto add = [&counter](LonLat a, LonLat b) { counter.add(a, b); };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    for_each_piece(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1], model, add);
  }
  return counter.side();
}

bool contains(const Polygon& polygon, LonLat position, EdgeModel model) {
  const RingSide outer = side_of_ring(polygon.outer, position, model);
  if (outer != RingSide::inside) return outer == RingSide::boundary;
  for (const Ring& hole : polygon.holes) {
    if (side_of_ring(hole, position, model) == RingSide::inside) return false;
  }
  return true;
}

bool contains(const Shape& area, LonLat position, EdgeModel edges) {
  for (const Polygon& polygon : area.polygons) {
    if (contains(polygon, position, edges)) return true;
  }
  return false;
}

}  // namespace tyndau::geo
