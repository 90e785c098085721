#include "layers/selection.hpp"

#include <algorithm>

namespace tyndau::layers {
namespace {

using Box = Collection::Box;

/// A feature as its filter sees it.
class FilteredFeature : public cql2::Subject {
 public:
  FilteredFeature(const Collection& collection, std::size_t position)
      : collection_(collection), position_(position) {}
  [[nodiscard]] cql2::Value value(std::size_t field) const override {
    return collection_.value(position_, field);
  }
  [[nodiscard]] const geo::Shape* geometry() const override {
    const auto& shape = collection_.shape(position_);
    return shape.empty() ? nullptr : &shape;
  }

 private:
  const Collection& collection_;
  std::size_t position_;
};

bool without_shape(const Box& box) { return box.west > box.east; }
bool apart(const Box& box, const cql2::PlaneBox& from) {
  return box.east < from.west || box.west > from.east || box.north < from.south || box.south > from.north;
}
bool within(const Box& box, const cql2::PlaneBox& of) {
  return box.west >= of.west && box.east <= of.east && box.south >= of.south && box.north <= of.north;
}

geo::Shape shape_of(const Area& area) {
  if (area.shape) return *area.shape;
  geo::Shape shape;
  for (const auto& box : area.boxes) {
    shape.polygons.push_back(
        {{{box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}}, {}});
  }
  return shape;
}

/// A box without an area is a line or a point.
geo::Shape flattened(const cql2::PlaneBox& box) {
  geo::Shape shape;
  if (box.west == box.east && box.south == box.north) {
    shape.points.push_back({box.west, box.south});
  } else {
    shape.lines.push_back({{box.west, box.south}, {box.east, box.north}});
  }
  return shape;
}

bool is_flat(const cql2::PlaneBox& box) { return box.west == box.east || box.south == box.north; }

/// Whether features meet an area: most are told by their boxes, the rest by GEOS.
class AreaTest {
 public:
  explicit AreaTest(const Area& area) : area_(area), exact_(area.shape.has_value()) {
    auto shape = area.boxes.size() == 1 && is_flat(area.boxes[0]) && !area.shape ? flattened(area.boxes[0])
                                                                                 : shape_of(area);
    auto related = geo::RelatedShape::make(std::move(shape));
    if (related) shape_ = std::move(*related);
  }
  [[nodiscard]] bool met(const Collection& collection, std::size_t position) const {
    const auto& box = collection.box(position);
    if (without_shape(box)) return true;
    if (std::all_of(area_.boxes.begin(), area_.boxes.end(),
                    [&](const auto& one) { return apart(box, one); })) {
      return false;
    }
    if (!exact_ && std::any_of(area_.boxes.begin(), area_.boxes.end(),
                               [&](const auto& one) { return within(box, one); })) {
      return true;
    }
    if (!shape_) return true;
    return shape_->is(geo::SpatialRelation::intersects, collection.shape(position)).value_or(true);
  }

 private:
  const Area& area_;
  bool exact_;
  std::optional<geo::RelatedShape> shape_;
};

}  // namespace

cql2::Schema schema_of(const Collection& collection) {
  cql2::Schema schema{collection.head().fields};
  schema.fields.push_back({"geometry", cql2::FieldType::geometry});
  return schema;
}

Result<Positions> select(const Collection& collection, const Query& query) {
  // A box is looked at in nanoseconds, a filter may take milliseconds.
  const std::size_t asked_every = query.filter != nullptr ? 1 : 256;
  std::optional<AreaTest> area;
  if (query.area) area.emplace(*query.area);
  const auto hint = query.filter != nullptr ? query.filter->bbox() : std::nullopt;
  Positions found;
  for (std::size_t i = 0; i < collection.size(); ++i) {
    if (i % asked_every == 0 && query.stop && query.stop()) {
      return fail(ErrorCode::unavailable, "the selection was given up");
    }
    if (hint && (without_shape(collection.box(i)) || apart(collection.box(i), *hint))) continue;
    if (area && !area->met(collection, i)) continue;
    if (query.time) {
      const auto time = collection.time(i);
      if (time && !(time->begin < query.time->end && query.time->begin < time->end)) continue;
    }
    if (query.filter != nullptr && !query.filter->matches(FilteredFeature(collection, i))) continue;
    found.push_back(static_cast<std::uint32_t>(i));
  }
  return found;
}

Result<std::shared_ptr<const Positions>> Selections::get(const std::string& key,
                                                         const std::function<Result<Positions>()>& make) {
  {
    const std::lock_guard lock(lock_);
    if (const auto known = by_key_.find(key); known != by_key_.end()) {
      kept_.splice(kept_.begin(), kept_, known->second);
      return known->second->positions;
    }
  }
  auto made = make();
  if (!made) return tl::unexpected<Error>(made.error());
  const auto positions = std::make_shared<const Positions>(std::move(*made));
  const std::lock_guard lock(lock_);
  if (by_key_.contains(key) || positions->size() > most_) return positions;
  kept_.push_front({key, positions});
  by_key_[key] = kept_.begin();
  const auto cost = [](const Kept& one) { return one.positions->size() + one.key.size(); };
  size_ += cost(kept_.front());
  while (size_ > most_ && kept_.size() > 1) {
    size_ -= cost(kept_.back());
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }
  return positions;
}

}  // namespace tyndau::layers
