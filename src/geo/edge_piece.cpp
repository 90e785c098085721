#include "geo/edge_piece.hpp"

#include <GeographicLib/Geodesic.hpp>

#include <cassert>

namespace tyndau::geo {
namespace {

using GeographicLib::Geodesic;

constexpr double longest_span = 1.0;            // degrees of longitude plus latitude
constexpr double longest_geodesic = 100'000.0;  // m

double span_of(LonLat a, LonLat b) {
  return std::abs(longitude_from(a.lon, b.lon)) + std::abs(b.lat - a.lat);
}

void split_planar(LonLat a, LonLat b, const std::function<void(LonLat, LonLat)>& take) {
  const double span = longitude_from(a.lon, b.lon);
  const int count = static_cast<int>(std::ceil(span_of(a, b) / longest_span));
  LonLat previous = a;
  for (int i = 1; i <= count; ++i) {
    const double t = static_cast<double>(i) / count;
    const LonLat next =
        i == count ? b : LonLat{wrapped_longitude(a.lon + span * t), a.lat + (b.lat - a.lat) * t};
    take(previous, next);
    previous = next;
  }
}

/// No geodesic is longer than the way along its first parallel and then along a meridian.
double length_at_most(LonLat a, LonLat b) { return span_of(a, b) * largest_radius * radians_per_degree; }

void split_geodesic(LonLat a, LonLat b, double longest, const std::function<void(LonLat, LonLat)>& take) {
  if (length_at_most(a, b) < longest) return take(a, b);
  const auto line = Geodesic::WGS84().InverseLine(a.lat, a.lon, b.lat, b.lon);
  const int count = std::max(1, static_cast<int>(std::ceil(line.Distance() / longest)));
  LonLat previous = a;
  for (int i = 1; i <= count; ++i) {
    LonLat next = b;
    if (i < count) line.Position(line.Distance() * i / count, next.lat, next.lon);
    take(previous, next);
    previous = next;
  }
}

/// The same with its bulge.
EdgePiece piece_over(EdgePiece piece, EdgeModel model) {
  if (piece.is_point()) return piece;
  const LonLat a = piece.a, b = piece.b;
  piece.bulge = model == EdgeModel::geodesic ? geodesic_bulge(length(piece.chord_b - piece.chord_a))
                                             : planar_bulge(longitude_from(a.lon, b.lon), b.lat - a.lat);
  return piece;
}

void append_chain(std::vector<EdgePiece>& pieces, const std::vector<LonLat>& chain, bool closed,
                  EdgeModel model) {
  if (chain.size() == 1) pieces.push_back(piece_between(chain.front(), chain.front(), model));
  const auto take = [&](LonLat a, LonLat b) {
    const bool continues = !pieces.empty() && pieces.back().b == a;
    const Vec3 chord_a = continues ? pieces.back().chord_b : to_ecef(a);
    pieces.push_back(piece_over({a, b, chord_a, to_ecef(b), 0.0}, model));
  };
  const std::size_t edges = closed ? chain.size() : chain.size() - 1;
  for (std::size_t i = 0; i < edges && chain.size() > 1; ++i) {
    for_each_piece(chain[i], chain[i + 1 == chain.size() ? 0 : i + 1], model, take);
  }
}

}  // namespace

EdgePiece piece_between(LonLat a, LonLat b, EdgeModel model) {
  return piece_over({a, b, to_ecef(a), to_ecef(b), 0.0}, model);
}

void for_each_piece(LonLat a, LonLat b, EdgeModel model, const std::function<void(LonLat, LonLat)>& take) {
  if (span_of(a, b) <= longest_span) {
    take(a, b);
  } else if (model == EdgeModel::planar) {
    split_planar(a, b, take);
  } else {
    split_geodesic(a, b, longest_geodesic, take);
  }
}

std::vector<EdgePiece> pieces_of(const Shape& shape, EdgeModel model) {
  std::vector<EdgePiece> pieces;
  pieces.reserve(vertex_count(shape));
  for (const LonLat& p : shape.points) pieces.push_back(piece_between(p, p, model));
  for (const Line& line : shape.lines) append_chain(pieces, line, false, model);
  for (const Polygon& polygon : shape.polygons) {
    append_chain(pieces, polygon.outer, true, model);
    for (const Ring& hole : polygon.holes) append_chain(pieces, hole, true, model);
  }
  assert(!pieces.empty());
  return pieces;
}

std::vector<LonLat> densified(const std::vector<LonLat>& chain, bool closed, double longest) {
  std::vector<LonLat> result;
  if (chain.empty()) return result;
  result.push_back(chain.front());
  const auto take = [&result](LonLat, LonLat end) { result.push_back(end); };
  for (std::size_t i = 1; i < chain.size(); ++i) split_geodesic(chain[i - 1], chain[i], longest, take);
  if (!closed || chain.size() < 2) return result;
  split_geodesic(chain.back(), chain.front(), longest, take);
  result.pop_back();
  return result;
}

EdgeCurve::EdgeCurve(const EdgePiece& piece, EdgeModel model) : model_(model), a_(piece.a), b_(piece.b) {
  if (piece.is_point()) return;
  if (model == EdgeModel::geodesic) {
    line_ = Geodesic::WGS84().InverseLine(a_.lat, a_.lon, b_.lat, b_.lon);
    length_ = line_.Distance();
    return;
  }
  longitude_span_ = longitude_from(a_.lon, b_.lon);
  length_ = std::max(tyndau::geo::length(piece.chord_b - piece.chord_a), place_on_plane(0.5).speed);
}

EdgeCurve::Place EdgeCurve::place(double t) const {
  assert(t >= 0.0 && t <= 1.0);
  if (is_point()) return {a_, 0.0, 0.0};
  if (model_ == EdgeModel::planar) return place_on_plane(t);
  Place place{t == 0.0 ? a_ : b_, 0.0, length_};
  LonLat within;
  line_.Position(length_ * t, within.lat, within.lon, place.azimuth);
  if (t > 0.0 && t < 1.0) place.at = within;
  return place;
}

EdgeCurve::Place EdgeCurve::place_on_plane(double t) const {
  const double latitude_span = b_.lat - a_.lat;
  LonLat at{wrapped_longitude(a_.lon + longitude_span_ * t), a_.lat + latitude_span * t};
  if (t == 0.0) at = a_;
  if (t == 1.0) at = b_;
  const double sin_lat = std::sin(at.lat * radians_per_degree);
  const double w = 1.0 - eccentricity_squared * sin_lat * sin_lat;
  const double n = semi_major_axis / std::sqrt(w);
  const double m = n * (1.0 - eccentricity_squared) / w;
  const double east = n * std::cos(at.lat * radians_per_degree) * longitude_span_ * radians_per_degree;
  const double north = m * latitude_span * radians_per_degree;
  return {at, std::atan2(east, north) / radians_per_degree, std::hypot(east, north)};
}

}  // namespace tyndau::geo
