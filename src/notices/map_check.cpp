#include "notices/map_check.hpp"

#include "notices/map_lines.hpp"
#include "notices/redaction.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tyndau::notices {
namespace {

constexpr Metres drawing_precision{1.0};
/// Between the datums of this region and WGS 84, when nobody says how well they are converted.
constexpr Metres unknown_conversion{200.0};

Message shape_basis(const MapReading& reading) {
  const auto& label = reading.shapes[reading.project->index].label;
  switch (reading.project->chosen) {
    case Chosen::by_label: return {"map-shape.by_label", {{"label", without_personal_data(label)}}};
    case Chosen::only_shape: return {"map-shape.only", {}};
    case Chosen::nearest: break;
  }
  return {"map-shape.nearest", {}};
}

/// The same for all but the first line.
std::vector<MapCheckLine> without_map(MapCheckLine first, const std::string& why) {
  std::vector<MapCheckLine> lines;
  lines.push_back(std::move(first));
  for (std::size_t i = 1; i < hearing::map_checklist.size(); ++i)
    lines.push_back(line(hearing::map_checklist[i], Verdict::not_applicable, why));
  return lines;
}

/// No shape is the site; where a licence area is drawn, that is said.
MapCheckLine no_site(const MapReading& reading) {
  constexpr std::string_view id = "footprint-agrees-with-coordinates";
  const auto area = std::find_if(reading.shapes.begin(), reading.shapes.end(),
                                 [](const ReadShape& read) { return read.role == ShapeRole::licence_area; });
  if (area == reading.shapes.end())
    return open_line(id, "footprint-agrees-with-coordinates.cannot_tell.no_shape", "settle.map_drawn");
  return open_line(id, "footprint-agrees-with-coordinates.cannot_tell.licence_area", "settle.site_outline",
                   {{"label", without_personal_data(area->label)}});
}

/// Where nobody but a text beside the map says in which system its numbers are, they may be in another: that accuses nobody.
void doubt_assumed_crs(const documents::MapFile& map, std::vector<MapCheckLine>& lines) {
  if (!map.crs_assumed) return;
  for (MapCheckLine& made : lines) {
    const bool of_reference = made.id == "map-georeferenced" || made.id == "map-crs-stated";
    if (made.verdict != Verdict::fail || of_reference) continue;
    MapCheckLine open =
        open_line(made.id, "map-uncompared.assumed_crs", "settle.map_crs", {{"crs", crs_words(map)}});
    open.measured = made.measured;
    open.allowed = made.allowed;
    open.lines = std::move(made.lines);
    made = std::move(open);
  }
}

}  // namespace

MapExpectations expectations_of(const hearing::Case& input, Metres position_uncertainty) {
  MapExpectations expected;
  expected.footprint = input.project.footprint;
  if (!expected.footprint && input.project.stated_position && in_range(*input.project.stated_position)) {
    expected.footprint = hearing::Footprint{geo::point_shape(*input.project.stated_position),
                                            hearing::FootprintRole::site_boundary, position_uncertainty};
  }
  expected.protection_radius = input.project.declared_spz;
  expected.protection_zone = input.project.surveyed_spz;
  expected.dwelling_distance = input.project.declared_dwelling_distance;
  return expected;
}

MapReading read_beside(const documents::MapFile& map, const MapExpectations& expected,
                       const hearing::Atlas& atlas) {
  const Metres blur = map.crs_accuracy.value_or(unknown_conversion) + drawing_precision;
  const Metres stated = has_footprint(expected) ? expected.footprint->uncertainty : Metres{0.0};
  MapReading reading{map, expected, atlas, {}, blur, blur + stated, std::nullopt};
  if (has_footprint(expected)) {
    reading.base = expected.footprint;
    reading.base->uncertainty = reading.tolerance;
  }
  if (!placed(map)) return reading;
  reading.shapes = read_shapes(map);
  reading.project = project_shape(reading.shapes, expected.footprint, reading.tolerance, atlas.edges());
  if (!reading.project) return reading;
  const auto& from_stated = reading.project->from_stated;
  reading.agrees = from_stated && from_stated->most <= reading.tolerance && !reading.project->too_wide;
  constexpr std::size_t most_vertices = 5'000;  // of a zone's base
  const geo::Shape& drawn = reading.shapes[reading.project->index].shape;
  const bool stands_alone = !from_stated && reading.project->chosen == Chosen::by_label;
  if ((reading.agrees || stands_alone) && geo::vertex_count(drawn) <= most_vertices) {
    reading.base = hearing::Footprint{drawn, hearing::FootprintRole::site_boundary, Metres{0.0}};
  }
  return reading;
}

