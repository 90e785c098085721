#include "geo/gdal_read.hpp"
#include "geo/map_reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace tyndau::geo {
namespace {

using FeatureHandle = std::unique_ptr<OGRFeature>;

/// How the fields begin in which people write what a shape is.
constexpr std::array<std::string_view, 22> label_fields{
    "name", "Name", "NAME", "title", "Title", "label",  "Label",  "LABEL", "text", "Text", "наим",
    "Наим", "НАИМ", "назв", "Назв",  "НАЗВ",  "объект", "Объект", "имя",   "Имя",  "атау", "Атау"};
constexpr std::size_t longest_label = 200;

bool is_label_field(std::string_view field) {
  return std::any_of(label_fields.begin(), label_fields.end(),
                     [&](std::string_view beginning) { return field.starts_with(beginning); });
}

std::string cut_at_character(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  text.resize(most);
  return text;
}

/// The first field that is a name, else the first text.
std::string label_of(const OGRFeature& feature) {
  std::string other;
  for (int i = 0; i < feature.GetFieldCount(); ++i) {
    const OGRFieldDefn* const field = feature.GetFieldDefnRef(i);
    if (field->GetType() != OFTString || feature.IsFieldSetAndNotNull(i) == 0) continue;
    std::string text = as_utf8(feature.GetFieldAsString(i));
    if (text.empty()) continue;
    if (is_label_field(as_utf8(field->GetNameRef()))) return cut_at_character(std::move(text), longest_label);
    if (other.empty()) other = std::move(text);
  }
  return cut_at_character(std::move(other), longest_label);
}

/// The same lines again as points, one of each vertex.
bool repeats_another_layer(const std::string& name) {
  return name == "route_points" || name == "track_points";
}

void widen(std::optional<PlaneBox>& box, const PlaneBox& by) {
  if (!box) {
    box = by;
    return;
  }
  box->x_low = std::min(box->x_low, by.x_low);
  box->y_low = std::min(box->y_low, by.y_low);
  box->x_high = std::max(box->x_high, by.x_high);
  box->y_high = std::max(box->y_high, by.y_high);
}

bool finite(const OGREnvelope& envelope) {
  return std::isfinite(envelope.MinX) && std::isfinite(envelope.MinY) && std::isfinite(envelope.MaxX) &&
         std::isfinite(envelope.MaxY);
}

/// What all shapes of a map span, in degrees.
Shape extent_of(const std::vector<DrawnShape>& shapes) {
  Shape all;
  for (const DrawnShape& drawn : shapes) {
    const auto positions = vertices(drawn.shape);
    all.points.insert(all.points.end(), positions.begin(), positions.end());
  }
  if (all.empty()) return {};
  const BoundingBox box = bounding_box(all);
  if (box.west > box.east) return {};
  return placed_box({box.west, box.south, box.east, box.north}, MapCrs{});
}

bool same_system(const std::optional<MapCrs>& a, const std::optional<MapCrs>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->code == b->code && a->name == b->name;
}

}  // namespace

Result<std::monostate> MapLayerReader::add(GDALDataset& dataset) {
  for (OGRLayer* layer : dataset.GetLayers()) {
    const std::string name = layer->GetName();
    if (map_.format == MapFormat::gpx && repeats_another_layer(name)) continue;
    if (auto added = add(*layer); !added) return added;
  }
  return std::monostate{};
}

Result<std::optional<MapCrs>> MapLayerReader::crs_of(OGRLayer& layer) {
  auto stated = map_crs(layer.GetSpatialRef());
  constexpr std::string_view register_prefix = "EPSG:";
  if (!stated || *stated || !std::string_view(limits_.assume_crs).starts_with(register_prefix)) return stated;
  OGRSpatialReference assumed;
  const int number = std::atoi(limits_.assume_crs.c_str() + register_prefix.size());
  if (assumed.importFromEPSG(number) != OGRERR_NONE) return stated;
  assumed.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  map_.crs_assumed = true;
  return map_crs(&assumed);
}

