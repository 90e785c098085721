/// \file
/// How two shapes lie to each other in the plane of longitude and latitude, as PostGIS's geometry functions say.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"

#include <memory>
#include <optional>

namespace tyndau::geo {

/// Of a first shape to a second: `within` is "the first lies within the second".
enum class SpatialRelation { intersects, disjoint, equals, touches, within, overlaps, crosses, contains };

/// The relation of the second to the first: within and contains change places.
[[nodiscard]] SpatialRelation converse(SpatialRelation relation);
/// \return nothing where GEOS has no answer: an invalid shape, or a mix of points, lines and polygons for any relation
/// but intersects and disjoint.
[[nodiscard]] std::optional<bool> related(const Shape& first, SpatialRelation relation, const Shape& second);

/// A shape that many others are compared with.
/// \threads belongs to the thread that made it
class RelatedShape {
 public:
  /// \return bad_input with GEOS's reason and place when the shape is not valid
  [[nodiscard]] static Result<RelatedShape> make(Shape shape);
  [[nodiscard]] const Shape& shape() const;
  /// As related(shape(), relation, other).
  [[nodiscard]] std::optional<bool> is(SpatialRelation relation, const Shape& other) const;

 private:
  struct Parts;
  explicit RelatedShape(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

/// Whether it has more than one of points, lines and polygons.
[[nodiscard]] bool is_mixed(const Shape& shape);

}  // namespace tyndau::geo
