#include "layers/collection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace tyndau::layers {
namespace {

constexpr std::array<std::string_view, collection_count> codes{
    "settlements", "admin-units",          "zones",          "projects", "hearings", "protection-zones",
    "venues",      "affected-communities", "distance-lines", "findings", "coverage"};

constexpr std::array<std::string_view, shape_kind_count> kind_codes{"points", "lines", "areas"};

/// The numbers of the source in the order of their ids. Of equal ids the last is kept.
std::vector<std::uint32_t> order_of(const FeatureSource& source) {
  std::vector<std::uint32_t> order(source.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return source.id(a) < source.id(b); });
  // Backwards, the first of equal ids is the last that was given.
  const auto same = [&](std::uint32_t a, std::uint32_t b) { return source.id(a) == source.id(b); };
  const auto kept = std::unique(order.rbegin(), order.rend(), same);
  order.erase(order.begin(), kept.base());
  std::stable_partition(order.begin(), order.end(),
                        [&](std::uint32_t number) { return !source.shape(number).empty(); });
  return order;
}

/// Downwards or upwards to the next float, so that the box loses nothing.
float below(double degrees) {
  const auto near = static_cast<float>(degrees);
  return near <= degrees ? near : std::nextafter(near, -std::numeric_limits<float>::infinity());
}
float above(double degrees) { return -below(-degrees); }

/// \pre the shape is not empty
geo::BoundingBox whole_box(const geo::Shape& shape) {
  auto box = geo::bounding_box(shape);
  if (box.west > box.east) {
    box.west = -180.0;
    box.east = 180.0;
  }
  return box;
}

void widen(std::optional<geo::BoundingBox>& extent, const geo::BoundingBox& box) {
  if (!extent) extent = box;
  extent->west = std::min(extent->west, box.west);
  extent->south = std::min(extent->south, box.south);
  extent->east = std::max(extent->east, box.east);
  extent->north = std::max(extent->north, box.north);
}

constexpr std::int64_t microseconds_of_day = 86'400'000'000;

std::optional<TimeSpan> span_of(const cql2::Value& value) {
  if (const auto* day = std::get_if<Date>(&value)) {
    const std::int64_t begin = std::int64_t{day->time_since_epoch().count()} * microseconds_of_day;
    return TimeSpan{{begin}, {begin + microseconds_of_day}};
  }
  if (const auto* instant = std::get_if<cql2::Instant>(&value)) {
    return TimeSpan{*instant, {instant->microseconds + 1}};
  }
  return std::nullopt;
}

}  // namespace

std::string_view code(CollectionId id) { return codes[static_cast<std::size_t>(id)]; }

std::optional<CollectionId> collection_from_code(std::string_view code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<CollectionId>(found - codes.begin());
}

const std::vector<CollectionId>& all_collections() {
  static const std::vector<CollectionId> all = [] {
    std::vector<CollectionId> ids;
    for (std::size_t i = 0; i < collection_count; ++i) ids.push_back(static_cast<CollectionId>(i));
    return ids;
  }();
  return all;
}

std::optional<ShapeKind> kind_of(const geo::Shape& shape) {
  if (!shape.polygons.empty()) return ShapeKind::areas;
  if (!shape.lines.empty()) return ShapeKind::lines;
  if (!shape.points.empty()) return ShapeKind::points;
  return std::nullopt;
}

std::string code(LayerId id) {
  std::string text(code(id.collection));
  if (id.only) text.append("-").append(kind_codes[static_cast<std::size_t>(*id.only)]);
  return text;
}

std::optional<LayerId> layer_from_code(std::string_view code) {
  if (const auto whole = collection_from_code(code)) return LayerId(*whole);
  for (std::size_t i = 0; i < kind_codes.size(); ++i) {
    const auto ending = '-' + std::string(kind_codes[i]);
    if (code.size() <= ending.size() || code.substr(code.size() - ending.size()) != ending) continue;
    const auto of = collection_from_code(code.substr(0, code.size() - ending.size()));
    if (of) return LayerId(*of, static_cast<ShapeKind>(i));
  }
  return std::nullopt;
}

