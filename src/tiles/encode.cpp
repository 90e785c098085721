#include "tiles/encode.hpp"

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <utility>

namespace tyndau::tiles {
namespace {

enum Field : protozero::pbf_tag_type {
  tile_layer = 3,
  layer_name = 1,
  layer_feature = 2,
  layer_key = 3,
  layer_value = 4,
  layer_extent = 5,
  layer_version = 15,
  feature_id = 1,
  feature_tags = 2,
  feature_type = 3,
  feature_geometry = 4,
  value_text = 1,
  value_real = 3,
  value_integer = 6,
};
enum class Command : std::uint32_t { move_to = 1, line_to = 2, close = 7 };

/// Room for numbers at the end of bytes, cut to what was used.
class Varints {
 public:
  Varints(std::string& bytes, std::size_t most) : bytes_(bytes), used_(bytes.size()) {
    bytes_.resize(used_ +
                  most * static_cast<std::size_t>(protozero::max_varint_length) / 2);  // of 32 bits: 5
  }
  ~Varints() { bytes_.resize(used_); }
  Varints(const Varints&) = delete;
  Varints& operator=(const Varints&) = delete;
  void put(std::uint32_t number) {
    used_ += static_cast<std::size_t>(protozero::add_varint_to_buffer(bytes_.data() + used_, number));
  }

 private:
  std::string& bytes_;
  std::size_t used_;
};

/// Commands and deltas, from the last position on.
class Path {
 public:
  /// \p bytes are overwritten.
  Path(std::string& bytes, GridPoint corner) : bytes_(bytes), at_(corner) { bytes_.clear(); }
  void move_to(const GridLine& points) { command(Command::move_to, points, 0, points.size()); }
  void line(const GridLine& points) {
    command(Command::move_to, points, 0, 1);
    command(Command::line_to, points, 1, points.size());
  }
  void ring(const GridLine& points) {
    line(points);
    Varints(bytes_, 1).put(head(Command::close, 1));
  }

 private:
  [[nodiscard]] static std::uint32_t head(Command command, std::size_t count) {
    return static_cast<std::uint32_t>(command) | static_cast<std::uint32_t>(count) << 3U;
  }
  void command(Command command, const GridLine& points, std::size_t first, std::size_t end) {
    Varints numbers(bytes_, 1 + 2 * (end - first));
    numbers.put(head(command, end - first));
    for (std::size_t i = first; i < end; ++i) {
      numbers.put(protozero::encode_zigzag32(points[i].x - at_.x));
      numbers.put(protozero::encode_zigzag32(points[i].y - at_.y));
      at_ = points[i];
    }
  }

  std::string& bytes_;
  GridPoint at_;
};

/// As a member of the layer's message; empty for nothing.
std::string encoded(const geo::Value& value) {
  std::string bytes;
  protozero::pbf_writer out(bytes);
  if (const auto* text = std::get_if<std::string>(&value)) out.add_string(value_text, *text);
  if (const auto* real = std::get_if<double>(&value)) out.add_double(value_real, *real);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) out.add_sint64(value_integer, *integer);
  std::string member;
  if (!bytes.empty()) protozero::pbf_writer(member).add_message(layer_value, bytes);
  return member;
}

}  // namespace

enum class TileEncoder::Kind : std::int32_t { point = 1, line = 2, polygon = 3 };

EncodedLayer::EncodedLayer(const SourceLayer& layer)
    : features_(layer.features), key_zooms_(layer.field_zooms), tags_(features_->size()) {
  key_zooms_.resize(layer.fields.size(), layer.first_zoom);
  protozero::pbf_writer head(head_);
  head.add_uint32(layer_version, 2);
  head.add_string(layer_name, layer.name);
  for (const auto& [name, type] : layer.fields) {
    protozero::pbf_writer(keys_.emplace_back()).add_string(layer_key, name);
  }
}

