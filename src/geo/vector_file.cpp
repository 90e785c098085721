#include "geo/vector_file.hpp"

#include "geo/drawing.hpp"
#include "geo/vector_write.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tyndau::geo {
namespace {

std::string trimmed(const std::string& text) {
  constexpr const char* spaces = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(spaces);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

struct AsText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const {
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
  }
  std::string operator()(const std::string& value) const { return trimmed(value); }
};

void round_vertices(Shape& shape) {
  const auto round = [](std::vector<LonLat>& chain) {
    for (LonLat& p : chain) p = {rounded_degrees(p.lon), rounded_degrees(p.lat)};
  };
  round(shape.points);
  for (Line& line : shape.lines) round(line);
  for (Polygon& polygon : shape.polygons) {
    round(polygon.outer);
    for (Ring& hole : polygon.holes) round(hole);
  }
}

/// The layer as it will be written: shapes cut at ±180°, right-handed, rounded.
Result<LayerToWrite> prepared(const LayerToWrite& layer) {
  LayerToWrite result = layer;
  std::size_t number = 0;
  for (Feature& feature : result.features) {
    ++number;
    const std::string where = "layer \"" + layer.name + "\", feature " + std::to_string(number);
    if (feature.properties.size() != layer.fields.size()) {
      return fail(ErrorCode::bad_input,
                  std::to_string(feature.properties.size()) + " properties for " +
                      std::to_string(layer.fields.size()) + " fields",
                  where);
    }
    auto cut = cut_at_antimeridian(feature.shape);
    if (!cut) return fail(cut.error().code, cut.error().message, where);
    feature.shape = std::move(*cut);
    round_vertices(feature.shape);
  }
  return result;
}

}  // namespace

double rounded_degrees(double degrees) {
  constexpr double billion = 1e9;
  const double rounded = std::round(degrees * billion) / billion;
  return rounded == 0.0 ? 0.0 : rounded;  // no negative zero
}

const Value* Feature::find(const std::string& name) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const auto& property) { return property.first == name; });
  return found != properties.end() ? &found->second : nullptr;
}

std::string Feature::text(const std::string& name) const {
  const Value* const value = find(name);
  return value != nullptr ? std::visit(AsText{}, *value) : std::string{};
}

Result<std::monostate> write_layers(const std::filesystem::path& file, VectorFormat format,
                                    const std::vector<LayerToWrite>& layers) {
  std::vector<LayerToWrite> ready;
  for (const LayerToWrite& layer : layers) {
    auto next = prepared(layer);
    if (!next) return tl::unexpected<Error>(next.error());
    ready.push_back(std::move(*next));
  }
  return format == VectorFormat::geojson ? write_geojson(file, ready) : write_geopackage(file, ready);
}

}  // namespace tyndau::geo
