#include "intake/osm_places.hpp"

#include "geo/area_index.hpp"
#include "geo/overlay.hpp"
#include "sandbox/features.hpp"

#include <algorithm>
#include <array>

namespace tyndau::intake {
namespace {

/// Residential land farther than this from every place node is kept as a settlement of its own.
constexpr Metres join_radius{3000};

constexpr std::array<std::string_view, 7> settlement_types{
    "city", "town", "village", "hamlet", "isolated_dwelling", "farm", "allotments"};

bool is_settlement(const std::string& place) {
  return std::find(settlement_types.begin(), settlement_types.end(), place) != settlement_types.end();
}

std::string osm_id(const geo::Feature& feature, const std::string& layer) {
  if (layer == "points") return "osm:node/" + feature.text("osm_id");
  const auto way = feature.text("osm_way_id");
  if (!way.empty()) return "osm:way/" + way;
  return (layer == "lines" ? "osm:way/" : "osm:relation/") + feature.text("osm_id");
}

/// The zone kind that a feature's tags speak of. \source OpenStreetMap wiki, boundary=protected_area, natural=water
std::optional<hearing::ZoneKind> zone_kind_of(const geo::Feature& feature) {
  const auto tag = [&](const char* name) { return PlaceFields::tag(feature, name); };
  const auto boundary = tag("boundary");
  if (boundary == "protected_area" || boundary == "national_park" || tag("leisure") == "nature_reserve") {
    return hearing::ZoneKind::protected_area;
  }
  const auto natural = tag("natural");
  const auto waterway = tag("waterway");
  if (natural == "water" || tag("landuse") == "reservoir" || waterway == "riverbank" || waterway == "river" ||
      waterway == "canal") {
    return hearing::ZoneKind::water_body;
  }
  return std::nullopt;
}

/// Settlements and residential land of an extract, before they are joined.
class OsmSettlements {
 public:
  explicit OsmSettlements(PlaceCollector& collector) : collector_(collector) {}

  void take(geo::Feature&& feature, const std::string& layer) {
    const auto place = PlaceFields::tag(feature, "place");
    if (is_settlement(place)) return take_place(std::move(feature), layer, place);
    if (!place.empty()) collector_.count("places of other kinds (place=" + place + ")");
    if (layer == "multipolygons" && PlaceFields::tag(feature, "landuse") == "residential") {
      take_residential(std::move(feature), layer);
    }
  }

  /// Gives each residential area to the polygon it meets or the nearest place node, and unites them per place.
  void join() {
    drop_doubled_nodes();
    std::vector<geo::Shape> shapes;
    for (const auto& place : places_) shapes.push_back(place.shape);
    const geo::AreaIndex index(shapes);
    std::vector<std::vector<geo::Shape>> parts(places_.size());
    for (auto& area : residential_) {
      const auto near = index.nearest(area.shape, 1);
      if (!near.empty() && near.front().nearest.distance <= join_radius) {
        collector_.count("residential areas joined to a place");
        parts[near.front().index].push_back(std::move(area.shape));
      } else {
        collector_.count("residential areas without a place");
        add(std::move(area));
      }
    }
    for (std::size_t i = 0; i < places_.size(); ++i) finish(std::move(places_[i]), std::move(parts[i]));
  }

 private:
  struct Place {
    hearing::Settlement settlement;
    geo::Shape shape;
  };

  Place read(geo::Feature& feature, const std::string& layer) {
    Place place;
    auto& settlement = place.settlement;
    const auto& fields = collector_.fields();
    settlement.id = osm_id(feature, layer);
    settlement.name = fields.text(feature, "name");
    settlement.names = fields.names(feature);
    settlement.population = population_from_text(fields.text(feature, "population"));
    place.shape = std::move(feature.shape);
    return place;
  }

  void take_place(geo::Feature&& feature, const std::string& layer, const std::string& type) {
    if (layer == "lines" || layer == "multilinestrings") return;
    ++collector_.result().report.read;
    collector_.count(layer == "points" ? "place nodes" : "place polygons");
    Place place = read(feature, layer);
    place.settlement.place_type = type;
    const auto record = place.settlement.id + " " + place.settlement.name;
    if (!feature.geometry_problem.empty()) return collector_.skip(record, feature.geometry_problem);
    if (!collector_.mend(place.shape, record)) return;
    places_.push_back(std::move(place));
  }

