/// \file
/// A map layer as a collection of features: typed fields, a stable order by id, boxes that find what a map asks for.
#pragma once

#include "cql2/value.hpp"
#include "geo/shape.hpp"
#include "geo/vector_writer.hpp"
#include "hearing/json_writer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::layers {

/// In the order in which they are listed.
enum class CollectionId {
  settlements,
  admin_units,
  zones,
  projects,
  hearings,
  protection_zones,
  venues,
  affected_communities,
  distance_lines,
  findings,
  coverage,
};
inline constexpr std::size_t collection_count = 11;
/// "admin-units": the collection's id in every interface.
[[nodiscard]] std::string_view code(CollectionId id);
[[nodiscard]] std::optional<CollectionId> collection_from_code(std::string_view code);
[[nodiscard]] const std::vector<CollectionId>& all_collections();

/// What a feature is drawn as: the highest dimension in its shape.
enum class ShapeKind { points, lines, areas };
inline constexpr std::size_t shape_kind_count = 3;
/// Nothing for an empty shape.
[[nodiscard]] std::optional<ShapeKind> kind_of(const geo::Shape& shape);

/// A collection, or its features of one kind alone, for clients whose layers hold one kind of geometry.
struct LayerId {
  CollectionId collection = CollectionId::settlements;
  std::optional<ShapeKind> only = {};

  LayerId() = default;
  LayerId(CollectionId whole) : collection(whole) {}  // NOLINT(google-explicit-constructor)
  LayerId(CollectionId whole, ShapeKind kind) : collection(whole), only(kind) {}
};
/// "settlements", "settlements-points".
[[nodiscard]] std::string code(LayerId id);
[[nodiscard]] std::optional<LayerId> layer_from_code(std::string_view code);

/// Where features come from. Immutable; what it gives lives as long as it does. \threads safe
class FeatureSource {
 public:
  FeatureSource() = default;
  virtual ~FeatureSource() = default;
  FeatureSource(const FeatureSource&) = delete;
  FeatureSource& operator=(const FeatureSource&) = delete;

  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual std::string_view id(std::size_t number) const = 0;
  /// Empty: the feature has no place.
  [[nodiscard]] virtual const geo::Shape& shape(std::size_t number) const = 0;
  /// Of the field's type, or NULL.
  [[nodiscard]] virtual cql2::Value value(std::size_t number, std::size_t field) const = 0;
  /// When what decides a feature was last written; nothing where nobody writes it.
  [[nodiscard]] virtual std::optional<cql2::Instant> changed(std::size_t number) const {
    static_cast<void>(number);
    return std::nullopt;
  }
  /// The members of "properties" where they are more than the fields. \return false: the fields are all
  virtual bool write_properties(hearing::json::Writer& out, std::size_t number) const {
    static_cast<void>(out);
    static_cast<void>(number);
    return false;
  }
};

/// What a collection is before its features.
struct CollectionHead {
  LayerId id;
  std::vector<cql2::Field> fields;  ///< without the geometry
  geo::GeometryKind geometry = geo::GeometryKind::any;
  std::optional<std::size_t> time;  ///< the field, a date or an instant, that says when a feature was
  std::string version;              ///< another one whenever anything of the collection is another
};

/// First and last moment of the features; nothing where no feature has a time.
struct TimeExtent {
  cql2::Instant first;
  cql2::Instant last;
};

/// A half-open span of time.
struct TimeSpan {
  cql2::Instant begin;
  cql2::Instant end;  ///< of an instant: one microsecond later
};

/// The two parts of a collection in their order: features with a shape, those without.
enum class CollectionPart { placed, unplaced };

/// Features that have a shape before those that have none, since readers take the kind of a layer from its first features; both
/// in the order of their ids by code point. Of equal ids the last is kept. Immutable. \threads safe
class Collection {
 public:
  Collection(CollectionHead head, std::shared_ptr<const FeatureSource> source);

  [[nodiscard]] const CollectionHead& head() const { return head_; }
  [[nodiscard]] std::size_t size() const { return order_.size(); }
  [[nodiscard]] std::string_view id(std::size_t position) const { return source_->id(order_[position]); }
  [[nodiscard]] const geo::Shape& shape(std::size_t position) const {
    return source_->shape(order_[position]);
  }
  [[nodiscard]] cql2::Value value(std::size_t position, std::size_t field) const {
    return source_->value(order_[position], field);
  }
  /// When what decides the feature was last written; nothing where nobody writes it.
  [[nodiscard]] std::optional<cql2::Instant> changed(std::size_t position) const {
    return source_->changed(order_[position]);
  }
  /// An object with every property; absent values are null.
  void write_properties(hearing::json::Writer& out, std::size_t position) const;
  /// When the feature was; nothing when that is not said.
  [[nodiscard]] std::optional<TimeSpan> time(std::size_t position) const;

  /// Bytes of the longest id.
  [[nodiscard]] std::size_t longest_id() const { return longest_id_; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// The position behind the features of the part whose ids are not greater, whether there is one of that id or not.
  [[nodiscard]] std::size_t first_after(std::string_view id, CollectionPart part) const;
  /// Where nobody says in which part the id was: behind its feature; without one, behind those with a shape whose ids are less.
  [[nodiscard]] std::size_t first_after(std::string_view id) const;
  /// How many features have a shape; they come first.
  [[nodiscard]] std::size_t placed() const { return placed_; }
  [[nodiscard]] CollectionPart part_of(std::size_t position) const {
    return position < placed_ ? CollectionPart::placed : CollectionPart::unplaced;
  }

  /// A box in float degrees that holds the feature's shape; west > east for a feature without one. A shape across the
  /// antimeridian has a box from -180 to 180.
  struct Box {
    float west = 1, south = 1, east = -1, north = -1;
  };
  [[nodiscard]] const Box& box(std::size_t position) const { return boxes_[position]; }
  /// Of all shapes; west > east crosses the antimeridian. Nothing without a shape.
  [[nodiscard]] const std::optional<geo::BoundingBox>& extent() const { return extent_; }
  [[nodiscard]] const std::optional<TimeExtent>& time_extent() const { return times_; }
  /// The kinds that its features have, ascending.
  [[nodiscard]] std::vector<ShapeKind> kinds() const;
  /// Its features of one kind, with the same ids and values. Shares the source.
  [[nodiscard]] Collection part(ShapeKind kind) const;

 private:
  Collection(CollectionHead head, std::shared_ptr<const FeatureSource> source,
             std::vector<std::uint32_t> order);
  /// The first position of \p begin to \p end whose id is not less. \pre all of them have a shape, or none has
  [[nodiscard]] std::size_t first_from(std::size_t begin, std::size_t end, std::string_view id) const;

  CollectionHead head_;
  std::shared_ptr<const FeatureSource> source_;
  std::vector<std::uint32_t> order_;  ///< position → number in the source
  std::size_t placed_ = 0;            ///< how many have a shape
  std::array<bool, shape_kind_count> kinds_{};
  std::size_t longest_id_ = 0;
  std::vector<Box> boxes_;
  std::optional<geo::BoundingBox> extent_;
  std::optional<TimeExtent> times_;
};

/// "placed", "unplaced".
[[nodiscard]] std::string_view code(CollectionPart part);
[[nodiscard]] std::optional<CollectionPart> collection_part_from_code(std::string_view code);

/// A value in JSON: dates and instants as RFC 3339, NULL as null.
void write_value(hearing::json::Writer& out, const cql2::Value& value);

}  // namespace tyndau::layers
