#include "drawing/frame_painter.hpp"

#include "drawing/graticule.hpp"
#include "drawing/symbols.hpp"
#include "geo/geodesic.hpp"
#include "hearing/unit_names.hpp"
#include "layers/words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace tyndau::drawing {
namespace {

constexpr std::size_t most_around = 30;  // settlements that only help to find one's way
constexpr double label_points = 7.6;

bool touches_the_cut(const geo::Shape& shape) {
  for (const auto& polygon : shape.polygons) {
    for (const LonLat p : polygon.outer) {
      if (std::abs(p.lon) == 180.0) return true;
    }
  }
  return false;
}

bool share_a_name(const hearing::Settlement& a, const hearing::Settlement& b) {
  const auto names_of = [](const hearing::Settlement& one) {
    return std::array{&one.name, &one.names.kk, &one.names.ru, &one.names.en};
  };
  for (const std::string* name : names_of(a)) {
    for (const std::string* other : names_of(b)) {
      if (!name->empty() && hearing::folded_unit_name(*name) == hearing::folded_unit_name(*other))
        return true;
    }
  }
  return false;
}

/// One place that the data hold twice: under one name, so near that a map to find one's way needs no more than one of them.
bool is_one_place(const hearing::Settlement& a, const hearing::Settlement& b) {
  constexpr Metres apart{3'000.0};
  return geo::distance(a.centre, b.centre) <= apart && share_a_name(a, b);
}

std::string figure(double metres) { return fmt::format("{:.3f}", metres); }

}  // namespace

FramePainter::FramePainter(const MapContent& content, const hearing::Atlas& atlas, const MapFrame& frame,
                           const Pen& pen, Scene& scene, Shown& shown)
    : content_(content),
      atlas_(atlas),
      frame_(frame),
      pen_(pen),
      scene_(scene),
      shown_(shown),
      placer_(pen.type, frame.box().grown(-0.6), frame.index(), scene),
      middle_(geo::point_shape(frame.from_page(frame.box().middle()))) {}

void FramePainter::mark(Drawn drawn) {
  drawn.frame = frame_.index();
  scene_.items.emplace_back(std::move(drawn));
}

double FramePainter::size_of(const geo::Shape& shape) const {
  if (shape.empty()) return 0.0;
  const Ground ground = frame_.plane().ground(shape);
  return frame_.millimetres(std::max(ground.width(), ground.height()));
}

void FramePainter::add(const geo::Shape& shape, const Look& look, const std::string& kind,
                       const std::string& id, const std::string& legend) {
  if (shape.lines.empty() && shape.polygons.empty()) return;
  std::vector<Look> looks{look};
  if (look.fill && look.stroke && touches_the_cut(shape))
    looks = {Look{look.fill, std::nullopt}, Look{std::nullopt, look.stroke}};
  for (const Look& one : looks) {
    Drawn drawn = frame_.drawn(shape, one, kind, id);
    if (shape.polygons.empty()) drawn.fill.reset();
    if (drawn.outlines.empty()) continue;
    if (!legend.empty()) shown_.kinds.insert(legend);
    if (kind == "territory" || kind == "protection-zone" || kind == "site-region" ||
        kind == "project-extent") {
      for (const Outline& outline : drawn.outlines) placer_.avoid(outline.points);
    }
    scene_.items.emplace_back(std::move(drawn));
  }
}

void FramePainter::surroundings() {
  const Metres reach = frame_.reach();
  constexpr std::array levels{hearing::UnitLevel::rural_district, hearing::UnitLevel::district,
                              hearing::UnitLevel::oblast};
  for (const auto level : levels) {
    for (const auto& hit : atlas_.units_within(level, middle_, reach)) {
      const auto before = scene_.items.size();
      add(hit.unit->shape, border_look(level), "border", hit.unit->id, "border");
      if (scene_.items.size() > before) shown_.datasets.insert(hit.unit->dataset);
    }
  }
}

void FramePainter::zones() {
  for (std::size_t i = 0; i < hearing::zone_kind_count; ++i) {
    const auto kind =
        static_cast<hearing::ZoneKind>(hearing::zone_kind_count - 1 - i);  // water first, below all
    const bool water = kind == hearing::ZoneKind::water_body;
    for (const auto& hit : atlas_.zones_within(kind, middle_, frame_.reach())) {
      const auto before = scene_.items.size();
      add(hit.zone->shape, water ? water_look() : protected_look(kind), water ? "water" : "zone",
          hit.zone->id, "zone." + std::string(hearing::code(kind)));
      if (scene_.items.size() > before) shown_.datasets.insert(hit.zone->dataset);
    }
  }
}

void FramePainter::project_area() {
  add(content_.site_region, site_region_look(), "site-region", {}, "site_region");
  constexpr double smallest = 0.5;  // mm: a smaller ring is a dot under the project's symbol
  if (size_of(content_.territory) >= smallest) {
    add(content_.territory, territory_look(), "territory", {},
        "territory." + std::string(code(content_.territory_source)));
  }
  const auto before = scene_.items.size();
  if (size_of(content_.protection_zone) >= smallest) {
    add(content_.protection_zone, zone_look(content_.zone_estimated), "protection-zone", {},
        content_.zone_estimated ? "protection_zone_estimated" : "protection_zone");
  }
  for (std::size_t i = before; i < scene_.items.size(); ++i) {
    auto& zone = std::get<Drawn>(scene_.items[i]);
    if (content_.zone_reach > Metres{0.0} && frame_.box().holds(box_of(zone)))
      zone.facts = {{"reach-metres", figure(content_.zone_reach.value)}};
  }
  constexpr double readable = 2.0;  // mm: a smaller spread hides behind the symbol
  if (frame_.millimetres(content_.footprint_uncertainty.value) >= readable)
    add(content_.project_extent, project_extent_look(), "project-extent", {}, "project_extent");
}

void FramePainter::places() {
  for (const ShownPlace& place : content_.places) {
    const auto before = scene_.items.size();
    add(place.extent, extent_look(place.estimated), "settlement", place.settlement->id,
        place.estimated ? "extent_estimated" : "extent");
    const bool seen =
        scene_.items.size() > before || frame_.box().holds(frame_.to_page(place.settlement->centre));
    if (seen) shown_.datasets.insert(place.settlement->dataset);
  }
  for (const ShownVenue& venue : content_.venues) {
    add(venue.extent, venue_extent_look(), "venue-extent", venue.located->venue->id, "venue_extent");
    if (venue.located->settlement != nullptr) shown_.datasets.insert(venue.located->settlement->dataset);
  }
}

void FramePainter::around() {
  auto hits = atlas_.settlements_within(middle_, frame_.reach());
  std::erase_if(hits, [&](const auto& hit) {
    const auto is_it = [&](const hearing::Settlement* shown) {
      return shown != nullptr && (shown == hit.settlement || is_one_place(*shown, *hit.settlement));
    };
    const bool known = std::any_of(content_.places.begin(), content_.places.end(),
                                   [&](const auto& place) { return is_it(place.settlement); }) ||
                       std::any_of(content_.venues.begin(), content_.venues.end(),
                                   [&](const auto& venue) { return is_it(venue.located->settlement); });
    return known || !frame_.box().grown(-1.0).holds(frame_.to_page(hit.settlement->centre));
  });
  std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
    return a.settlement->population.value_or(0) > b.settlement->population.value_or(0);
  });
  if (hits.size() > most_around) hits.resize(most_around);
  for (const auto& hit : hits) {
    const bool twice = std::any_of(around_.begin(), around_.end(),
                                   [&](const auto* one) { return is_one_place(*one, *hit.settlement); });
    if (twice) continue;
    around_.push_back(hit.settlement);
    shown_.datasets.insert(hit.settlement->dataset);
  }
}