MapCheckLine line(std::string_view id, Verdict verdict, std::string key, Arguments arguments) {
  MapCheckLine made;
  made.id = id;
  made.verdict = verdict;
  made.message = {std::move(key), std::move(arguments)};
  return made;
}

MapCheckLine open_line(std::string_view id, std::string key, std::string settled_by, Arguments arguments) {
  MapCheckLine made = line(id, Verdict::cannot_tell, std::move(key), std::move(arguments));
  made.settled_by = Message{std::move(settled_by), {}};
  return made;
}

bool placed(const documents::MapFile& map) { return map.georeference == geo::Georeference::placed; }

MapCheckLine not_placed(std::string_view id, const documents::MapFile& map) {
  if (geo::is_vector(map.format) && map.drawn == 0)
    return line(id, Verdict::not_applicable, "not_applicable.map_is_empty");
  const bool picture = map.georeference == geo::Georeference::none;
  return open_line(id, "map-uncompared.not_placed", picture ? "settle.map_file" : "settle.map_crs");
}

bool has_footprint(const MapExpectations& expected) {
  return expected.footprint && !expected.footprint->shape.empty();
}

Argument name_of(const hearing::Settlement& settlement) {
  if (settlement.names == Text{}) return settlement.name;
  return settlement.names;
}

Quantity lengths(double low, double high) { return {{std::max(0.0, low), std::max(0.0, high)}, Unit::metre}; }

MapCheckLine footprint_agrees(const MapReading& reading) {
  constexpr std::string_view id = "footprint-agrees-with-coordinates";
  if (!placed(reading.map)) return not_placed(id, reading.map);
  if (!has_footprint(reading.expected))
    return open_line(id, "map-uncompared.no_footprint", "settle.footprint");
  if (reading.shapes.empty()) return open_line(id, "map-uncompared.picture", "settle.map_drawing");
  if (!reading.project) return no_site(reading);
  const FootprintDifference& from_stated = *reading.project->from_stated;
  const Arguments arguments{{"distance", exactly(from_stated.most.value, Unit::metre)},
                            {"tolerance", exactly(reading.tolerance.value, Unit::metre)}};
  const bool may_be_another = !reading.map.complete && reading.project->chosen != Chosen::by_label;
  MapCheckLine made;
  if (reading.agrees) {
    made = line(id, Verdict::pass, "footprint-agrees-with-coordinates.pass", arguments);
  } else if (reading.project->too_wide && from_stated.most <= reading.tolerance) {
    made = open_line(id, "footprint-agrees-with-coordinates.cannot_tell.too_wide", "settle.site_outline");
  } else if (may_be_another) {
    made = open_line(id, "map-uncompared.incomplete", "settle.map_file");
  } else if (reading.project->may_be_another) {
    made =
        open_line(id, "footprint-agrees-with-coordinates.cannot_tell.another", "settle.map_drawn", arguments);
  } else if (from_stated.nested) {
    made =
        open_line(id, "footprint-agrees-with-coordinates.cannot_tell.nested", "settle.footprint", arguments);
  } else {
    made = line(id, Verdict::fail, "footprint-agrees-with-coordinates.fail", arguments);
  }
  made.measured = quantity(around(from_stated.most, reading.tolerance));
  made.allowed = exactly(reading.tolerance.value, Unit::metre);
  made.basis = {shape_basis(reading)};
  made.lines = {from_stated.line};
  return made;
}

std::vector<MapCheckLine> check_map(const documents::MapFile& map, const MapExpectations& expected,
                                    const hearing::Atlas& atlas) {
  const MapReading reading = read_beside(map, expected, atlas);
  std::vector<MapCheckLine> lines;
  for (const auto judge :
       {attached, georeferenced, crs_stated, scale_and_legend, covers_footprint, footprint_agrees,
        covers_protection_zone, covers_nearest_settlement, dwelling_distance_agrees}) {
    lines.push_back(judge(reading));
  }
  doubt_assumed_crs(map, lines);
  return lines;
}

std::vector<MapCheckLine> check_without_map() {
  return without_map(line("map-attached", Verdict::fail, "map-attached.fail.absent"),
                     "not_applicable.no_map");
}

std::vector<MapCheckLine> check_unreadable_map(const Error& why) {
  const std::string words = why.value.empty() ? why.message : why.value;
  const bool inflates = why.reason == "file-limit-ratio" || why.reason == "file-limit-inflated";
  const char* const key = inflates                               ? "map-attached.cannot_tell.inflates"
                          : why.reason.starts_with("file-limit") ? "map-attached.cannot_tell.limit"
                                                                 : "map-attached.cannot_tell.unreadable";
  return without_map(open_line("map-attached", key, "settle.map_file", {{"why", words}}),
                     "not_applicable.map_unread");
}

}  // namespace tyndau::notices
