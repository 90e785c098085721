#include "matrix/world.hpp"

namespace tyndau::matrix {
namespace {

using namespace hearing;

geo::Shape box(double west, double south, double east, double north) {
  geo::Shape shape;
  shape.polygons.push_back({{{west, south}, {east, south}, {east, north}, {west, north}}, {}});
  return shape;
}

geo::Shape square(LonLat centre, double half) {
  return box(centre.lon - half, centre.lat - half, centre.lon + half, centre.lat + half);
}

AdminUnit unit(std::string id, UnitLevel level, std::string name, std::string parent, geo::Shape shape) {
  AdminUnit made;
  made.id = std::move(id);
  made.level = level;
  made.name = std::move(name);
  made.parent_id = std::move(parent);
  made.shape = std::move(shape);
  made.dataset = "units";
  return made;
}

Settlement village(std::string id, std::string name, LonLat centre, UnitContext units) {
  Settlement made;
  made.id = std::move(id);
  made.name = name;
  made.names = {name, name, name};
  made.population = 1000;
  made.units = std::move(units);
  made.centre = centre;
  made.extent.quality = ExtentQuality::mapped;
  made.extent.shape = square(centre, 0.015);
  made.dataset = "settlements";
  return made;
}

AtlasData country() {
  AtlasData data;
  data.units = {unit("outline:XX", UnitLevel::oblast, "outline", "", box(60, 45, 80, 55)),
                unit("west", UnitLevel::oblast, "Западная область", "", box(60, 45, 70, 55)),
                unit("east", UnitLevel::oblast, "Восточная область", "", box(70, 45, 80, 55)),
                unit("steppe", UnitLevel::district, "Степной район", "west", box(60, 45, 70, 55)),
                unit("hills", UnitLevel::district, "Горный район", "east", box(70, 45, 80, 55))};
  const UnitContext west{"Западная область", "Степной район", ""};
  data.settlements = {village("aksu", "Аксу", aksu_centre, west),
                      village("step", "Степь", {65.5, 50.0}, west),
                      village("vostok", "Восток", vostok_centre, {"Восточная область", "Горный район", ""})};
  for (std::size_t i = 0; i < zone_kind_count; ++i) {
    Zone zone;
    zone.id = "zone-" + std::to_string(i);
    zone.kind = static_cast<ZoneKind>(i);
    zone.name = zone.id;
    zone.shape = square(site_in_zones, 0.1);
    zone.dataset = "zones";
    data.zones.push_back(zone);
  }
  return data;
}

Dataset dataset(std::string id, DatasetKind kind, bool covered) {
  Dataset made;
  made.id = std::move(id);
  made.kind = kind;
  for (std::size_t i = 0; i < zone_kind_count; ++i) made.zone_kinds.push_back(static_cast<ZoneKind>(i));
  made.unit_levels = {UnitLevel::oblast, UnitLevel::district};
  if (covered) made.coverage = box(60, 45, 80, 55);
  return made;
}

Atlas world(bool covered) {
  AtlasData data = country();
  data.datasets = {dataset("units", DatasetKind::units, covered),
                   dataset("settlements", DatasetKind::settlements, covered),
                   dataset("zones", DatasetKind::zones, covered)};
  return Atlas(std::move(data));
}

}  // namespace

const Atlas& full_world() {
  static const Atlas atlas = world(true);
  return atlas;
}

const Atlas& uncovered_world() {
  static const Atlas atlas = world(false);
  return atlas;
}

const Atlas& empty_world() {
  static const Atlas atlas{AtlasData{}};
  return atlas;
}

}  // namespace tyndau::matrix