void FramePainter::symbols(std::vector<Drawn> symbols) {
  const Box box = box_of(symbols.front());
  if (!frame_.box().holds(box.middle())) return;
  placer_.keep_free(box);
  for (Drawn& drawn : symbols) mark(std::move(drawn));
}

void FramePainter::venues() {
  for (const hearing::Settlement* place : around_) {
    shown_.kinds.insert("place");
    symbols(place_symbol(frame_.to_page(place->centre), false, Verdict::not_applicable));
  }
  for (const ShownPlace& place : content_.places) {
    const bool community = place.community != nullptr;
    const PagePoint at = frame_.to_page(place.settlement->centre);
    if (!frame_.box().holds(at)) continue;
    shown_.kinds.insert(community ? "community." + std::string(place.heard) : "place");
    const bool covered = std::any_of(content_.venues.begin(), content_.venues.end(), [&](const auto& venue) {
      const PagePoint on = frame_.to_page(venue.located->where->centre);
      return std::hypot(on.x - at.x, on.y - at.y) < symbol_size;
    });
    symbols(place_symbol(at, community, place.verdict, covered));
  }
  if (!content_.footprint.empty()) symbol_of(content_.footprint);
  for (const ShownVenue& venue : content_.venues) {
    const PagePoint at = frame_.to_page(venue.located->where->centre);
    if (!frame_.box().holds(at)) continue;
    shown_.kinds.insert("venue");
    symbols(venue_symbol(at));
  }
}