  void take_residential(geo::Feature&& feature, const std::string& layer) {
    collector_.count("residential areas");
    Place area = read(feature, layer);
    area.settlement.place_type = "residential";
    if (!feature.geometry_problem.empty())
      return collector_.skip(area.settlement.id, feature.geometry_problem);
    if (collector_.mend(area.shape, area.settlement.id)) residential_.push_back(std::move(area));
  }

  /// A node inside a polygon of the same name is that polygon's label, not a second settlement.
  void drop_doubled_nodes() {
    std::erase_if(places_, [&](const Place& node) {
      return node.shape.is_single_point() &&
             std::any_of(places_.begin(), places_.end(), [&](const Place& other) {
               return !other.shape.polygons.empty() && other.settlement.name == node.settlement.name &&
                      geo::contains(other.shape, node.shape.points.front());
             });
    });
  }

  void finish(Place&& place, std::vector<geo::Shape>&& parts) {
    if (!parts.empty()) {
      if (!place.shape.polygons.empty()) parts.push_back(place.shape);
      auto united = geo::united(parts);
      if (united && !united->polygons.empty()) {
        const auto node = place.shape;
        place.shape = std::move(*united);
        add(std::move(place));
        if (node.is_single_point())
          collector_.result().content.settlements.back().centre = node.points.front();
        return;
      }
    }
    add(std::move(place));
  }

  void add(Place&& place) {
    auto& settlement = place.settlement;
    const auto record = settlement.id;
    if (!collector_.place(settlement, std::move(place.shape)))
      return collector_.skip(record, "it has no area and no point");
    if (!settlement.population) collector_.count("without population");
    settlement.id = collector_.unique_id(record, 0);
    collector_.result().content.settlements.push_back(std::move(settlement));
  }

  PlaceCollector& collector_;
  std::vector<Place> places_;
  std::vector<Place> residential_;
};

void take_zone(geo::Feature&& feature, const std::string& layer, PlaceCollector& collector) {
  const auto kind = zone_kind_of(feature);
  if (!kind || layer == "points" || layer == "multilinestrings") return;
  feature.properties.emplace_back("kind", std::string(code(*kind)));
  feature.properties.insert(feature.properties.begin(), {"id", osm_id(feature, layer)});
  collector.count(std::string(code(*kind)));
  collector.take_zone(std::move(feature));
}

void take_building(geo::Feature&& feature, const std::string& layer, PlaceCollector& collector) {
  if (layer != "multipolygons" || PlaceFields::tag(feature, "building").empty()) return;
  feature.properties.insert(feature.properties.begin(), {"id", osm_id(feature, layer)});
  collector.take_building(std::move(feature));
}

}  // namespace

bool is_osm(const std::filesystem::path& file) {
  return file.extension() == ".osm" || file.extension() == ".pbf";
}

Result<std::monostate> read_osm(const std::filesystem::path& file, const PlaceOptions& options,
                                PlaceCollector& collector) {
  const auto kind = options.dataset.kind;
  if (kind == hearing::DatasetKind::units || kind == hearing::DatasetKind::outline) {
    return fail(ErrorCode::unsupported,
                "administrative units are not read from OSM extracts; give a polygon file",
                file.filename().string());
  }
  OsmSettlements settlements(collector);
  std::int64_t done = 0;
  const auto layers = sandbox::read_features(file, {}, options.policy, sandbox::Kind::bulk_load,
                                             [&](const geo::LayerInfo& layer, geo::Feature&& feature) {
                                               if (options.progress) options.progress(++done, -1);
                                               if (kind == hearing::DatasetKind::settlements)
                                                 settlements.take(std::move(feature), layer.name);
                                               else if (kind == hearing::DatasetKind::zones)
                                                 take_zone(std::move(feature), layer.name, collector);
                                               else
                                                 take_building(std::move(feature), layer.name, collector);
                                               return true;
                                             });
  if (!layers) return tl::unexpected<Error>(layers.error());
  if (kind == hearing::DatasetKind::settlements) settlements.join();
  for (const auto& layer : *layers) collector.result().report.layers.push_back(layer.name);
  return std::monostate{};
}

}  // namespace tyndau::intake