const EncodedLayer::Tags& EncodedLayer::tags(std::uint32_t feature) const {
  auto& slot = tags_[feature];
  if (const auto* tags = slot.load(std::memory_order_acquire)) return *tags;
  const std::lock_guard held(lock_);
  if (const auto* tags = slot.load(std::memory_order_relaxed)) return *tags;
  const auto& tags = all_tags_.emplace_back(made_tags(feature));
  slot.store(&tags, std::memory_order_release);
  return tags;
}

/// \pre lock_ is held
EncodedLayer::Tags EncodedLayer::made_tags(std::uint32_t feature) const {
  Tags tags;
  tags.reserve(keys_.size());
  for (std::uint32_t key = 0; key < keys_.size(); ++key) {
    std::string value = encoded(features_->value(feature, key));
    if (value.empty()) continue;
    const auto number = static_cast<std::uint32_t>(values_.size());
    tags.push_back({key, &*values_.try_emplace(std::move(value), number).first});
  }
  return tags;
}

std::uint32_t Numbering::of(std::uint32_t thing) {
  if (2 * things_.size() >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = thing & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if (things_[slots_[at] - 1] == thing) return slots_[at] - 1;
  }
  things_.push_back(thing);
  slots_[at] = static_cast<std::uint32_t>(things_.size());
  return slots_[at] - 1;
}

void Numbering::grow() {
  constexpr std::size_t least = 64;
  slots_.assign(std::max(least, 4 * slots_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < things_.size(); ++i) {
    std::size_t at = things_[i] & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

TileEncoder::TileEncoder(const std::vector<const EncodedLayer*>& layers, unsigned zoom)
    : layers_(layers), zoom_(zoom) {}

void TileEncoder::add_feature(std::uint64_t id, Kind kind) {
  protozero::pbf_writer layer(open_.back().features);
  protozero::pbf_writer feature(layer, layer_feature);
  feature.add_uint64(feature_id, id);
  if (!tags_.empty()) feature.add_bytes(feature_tags, tags_);
  feature.add_enum(feature_type, static_cast<std::int32_t>(kind));
  feature.add_bytes(feature_geometry, geometry_);
}

void TileEncoder::add(std::uint32_t layer, std::uint32_t feature, const GridShape& shape, GridPoint corner) {
  if (shape.empty()) return;
  if (open_.empty() || open_.back().layer != layer) open_.push_back({layer, {}, {}, {}, {}});
  const EncodedLayer& source = *layers_[layer];
  const auto id = source.features_->id(feature);
  const auto& tags = source.tags(feature);
  tags_.clear();
  {
    Open& open = open_.back();
    Varints numbers(tags_, 2 * tags.size());
    for (const auto& [key, value] : tags) {
      if (source.key_zooms_[key] > zoom_) continue;
      numbers.put(open.keys.of(key));
      const auto number = open.values.of(value->second);
      if (number == open.texts.size()) open.texts.push_back(&value->first);
      numbers.put(number);
    }
  }
  if (!shape.points.empty()) {
    Path path(geometry_, corner);
    path.move_to(shape.points);
    add_feature(id, Kind::point);
  }
  if (!shape.lines.empty()) {
    Path path(geometry_, corner);
    for (const GridLine& line : shape.lines) path.line(line);
    add_feature(id, Kind::line);
  }
  if (!shape.polygons.empty()) {
    Path path(geometry_, corner);
    for (const GridPolygon& polygon : shape.polygons) {
      for (const GridLine& ring : polygon) path.ring(ring);
    }
    add_feature(id, Kind::polygon);
  }
}

std::string TileEncoder::done() {
  std::string bytes;
  std::size_t size = 0;
  for (const Open& open : open_) size += 2 * open.features.size();  // about: keys and values come to it
  bytes.reserve(size);
  protozero::pbf_writer tile(bytes);
  for (const Open& open : open_) {
    const EncodedLayer& source = *layers_[open.layer];
    protozero::pbf_writer layer(tile, tile_layer);
    bytes += source.head_;
    bytes += open.features;
    for (const auto key : open.keys.things()) bytes += source.keys_[key];
    for (const auto* value : open.texts) bytes += *value;
    layer.add_uint32(layer_extent, extent);
  }
  return bytes;
}

}  // namespace tyndau::tiles