void FramePainter::symbol_of(const geo::Shape& shape) {
  constexpr double readable = 3.5;  // mm: a larger footprint needs no symbol
  if (size_of(shape) > readable) return;
  shown_.kinds.insert("project_symbol");
  symbols(project_symbol(frame_.to_page(geo::middle(shape))));
}

void FramePainter::distances() {
  constexpr double shortest = 0.3;  // mm
  for (const ShownLine& line : content_.lines) {
    auto way = frame_.way(line.segment);
    Box box = box_at(way.front());
    for (const PagePoint p : way) box.add(p);
    if (!frame_.box().overlaps(box.grown(0.01))) continue;
    const bool whole = frame_.box().holds(box);
    if (std::max(box.width(), box.height()) < shortest) continue;
    placer_.avoid(way);
    shown_.kinds.insert("line_" + std::string(code(line.role)) + (line.estimated ? "_estimated" : ""));
    Drawn drawn{whole ? "distance-line" : "distance-line-part",
                line.id,
                {{way, false}},
                std::nullopt,
                line_stroke(line.role, line.estimated),
                std::nullopt,
                {}};
    if (whole) {
      drawn.facts = {{"role", std::string(code(line.role))},
                     {"length-metres", figure(geo::distance(line.segment.from, line.segment.to).value)},
                     {"low-metres", figure(line.distance.low.value)}};
      if (std::isfinite(line.distance.high.value))
        drawn.facts.emplace_back("high-metres", figure(line.distance.high.value));
    } else {
      drawn.outlines.clear();
      for (auto& part : cut_lines(way, frame_.box().grown(2.0)))
        drawn.outlines.push_back({std::move(part), false});
    }
    mark(std::move(drawn));
  }
}

void FramePainter::name_venues() {
  for (const ShownVenue& venue : content_.venues) {
    const PagePoint at = frame_.to_page(venue.located->where->centre);
    if (!frame_.box().holds(at)) continue;
    LabelWish wish;
    wish.kind = "venue";
    const std::string name = pen_.name(layers::name_of(*venue.located));
    wish.lines = {pen_.type.fitted(pen_.say("sheet.venue"), {label_points, true}, 45.0),
                  pen_.type.fitted(name, {label_points, false}, 45.0)};
    wish.name = true;
    wish.style.points = label_points;
    wish.colour = ink::blue;
    wish.at = {at};
    placer_.place(wish);
  }
}

void FramePainter::name_site_region() {
  if (content_.site_words == nullptr) return;
  const hearing::SiteRegion& region = *content_.site_words;
  const Metres away{middle(region.from_anchor)};
  const Interval<double> sector = region.azimuths.value_or(Interval<double>{0.0, 360.0});
  for (const double share : {0.5, 0.25, 0.75, 0.0}) {
    const double azimuth = sector.low + share * (sector.high - sector.low);
    const PagePoint at = frame_.to_page(geo::direct(region.centre, azimuth, away));
    if (!frame_.box().grown(-2.0).holds(at)) continue;
    LabelWish wish;
    wish.kind = "site-region";
    wish.lines = {
        pen_.say("sheet.site_region", {{"distance", short_distance(region.from_anchor, pen_.language)},
                                       {"place", pen_.name(anchor_of(region, &atlas_))}})};
    wish.style.points = label_points;
    wish.colour = ink::orange;
    wish.at = {at};
    wish.name = true;
    placer_.place(wish);
    return;
  }
}

