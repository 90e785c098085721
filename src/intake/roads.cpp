#include "intake/roads.hpp"

#include "hearing/digest.hpp"
#include "intake/osm_places.hpp"
#include "intake/place_fields.hpp"
#include "sandbox/features.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tyndau::intake {
namespace {

constexpr std::array<std::string_view, 17> road_classes{
    "motorway",      "motorway_link",  "trunk",    "trunk_link",    "primary",      "primary_link",
    "secondary",     "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
    "living_street", "service",        "track",    "road",          "busway"};

/// Values of access tags that keep the public out.
constexpr std::array<std::string_view, 7> closed{"no",       "private",   "agricultural", "forestry",
                                                 "military", "emergency", "delivery"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Nothing in a layer that does not tell classes apart. Geofabrik's shapefiles call the column "fclass".
std::optional<std::string> class_of(const geo::LayerInfo& layer, const geo::Feature& feature) {
  for (const char* name : {"highway", "fclass"}) {
    if (std::find(layer.fields.begin(), layer.fields.end(), name) != layer.fields.end())
      return feature.text(name);
  }
  return std::nullopt;
}

/// Geofabrik grades tracks: "track_grade2".
bool is_road(std::string_view road_class) {
  return holds(road_classes, road_class) || road_class.starts_with("track_grade");
}

/// The most particular of the tags decides.
bool may_drive(const geo::Feature& feature) {
  const auto bus = PlaceFields::tag(feature, "bus");
  if (bus == "yes" || bus == "designated") return true;
  for (const char* name : {"motor_vehicle", "vehicle", "access"}) {
    const auto value = PlaceFields::tag(feature, name);
    if (!value.empty()) return !holds(closed, value);
  }
  return true;
}

geo::RoadDirection direction_of(const geo::Feature& feature, std::string_view road_class) {
  const auto one_way = PlaceFields::tag(feature, "oneway");
  if (one_way == "yes" || one_way == "true" || one_way == "1" || one_way == "F")
    return geo::RoadDirection::forward;
  if (one_way == "-1" || one_way == "reverse" || one_way == "T") return geo::RoadDirection::backward;
  if (!one_way.empty()) return geo::RoadDirection::both;
  const auto junction = PlaceFields::tag(feature, "junction");
  const bool implied = road_class == "motorway" || junction == "roundabout" || junction == "circular";
  return implied ? geo::RoadDirection::forward : geo::RoadDirection::both;
}

Error refusal(const char* reason, std::string message, const std::filesystem::path& file) {
  const auto name = file.filename().string();
  return {ErrorCode::bad_input, std::move(message), name, reason, name};
}

/// What a file's records make.
struct Taken {
  geo::RoadNetwork::Builder builder;
  std::int64_t lines = 0;
  std::int64_t left_out = 0;

  void take(const geo::LayerInfo& layer, const geo::Feature& feature) {
    if (!feature.geometry_problem.empty()) ++left_out;
    if (feature.shape.lines.empty()) return;
    ++lines;
    const auto direction = direction_for_cars(layer, feature);
    if (!direction) {
      ++left_out;
      return;
    }
    for (const auto& line : feature.shape.lines) builder.add(line, *direction);
  }
};

}  // namespace

std::optional<geo::RoadDirection> direction_for_cars(const geo::LayerInfo& layer,
                                                     const geo::Feature& feature) {
  const auto road_class = class_of(layer, feature);
  if (road_class && !is_road(*road_class)) return std::nullopt;
  if (!may_drive(feature)) return std::nullopt;
  return direction_of(feature, road_class.value_or(""));
}

Result<RoadFile> read_roads(const std::filesystem::path& file, const RoadOptions& options) {
  geo::ReadOptions read;
  if (is_osm(file)) read.layer = "lines";
  Taken taken;
  std::int64_t done = 0;
  const auto layers = sandbox::read_features(file, read, options.policy, sandbox::Kind::bulk_load,
                                             [&](const geo::LayerInfo& layer, geo::Feature&& feature) {
                                               if (options.progress)
                                                 options.progress(++done, layer.feature_count);
                                               taken.take(layer, feature);
                                               return true;
                                             });
  if (!layers) return tl::unexpected<Error>(layers.error());
  if (taken.lines == 0) return tl::unexpected(refusal("no-lines", "the file holds no lines", file));
  if (taken.builder.lines() == 0)
    return tl::unexpected(refusal("no-roads", "none of the file's lines is a road that a car may use", file));
  auto sha256 = hearing::sha256_of_file(file);
  if (!sha256) return tl::unexpected<Error>(sha256.error());
  return RoadFile{
      hearing::Roads{file.filename().string(), *std::move(sha256), std::move(taken.builder).finish()},
      taken.left_out};
}

}  // namespace tyndau::intake