Result<std::monostate> MapLayerReader::add(OGRLayer& layer) {
  constexpr std::size_t most_layers = 1'000;
  if (map_.layers.size() >= most_layers) {
    map_.complete = false;
    return std::monostate{};
  }
  GdalMessages messages;
  Span span;
  if (auto crs = crs_of(layer)) {
    span.crs = std::move(*crs);
  } else {
    crs_refused_ = true;
    complain(crs.error().message);
  }
  map_.layers.push_back({cut_at_character(as_utf8(layer.GetName()), longest_label),
                         crs_name(layer.GetSpatialRef()), OGRGeometryTypeToName(layer.GetGeomType()), 0});
  layer.ResetReading();
  std::int64_t read = 0;
  while (records_ < limits_.most_records) {
    const FeatureHandle feature(layer.GetNextFeature());
    if (!feature) break;
    ++records_;
    ++read;
    const OGRGeometry* const geometry = feature->GetGeometryRef();
    if (geometry != nullptr && !geometry->IsEmpty()) take(*feature, *geometry, span);
  }
  if (records_ >= limits_.most_records) map_.complete = false;
  if (messages.failed()) {
    if (read == 0) return fail(ErrorCode::bad_input, messages.reason(""));
    complain(messages.reason(""));
  }
  spans_.push_back(std::move(span));
  return std::monostate{};
}

void MapLayerReader::take(const OGRFeature& feature, const OGRGeometry& geometry, Span& span) {
  ++map_.drawn;
  ++map_.layers.back().shapes;
  OGREnvelope envelope;
  geometry.getEnvelope(&envelope);
  if (!finite(envelope)) return complain("a shape has coordinates that are no numbers");
  const PlaneBox box{envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY};
  widen(span.box, box);
  if (span.crs) return take_shape(feature, geometry, *span.crs);
  take_words(feature);
}

void MapLayerReader::take_words(const OGRFeature& feature) {
  constexpr std::size_t most = 200;
  if (map_.words.size() >= most) return;
  auto words = label_of(feature);
  const bool known = std::find(map_.words.begin(), map_.words.end(), words) != map_.words.end();
  if (!words.empty() && !known) map_.words.push_back(std::move(words));
}

void MapLayerReader::take_shape(const OGRFeature& feature, const OGRGeometry& geometry, const MapCrs& crs) {
  if (map_.shapes.size() >= limits_.most_shapes || vertices_ >= limits_.most_vertices) {
    map_.complete = false;
    return;
  }
  auto shape = shape_from_ogr(geometry, crs.way.get(), limits_.most_vertices - vertices_);
  if (!shape) return complain(shape.error().message);
  if (shape->empty()) return;
  vertices_ += vertex_count(*shape);
  map_.shapes.push_back({map_.layers.size() - 1, label_of(feature), std::move(*shape)});
}

void MapLayerReader::complain(std::string problem) {
  constexpr std::size_t most = 5, longest = 300;
  map_.complete = false;
  if (map_.problems.size() < most) map_.problems.push_back(cut_at_character(std::move(problem), longest));
}

void MapLayerReader::finish() {
  std::erase_if(spans_, [](const Span& span) { return !span.box; });
  if (spans_.empty()) return;
  const bool one_system = std::all_of(spans_.begin(), spans_.end(), [&](const Span& span) {
    return same_system(span.crs, spans_.front().crs);
  });
  if (one_system) {
    for (const Span& span : spans_) widen(map_.box, *span.box);
  }
  const auto stated =
      std::find_if(spans_.begin(), spans_.end(), [](const Span& s) { return s.crs.has_value(); });
  if (stated == spans_.end() && !crs_refused_) {
    map_.georeference = Georeference::numbers_only;
    map_.could_be = crs_candidates(*map_.box);
    return;
  }
  map_.georeference = map_.shapes.empty() ? Georeference::elsewhere : Georeference::placed;
  if (stated == spans_.end()) return;
  map_.crs = stated->crs->code;
  map_.crs_name = stated->crs->name;
  if (map_.shapes.empty()) return;
  if (one_system) map_.extent = placed_box(*map_.box, *stated->crs);
  if (map_.extent.empty()) map_.extent = extent_of(map_.shapes);
  map_.crs_accuracy = crs_accuracy(*stated->crs, vertices(map_.shapes.front().shape).front());
}

}  // namespace tyndau::geo
