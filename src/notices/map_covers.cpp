#include "geo/drawing.hpp"
#include "geo/geodesic.hpp"
#include "hearing/boundary.hpp"
#include "notices/map_cover.hpp"
#include "notices/map_lines.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::notices {
namespace {

/// How far beyond the frame the farthest part of something may lie; negative: how deep inside.
struct Outside {
  double low = 0.0, high = 0.0;
  Segment line;
};

Outside outside(const geo::Shape& what, const geo::Shape& frame, double blur, geo::EdgeModel edges) {
  const Reach farthest = cover(what, frame, edges).farthest;
  return {farthest.outside - blur, farthest.outside + blur, {farthest.from, farthest.to}};
}

void measure(MapCheckLine& line, const Outside& outside) {
  line.measured = Quantity{{-outside.high, -outside.low}, Unit::metre};
  line.lines = {outside.line};
}

Arguments margin(const Outside& outside) { return {{"margin", lengths(-outside.high, -outside.low)}}; }
Arguments shortfall(const Outside& outside) { return {{"distance", lengths(outside.low, outside.high)}}; }

/// A verdict on a frame whose every part is known.
MapCheckLine unread(std::string_view id) {
  return open_line(id, "map-uncompared.incomplete", "settle.map_file");
}

/// All drawn shapes that reach the area, as one.
geo::Shape drawn_at(const geo::Shape& area, const MapReading& reading, Metres near) {
  geo::Shape all;
  for (const ReadShape& read : reading.shapes) {
    if (geo::nearest_points(read.shape, area, reading.atlas.edges()).distance > near) continue;
    const auto vertices = geo::vertices(read.shape);
    all.points.insert(all.points.end(), vertices.begin(), vertices.end());
  }
  return all;
}

struct ZoneOfCase {
  geo::Shape shape;
  double drawing_tolerance = 0.0;  ///< metres: corners of drawn circles cut off a little
};

std::optional<ZoneOfCase> zone_of(const MapReading& reading) {
  constexpr double finest = 1.0, share = 0.01;
  if (!reading.expected.protection_zone.empty()) {
    const double size = geo::enclosing_disc(reading.expected.protection_zone).radius.value;
    return ZoneOfCase{reading.expected.protection_zone, finest + share * size};
  }
  const auto radius = reading.expected.protection_radius;
  if (!radius || radius->value <= 0.0 || !reading.base) return std::nullopt;
  auto zone = geo::buffer(reading.base->shape, *radius);
  if (!zone) return std::nullopt;
  return ZoneOfCase{std::move(*zone), finest + share * radius->value};
}

double blur_of_base(const MapReading& reading) {
  const bool polygon = !reading.expected.protection_zone.empty();
  return polygon ? reading.blur.value : reading.base->uncertainty.value;
}

/// What a frame shows of one settlement.
struct Shown {
  Verdict verdict = Verdict::cannot_tell;
  bool named = false;            ///< drawn where it lies, and called by its name
  std::optional<Metres> beside;  ///< something of its name is drawn, but only so far from where it lies
  Outside farthest;
  double nearest_out = 0.0;  ///< metres from the frame to where the settlement certainly does not begin
};

/// Words stand beside what they name, and gazetteers differ.
Metres reach_of_words(const hearing::Settlement& settlement, const MapReading& reading) {
  constexpr Metres aside{1'000.0};
  return hearing::widest_reach(settlement.extent) + hearing::doubt(settlement.extent) + reading.blur + aside;
}

/// Whether it is drawn where it lies, by its name or as a dwelling; fills `beside` where its name stands elsewhere alone.
void look_for(const hearing::Settlement& settlement, const MapReading& reading, Shown& result) {
  const Metres reach = hearing::widest_reach(settlement.extent), words = reach_of_words(settlement, reading);
  for (const ReadShape& read : reading.shapes) {
    const bool dwelling = read.role == ShapeRole::dwelling;
    const bool named = (dwelling || read.role == ShapeRole::unknown) && names(read.label, settlement);
    if (!named && !dwelling) continue;
    const Metres away =
        geo::nearest_points(read.shape, settlement.extent.shape, reading.atlas.edges()).distance;
    if (away <= (named ? words : reach)) {
      result.named = true;
      result.beside.reset();
      return;
    }
    if (named && (!result.beside || away < *result.beside)) result.beside = away;
  }
}

Shown shown(const hearing::Settlement& settlement, const MapReading& reading) {
  const auto& extent = settlement.extent;
  const double reach = hearing::widest_reach(extent).value + reading.blur.value;
  Shown result;
  result.farthest = outside(extent.shape, reading.map.extent, reach, reading.atlas.edges());
  result.nearest_out =
      geo::nearest_points(reading.map.extent, extent.shape, reading.atlas.edges()).distance.value - reach;
  look_for(settlement, reading, result);
  const bool drawing = !reading.map.shapes.empty();
  const bool whole = result.farthest.high <= 0.0;
  if (result.named || (whole && !drawing)) result.verdict = Verdict::pass;
  const bool may_be_elsewhere = result.beside.has_value() || holds_site_alone(reading);
  if (!result.named && result.nearest_out > 0.0 && !may_be_elsewhere) result.verdict = Verdict::fail;
  return result;
}

/// Settlements of which any may be the nearest.
std::vector<hearing::SettlementHit> nearest_of(const MapReading& reading) {
  constexpr std::size_t candidates = 5;
  auto hits = reading.atlas.nearest_settlements(reading.base->shape, candidates);
  if (hits.empty()) return hits;
  const auto first = std::min_element(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
    return a.distance.high < b.distance.high;
  });
  const Metres certain = first->distance.high + reading.base->uncertainty * 2.0;
  std::erase_if(hits, [&](const auto& hit) { return hit.distance.low > certain; });
  return hits;
}

MapCheckLine settlement_line(const MapReading& reading, const hearing::SettlementHit& hit, Verdict verdict) {
  constexpr std::string_view id = "map-covers-nearest-settlement";
  const Shown one = shown(*hit.settlement, reading);
  const Argument name = name_of(*hit.settlement);
  MapCheckLine made;
  if (verdict == Verdict::pass) {
    const char* const key =
        one.named ? "map-covers-nearest-settlement.pass.drawn" : "map-covers-nearest-settlement.pass";
    made = line(id, verdict, key, {{"settlement", name}});
  } else if (verdict == Verdict::fail &&
             reading.atlas.covers_settlements(reading.base->shape, hit.distance.high)) {
    made = line(id, verdict, "map-covers-nearest-settlement.fail",
                {{"settlement", name}, {"distance", lengths(one.nearest_out, one.farthest.high)}});
  } else if (verdict == Verdict::fail) {
    made = open_line(id, "map-covers-nearest-settlement.cannot_tell.nearer_unknown", "settle.settlements",
                     {{"settlement", name}, {"distance", lengths(one.nearest_out, one.farthest.high)}});
  } else if (one.beside) {
    made = open_line(id, "map-covers-nearest-settlement.cannot_tell.named_elsewhere", "settle.settlements",
                     {{"settlement", name}, {"distance", exactly(one.beside->value, Unit::metre)}});
  } else if (one.nearest_out > 0.0 && holds_site_alone(reading)) {
    made = open_line(id, "map-covers-nearest-settlement.cannot_tell.site_alone", "settle.map_around",
                     {{"settlement", name}});
  } else if (one.farthest.high <= 0.0 && !reading.shapes.empty()) {
    made = open_line(id, "map-covers-nearest-settlement.cannot_tell.nothing_named", "settle.map_drawn",
                     {{"settlement", name}});
  } else {
    made = open_line(id, "map-covers-nearest-settlement.cannot_tell.edge", "settle.map_drawn",
                     {{"settlement", name}});
  }
  measure(made, one.farthest);
  return made;
}

}  // namespace