void FramePainter::name_project() {
  if (content_.footprint.empty()) return;
  const PagePoint at = frame_.to_page(geo::middle(content_.footprint));
  if (!frame_.box().holds(at)) return;
  LabelWish wish;
  wish.kind = "project";
  wish.lines = {pen_.say("sheet.project")};
  wish.name = true;
  wish.style.points = label_points;
  wish.colour = ink::black;
  wish.at = {at};
  wish.clearance = 1.8;
  placer_.place(wish);
  if (content_.protection_zone.empty() || content_.zone_reach <= Metres{0.0}) return;
  const Ground ground = frame_.plane().ground(content_.protection_zone);
  const PagePoint top = frame_.to_page(geo::PlanePoint{(ground.west + ground.east) / 2.0, ground.north});
  constexpr double readable = 4.0;  // mm
  if (!frame_.box().holds(top) || frame_.millimetres(ground.width()) < readable) return;
  wish.kind = "zone";
  wish.lines = {
      pen_.say("sheet.zone_reach", {{"distance", exactly(content_.zone_reach.value, Unit::metre)}})};
  wish.name = false;
  wish.colour = ink::orange;
  wish.at = {top};
  wish.clearance = 0.4;
  placer_.place(wish);
}

void FramePainter::name_places(bool urgent) {
  constexpr double widest = 42.0;  // mm
  for (const ShownPlace& place : content_.places) {
    if ((place.verdict == Verdict::fail) != urgent) continue;
    const PagePoint at = frame_.to_page(place.settlement->centre);
    if (!frame_.box().holds(at)) continue;
    const bool community = place.community != nullptr;
    LabelWish wish;
    wish.kind = community ? "community" : "place";
    const std::string number = place.number == 0 ? "" : std::to_string(place.number) + ". ";
    wish.lines = {pen_.type.fitted(number + pen_.name(layers::name_of(*place.settlement)),
                                   {label_points, true}, widest)};
    const std::string count = people(place.settlement->population, pen_.language);
    if (!count.empty()) wish.lines.push_back(count);
    wish.name = true;
    wish.style.points = label_points;
    wish.colour = community ? colour_of(place.verdict) : ink::grey;
    wish.at = {at};
    wish.number = place.number;
    const bool named = placer_.place(wish) == Granted::words;
    if (!community && named) shown_.nearest_settlement_named = true;
    if (named && content_.nearest_settlement_shown) shown_.nearest_settlement_named = true;
  }
}

void FramePainter::name_distances(LineRole first, LineRole last) {
  for (const ShownLine& line : content_.lines) {
    if (line.role < first || line.role > last) continue;
    const auto parts = cut_lines(frame_.way(line.segment), frame_.box());
    if (parts.empty()) continue;
    constexpr double shortest = 1.0;  // mm
    if (distance(parts.front().front(), parts.front().back()) < shortest) continue;
    LabelWish wish;
    wish.kind = "distance";
    wish.lines = {short_distance(line.distance, pen_.language)};
    wish.name = line.role == LineRole::to_venue;
    wish.style.points = label_points - 0.4;
    wish.colour = line_stroke(line.role, false).colour;
    wish.at = parts.front();
    placer_.place(wish);
  }
}

void FramePainter::name_around() {
  for (const hearing::Settlement* place : around_) {
    LabelWish wish;
    wish.kind = "around";
    wish.lines = {pen_.type.fitted(pen_.name(layers::name_of(*place)), {label_points - 1.2, false}, 35.0)};
    wish.style.points = label_points - 1.2;
    wish.colour = ink::grey;
    wish.at = {frame_.to_page(place->centre)};
    wish.clearance = 0.7;
    placer_.place(wish);
  }
}

void FramePainter::paint() {
  scene_.items.emplace_back(rectangle(frame_.box(), {ink::paper, std::nullopt}, "frame-ground"));
  surroundings();
  zones();
  draw_graticule(frame_, pen_, scene_);
  around();
  project_area();
  places();
  distances();
  add(content_.footprint, footprint_look(), "footprint", {}, "footprint");
  venues();
  furniture();
  name_venues();
  name_project();
  name_site_region();
  name_places(true);
  name_distances(LineRole::to_venue, LineRole::to_venue);
  name_places(false);
  name_distances(LineRole::to_project, LineRole::to_dwelling);
  name_around();
  scene_.items.emplace_back(rectangle(frame_.box(), {std::nullopt, Stroke{ink::black, 0.3, {}}}, "frame"));
}

}  // namespace tyndau::drawing
