#include "documents/map_frames.hpp"

#include "sandbox/bytes.hpp"
#include "sandbox/frames.hpp"
#include "sandbox/records.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

namespace tyndau::documents {
namespace {

using sandbox::ByteReader;
using sandbox::ByteWriter;

constexpr std::size_t most_layers = 1'000;

void put_flag(ByteWriter& bytes, bool flag) { bytes.put(static_cast<std::uint8_t>(flag ? 1 : 0)); }
bool take_flag(ByteReader& bytes) { return bytes.take<std::uint8_t>() != 0; }

double take_number(ByteReader& bytes) {
  const auto value = bytes.take<double>();
  if (!std::isfinite(value)) bytes.spoil();
  return value;
}

double take_length(ByteReader& bytes) {
  const double value = take_number(bytes);
  if (value < 0.0) bytes.spoil();
  return value;
}

void put(ByteWriter& bytes, const geo::PlaneBox& box) {
  for (const double number : {box.x_low, box.y_low, box.x_high, box.y_high}) bytes.put(number);
}

geo::PlaneBox take_box(ByteReader& bytes) {
  geo::PlaneBox box;
  for (double* const number : {&box.x_low, &box.y_low, &box.x_high, &box.y_high})
    *number = take_number(bytes);
  return box;
}

void put(ByteWriter& bytes, const geo::RasterFrame& frame) {
  bytes.put(frame.columns);
  bytes.put(frame.rows);
  for (const double number : {frame.pixel_width.value, frame.pixel_height.value, frame.scale})
    bytes.put(number);
}

geo::RasterFrame take_frame(ByteReader& bytes) {
  geo::RasterFrame frame;
  frame.columns = bytes.take<std::int64_t>();
  frame.rows = bytes.take<std::int64_t>();
  frame.pixel_width = Metres{take_length(bytes)};
  frame.pixel_height = Metres{take_length(bytes)};
  frame.scale = take_length(bytes);
  if (frame.columns <= 0 || frame.rows <= 0) bytes.spoil();
  return frame;
}

/// A value of an enumeration, or spoilt.
template <class Enum>
Enum take_of(ByteReader& bytes, std::size_t count) {
  const auto number = bytes.take<std::uint8_t>();
  if (number >= count) bytes.spoil();
  return number < count ? static_cast<Enum>(number) : Enum{};
}

void put_layers(ByteWriter& bytes, const geo::MapFile& map) {
  bytes.put_size(map.layers.size());
  for (const geo::MapLayer& layer : map.layers) {
    bytes.put_text(layer.name);
    bytes.put_text(layer.crs);
    bytes.put_text(layer.geometry_type);
    bytes.put(layer.shapes);
  }
}

void take_layers(ByteReader& bytes, geo::MapFile& map) {
  constexpr std::size_t least_bytes = 32;
  map.layers.resize(bytes.take_count(least_bytes));
  if (map.layers.size() > most_layers) bytes.spoil();
  for (geo::MapLayer& layer : map.layers) {
    layer.name = bytes.take_text();
    layer.crs = bytes.take_text();
    layer.geometry_type = bytes.take_text();
    layer.shapes = bytes.take<std::int64_t>();
  }
}

void put_reference(ByteWriter& bytes, const geo::MapFile& map) {
  put_flag(bytes, map.crs_by_format);
  put_flag(bytes, map.crs_assumed);
  sandbox::put(bytes, map.words);
  bytes.put_text(map.crs);
  bytes.put_text(map.crs_name);
  put_flag(bytes, map.crs_accuracy.has_value());
  bytes.put(map.crs_accuracy.value_or(Metres{}).value);
  bytes.put_size(map.could_be.size());
  for (const geo::CrsCandidate& candidate : map.could_be) {
    bytes.put_text(candidate.crs);
    bytes.put_text(candidate.name);
    put_flag(bytes, candidate.swapped);
  }
  put_flag(bytes, map.box.has_value());
  put(bytes, map.box.value_or(geo::PlaneBox{}));
}

void take_reference(ByteReader& bytes, geo::MapFile& map) {
  map.crs_by_format = take_flag(bytes);
  map.crs_assumed = take_flag(bytes);
  map.words = sandbox::take_texts(bytes);
  map.crs = bytes.take_text();
  map.crs_name = bytes.take_text();
  const bool accuracy_known = take_flag(bytes);
  const Metres accuracy{take_length(bytes)};
  if (accuracy_known) map.crs_accuracy = accuracy;
  constexpr std::size_t least_bytes = 17;
  map.could_be.resize(bytes.take_count(least_bytes));
  for (geo::CrsCandidate& candidate : map.could_be) {
    candidate.crs = bytes.take_text();
    candidate.name = bytes.take_text();
    candidate.swapped = take_flag(bytes);
  }
  const bool has_box = take_flag(bytes);
  const geo::PlaneBox box = take_box(bytes);
  if (has_box) map.box = box;
}

}  // namespace

std::string encoded_head(const geo::MapFile& map) {
  ByteWriter bytes;
  bytes.put(static_cast<std::uint8_t>(map.format));
  bytes.put(static_cast<std::uint8_t>(map.georeference));
  bytes.put(static_cast<std::int32_t>(map.page));
  bytes.put(static_cast<std::int32_t>(map.pages));
  put_reference(bytes, map);
  put_layers(bytes, map);
  sandbox::put(bytes, map.extent);
  bytes.put(map.drawn);
  put_flag(bytes, map.complete);
  sandbox::put(bytes, map.problems);
  put_flag(bytes, map.raster.has_value());
  if (map.raster) put(bytes, *map.raster);
  return bytes.bytes();
}

Result<geo::MapFile> map_from_head(std::string_view payload) {
  ByteReader bytes(payload);
  geo::MapFile map;
  map.format = take_of<geo::MapFormat>(bytes, geo::map_format_count);
  map.georeference = take_of<geo::Georeference>(bytes, geo::georeference_count);
  map.page = bytes.take<std::int32_t>();
  map.pages = bytes.take<std::int32_t>();
  take_reference(bytes, map);
  take_layers(bytes, map);
  map.extent = sandbox::take_shape(bytes);
  map.drawn = bytes.take<std::int64_t>();
  map.complete = take_flag(bytes);
  map.problems = sandbox::take_texts(bytes);
  if (take_flag(bytes)) map.raster = take_frame(bytes);
  const bool placed = map.georeference == geo::Georeference::placed;
  const bool sensible =
      placed == !map.extent.empty() && map.page >= 1 && map.page <= map.pages && map.drawn >= 0;
  if (bytes.complete() && sensible) return map;
  return tl::unexpected<Error>(sandbox::broken_stream());
}

std::string encoded_shape(const geo::DrawnShape& drawn) {
  ByteWriter bytes;
  bytes.put_size(drawn.layer);
  bytes.put_text(drawn.label);
  sandbox::put(bytes, drawn.shape);
  return bytes.bytes();
}

Result<std::monostate> add_shape(geo::MapFile& map, std::string_view payload) {
  ByteReader bytes(payload);
  geo::DrawnShape drawn;
  drawn.layer = static_cast<std::size_t>(bytes.take<std::uint64_t>());
  drawn.label = bytes.take_text();
  drawn.shape = sandbox::take_shape(bytes);
  const bool sensible = drawn.layer < map.layers.size() && !drawn.shape.empty() &&
                        map.shapes.size() < geo::MapLimits{}.most_shapes;
  if (!bytes.complete() || !sensible) return tl::unexpected<Error>(sandbox::broken_stream());
  map.shapes.push_back(std::move(drawn));
  return std::monostate{};
}

}  // namespace tyndau::documents
