#include "hearing/nearest_dwelling.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::hearing {
namespace {

MetresInterval widened(MetresInterval interval, Metres by) {
  return {Metres{std::max(0.0, interval.low.value - by.value)}, interval.high + by};
}

/// How far from the nearest point of a settlement its farthest point may be.
Metres reach_across(const Settlement& settlement) {
  if (settlement.extent.quality == ExtentQuality::estimated) return settlement.extent.radius.high * 2.0;
  return geo::enclosing_disc(settlement.extent.shape).radius * 2.0;
}

std::optional<NearestDwelling> by_settlements(const Atlas& atlas, const Footprint& footprint) {
  constexpr std::size_t candidates = 5;  // a smaller settlement farther away may end before a large one does
  std::optional<NearestDwelling> found;
  for (const SettlementHit& hit : atlas.nearest_settlements(footprint.shape, candidates)) {
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
std::optional<NearestDwelling> by_buildings(const Atlas& atlas, const Footprint& footprint, Metres within) {
  const auto dwellings = atlas.dwellings_within(footprint.shape, within + footprint.uncertainty);
  if (!dwellings || dwellings->empty()) return std::nullopt;
  const geo::NearestPoints& nearest = dwellings->front().nearest;
  return NearestDwelling{around(nearest.distance, footprint.uncertainty), Segment{nearest.from, nearest.to},
                         nullptr};
}

}  // namespace

MetresInterval as_declared(Metres declared) {
  constexpr double finest = 1.0;
  double step = finest;
  const double whole = std::round(declared.value);
  while (whole > 0.0 && whole == declared.value && std::fmod(whole, step * 10.0) == 0.0) step *= 10.0;
  return around(declared, Metres{step / 2.0});
}

std::optional<NearestDwelling> nearest_dwelling(const Atlas& atlas, const Footprint& footprint,
                                                Metres within) {
  auto nearest = by_buildings(atlas, footprint, within);
  return nearest ? nearest : by_settlements(atlas, footprint);
}

}  // namespace tyndau::hearing
