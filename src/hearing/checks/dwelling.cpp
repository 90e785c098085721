#include "hearing/checks/dwelling.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tyndau::hearing {
namespace {

/// Half of the last figure that is not zero: 1200 is 1150 to 1250, 350 is 345 to 355.
MetresInterval as_declared(Metres declared) {
  constexpr double finest = 1.0;
  double step = finest;
  const double whole = std::round(declared.value);
  while (whole > 0.0 && whole == declared.value && std::fmod(whole, step * 10.0) == 0.0) step *= 10.0;
  return around(declared, Metres{step / 2.0});
}

MetresInterval widened(MetresInterval interval, Metres by) {
  return {Metres{std::max(0.0, interval.low.value - by.value)}, interval.high + by};
}

/// How far from the nearest point of a settlement its farthest point may be.
Metres reach_across(const Settlement& settlement) {
  if (settlement.extent.quality == ExtentQuality::estimated) return settlement.extent.radius.high * 2.0;
  return geo::enclosing_disc(settlement.extent.shape).radius * 2.0;
}

/// Where the nearest dwelling may be: at least `distance.low`, certainly not beyond `distance.high`.
struct NearestDwelling {
  MetresInterval distance;
  std::optional<Segment> line;
  const Settlement* settlement = nullptr;  ///< whose dwellings it rests on; null: a building
};

std::optional<NearestDwelling> by_settlements(const CheckContext& context, const Footprint& footprint) {
  constexpr std::size_t candidates = 5;  // a smaller settlement farther away may end before a large one does
  std::optional<NearestDwelling> found;
  for (const SettlementHit& hit : context.atlas.nearest_settlements(footprint.shape, candidates)) {
    const MetresInterval boundary = widened(hit.distance, footprint.uncertainty);
    const Metres farthest = boundary.high + reach_across(*hit.settlement);
    if (!found)
      found = NearestDwelling{
          {boundary.low, farthest}, Segment{hit.nearest.from, hit.nearest.to}, hit.settlement};
    found->distance.low = std::min(found->distance.low, boundary.low);
    if (farthest >= found->distance.high) continue;
    found->distance.high = farthest;
    found->line = Segment{hit.nearest.from, hit.nearest.to};
    found->settlement = hit.settlement;
  }
  return found;
}

/// Buildings first: nothing when no buildings are loaded there, or none is near enough to speak of.
std::optional<NearestDwelling> by_buildings(const CheckContext& context, const Footprint& footprint,
                                            Metres within) {
  const auto dwellings = context.atlas.dwellings_within(footprint.shape, within + footprint.uncertainty);
  if (!dwellings || dwellings->empty()) return std::nullopt;
  const geo::NearestPoints& nearest = dwellings->front().nearest;
  return NearestDwelling{around(nearest.distance, footprint.uncertainty), Segment{nearest.from, nearest.to},
                         nullptr};
}

Argument name_of(const Settlement& settlement) {
  if (settlement.names == Text{}) return settlement.name;
  return settlement.names;
}

Finding contradiction(const CheckContext& context, const NearestDwelling& nearest, Metres declared) {
  const bool building = nearest.settlement == nullptr;
  Finding finding = make_finding(context, Verdict::fail, {}, building ? "building" : "settlement");
  if (nearest.line) finding.lines.push_back(*nearest.line);
  if (!building) finding.message.arguments.emplace("settlement", name_of(*nearest.settlement));
  finding.message.arguments.emplace("declared", exactly(declared.value, Unit::metre));
  finding.message.arguments.emplace("computed", quantity(nearest.distance));
  return finding;
}

}  // namespace

std::vector<Finding> dwelling_distance_contradicted(const CheckContext& context) {
  const Project& project = context.input.project;
  if (!project.declared_dwelling_distance) return one(not_applicable(context, "no_declared_distance"));
  if (!project.footprint || project.footprint->shape.empty())
    return one(cannot_tell(context, "footprint", {}, "no_footprint"));
  const Metres declared = *project.declared_dwelling_distance;
  const MetresInterval stated = as_declared(declared);
  auto nearest = by_buildings(context, *project.footprint, stated.high);
  if (!nearest) nearest = by_settlements(context, *project.footprint);
  if (!nearest) return one(cannot_tell(context, "settlements", {}, "no_settlements"));
  const bool nearer = nearest->distance.high < stated.low;
  const bool farther = nearest->distance.low > stated.high;
  Finding finding = nearer    ? contradiction(context, *nearest, declared)
                    : farther ? cannot_tell(context, "measured_dwelling", {}, "farther")
                              : make_finding(context, Verdict::pass);
  finding.measured = quantity(nearest->distance);
  finding.message.arguments.emplace("declared", exactly(declared.value, Unit::metre));
  finding.message.arguments.emplace("computed", quantity(nearest->distance));
  return one(std::move(finding));
}

}  // namespace tyndau::hearing