bool holds_site_alone(const MapReading& reading) {
  if (!geo::is_vector(reading.map.format) || !reading.project || !reading.map.complete) return false;
  const geo::Shape frame = box_about(reading.shapes[reading.project->index].shape);
  return std::all_of(reading.shapes.begin(), reading.shapes.end(), [&](const ReadShape& read) {
    if (read.role == ShapeRole::protection_zone || read.role == ShapeRole::dwelling) return false;
    return cover(read.shape, frame, reading.atlas.edges()).farthest.outside <= reading.tolerance.value;
  });
}

MapCheckLine covers_footprint(const MapReading& reading) {
  constexpr std::string_view id = "map-covers-footprint";
  if (!placed(reading.map)) return not_placed(id, reading.map);
  if (!has_footprint(reading.expected))
    return open_line(id, "map-uncompared.no_footprint", "settle.footprint");
  const auto& stated = reading.expected.footprint->shape;
  const Outside out = outside(stated, reading.map.extent, reading.tolerance.value, reading.atlas.edges());
  MapCheckLine made;
  if (reading.agrees) {
    made = line(id, Verdict::pass, "map-covers-footprint.pass.drawn");
  } else if (out.low > 0.0) {
    made = reading.map.complete ? line(id, Verdict::fail, "map-covers-footprint.fail", shortfall(out))
                                : unread(id);
  } else if (out.high > 0.0) {
    made = open_line(id, "map-covers-footprint.cannot_tell.edge", "settle.exact_position");
  } else if (!reading.map.shapes.empty()) {
    made = open_line(id, "map-covers-footprint.cannot_tell.nothing_drawn", "settle.map_drawn");
  } else {
    made = line(id, Verdict::pass, "map-covers-footprint.pass", margin(out));
  }
  measure(made, out);
  return made;
}

