#include "layers/map_layers.hpp"

#include "layers/map_fields.hpp"

namespace tyndau::layers {
namespace {

using geo::FieldType;

constexpr std::array<MapLayer, map_layer_count> all_layers{MapLayer::protection_zones, MapLayer::affected_communities,
                                                           MapLayer::distance_lines,   MapLayer::projects,
                                                           MapLayer::venues,           MapLayer::findings};

/// Builds a list of fields; every layer starts with the hearing.
class Fields {
 public:
  Fields() { texts({"hearing", "hearing_date"}); }
  Fields& texts(std::initializer_list<std::string_view> names) { return add(names, FieldType::text); }
  Fields& reals(std::initializer_list<std::string_view> names) { return add(names, FieldType::real); }
  Fields& integers(std::initializer_list<std::string_view> names) { return add(names, FieldType::integer); }
  Fields& translated(const std::string& name) { return texts({name + "_kk", name + "_ru", name + "_en"}); }
  [[nodiscard]] MapFields done() const { return fields_; }

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
      return "Settlements that the affected territory reaches or that the documents name; estimated extents are circles.";
    case MapLayer::distance_lines: return "Lines between the two nearest points, from the project and from each venue.";
    case MapLayer::projects: return "Footprints of the planned activities.";
    case MapLayer::venues: return "Where the hearings were held; estimated: known to their settlement only.";
    case MapLayer::findings: break;
  }
  return "What fails or cannot be told, where it shows.";
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
  static const std::array<MapFields, map_layer_count> all{zone_fields(),    community_fields(), line_fields(),
                                                          project_fields(), venue_fields(),     finding_fields()};
  return all[static_cast<std::size_t>(layer)];
}

MapLayers::MapLayers() {
  for (const MapLayer layer : all_layers) {
    layers_.push_back({std::string(code(layer)), fields_of(layer), {}, description(layer)});
  }
}

void MapLayers::add(MapFeatures&& features) {
  for (std::size_t i = 0; i < map_layer_count; ++i) {
    auto& into = layers_[i].features;
    for (geo::Feature& feature : features[i]) {
      feature.fid = static_cast<std::int64_t>(into.size()) + 1;
      into.push_back(std::move(feature));
    }
  }
}

Result<std::monostate> MapLayers::write_geopackage(const std::filesystem::path& file) const {
  return geo::write_layers(file, geo::VectorFormat::geopackage, layers_);
}

Result<std::monostate> MapLayers::write_geojson(const std::filesystem::path& folder) const {
  for (const geo::LayerToWrite& layer : layers_) {
    const auto written = geo::write_layers(folder / (layer.name + ".geojson"), geo::VectorFormat::geojson, {layer});
    if (!written) return written;
  }
  return std::monostate{};
}

}  // namespace tyndau::layers
