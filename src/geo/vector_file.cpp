#include "geo/vector_file.hpp"

#include "geo/vector_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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

/// The narrowest kind that all features of a layer have.
GeometryKind kind_of(const std::vector<Feature>& features) {
  bool points = false, lines = false, polygons = false, several = false;
  for (const Feature& feature : features) {
    const Shape& shape = feature.shape;
    points = points || !shape.points.empty();
    lines = lines || !shape.lines.empty();
    polygons = polygons || !shape.polygons.empty();
    several = several || shape.points.size() > 1 || shape.lines.size() > 1 || shape.polygons.size() > 1;
  }
  const int different = (points ? 1 : 0) + (lines ? 1 : 0) + (polygons ? 1 : 0);
  if (different == 0) return features.empty() ? GeometryKind::any : GeometryKind::none;
  if (different > 1) return GeometryKind::any;
  if (points) return several ? GeometryKind::multi_point : GeometryKind::point;
  if (lines) return several ? GeometryKind::multi_line : GeometryKind::line;
  return several ? GeometryKind::multi_polygon : GeometryKind::polygon;
}

/// The features as they will be written.
Result<std::vector<Feature>> ready_features(const LayerToWrite& layer) {
  std::vector<Feature> ready;
  ready.reserve(layer.features.size());
  for (const Feature& feature : layer.features) {
    auto shape = shape_for_files(feature.shape);
    if (!shape) {
      return fail(shape.error().code, shape.error().message,
                  "layer \"" + layer.name + "\", feature " + std::to_string(ready.size() + 1));
    }
    ready.push_back({feature.fid, feature.properties, std::move(*shape), {}});
  }
  return ready;
}

}  // namespace

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
  std::vector<LayerHead> heads;
  std::vector<std::vector<Feature>> features;
  for (const LayerToWrite& layer : layers) {
    auto ready = ready_features(layer);
    if (!ready) return tl::unexpected<Error>(ready.error());
    heads.push_back({layer.name, layer.fields, layer.description, kind_of(*ready)});
    features.push_back(std::move(*ready));
  }
  auto writer = VectorWriter::open(file, format, heads);
  if (!writer) return tl::unexpected<Error>(writer.error());
  for (std::size_t layer = 0; layer < features.size(); ++layer) {
    for (const Feature& feature : features[layer]) {
      if (auto added = writer->add_ready(layer, feature); !added) return added;
    }
  }
  return writer->commit();
}

}  // namespace tyndau::geo
