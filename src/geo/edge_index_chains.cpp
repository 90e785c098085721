#include "geo/edge_index_chains.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>

#include <algorithm>
#include <cmath>

namespace tyndau::geo::engine {

namespace {

void append_geodesic(LonLat a, LonLat b, std::vector<Vec3>& out) {
  const auto line = GeographicLib::Geodesic::WGS84().InverseLine(a.lat, a.lon, b.lat, b.lon);
  const int count = static_cast<int>(std::ceil(line.Distance() / longest_piece));
  for (int i = 1; i < count; ++i) {
    LonLat at;
    line.Position(line.Distance() * i / count, at.lat, at.lon);
    out.push_back(to_ecef(at));
  }
}

/// A parallel bends the more the nearer to a pole, so pieces get shorter there.
int planar_pieces(LonLat a, LonLat b) {
  constexpr double metres_per_degree = 111'700.0;
  constexpr double most_pieces = 50'000.0;
  const double span = std::abs(longitude_from(a.lon, b.lon)), rise = std::abs(b.lat - a.lat);
  const double flat = std::min(std::abs(a.lat), std::abs(b.lat)) * radians_per_degree;
  const double steep = std::max(std::abs(a.lat), std::abs(b.lat)) * radians_per_degree;
  const double length = (span * std::cos(flat) + rise) * metres_per_degree;
  const double bending = span > 0.0 ? std::clamp(std::tan(steep), 1.0, 300.0) : 1.0;
  return static_cast<int>(std::clamp(std::ceil(length * bending / longest_piece), 1.0, most_pieces));
}

void append_planar(LonLat a, LonLat b, std::vector<Vec3>& out) {
  const int count = planar_pieces(a, b);
  const double span = longitude_from(a.lon, b.lon);
  for (int i = 1; i < count; ++i) {
    const double t = static_cast<double>(i) / count;
    out.push_back(to_ecef({a.lon + span * t, a.lat + (b.lat - a.lat) * t}));
  }
}

class Maker {
 public:
  Maker(EdgeModel edges, Chains& out) : edges_(edges), out_(out) {}

  void add(Chain::Kind kind, const std::vector<LonLat>& positions, std::uint32_t part) {
    if (positions.empty()) return;
    const std::size_t first = out_.vertices.size();
    out_.vertices.push_back(to_ecef(positions.front()));
    for (std::size_t i = 1; i < positions.size(); ++i) append(positions[i - 1], positions[i], kind);
    const bool closes = kind == Chain::Kind::outer || kind == Chain::Kind::hole;
    if (closes && positions.size() > 1) {
      append(positions.back(), positions.front(), kind);
      out_.vertices.back() = out_.vertices[first];
    }
    const bool single = out_.vertices.size() - first == 1;
    out_.chains.push_back({single ? Chain::Kind::points : kind, part, first, out_.vertices.size()});
  }

 private:
  void append(LonLat a, LonLat b, Chain::Kind kind) {
    const Vec3 end = to_ecef(b);
    if (kind != Chain::Kind::points) {
      if (edges_ == EdgeModel::planar) {
        append_planar(a, b, out_.vertices);
      } else if (const Vec3 d = end - out_.vertices.back(); dot(d, d) > longest_piece * longest_piece) {
        append_geodesic(a, b, out_.vertices);
      }
    }
    out_.vertices.push_back(end);
  }

  EdgeModel edges_;
  Chains& out_;
};

}  // namespace

void make_chains(const Shape& shape, EdgeModel edges, Chains& out) {
  out.vertices.clear();
  out.chains.clear();
  out.part_count = 0;
  Maker maker(edges, out);
  for (const Polygon& polygon : shape.polygons) {
    maker.add(Chain::Kind::outer, polygon.outer, out.part_count);
    for (const Ring& hole : polygon.holes) maker.add(Chain::Kind::hole, hole, out.part_count);
    ++out.part_count;
  }
  for (const Line& line : shape.lines) maker.add(Chain::Kind::line, line, no_part);
  maker.add(Chain::Kind::points, shape.points, no_part);
}

}  // namespace tyndau::geo::engine
