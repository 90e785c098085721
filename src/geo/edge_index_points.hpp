/// \file
/// How many of millions of points (people, buildings) lie in a disc or in a territory.
#pragma once

#include "core/units.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <memory>
#include <span>

namespace tyndau::geo {

/// What was counted.
struct PointCount {
  std::size_t points = 0;
  double people = 0.0;  ///< sum of the points' weights

  friend bool operator==(const PointCount&, const PointCount&) = default;
};

/// An immutable index over points, each with a weight.
/// \accuracy membership is decided by the distance on the ellipsoid, and by the territory's own edges, as in EdgeIndex
/// \threads every query is safe from any thread
class PointIndex {
 public:
  /// \p people one weight a point, or none: then every point weighs 1. Weights that are whole numbers are summed exactly.
  explicit PointIndex(std::span<const LonLat> points, std::span<const double> people = {});
  ~PointIndex();
  PointIndex(PointIndex&&) noexcept;
  PointIndex& operator=(PointIndex&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  /// Points at most \p radius away.
  [[nodiscard]] PointCount within(LonLat centre, Metres radius) const;
  /// Points in the polygons of \p territory, boundary included. O(points along the boundary)
  [[nodiscard]] PointCount inside(const Shape& territory, EdgeModel edges = EdgeModel::geodesic) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tyndau::geo
