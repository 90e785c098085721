#include "drawing/symbols.hpp"

#include <cmath>
#include <numbers>

namespace tyndau::drawing {
namespace {

const Stroke white_edge{ink::white, 0.35, {}};

Colour clear(Colour colour, double opacity) {
  colour.opacity = opacity;
  return colour;
}

Drawn polygon(std::vector<PagePoint> points, const Look& look, std::string kind) {
  return {std::move(kind), {}, {{std::move(points), true}}, look.fill, look.stroke, std::nullopt, {}};
}

}  // namespace

Colour colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail: return ink::red;
    case Verdict::cannot_tell: return ink::amber;
    case Verdict::pass: return ink::green;
    case Verdict::not_applicable: break;
  }
  return ink::grey;
}

Box box_of(const Drawn& drawn) {
  Box box = box_at(drawn.outlines.front().points.front());
  for (const Outline& outline : drawn.outlines) {
    for (const PagePoint p : outline.points) box.add(p);
  }
  return box;
}

Drawn rectangle(const Box& box, const Look& look, std::string kind) {
  return polygon({{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}},
                 look, std::move(kind));
}

Drawn circle(PagePoint centre, double radius, const Look& look, std::string kind) {
  constexpr int corners = 32;
  std::vector<PagePoint> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2.0 * std::numbers::pi * i / corners;
    points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return polygon(std::move(points), look, std::move(kind));
}

Drawn straight(PagePoint from, PagePoint to, const Stroke& stroke, std::string kind) {
  return {std::move(kind), {}, {{{from, to}, false}}, std::nullopt, stroke, std::nullopt, {}};
}

std::vector<Drawn> project_symbol(PagePoint at) {
  const double r = symbol_size + 0.2;
  const Stroke cross{ink::black, 0.45, {}};
  return {circle(at, r, {clear(ink::white, 0.75), Stroke{ink::black, 0.45, {}}}, "symbol-project"),
          straight({at.x - r, at.y}, {at.x + r, at.y}, cross, "symbol-project"),
          straight({at.x, at.y - r}, {at.x, at.y + r}, cross, "symbol-project")};
}

std::vector<Drawn> venue_symbol(PagePoint at) {
  const double r = symbol_size;
  // A house.
  return {polygon({{at.x - r, at.y + r},
                   {at.x - r, at.y - 0.2 * r},
                   {at.x, at.y - 1.3 * r},
                   {at.x + r, at.y - 0.2 * r},
                   {at.x + r, at.y + r}},
                  {ink::blue, white_edge}, "symbol-venue")};
}

std::vector<Drawn> place_symbol(PagePoint at, bool community, Verdict verdict, bool covered) {
  constexpr double around_a_venue = 2.0;
  const double r = covered ? around_a_venue * symbol_size : symbol_size;
  if (!community) return {circle(at, 0.7, {ink::white, Stroke{ink::grey, 0.3, {}}}, "symbol-place")};
  const Look look{colour_of(verdict), white_edge};
  if (verdict == Verdict::fail)
    return {polygon(
        {{at.x, at.y - 1.2 * r}, {at.x + 1.15 * r, at.y + 0.8 * r}, {at.x - 1.15 * r, at.y + 0.8 * r}}, look,
        "symbol-community")};
  if (verdict == Verdict::cannot_tell)
    return {polygon(
        {{at.x, at.y - 1.2 * r}, {at.x + 1.2 * r, at.y}, {at.x, at.y + 1.2 * r}, {at.x - 1.2 * r, at.y}},
        look, "symbol-community")};
  return {circle(at, 0.9 * r, look, "symbol-community")};
}

Look footprint_look() { return {clear(ink::black, 0.45), Stroke{ink::black, 0.4, {}}}; }
Look site_region_look() { return {clear(ink::black, 0.08), Stroke{ink::black, 0.3, {1.2, 0.8}}}; }
Look project_extent_look() { return {std::nullopt, Stroke{ink::black, 0.3, {0.9, 0.9}}}; }
Look territory_look() { return {clear(ink::violet, 0.06), Stroke{ink::violet, 0.4, {3.0, 0.8, 0.6, 0.8}}}; }
Look zone_look(bool estimated) {
  std::vector<double> dash;
  if (estimated) dash = {1.6, 0.9};
  return {clear(ink::orange, 0.13), Stroke{ink::orange, 0.45, dash}};
}
Look extent_look(bool estimated) {
  std::vector<double> dash;
  if (estimated) dash = {1.0, 0.7};
  return {clear(ink::grey, 0.12), Stroke{ink::grey, 0.25, dash}};
}
Look venue_extent_look() { return {std::nullopt, Stroke{ink::blue, 0.25, {0.3, 0.7}}}; }
Look water_look() { return {clear(ink::water, 0.45), Stroke{ink::water, 0.25, {}}}; }
Look protected_look(hearing::ZoneKind kind) {
  using hearing::ZoneKind;
  const bool water = kind == ZoneKind::water_protection_zone || kind == ZoneKind::water_protection_strip ||
                     kind == ZoneKind::drinking_water_protection_belt;
  const Colour colour = water ? ink::blue : ink::green;
  return {clear(colour, 0.08),
          Stroke{colour, 0.3, water ? std::vector{2.0, 0.5} : std::vector{2.0, 0.5, 0.4, 0.5}}};
}
Look border_look(hearing::UnitLevel level) {
  const double width = level == hearing::UnitLevel::oblast ? 0.35 : 0.2;
  return {std::nullopt, Stroke{ink::pale, width, {2.4, 0.8, 0.4, 0.8}}};
}
Stroke line_stroke(LineRole role, bool estimated) {
  std::vector<double> dash;
  if (estimated) dash = {1.8, 0.9};
  switch (role) {
    case LineRole::to_venue: return {ink::blue, 0.5, dash};
    case LineRole::to_project: return {ink::orange, 0.4, dash};
    case LineRole::to_dwelling: break;
  }
  return {ink::violet, 0.4, dash};
}

}  // namespace tyndau::drawing
