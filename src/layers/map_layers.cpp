#include "layers/map_layers.hpp"

#include "layers/map_fields.hpp"

namespace tyndau::layers {
namespace {

using geo::FieldType;

constexpr std::array<MapLayer, map_layer_count> all_layers{
    MapLayer::protection_zones, MapLayer::affected_communities,
    MapLayer::distance_lines,   MapLayer::projects,
    MapLayer::venues,           MapLayer::findings};

/// Builds a list of fields; every layer starts with the hearing and ends with whether somebody has confirmed what was read.
class Fields {
 public:
  Fields() { texts({"hearing", "hearing_date"}); }
  Fields& texts(std::initializer_list<std::string_view> names) { return add(names, FieldType::text); }
  Fields& reals(std::initializer_list<std::string_view> names) { return add(names, FieldType::real); }
  Fields& integers(std::initializer_list<std::string_view> names) { return add(names, FieldType::integer); }
  Fields& translated(const std::string& name) { return texts({name + "_kk", name + "_ru", name + "_en"}); }
  [[nodiscard]] MapFields done() { return integers({"unconfirmed"}).fields_; }

 private:
  Fields& add(std::initializer_list<std::string_view> names, FieldType type) {
    for (const std::string_view name : names) fields_.emplace_back(name, type);
    return *this;
  }
  MapFields fields_;
};

MapFields project_fields() {
  return Fields()
      .texts({"project_id", "name"})
      .translated("initiator")
      .texts({"hazard_class", "object_type", "oblast", "verdict"})
      .integers({"failing_findings"})
      .reals({"uncertainty_m"})
      .done();
}

MapFields zone_fields() {
  return Fields()
      .texts({"project", "source"})
      .translated("source")
      .reals({"reach_m", "uncertainty_m"})
      .integers({"estimated"})
      .done();
}

MapFields venue_fields() {
  return Fields()
      .texts({"venue", "address"})
      .translated("name")
      .texts({"settlement"})
      .reals({"uncertainty_m"})
      .integers({"estimated"})
      .done();
}

MapFields community_fields() {
  return Fields()
      .texts({"community"})
      .translated("name")
      .integers({"population"})
      .texts({"basis", "verdict", "class", "article"})
      .reals({"footprint_low_m", "footprint_high_m"})
      .texts({"assigned_venue", "nearest_venue"})
      .reals({"distance_low_m", "distance_high_m", "centre_distance_m"})
      .texts({"extent"})
      .integers({"estimated"})
      .done();
}

MapFields line_fields() {
  return Fields()
      .texts({"community"})
      .translated("name")
      .texts({"from", "venue"})
      .integers({"assigned", "nearest"})
      .reals({"distance_low_m", "distance_high_m"})
      .texts({"verdict", "class", "article", "basis"})
      .integers({"estimated"})
      .done();
}

MapFields finding_fields() {
  return Fields()
      .texts({"finding", "subject"})
      .translated("subject")
      .texts({"verdict", "class", "article"})
      .integers({"verified"})
      .texts({"rule_pack"})
      .reals({"measured_low", "measured_high"})
      .texts({"unit"})
      .translated("message")
      .done();
}

std::string description(MapLayer layer) {
  switch (layer) {
    case MapLayer::protection_zones: return "Where the project may significantly affect people, drawn.";
    case MapLayer::affected_communities:
      return "Settlements that the affected territory reaches or that the documents name; estimated extents "
             "are circles.";
    case MapLayer::distance_lines:
      return "Lines between the two nearest points, from the project and from each venue.";
    case MapLayer::projects: return "Footprints of the planned activities.";
    case MapLayer::venues: return "Where the hearings were held; estimated: known to their settlement only.";
    case MapLayer::findings: break;
  }
  return "What fails or cannot be told, where it shows.";
}

/// What a layer declares before its first feature. Multi parts, so that a territory cut at ±180° needs no other type; a
/// layer that meets another kind, such as a project drawn as a polygon, then declares any.
geo::GeometryKind kind_of(MapLayer layer) {
  switch (layer) {
    case MapLayer::protection_zones:
    case MapLayer::affected_communities: return geo::GeometryKind::multi_polygon;
    case MapLayer::distance_lines: return geo::GeometryKind::multi_line;
    case MapLayer::projects:
    case MapLayer::venues: return geo::GeometryKind::point;
    case MapLayer::findings: break;
  }
  return geo::GeometryKind::any;
}

geo::LayerHead head_of(MapLayer layer) {
  return {std::string(code(layer)), fields_of(layer), description(layer), kind_of(layer)};
}

}  // namespace

std::string_view code(MapLayer layer) {
  switch (layer) {
    case MapLayer::protection_zones: return "protection_zones";
    case MapLayer::affected_communities: return "affected_communities";
    case MapLayer::distance_lines: return "distance_lines";
    case MapLayer::projects: return "projects";
    case MapLayer::venues: return "venues";
    case MapLayer::findings: break;
  }
  return "findings";
}

const MapFields& fields_of(MapLayer layer) {
  static const std::array<MapFields, map_layer_count> all{
      zone_fields(), community_fields(), line_fields(), project_fields(), venue_fields(), finding_fields()};
  return all[static_cast<std::size_t>(layer)];
}

Result<std::monostate> MapLayers::open_geopackage(const std::filesystem::path& file) {
  std::vector<geo::LayerHead> heads;
  for (const MapLayer layer : all_layers) heads.push_back(head_of(layer));
  auto writer = geo::VectorWriter::open(file, geo::VectorFormat::geopackage, heads);
  if (!writer) return tl::unexpected<Error>(writer.error());
  geopackage_ = std::move(*writer);
  return std::monostate{};
}

Result<std::monostate> MapLayers::open_geojson(const std::filesystem::path& folder) {
  std::vector<geo::VectorWriter> writers;
  for (const MapLayer layer : all_layers) {
    const auto file = folder / (std::string(code(layer)) + ".geojson");
    auto writer = geo::VectorWriter::open(file, geo::VectorFormat::geojson, {head_of(layer)});
    if (!writer) return tl::unexpected<Error>(writer.error());
    writers.push_back(std::move(*writer));
  }
  geojson_ = std::move(writers);
  return std::monostate{};
}

void MapLayers::write(std::size_t layer, geo::Feature&& feature) {
  auto shape = geo::shape_for_files(feature.shape);
  if (!shape) {
    written_ = tl::unexpected<Error>(shape.error());
    return;
  }
  feature.shape = std::move(*shape);
  if (geopackage_) written_ = geopackage_->add_ready(layer, feature);
  if (written_ && !geojson_.empty()) written_ = geojson_[layer].add_ready(0, feature);
}

void MapLayers::add(MapFeatures&& features) {
  for (std::size_t layer = 0; layer < map_layer_count; ++layer) {
    for (geo::Feature& feature : features[layer]) {
      if (!written_) return;
      feature.fid = ++numbers_[layer];
      write(layer, std::move(feature));
    }
  }
}

Result<std::monostate> MapLayers::commit() {
  if (written_ && geopackage_) written_ = geopackage_->commit();
  for (geo::VectorWriter& writer : geojson_) {
    if (written_) written_ = writer.commit();
  }
  return written_;
}

}  // namespace tyndau::layers
