#include "tiles/encode.hpp"

#include <protozero/pbf_writer.hpp>

#include <unordered_map>

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
enum class Kind : std::int32_t { point = 1, line = 2, polygon = 3 };
enum class Command : std::uint32_t { move_to = 1, line_to = 2, close = 7 };

/// Commands and deltas, from the last position on.
class Path {
 public:
  void move_to(const GridLine& points) { command(Command::move_to, points, 0, points.size()); }
  void line(const GridLine& points) {
    command(Command::move_to, points, 0, 1);
    command(Command::line_to, points, 1, points.size());
  }
  void ring(const GridLine& points) {
    line(points);
    numbers_.push_back(head(Command::close, 1));
  }
  [[nodiscard]] const std::vector<std::uint32_t>& numbers() const { return numbers_; }

 private:
  [[nodiscard]] static std::uint32_t head(Command command, std::size_t count) {
    return static_cast<std::uint32_t>(command) | static_cast<std::uint32_t>(count) << 3U;
  }
  void command(Command command, const GridLine& points, std::size_t first, std::size_t end) {
    numbers_.push_back(head(command, end - first));
    for (std::size_t i = first; i < end; ++i) {
      numbers_.push_back(protozero::encode_zigzag32(points[i].x - at_.x));
      numbers_.push_back(protozero::encode_zigzag32(points[i].y - at_.y));
      at_ = points[i];
    }
  }

  std::vector<std::uint32_t> numbers_;
  GridPoint at_;
};

std::string encoded(const geo::Value& value) {
  std::string bytes;
  protozero::pbf_writer out(bytes);
  if (const auto* text = std::get_if<std::string>(&value)) out.add_string(value_text, *text);
  if (const auto* real = std::get_if<double>(&value)) out.add_double(value_real, *real);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) out.add_sint64(value_integer, *integer);
  return bytes;
}

}  // namespace

/// A layer that has at least one feature so far.
struct TileEncoder::Open {
  std::string bytes;
  protozero::pbf_writer out{bytes};
  std::unordered_map<std::string, std::uint32_t> numbers;  ///< of encoded values
  std::vector<std::string> values;

  std::uint32_t number(std::string value) {
    const auto [at, fresh] = numbers.try_emplace(std::move(value), static_cast<std::uint32_t>(values.size()));
    if (fresh) values.push_back(at->first);
    return at->second;
  }
  void add(const SourceFeature& source, const std::vector<std::uint32_t>& tags, Kind kind, const Path& path) {
    protozero::pbf_writer feature(out, layer_feature);
    feature.add_uint64(feature_id, source.id);
    feature.add_packed_uint32(feature_tags, tags.begin(), tags.end());
    feature.add_enum(feature_type, static_cast<std::int32_t>(kind));
    feature.add_packed_uint32(feature_geometry, path.numbers().begin(), path.numbers().end());
  }
};

TileEncoder::TileEncoder(const std::vector<SourceLayer>& layers) : layers_(layers) {}
TileEncoder::~TileEncoder() = default;

void TileEncoder::add(std::uint32_t layer, std::uint32_t feature, const GridShape& shape) {
  if (shape.empty()) return;
  auto& slot = open_[layer];
  if (!slot) {
    slot = std::make_unique<Open>();
    slot->out.add_uint32(layer_version, 2);
    slot->out.add_string(layer_name, layers_[layer].name);
  }
  const SourceFeature& source = layers_[layer].features[feature];
  std::vector<std::uint32_t> tags;
  for (std::uint32_t key = 0; key < source.values.size(); ++key) {
    if (std::string value = encoded(source.values[key]); !value.empty()) {
      tags.insert(tags.end(), {key, slot->number(std::move(value))});
    }
  }
  if (!shape.points.empty()) {
    Path path;
    path.move_to(shape.points);
    slot->add(source, tags, Kind::point, path);
  }
  if (!shape.lines.empty()) {
    Path path;
    for (const GridLine& line : shape.lines) path.line(line);
    slot->add(source, tags, Kind::line, path);
  }
  if (!shape.polygons.empty()) {
    Path path;
    for (const GridPolygon& polygon : shape.polygons) {
      for (const GridLine& ring : polygon) path.ring(ring);
    }
    slot->add(source, tags, Kind::polygon, path);
  }
}

std::string TileEncoder::done() {
  std::string bytes;
  protozero::pbf_writer tile(bytes);
  for (const auto& [layer, open] : open_) {
    for (const auto& [name, type] : layers_[layer].fields) open->out.add_string(layer_key, name);
    for (const std::string& value : open->values) open->out.add_message(layer_value, value);
    open->out.add_uint32(layer_extent, extent);
    tile.add_message(tile_layer, open->bytes);
  }
  return bytes;
}

}  // namespace tyndau::tiles
