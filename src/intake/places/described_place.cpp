#include "intake/places/described_place.hpp"

#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/places/place_nearness.hpp"

#include <algorithm>
#include <string>

namespace tyndau::intake {
namespace {

using hearing::Settlement;

/// How far a settlement extends about its point, and how far that point may be off.
Metres reach_of(const Settlement& settlement) {
  const auto& extent = settlement.extent;
  if (extent.quality == hearing::ExtentQuality::estimated || extent.shape.empty()) return extent.radius.high;
  const auto disc = geo::enclosing_disc(extent.shape);
  return disc.radius + geo::distance(disc.centre, settlement.centre);
}

/// The place that a distance is counted from. Of a road, the ends tell each other's homonyms apart.
PlaceAnswer anchor_of(const DescribedRegion& region, const PlaceContext& context,
                      const NameSettler& settler) {
  PlaceAnswer answer = settler.settled(region.anchor, context, {region.named_from, region.named_to});
  if (region.kind != DescribedRegion::Kind::along_road || answer.verdict != PlaceVerdict::ambiguous)
    return answer;
  const auto far_end = settler.settled(region.far_end, context, {});
  if (far_end.verdict != PlaceVerdict::resolved) return answer;
  auto with_end = context;
  with_end.near = far_end.candidates.front().settlement->centre;
  note_distances(answer.candidates, with_end);
  decide_by_distance(answer, of_a_road);
  return answer;
}

/// The place, as written.
std::string words_of_anchor(const DescribedRegion& region) {
  const auto named = region.anchor.substr(
      region.named_from, std::min(region.named_to, region.anchor.size()) - region.named_from);
  std::string words;
  for (const auto& part : split(named, ",")) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  }
  return words;
}

PlaceAnswer without_anchor(PlaceAnswer answer, const DescribedRegion& region) {
  answer.reasons.push_back({"place.region_without_anchor", {{"anchor", words_of_anchor(region)}}});
  if (answer.verdict != PlaceVerdict::unresolved) return answer;
  const auto& why = answer.reasons.front().key;
  const bool named = why != "place.no_name" && why != "place.coordinates_unread";
  if (named) answer.verdict = PlaceVerdict::region;
  // What lies at a distance from a place need not lie in the unit that holds the place.
  if (named) answer.units.clear();
  answer.candidates.clear();
  return answer;
}

}  // namespace

PlaceAnswer described_place(std::string_view text, const DescribedRegion& region, const PlaceContext& context,
                            const NameSettler& settler) {
  PlaceAnswer answer = anchor_of(region, context, settler);
  if (answer.verdict != PlaceVerdict::resolved) return without_anchor(std::move(answer), region);
  const auto* anchor = answer.candidates.front().settlement;
  PlaceRegion made;
  made.anchor = anchor;
  made.along_road = region.kind == DescribedRegion::Kind::along_road;
  made.where.text = std::string(text.substr(region.begin, region.end - region.begin));
  made.where.anchor = {anchor->name, anchor->id, {}};
  made.where.centre = anchor->centre;
  made.where.from_anchor = distance_from_anchor(
      region, reach_of(*anchor),
      answer.candidates.front().displaced.value_or(Metres{0}) + anchor->extent.position_uncertainty);
  made.where.azimuths = azimuths_of(region);
  answer.verdict = PlaceVerdict::region;
  answer.reasons.push_back({made.along_road ? "place.along_road" : "place.from_place",
                            {{"place", anchor->name}, {"distance", quantity(made.where.from_anchor)}}});
  answer.region = std::move(made);
  return answer;
}

PlaceAnswer beside_a_distance(std::string_view text, const PlaceContext& context,
                              const NameSettler& settler) {
  PlaceAnswer answer = settler.settled(text, context, {});
  if (answer.verdict == PlaceVerdict::resolved) answer.verdict = PlaceVerdict::unresolved;
  answer.reasons.push_back({"place.distance_unread", {}});
  return answer;
}

}  // namespace tyndau::intake
