#include "geo/geodesic.hpp"
#include "geo/road_impl.hpp"

#include <GeographicLib/Gnomonic.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace tyndau::geo {
namespace {

namespace index = boost::geometry::index;

struct PlanePoint {
  double x = 0.0, y = 0.0;
};

/// Seen from the place, where geodesics are straight and the nearer is nearer: the foot of the place on a segment.
PlanePoint foot_of_origin(PlanePoint a, PlanePoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double share = length2 > 0.0 ? std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0) : 0.0;
  return {a.x + share * dx, a.y + share * dy};
}

struct Nearest {
  double reach = std::numeric_limits<double>::infinity();  ///< in the plane
  PlanePoint foot;
  std::uint32_t edge = 0;
  std::uint32_t segment = 0;  ///< of the edge
};

class PlaneAround {
 public:
  explicit PlaneAround(LonLat place) : place_(place), projection_(GeographicLib::Geodesic::WGS84()) {}

  [[nodiscard]] PlanePoint forward(LonLat p) const {
    PlanePoint point;
    projection_.Forward(place_.lat, place_.lon, p.lat, p.lon, point.x, point.y);
    return point;
  }
  [[nodiscard]] LonLat reverse(PlanePoint point) const {
    LonLat p;
    projection_.Reverse(place_.lat, place_.lon, point.x, point.y, p.lat, p.lon);
    return p;
  }

 private:
  LonLat place_;
  GeographicLib::Gnomonic projection_;
};

/// Keeps the nearest segment of the piece. Points beyond the plane are not numbers, and never nearer.
void look_at(const RoadNetwork::Impl& network, RoadPiece piece, const PlaneAround& plane, Nearest& nearest) {
  const auto points = network.points_of(piece.edge);
  const std::size_t last = std::min<std::size_t>(piece.first + segments_in_piece, points.size() - 1);
  PlanePoint before = plane.forward(points[piece.first].position());
  for (std::size_t i = piece.first; i < last; ++i) {
    const PlanePoint after = plane.forward(points[i + 1].position());
    const PlanePoint foot = foot_of_origin(before, after);
    const double reach = std::hypot(foot.x, foot.y);
    if (reach < nearest.reach) nearest = {reach, foot, piece.edge, static_cast<std::uint32_t>(i)};
    before = after;
  }
}

/// What may lie within the length of the place, in degrees; wider than needed.
RoadBox window_around(LonLat place, Metres length, double turn) {
  constexpr double least_metres_in_degree = 110'000.0;
  constexpr double steepest = 89.0;
  const double dlat = length.value / least_metres_in_degree;
  const double lat = std::min(std::abs(place.lat) + dlat, steepest);
  const double dlon = dlat / std::cos(lat * std::numbers::pi / 180.0);
  return {RoadPlane(place.lon + turn - dlon, place.lat - dlat),
          RoadPlane(place.lon + turn + dlon, place.lat + dlat)};
}

}  // namespace

std::optional<RoadJoint> RoadNetwork::join(LonLat place, Metres at_most) const {
  const PlaneAround plane(place);
  Nearest nearest;
  for (const double turn : {-360.0, 0.0, 360.0}) {
    const auto window = window_around(place, at_most, turn);
    for (auto found = impl_->pieces.qbegin(index::intersects(window)); found != impl_->pieces.qend();
         ++found) {
      look_at(*impl_, found->second, plane, nearest);
    }
  }
  if (!std::isfinite(nearest.reach)) return std::nullopt;
  RoadJoint joint;
  joint.edge = nearest.edge;
  joint.at = plane.reverse(nearest.foot);
  joint.gap = distance(place, joint.at);
  if (joint.gap > at_most) return std::nullopt;
  const auto points = impl_->points_of(nearest.edge);
  joint.along = Metres{metres_of(points.first(nearest.segment + 1))} +
                distance(points[nearest.segment].position(), joint.at);
  joint.along.value = std::min(joint.along.value, impl_->metres[nearest.edge]);
  return joint;
}

}  // namespace tyndau::geo
