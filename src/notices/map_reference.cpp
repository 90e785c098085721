#include "geo/crs.hpp"
#include "geo/geodesic.hpp"
#include "notices/map_lines.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::notices {
namespace {

using documents::MapFile;
using geo::CrsCandidate;
using geo::Georeference;

std::string format_of(const MapFile& map) { return std::string(geo::title(map.format)); }

bool is_empty_drawing(const MapFile& map) { return geo::is_vector(map.format) && map.drawn == 0; }

/// Where the middle of the drawing's own numbers would lie.
std::optional<LonLat> middle_in(const CrsCandidate& candidate, const geo::PlaneBox& box,
                                double more_easting) {
  geo::Projected middle{(box.x_low + box.x_high) / 2.0, (box.y_low + box.y_high) / 2.0};
  if (candidate.swapped) std::swap(middle.x, middle.y);
  middle.x += more_easting;
  const auto position = geo::to_wgs84(candidate.crs, middle);
  return position ? std::optional<LonLat>(*position) : std::nullopt;
}

struct Trial {
  CrsCandidate candidate;
  double more_easting = 0.0;  ///< for a zone whose number the drawing leaves out
};

/// Eastings without the number of their zone fit every zone; of these, those about the stated place.
std::vector<Trial> trials(const MapFile& map, LonLat stated) {
  std::vector<Trial> all;
  for (const CrsCandidate& candidate : map.could_be) all.push_back({candidate, 0.0});
  if (!all.empty()) return all;
  constexpr double zone_width = 6.0, zone_step = 1e6;
  constexpr int utm_north = 32600, utm_south = 32700, utm_ahead = 30, pulkovo = 28400;
  const int zone = static_cast<int>(std::floor(stated.lon / zone_width)) + 1;
  const int utm = (stated.lat >= 0.0 ? utm_north : utm_south) + zone + utm_ahead;
  const std::string utm_name =
      "WGS 84 / UTM zone " + std::to_string(zone + utm_ahead) + (stated.lat >= 0.0 ? "N" : "S");
  for (const bool swapped : {false, true}) {
    all.push_back({{"EPSG:" + std::to_string(utm), utm_name, swapped}, 0.0});
    if (zone < 2 || zone > 32) continue;
    all.push_back({{"EPSG:" + std::to_string(pulkovo + zone),
                    "Pulkovo 1942 / Gauss-Kruger zone " + std::to_string(zone), swapped},
                   zone * zone_step});
  }
  return all;
}

std::string said(const CrsCandidate& candidate) { return candidate.name + " (" + candidate.crs + ")"; }

/// What the numbers might be, named and not taken.
std::vector<Message> candidates_of(const MapReading& reading) {
  std::vector<Message> basis;
  const MapFile& map = reading.map;
  if (!map.box) return basis;
  if (!has_footprint(reading.expected)) {
    for (const CrsCandidate& candidate : map.could_be)
      basis.push_back({"map-georeferenced.candidate", {{"crs", said(candidate)}}});
    return basis;
  }
  const LonLat stated = geo::middle(reading.expected.footprint->shape);
  constexpr double near_enough =
      100'000.0;  // beyond, a zone that is tried only because it is the stated one says nothing
  for (const Trial& trial : trials(map, stated)) {
    const auto middle = middle_in(trial.candidate, *map.box, trial.more_easting);
    if (!middle) continue;
    const Metres away = geo::distance(*middle, stated);
    if (map.could_be.empty() && away.value > near_enough) continue;
    basis.push_back({"map-georeferenced.candidate_distance",
                     {{"crs", said(trial.candidate)}, {"distance", exactly(away.value, Unit::metre)}}});
  }
  return basis;
}

}  // namespace

std::string crs_words(const MapFile& map) {
  if (map.crs.empty()) return map.crs_name;
  return map.crs_name.empty() ? map.crs : map.crs_name + " (" + map.crs + ")";
}

