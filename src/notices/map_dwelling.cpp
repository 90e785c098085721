#include "geo/geodesic.hpp"
#include "hearing/nearest_dwelling.hpp"
#include "notices/map_lines.hpp"
#include "notices/redaction.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view id = "dwelling-distance-agrees";
constexpr double drawing_tolerance = 1.0;  ///< metres

struct Computed {
  MetresInterval distance;
  std::optional<Segment> line;
  Message basis;
  bool drawn = false;  ///< both ends stand on the map
};

/// From the project's shape to the nearest shape that its words call a dwelling.
std::optional<Computed> between_drawn(const MapReading& reading) {
  if (!reading.project) return std::nullopt;
  const ReadShape& site = reading.shapes[reading.project->index];
  std::optional<Computed> nearest;
  for (const ReadShape& read : reading.shapes) {
    if (read.role != ShapeRole::dwelling) continue;
    const auto points = geo::nearest_points(site.shape, read.shape, reading.atlas.edges());
    const auto distance = around(points.distance, Metres{drawing_tolerance});
    if (nearest && nearest->distance.low <= distance.low) continue;
    nearest = Computed{distance,
                       Segment{points.from, points.to},
                       {"dwelling-distance-agrees.to_drawn", {{"label", without_personal_data(read.label)}}},
                       true};
  }
  return nearest;
}

std::optional<Computed> from_data(const MapReading& reading, Metres within) {
  const auto found = hearing::nearest_dwelling(reading.atlas, *reading.base, within);
  if (!found) return std::nullopt;
  Message basis{"dwelling-distance-agrees.to_building", {}};
  if (found->settlement != nullptr)
    basis = {"dwelling-distance-agrees.to_settlement", {{"settlement", name_of(*found->settlement)}}};
  return Computed{found->distance, found->line, std::move(basis), false};
}

Verdict judged(const MetresInterval& stated, const Computed& computed) {
  const Metres slack{drawing_tolerance};
  if (computed.distance.high < stated.low) return Verdict::fail;
  if (computed.distance.low > stated.high) return computed.drawn ? Verdict::fail : Verdict::cannot_tell;
  const bool inside =
      computed.distance.low + slack >= stated.low && computed.distance.high <= stated.high + slack;
  return inside ? Verdict::pass : Verdict::cannot_tell;
}

}  // namespace

MapCheckLine dwelling_distance_agrees(const MapReading& reading) {
  if (!reading.expected.dwelling_distance)
    return line(id, Verdict::not_applicable, "not_applicable.no_declared_distance");
  if (!placed(reading.map)) return not_placed(id, reading.map);
  const Metres declared = *reading.expected.dwelling_distance;
  const MetresInterval stated = hearing::as_declared(declared);
  auto computed = between_drawn(reading);
  if (!computed && !reading.base) return open_line(id, "map-uncompared.no_footprint", "settle.footprint");
  if (!computed) computed = from_data(reading, stated.high);
  if (!computed) return open_line(id, "map-uncompared.no_settlements", "settle.settlements");
  const Verdict verdict = judged(stated, *computed);
  const Arguments arguments{{"stated", exactly(declared.value, Unit::metre)},
                            {"computed", quantity(computed->distance)}};
  MapCheckLine made;
  if (verdict == Verdict::pass) {
    made = line(id, verdict, "dwelling-distance-agrees.pass", arguments);
  } else if (verdict == Verdict::fail) {
    made = line(id, verdict, "dwelling-distance-agrees.fail", arguments);
  } else {
    const bool farther = computed->distance.low > stated.high;
    made = open_line(
        id, farther ? "dwelling-distance-agrees.cannot_tell.farther" : "dwelling-distance-agrees.cannot_tell",
        "settle.measured_dwelling", arguments);
  }
  made.measured = quantity(computed->distance);
  made.allowed = quantity(stated);
  made.basis = {computed->basis,
                {reading.agrees || computed->drawn ? "dwelling-distance-agrees.from_drawn"
                                                   : "dwelling-distance-agrees.from_stated",
                 {}}};
  if (computed->line) made.lines = {*computed->line};
  return made;
}

}  // namespace tyndau::notices
