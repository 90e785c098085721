#include "drawing/grounds.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>

namespace tyndau::drawing {
namespace {

void add(std::optional<Ground>& ground, const geo::Shape& shape, const MapPlane& plane) {
  if (shape.empty()) return;
  const Ground more = plane.ground(shape);
  if (!ground) {
    ground = more;
    return;
  }
  ground->add({more.west, more.south});
  ground->add({more.east, more.north});
}

double size_of(const Ground& ground) { return std::max(ground.width(), ground.height()); }

/// Room about what is shown, for its labels; never less than a village street.
Ground with_room(Ground ground) {
  constexpr double share = 0.12, least = 150.0;
  const double margin = std::max(least, share * size_of(ground));
  return {ground.west - margin, ground.south - margin, ground.east + margin, ground.north + margin};
}

/// Communities whose way to the project is not much longer than the shortest such way.
/// \return how many
std::size_t add_near_places(std::optional<Ground>& near, const MapContent& content, const MapPlane& plane) {
  constexpr double not_much_longer = 4.0, least = 2'000.0;
  const LonLat from = near ? plane.centre() : content.places.front().settlement->centre;
  double shortest = -1.0;
  for (const ShownPlace& place : content.places) {
    const double away = geo::distance(from, place.settlement->centre).value;
    if (shortest < 0.0 || away < shortest) shortest = away;
  }
  const double reach = near ? size_of(*near) / 2.0 : 0.0;
  std::size_t count = 0;
  const double longest = not_much_longer * std::max({shortest, reach, least});
  for (const ShownPlace& place : content.places) {
    if (geo::distance(from, place.settlement->centre).value > longest) continue;
    add(near, place.extent, plane);
    ++count;
  }
  return count;
}

/// A nearest settlement that is no community is shown unless it would shrink everything else.
bool belongs(const ShownPlace& place, LonLat centre) {
  constexpr double farthest = 100'000.0;  // metres
  return place.community != nullptr || geo::distance(centre, place.settlement->centre).value <= farthest;
}

}  // namespace

Grounds grounds_of(const MapContent& content, const MapPlane& plane) {
  std::optional<Ground> near, all;
  for (const geo::Shape* shape : {&content.footprint, &content.site_region, &content.protection_zone})
    add(near, *shape, plane);
  const bool project = near.has_value();
  all = near;
  add(all, content.territory, plane);
  add(all, content.project_extent, plane);
  const std::size_t together = content.places.empty() ? 0 : add_near_places(near, content, plane);
  for (const ShownPlace& place : content.places) {
    if (belongs(place, plane.centre())) add(all, place.extent, plane);
  }
  for (const ShownVenue& venue : content.venues) {
    add(all, geo::point_shape(venue.located->where->centre), plane);
    add(all, venue.extent, plane);
  }
  for (const ShownLine& line : content.lines) {
    add(all, geo::Shape{{line.segment.from, line.segment.to}, {}, {}}, plane);
  }
  Grounds grounds{with_room(*all), std::nullopt};
  constexpr double readable = 0.33;
  const bool worth_a_frame = project || together > 1;
  if (near && worth_a_frame && size_of(*near) < readable * size_of(*all)) grounds.near = with_room(*near);
  return grounds;
}

}  // namespace tyndau::drawing
