#include "drawing/map_content.hpp"

#include "geo/drawing.hpp"
#include "geo/geodesic.hpp"
#include "hearing/nearest_dwelling.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <tuple>

namespace tyndau::drawing {
namespace {

using hearing::Atlas;
using hearing::Community;
using hearing::Report;

/// With more communities than this, only the nearest has its line to the project.
constexpr std::size_t most_project_lines = 6;
/// With more lines to venues than this, no line could be followed: the most telling ones are drawn.
constexpr std::size_t most_venue_lines = 12;
constexpr Metres dwellings_sought_within{20'000.0};

geo::Shape drawn_extent(const hearing::Settlement& settlement) {
  if (settlement.extent.quality != hearing::ExtentQuality::estimated) return settlement.extent.shape;
  auto circle = geo::buffer(settlement.extent.shape, settlement.extent.radius.high);
  return circle ? std::move(*circle) : settlement.extent.shape;
}

ShownPlace place_of(const hearing::Settlement& settlement) {
  ShownPlace place;
  place.settlement = &settlement;
  place.extent = drawn_extent(settlement);
  place.estimated = settlement.extent.quality == hearing::ExtentQuality::estimated;
  return place;
}

void add_communities(MapContent& content, const Report& report) {
  std::size_t number = 0;
  for (const Community& community : report.geography.communities) {
    ++number;
    if (community.settlement == nullptr) {
      content.unplaced.push_back(&community);
      continue;
    }
    ShownPlace place = place_of(*community.settlement);
    place.community = &community;
    place.number = number;
    const auto* finding = layers::finding_about(report, community);
    if (finding != nullptr) place.verdict = finding->verdict;
    place.heard = layers::heard(finding);
    content.places.push_back(std::move(place));
  }
}

void add_venues(MapContent& content, const Report& report) {
  for (const auto& located : report.geography.venues) {
    if (!located.where) {
      content.unlocated.push_back(&located);
      continue;
    }
    ShownVenue venue{&located, {}};
    const bool by_address =
        located.settlement != nullptr && located.venue != nullptr && !located.venue->position;
    if (by_address) {  // it lies somewhere within the settlement
      venue.extent = drawn_extent(*located.settlement);
    } else if (located.where->radius > Metres{0.0}) {
      auto disc = geo::buffer(geo::point_shape(located.where->centre), located.where->radius);
      if (disc) venue.extent = std::move(*disc);
    }
    content.venues.push_back(std::move(venue));
  }
}

/// Up to the drawn circle of a place whose boundary is estimated: its figure is that to the boundary, and a line to the middle
/// would be longer.
Segment up_to_boundary(const Segment& line, const ShownPlace& place) {
  if (!place.estimated) return line;
  const Metres whole = geo::distance(line.from, line.to), radius = place.settlement->extent.radius.high;
  if (whole <= radius) return line;
  return {line.from, geo::direct(line.from, geo::azimuth(line.from, line.to), whole - radius)};
}

void add_lines(MapContent& content) {
  const bool few = content.places.size() <= most_project_lines;
  const Community* nearest = nullptr;
  for (const ShownPlace& place : content.places) {
    const auto& distance = place.community->footprint_distance;
    if (distance && (nearest == nullptr || distance->low < nearest->footprint_distance->low))
      nearest = place.community;
  }
  for (const ShownPlace& place : content.places) {
    const Community& community = *place.community;
    const auto* judged = community.judged();
    if (judged != nullptr && judged->line && judged->distance) {
      content.lines.push_back({LineRole::to_venue, community.id() + ":" + judged->venue,
                               up_to_boundary(*judged->line, place), *judged->distance, place.estimated,
                               place.verdict});
    }
    if (community.footprint_line && community.footprint_distance && (few || &community == nearest)) {
      content.lines.push_back({LineRole::to_project, community.id(),
                               up_to_boundary(*community.footprint_line, place),
                               *community.footprint_distance, place.estimated, Verdict::not_applicable});
    }
  }
}

/// Without the lines that have no length, and those whose length their own figure denies: a project inside the circle that stands
/// for a settlement has a middle to draw to, but no boundary. The words say such a distance.
void leave_untrue_lines_out(MapContent& content) {
  constexpr Metres noise{0.01};
  std::erase_if(content.lines, [&](const ShownLine& line) {
    const Metres length = geo::distance(line.segment.from, line.segment.to);
    return line.segment.from == line.segment.to || length < line.distance.low - noise ||
           length > line.distance.high + noise;
  });
}

bool shows(const MapContent& content, const hearing::Settlement* settlement) {
  return std::any_of(content.places.begin(), content.places.end(),
                     [&](const ShownPlace& place) { return place.settlement == settlement; });
}

/// The nearest dwelling, and the nearest settlement though it be no affected community.
void add_nearest(MapContent& content, const Report& report, const Atlas& atlas) {
  const auto& footprint = report.input.project.footprint;
  if (!footprint || footprint->shape.empty()) return;
  const auto hits = atlas.nearest_settlements(footprint->shape, 1);
  if (!hits.empty()) {
    if (!shows(content, hits.front().settlement))
      content.places.push_back(place_of(*hits.front().settlement));
    content.nearest_settlement_shown = true;
  }
  const auto dwelling = hearing::nearest_dwelling(atlas, *footprint, dwellings_sought_within);
  if (!dwelling) return;
  content.dwelling = dwelling->distance;
  const bool drawn = std::any_of(content.lines.begin(), content.lines.end(), [&](const ShownLine& line) {
    return line.role == LineRole::to_project && dwelling->settlement != nullptr &&
           line.id == dwelling->settlement->id;
  });
  if (drawn || !dwelling->line || dwelling->line->from == dwelling->line->to) return;
  const bool estimated = dwelling->settlement != nullptr;
  content.lines.push_back({LineRole::to_dwelling, estimated ? dwelling->settlement->id : "dwelling",
                           *dwelling->line, dwelling->distance, estimated, Verdict::not_applicable});
}

/// The protection zone, and beside it the affected territory where something else says how far that reaches.
void add_zones(MapContent& content, const Report& report) {
  using hearing::TerritorySource;
  const hearing::Territory& territory = report.geography.territory;
  const hearing::Project& project = report.input.project;
  const bool is_zone = territory.source == TerritorySource::surveyed_zone ||
                       territory.source == TerritorySource::declared_radius ||
                       territory.source == TerritorySource::class_minimum;
  if (is_zone) {
    content.protection_zone = territory.drawn;
    content.zone_estimated = territory.source == TerritorySource::class_minimum;
    content.zone_reach = territory.reach;
    return;
  }
  content.territory = territory.drawn;
  content.territory_source = territory.source;
  if (!project.surveyed_spz.empty()) {
    content.protection_zone = project.surveyed_spz;
  } else if (project.declared_spz && *project.declared_spz > Metres{0.0} && !content.footprint.empty()) {
    auto zone = geo::buffer(content.footprint, *project.declared_spz);
    if (!zone) return;
    content.protection_zone = std::move(*zone);
    content.zone_reach = *project.declared_spz;
  }
}

void add_project(MapContent& content, const hearing::Project& project) {
  if (project.footprint) {
    content.footprint = project.footprint->shape;
    content.footprint_uncertainty = project.footprint->uncertainty;
  }
  if (content.footprint.empty()) {
    if (project.site_region) {
      content.site_region = project.site_region->shape();
      content.site_words = &*project.site_region;
    }
    return;
  }
  if (content.footprint_uncertainty <= Metres{0.0}) return;
  auto extent = geo::buffer(content.footprint, content.footprint_uncertainty);
  if (extent) content.project_extent = std::move(*extent);
}

int urgency(const ShownLine& line) {
  const int by_verdict = line.verdict == Verdict::fail ? 0 : line.verdict == Verdict::cannot_tell ? 1 : 2;
  return static_cast<int>(line.role) * 3 + by_verdict;
}

/// Most telling first: to venues, from failing communities, the longest; and no more than can be followed.
void arrange_lines(MapContent& content) {
  auto& lines = content.lines;
  std::stable_sort(lines.begin(), lines.end(), [](const ShownLine& a, const ShownLine& b) {
    return std::tuple(urgency(a), -a.distance.low.value) < std::tuple(urgency(b), -b.distance.low.value);
  });
  const auto last = std::find_if(lines.begin(), lines.end(),
                                 [](const ShownLine& line) { return line.role != LineRole::to_venue; });
  const auto to_venues = static_cast<std::size_t>(last - lines.begin());
  if (to_venues <= most_venue_lines) return;
  content.lines_left_out = to_venues - most_venue_lines;
  lines.erase(lines.begin() + most_venue_lines, last);
}

}  // namespace

std::string_view code(LineRole role) {
  switch (role) {
    case LineRole::to_venue: return "venue";
    case LineRole::to_project: return "project";
    case LineRole::to_dwelling: break;
  }
  return "dwelling";
}

bool MapContent::empty() const {
  const bool community = std::any_of(places.begin(), places.end(),
                                     [](const ShownPlace& place) { return place.community != nullptr; });
  return footprint.empty() && site_region.empty() && !community && venues.empty();
}

LonLat MapContent::centre() const {
  if (!footprint.empty()) return geo::middle(footprint);
  if (!site_region.empty()) return geo::middle(site_region);
  geo::Shape all;
  for (const ShownPlace& place : places) all.points.push_back(place.settlement->centre);
  for (const ShownVenue& venue : venues) all.points.push_back(venue.located->where->centre);
  return geo::middle(all);
}

MapContent content_of(const Report& report, const Atlas& atlas) {
  MapContent content;
  add_project(content, report.input.project);
  add_zones(content, report);
  add_communities(content, report);
  add_venues(content, report);
  add_lines(content);
  add_nearest(content, report, atlas);
  leave_untrue_lines_out(content);
  arrange_lines(content);
  return content;
}

}  // namespace tyndau::drawing
