#include "sandbox/records.hpp"

#include "sandbox/frames.hpp"

#include <cmath>

namespace tyndau::sandbox {
namespace {

constexpr std::size_t most_layers = 10'000;
constexpr std::size_t text_bytes = 8;  ///< the least that a text takes
constexpr std::size_t vertex_bytes = 16;

enum class ValueKind : std::uint8_t { null, integer, real, text };

void put(ByteWriter& bytes, const std::vector<LonLat>& vertices) {
  bytes.put_size(vertices.size());
  for (const LonLat& vertex : vertices) {
    bytes.put(vertex.lon);
    bytes.put(vertex.lat);
  }
}

std::vector<LonLat> take_vertices(ByteReader& bytes) {
  std::vector<LonLat> vertices(bytes.take_count(vertex_bytes));
  for (LonLat& vertex : vertices) {
    vertex.lon = bytes.take<double>();
    vertex.lat = bytes.take<double>();
    if (!in_range(vertex)) bytes.spoil();
  }
  return vertices;
}

struct PutValue {
  ByteWriter& bytes;
  void kind(ValueKind kind) const { bytes.put(static_cast<std::uint8_t>(kind)); }
  void operator()(std::monostate) const { kind(ValueKind::null); }
  void operator()(std::int64_t value) const {
    kind(ValueKind::integer);
    bytes.put(value);
  }
  void operator()(double value) const {
    kind(ValueKind::real);
    bytes.put(value);
  }
  void operator()(const std::string& value) const {
    kind(ValueKind::text);
    bytes.put_text(value);
  }
};

geo::Value take_value(ByteReader& bytes) {
  switch (static_cast<ValueKind>(bytes.take<std::uint8_t>())) {
    case ValueKind::null: return std::monostate{};
    case ValueKind::integer: return bytes.take<std::int64_t>();
    case ValueKind::real: {
      const auto value = bytes.take<double>();
      if (!std::isfinite(value)) bytes.spoil();
      return value;
    }
    case ValueKind::text: return bytes.take_text();
  }
  bytes.spoil();
  return std::monostate{};
}

}  // namespace

void put(ByteWriter& bytes, const std::vector<std::string>& texts) {
  bytes.put_size(texts.size());
  for (const auto& text : texts) bytes.put_text(text);
}

std::vector<std::string> take_texts(ByteReader& bytes) {
  std::vector<std::string> texts(bytes.take_count(text_bytes));
  for (auto& text : texts) text = bytes.take_text();
  return texts;
}

void put(ByteWriter& bytes, const geo::ReadOptions& options) {
  bytes.put_text(options.layer);
  bytes.put_text(options.driver);
  bytes.put_text(options.assume_crs);
  bytes.put_size(options.max_vertices);
  bytes.put_size(options.open_options.size());
  for (const auto& [name, value] : options.open_options) {
    bytes.put_text(name);
    bytes.put_text(value);
  }
}

geo::ReadOptions take_read_options(ByteReader& bytes) {
  geo::ReadOptions options;
  options.layer = bytes.take_text();
  options.driver = bytes.take_text();
  options.assume_crs = bytes.take_text();
  options.max_vertices = static_cast<std::size_t>(bytes.take<std::uint64_t>());
  for (std::size_t left = bytes.take_count(2 * text_bytes); left > 0; --left) {
    std::string name = bytes.take_text();
    options.open_options[std::move(name)] = bytes.take_text();
  }
  return options;
}

void put(ByteWriter& bytes, const geo::LayerInfo& layer) {
  bytes.put_text(layer.name);
  bytes.put_text(layer.crs);
  bytes.put(layer.feature_count);
  bytes.put_text(layer.geometry_type);
  put(bytes, layer.fields);
}

geo::LayerInfo take_layer(ByteReader& bytes) {
  geo::LayerInfo layer;
  layer.name = bytes.take_text();
  layer.crs = bytes.take_text();
  layer.feature_count = bytes.take<std::int64_t>();
  layer.geometry_type = bytes.take_text();
  layer.fields = take_texts(bytes);
  if (layer.feature_count < -1) bytes.spoil();
  return layer;
}

void put(ByteWriter& bytes, const geo::Shape& shape) {
  put(bytes, shape.points);
  bytes.put_size(shape.lines.size());
  for (const auto& line : shape.lines) put(bytes, line);
  bytes.put_size(shape.polygons.size());
  for (const auto& polygon : shape.polygons) {
    put(bytes, polygon.outer);
    bytes.put_size(polygon.holes.size());
    for (const auto& hole : polygon.holes) put(bytes, hole);
  }
}

geo::Shape take_shape(ByteReader& bytes) {
  geo::Shape shape;
  shape.points = take_vertices(bytes);
  shape.lines.resize(bytes.take_count(8));
  for (auto& line : shape.lines) line = take_vertices(bytes);
  shape.polygons.resize(bytes.take_count(16));
  for (auto& polygon : shape.polygons) {
    polygon.outer = take_vertices(bytes);
    polygon.holes.resize(bytes.take_count(8));
    for (auto& hole : polygon.holes) hole = take_vertices(bytes);
  }
  return shape;
}

std::string encoded_feature(std::size_t layer, const geo::Feature& feature) {
  ByteWriter bytes;
  bytes.put_size(layer);
  bytes.put(feature.fid);
  bytes.put_size(feature.properties.size());
  for (const auto& property : feature.properties) std::visit(PutValue{bytes}, property.second);
  put(bytes, feature.shape);
  bytes.put_text(feature.geometry_problem);
  return bytes.bytes();
}

Result<std::monostate> FeatureDecoder::add_layer(std::string_view payload) {
  ByteReader bytes(payload);
  auto layer = take_layer(bytes);
  if (!bytes.complete() || layers_.size() >= most_layers) return tl::unexpected<Error>(broken_stream());
  layers_.push_back(std::move(layer));
  return std::monostate{};
}

Result<FeatureDecoder::Record> FeatureDecoder::feature(std::string_view payload) const {
  ByteReader bytes(payload);
  const auto number = bytes.take<std::uint64_t>();
  if (number >= layers_.size()) return tl::unexpected<Error>(broken_stream());
  Record record;
  record.layer = &layers_[static_cast<std::size_t>(number)];
  record.feature.fid = bytes.take<std::int64_t>();
  const std::size_t values = bytes.take_count(1);
  if (values > record.layer->fields.size()) return tl::unexpected<Error>(broken_stream());
  record.feature.properties.reserve(values);
  for (std::size_t i = 0; i < values; ++i) {
    record.feature.properties.emplace_back(record.layer->fields[i], take_value(bytes));
  }
  record.feature.shape = take_shape(bytes);
  record.feature.geometry_problem = bytes.take_text();
  if (!bytes.complete()) return tl::unexpected<Error>(broken_stream());
  return record;
}

Result<std::vector<geo::LayerInfo>> FeatureDecoder::end(std::string_view payload) {
  ByteReader bytes(payload);
  std::vector<geo::LayerInfo> layers(bytes.take_count(text_bytes));
  for (auto& layer : layers) layer = take_layer(bytes);
  if (!bytes.complete() || layers.size() > most_layers) return tl::unexpected<Error>(broken_stream());
  return layers;
}

}  // namespace tyndau::sandbox
