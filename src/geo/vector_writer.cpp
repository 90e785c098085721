#include "geo/vector_writer.hpp"

#include "geo/drawing.hpp"
#include "geo/vector_write.hpp"

#include <cassert>
#include <cmath>

namespace tyndau::geo {
namespace {

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

}  // namespace

double rounded_degrees(double degrees) {
  constexpr double billion = 1e9;
  const double rounded = std::round(degrees * billion) / billion;
  return rounded == 0.0 ? 0.0 : rounded;  // no negative zero
}

Result<Shape> shape_for_files(const Shape& shape) {
  auto cut = cut_at_antimeridian(shape);
  if (cut) round_vertices(*cut);
  return cut;
}

namespace {

Result<std::unique_ptr<LayerSink>> begin(const std::filesystem::path& file, VectorFormat format,
                                         const std::vector<LayerHead>& layers) {
  switch (format) {
    case VectorFormat::geojson: return begin_geojson(file, layers);
    case VectorFormat::geopackage: return begin_geopackage(file, layers);
    case VectorFormat::flatgeobuf: break;
  }
  return begin_flatgeobuf(file, layers.front());
}

}  // namespace

Result<VectorWriter> VectorWriter::open(const std::filesystem::path& file, VectorFormat format,
                                        const std::vector<LayerHead>& layers) {
  std::vector<LayerState> states;
  for (const LayerHead& layer : layers) states.push_back({layer.name, layer.fields.size(), 0});
  auto sink = begin(file, format, layers);
  if (!sink) return tl::unexpected<Error>(sink.error());
  return VectorWriter(std::move(*sink), std::move(states));
}

VectorWriter::VectorWriter(std::unique_ptr<LayerSink> sink, std::vector<LayerState> layers)
    : sink_(std::move(sink)), layers_(std::move(layers)) {}
VectorWriter::~VectorWriter() = default;
VectorWriter::VectorWriter(VectorWriter&& other) noexcept = default;
VectorWriter& VectorWriter::operator=(VectorWriter&& other) noexcept = default;

std::string VectorWriter::next_of(std::size_t layer) const {
  return "layer \"" + layers_[layer].name + "\", feature " + std::to_string(layers_[layer].features + 1);
}

Result<std::monostate> VectorWriter::add(std::size_t layer, const Feature& feature) {
  assert(layer < layers_.size());
  auto shape = shape_for_files(feature.shape);
  if (!shape) return fail(shape.error().code, shape.error().message, next_of(layer));
  return add_ready(layer, Feature{feature.fid, feature.properties, std::move(*shape), {}});
}

Result<std::monostate> VectorWriter::add_ready(std::size_t layer, const Feature& feature) {
  assert(layer < layers_.size());
  LayerState& state = layers_[layer];
  if (feature.properties.size() != state.fields) {
    return fail(ErrorCode::bad_input,
                std::to_string(feature.properties.size()) + " properties for " +
                    std::to_string(state.fields) + " fields",
                next_of(layer));
  }
  auto added = sink_->add(layer, feature);
  if (added) ++state.features;
  return added;
}

Result<std::monostate> VectorWriter::commit() { return sink_->commit(); }

}  // namespace tyndau::geo