MapCheckLine attached(const MapReading& reading) {
  const MapFile& map = reading.map;
  if (is_empty_drawing(map)) {
    return line("map-attached", Verdict::fail, "map-attached.fail.empty", {{"format", format_of(map)}});
  }
  const bool may_be_blank = map.format == geo::MapFormat::pdf && map.georeference == Georeference::none;
  if (may_be_blank && map.drawn == 0)
    return open_line("map-attached", "map-attached.cannot_tell.page", "settle.map_file");
  if (map.raster && map.drawn == 0) {
    return line("map-attached", Verdict::pass, "map-attached.pass.picture", {{"format", format_of(map)}});
  }
  return line("map-attached", Verdict::pass, "map-attached.pass.drawing",
              {{"format", format_of(map)}, {"shapes", exactly(static_cast<double>(map.drawn), Unit::count)}});
}

MapCheckLine georeferenced(const MapReading& reading) {
  const MapFile& map = reading.map;
  constexpr std::string_view id = "map-georeferenced";
  switch (map.georeference) {
    case Georeference::placed:
      return line(id, Verdict::pass, "map-georeferenced.pass", {{"crs", crs_words(map)}});
    case Georeference::elsewhere:
      return line(id, Verdict::fail, "map-georeferenced.fail", {{"crs", crs_words(map)}});
    case Georeference::numbers_only: {
      MapCheckLine open = open_line(id, "map-georeferenced.cannot_tell.numbers", "settle.map_crs");
      open.basis = candidates_of(reading);
      return open;
    }
    case Georeference::none: break;
  }
  if (is_empty_drawing(map)) return line(id, Verdict::not_applicable, "not_applicable.map_is_empty");
  return open_line(id, "map-georeferenced.cannot_tell.picture", "settle.map_file");
}

MapCheckLine crs_stated(const MapReading& reading) {
  const MapFile& map = reading.map;
  constexpr std::string_view id = "map-crs-stated";
  if (is_empty_drawing(map)) return line(id, Verdict::not_applicable, "not_applicable.map_is_empty");
  if (map.georeference == Georeference::numbers_only) {
    return line(id, Verdict::fail, "map-crs-stated.fail", {{"format", format_of(map)}});
  }
  if (map.crs_name.empty()) return open_line(id, "map-crs-stated.cannot_tell", "settle.map_crs");
  MapCheckLine stated = line(id, Verdict::pass, "map-crs-stated.pass", {{"crs", crs_words(map)}});
  if (map.crs_by_format) {
    stated.message = {"map-crs-stated.pass.by_format", {{"crs", crs_words(map)}, {"format", format_of(map)}}};
  }
  if (map.crs_assumed) stated.message.key = "map-crs-stated.pass.by_text";
  if (!placed(map)) return stated;
  if (!map.crs_accuracy) {
    stated.basis.push_back(
        {"map-crs-stated.accuracy_unknown", {{"taken", exactly(reading.blur.value, Unit::metre)}}});
  } else if (map.crs_accuracy->value > 0.0) {
    stated.basis.push_back(
        {"map-crs-stated.accuracy", {{"accuracy", exactly(map.crs_accuracy->value, Unit::metre)}}});
  }
  return stated;
}

MapCheckLine scale_and_legend(const MapReading& reading) {
  const MapFile& map = reading.map;
  constexpr std::string_view id = "map-scale-legend";
  if (geo::is_vector(map.format)) return line(id, Verdict::not_applicable, "not_applicable.map_is_a_drawing");
  MapCheckLine open = open_line(id, "map-scale-legend.cannot_tell", "settle.map_scale");
  if (map.raster && map.raster->scale > 0.0) {
    open.basis.push_back(
        {"map-scale-legend.page_scale",
         {{"scale", std::to_string(static_cast<std::int64_t>(std::llround(map.raster->scale)))}}});
  } else if (map.raster && map.raster->pixel_width.value > 0.0) {
    open.basis.push_back(
        {"map-scale-legend.pixel", {{"pixel", exactly(map.raster->pixel_width.value, Unit::metre)}}});
  }
  return open;
}

}  // namespace tyndau::notices