Collection::Collection(CollectionHead head, std::shared_ptr<const FeatureSource> source)
    : Collection(std::move(head), source, order_of(*source)) {}

Collection::Collection(CollectionHead head, std::shared_ptr<const FeatureSource> source,
                       std::vector<std::uint32_t> order)
    : head_(std::move(head)), source_(std::move(source)), order_(std::move(order)) {
  boxes_.reserve(order_.size());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    boxes_.emplace_back();
    longest_id_ = std::max(longest_id_, id(i).size());
    if (const auto kind = kind_of(shape(i))) {
      ++placed_;
      kinds_[static_cast<std::size_t>(*kind)] = true;
      const auto box = whole_box(shape(i));
      boxes_.back() = {below(box.west), below(box.south), above(box.east), above(box.north)};
      widen(extent_, box);
    }
    const auto span = time(i);
    if (!span) continue;
    if (!times_) times_ = TimeExtent{span->begin, span->begin};
    times_->first = std::min(times_->first, span->begin);
    times_->last = std::max(times_->last, cql2::Instant{span->end.microseconds - 1});
  }
}

std::vector<ShapeKind> Collection::kinds() const {
  std::vector<ShapeKind> kinds;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i]) kinds.push_back(static_cast<ShapeKind>(i));
  }
  return kinds;
}

Collection Collection::part(ShapeKind kind) const {
  auto head = head_;
  head.id.only = kind;
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < placed_; ++i) {
    if (kind_of(shape(i)) == kind) order.push_back(order_[i]);
  }
  return {std::move(head), source_, std::move(order)};
}

void Collection::write_properties(hearing::json::Writer& out, std::size_t position) const {
  out.begin_object();
  if (!source_->write_properties(out, order_[position])) {
    for (std::size_t field = 0; field < head_.fields.size(); ++field) {
      write_value(out.key(std::string_view(head_.fields[field].name)), value(position, field));
    }
  }
  out.end_object();
}

std::optional<TimeSpan> Collection::time(std::size_t position) const {
  if (!head_.time) return std::nullopt;
  return span_of(value(position, *head_.time));
}

std::size_t Collection::first_from(std::size_t begin, std::size_t end, std::string_view id) const {
  const auto at = [&](std::size_t position) {
    return order_.begin() + static_cast<std::ptrdiff_t>(position);
  };
  const auto found = std::lower_bound(at(begin), at(end), id, [&](std::uint32_t one, std::string_view other) {
    return source_->id(one) < other;
  });
  return static_cast<std::size_t>(found - order_.begin());
}

std::optional<std::size_t> Collection::find(std::string_view id) const {
  for (const auto& [begin, end] : {std::pair{std::size_t{0}, placed_}, std::pair{placed_, size()}}) {
    const auto position = first_from(begin, end, id);
    if (position < end && this->id(position) == id) return position;
  }
  return std::nullopt;
}

std::size_t Collection::first_after(std::string_view id, CollectionPart part) const {
  const bool placed = part == CollectionPart::placed;
  const std::size_t end = placed ? placed_ : size();
  const auto position = first_from(placed ? 0 : placed_, end, id);
  return position < end && this->id(position) == id ? position + 1 : position;
}

std::size_t Collection::first_after(std::string_view id) const {
  const auto known = find(id);
  return known ? *known + 1 : first_from(0, placed_, id);
}

std::string_view code(CollectionPart part) { return part == CollectionPart::placed ? "placed" : "unplaced"; }

std::optional<CollectionPart> collection_part_from_code(std::string_view code) {
  for (const auto part : {CollectionPart::placed, CollectionPart::unplaced}) {
    if (layers::code(part) == code) return part;
  }
  return std::nullopt;
}

void write_value(hearing::json::Writer& out, const cql2::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return out.string(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return out.integer(*whole);
  if (const auto* number = std::get_if<double>(&value)) return out.number(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return out.boolean(*flag);
  if (const auto* day = std::get_if<Date>(&value)) return out.string(to_iso(*day));
  if (const auto* instant = std::get_if<cql2::Instant>(&value)) return out.string(cql2::to_iso(*instant));
  out.null();
}

}  // namespace tyndau::layers
