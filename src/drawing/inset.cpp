#include "drawing/panel.hpp"
#include "drawing/symbols.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>

namespace tyndau::drawing {
namespace {

/// The shape in one scale with the country; thinned to what the small picture can show.
void add_shape(const MapFrame& frame, const geo::Shape& shape, const Look& look, const std::string& kind,
               Scene& scene) {
  constexpr double step = 0.15;  // mm
  Drawn drawn = frame.drawn(shape, look, kind, {});
  drawn.frame.reset();
  for (Outline& outline : drawn.outlines) outline.points = thinned(outline.points, step);
  std::erase_if(drawn.outlines, [](const Outline& outline) { return outline.points.size() < 2; });
  if (!drawn.outlines.empty()) scene.items.emplace_back(std::move(drawn));
}

void mark_place(const MapFrame& country, const PanelContent& panel, const Box& box, Scene& scene) {
  constexpr double least = 1.6;  // mm to each side
  Box here = box_at(country.to_page(panel.frame.from_page(panel.frame.box().middle())));
  for (const PagePoint corner : {PagePoint{panel.frame.box().left, panel.frame.box().top},
                                 PagePoint{panel.frame.box().right, panel.frame.box().bottom}})
    here.add(country.to_page(panel.frame.from_page(corner)));
  const PagePoint middle = here.middle();
  here.add({middle.x - least, middle.y - least});
  here.add({middle.x + least, middle.y + least});
  const Box cut{std::max(here.left, box.left), std::max(here.top, box.top), std::min(here.right, box.right),
                std::min(here.bottom, box.bottom)};
  if (cut.left >= cut.right || cut.top >= cut.bottom) return;
  scene.items.emplace_back(rectangle(cut, {std::nullopt, Stroke{ink::red, 0.5, {}}}, "inset-place"));
}

}  // namespace

void draw_inset(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene) {
  column.heading(pen.say("sheet.inset"), "heading");
  const geo::Shape& outline = panel.atlas.outline();
  const LonLat here = panel.frame.from_page(panel.frame.box().middle());
  if (outline.empty())
    return column.paragraph(pen.say("sheet.inset.none"), panel_small, ink::grey, 3, "inset-none");
  constexpr double farthest =
      1'500'000.0;  // metres beyond the country at which the inset says nothing any more
  const MapPlane plane(geo::middle(outline));
  Ground ground = plane.ground(outline);
  const auto at = plane.to_plane(here);
  if (at.x < ground.west - farthest || at.x > ground.east + farthest || at.y < ground.south - farthest ||
      at.y > ground.north + farthest)
    return column.paragraph(pen.say("sheet.inset.abroad"), panel_small, ink::grey, 3, "inset-none");
  ground.add(at);
  const Box& room = column.room();
  const double height =
      std::min(room.bottom - column.top(), room.width() * ground.height() / ground.width() + 2.0);
  const Box box{room.left, column.top(), room.right, column.top() + height};
  const MapFrame country(plane, ground, box, "inset", 0);
  add_shape(country, outline, {Colour{235, 232, 222}, Stroke{ink::grey, 0.25, {}}}, "inset-country", scene);
  for (const auto& unit : panel.atlas.data().units) {
    if (unit.level == hearing::UnitLevel::oblast && !unit.shape.empty() && !unit.id.starts_with("outline:"))
      add_shape(country, unit.shape, {std::nullopt, Stroke{ink::pale, 0.12, {}}}, "inset-border", scene);
  }
  mark_place(country, panel, box, scene);
  column.skip(box.height());
}

}  // namespace tyndau::drawing
