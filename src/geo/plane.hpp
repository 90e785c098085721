/// \file
/// Local planes around a centre, for the work that is done with flat geometry.
#pragma once

#include "core/lon_lat.hpp"
#include "geo/shape.hpp"

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tyndau::geo {

/// Metres east and north of a plane's centre; or degrees, where a function says so.
struct PlanePoint {
  double x = 0.0, y = 0.0;

  friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

/// Without the repeated last vertex.
using PlaneRing = std::vector<PlanePoint>;

struct PlanePolygon {
  PlaneRing outer;
  std::vector<PlaneRing> holes;
};

/// Twice the signed area: positive for a ring that runs counter-clockwise.
[[nodiscard]] double twice_signed_area(const PlaneRing& ring);

/// Outer ring counter-clockwise, holes clockwise: the right-hand rule.
[[nodiscard]] PlanePolygon right_handed(PlanePolygon polygon);

class Plane {
 public:
  Plane() = default;
  Plane(const Plane&) = delete;
  Plane& operator=(const Plane&) = delete;
  virtual ~Plane() = default;
  [[nodiscard]] virtual PlanePoint to_plane(LonLat position) const = 0;
  [[nodiscard]] virtual LonLat from_plane(PlanePoint point) const = 0;
};

/// Lambert's azimuthal projection over the authalic sphere: every area is true.
/// \source Snyder, Map Projections: A Working Manual (1987), section 24
class EqualAreaPlane final : public Plane {
 public:
  explicit EqualAreaPlane(LonLat centre);
  [[nodiscard]] PlanePoint to_plane(LonLat position) const override;
  [[nodiscard]] LonLat from_plane(PlanePoint point) const override;

 private:
  LonLat centre_;
  double sin_centre_, cos_centre_;
};

/// Every distance and direction from the centre is true.
class EquidistantPlane final : public Plane {
 public:
  explicit EquidistantPlane(LonLat centre) : centre_(centre) {}
  [[nodiscard]] PlanePoint to_plane(LonLat position) const override;
  [[nodiscard]] LonLat from_plane(PlanePoint point) const override;

 private:
  LonLat centre_;
};

/// Degrees as they are given, those beyond ±180° of the centre moved by a whole turn, so that areas across the
/// antimeridian are in one piece.
class DegreePlane final : public Plane {
 public:
  explicit DegreePlane(LonLat centre) : centre_(centre) {}
  [[nodiscard]] PlanePoint to_plane(LonLat position) const override;
  [[nodiscard]] LonLat from_plane(PlanePoint point) const override;

 private:
  LonLat centre_;
};

/// Carries shapes to a plane and back. A vertex that comes back untouched is the vertex that went, bit for bit.
class PlaneMapping {
 public:
  explicit PlaneMapping(const Plane& plane) : plane_(plane) {}

  [[nodiscard]] PlaneRing to_plane(const std::vector<LonLat>& vertices);
  [[nodiscard]] PlanePolygon to_plane(const Polygon& polygon);
  [[nodiscard]] LonLat from_plane(PlanePoint point) const;
  [[nodiscard]] Polygon from_plane(const PlanePolygon& polygon) const;

 private:
  struct Hash {
    std::size_t operator()(PlanePoint p) const;
  };

  const Plane& plane_;
  std::unordered_map<PlanePoint, LonLat, Hash> known_;
};

}  // namespace tyndau::geo