MapCheckLine covers_protection_zone(const MapReading& reading) {
  constexpr std::string_view id = "map-covers-protection-zone";
  if (!placed(reading.map)) return not_placed(id, reading.map);
  const bool known = reading.expected.protection_radius || !reading.expected.protection_zone.empty();
  if (!known) return open_line(id, "map-uncompared.no_zone", "settle.protection_zone");
  const auto zone = zone_of(reading);
  if (!zone) return open_line(id, "map-uncompared.no_footprint", "settle.footprint");
  const auto edges = reading.atlas.edges();
  const double blur = blur_of_base(reading), tolerance = zone->drawing_tolerance;
  const Outside out = outside(zone->shape, reading.map.extent, blur, edges);
  MapCheckLine made;
  if (out.low > tolerance) {
    made = !reading.map.complete ? unread(id)
           : holds_site_alone(reading)
               ? open_line(id, "map-covers-protection-zone.cannot_tell.site_alone", "settle.map_around")
               : line(id, Verdict::fail, "map-covers-protection-zone.fail", shortfall(out));
    measure(made, out);
    return made;
  }
  Outside at = out;
  if (!reading.shapes.empty()) {
    const geo::Shape drawn = drawn_at(zone->shape, reading, Metres{tolerance});
    at = drawn.empty() ? Outside{tolerance + 1.0, tolerance + 1.0, out.line}
                       : outside(zone->shape, box_about(drawn), blur, edges);
  }
  if (at.high <= tolerance) {
    made = line(id, Verdict::pass, "map-covers-protection-zone.pass", margin(at));
  } else if (at.low > tolerance) {
    made = open_line(id, "map-covers-protection-zone.cannot_tell.nothing_drawn", "settle.map_drawn");
  } else {
    made = open_line(id, "map-covers-protection-zone.cannot_tell.edge", "settle.exact_position");
  }
  measure(made, at);
  return made;
}

MapCheckLine covers_nearest_settlement(const MapReading& reading) {
  constexpr std::string_view id = "map-covers-nearest-settlement";
  if (!placed(reading.map)) return not_placed(id, reading.map);
  if (!reading.base) return open_line(id, "map-uncompared.no_footprint", "settle.footprint");
  const auto hits = nearest_of(reading);
  if (hits.empty()) return open_line(id, "map-uncompared.no_settlements", "settle.settlements");
  std::vector<Verdict> verdicts;
  verdicts.reserve(hits.size());
  for (const auto& hit : hits) verdicts.push_back(shown(*hit.settlement, reading).verdict);
  const bool alike =
      std::all_of(verdicts.begin(), verdicts.end(), [&](Verdict v) { return v == verdicts[0]; });
  const Verdict all = alike ? verdicts[0] : Verdict::cannot_tell;
  if (all == Verdict::fail && !reading.map.complete) return unread(id);
  // Where they differ, the one that is not shown is named.
  const auto told =
      std::find_if(verdicts.begin(), verdicts.end(), [](Verdict v) { return v != Verdict::pass; });
  const auto index = alike ? 0 : told - verdicts.begin();
  return settlement_line(reading, hits[static_cast<std::size_t>(index)], all);
}

}  // namespace tyndau::notices
