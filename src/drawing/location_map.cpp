#include "drawing/location_map.hpp"

#include "drawing/checks.hpp"
#include "drawing/graticule.hpp"
#include "drawing/grounds.hpp"
#include "drawing/panel.hpp"
#include "drawing/symbols.hpp"
#include "drawing/verdict.hpp"
#include "layers/answer.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <vector>

namespace tyndau::drawing {
namespace {

constexpr double margin = 8.0, between = 3.0;
constexpr TextStyle title_style{12.5, true}, who_style{7.4, false}, verdict_head{10.5, true},
    verdict_text{9.0, false};

struct PageForm {
  double width, height, pixels_per_millimetre, panel;
};

PageForm form_of(Paper paper) {
  switch (paper) {
    case Paper::a3: return {420.0, 297.0, 8.0, 100.0};
    case Paper::screen: return {320.0, 180.0, 6.0, 88.0};
    case Paper::a4: break;
  }
  return {297.0, 210.0, 8.0, 86.0};
}

/// Everything that the parts of the page work with.
struct Page {
  const hearing::Report& report;
  const hearing::Atlas& atlas;
  const Pen& pen;
  Scene& scene;
  PageForm form;
};

/// The bar beside the verdict: whole, or broken where the verdict is by a rule that nobody read.
std::vector<Box> bars_of(const Box& plate, bool doubted) {
  constexpr double width = 2.0, dash = 2.4, gap = 1.2;
  if (!doubted) return {{plate.left, plate.top, plate.left + width, plate.bottom}};
  std::vector<Box> bars;
  for (double top = plate.top; top < plate.bottom; top += dash + gap)
    bars.push_back({plate.left, top, plate.left + width, std::min(top + dash, plate.bottom)});
  return bars;
}

/// Title, hearing and verdict. \return where the rest may begin
double write_head(Page& page) {
  const double width = page.form.width - 2.0 * margin;
  Column head({margin, margin - 1.0, margin + width, page.form.height}, page.pen, page.scene);
  head.paragraph(page.scene.title, title_style, ink::black, 2, "title");
  head.paragraph(page.pen.type.drawable(who_and_where(page.report, page.pen)), who_style, ink::black, 4,
                 "who");
  head.skip(1.2);
  const double top = head.top();
  const SpokenVerdict spoken = spoken_verdict(page.report, page.pen);
  Column verdict({margin + 4.0, top + 1.6, margin + width - 2.0, page.form.height}, page.pen, page.scene);
  const auto before = page.scene.items.size();
  const Colour colour = spoken.doubted() ? ink::orange : colour_of(spoken.verdict);
  verdict.paragraph(spoken.head, verdict_head, colour, 2, "verdict");
  std::string text;
  for (const auto& sentence : spoken.sentences)
    text += (text.empty() ? "" : " ") + page.pen.type.drawable(sentence);
  verdict.paragraph(text, verdict_text, ink::black, 4, "verdict-text");
  if (!spoken.places.empty()) {
    const std::string places = spoken.places_head + " " + layers::joined(spoken.places, " · ");
    verdict.paragraph(page.pen.type.drawable(places), verdict_text, ink::black, 3, "verdict-places");
  }
  constexpr TextStyle small{6.8, false};
  if (!spoken.source.empty())
    verdict.paragraph(spoken.strength + " " + spoken.source, small, ink::grey, 2, "verdict-source");
  verdict.paragraph(scope_of(page.report, page.pen), small, ink::grey, 2, "verdict-scope");
  const Box box{margin, top, margin + width, verdict.top() + 0.6};
  std::vector<Drawn> plate{
      rectangle(box, {Colour{247, 245, 240}, Stroke{ink::pale, 0.15, {}}}, "verdict-plate")};
  for (const Box& part : bars_of(box, spoken.doubted()))
    plate.push_back(rectangle(part, {colour, std::nullopt}, "verdict-bar"));
  page.scene.items.insert(page.scene.items.begin() + static_cast<std::ptrdiff_t>(before), plate.begin(),
                          plate.end());
  return box.bottom + between;
}

/// One frame or two beside each other.
std::vector<MapFrame> make_frames(const Page& page, const MapPlane& plane, const Grounds& grounds,
                                  const Box& room, bool plane_is_of_project) {
  constexpr double share_of_first = 0.56;
  std::vector<MapFrame> frames;
  const double left = room.left + graticule_margin, bottom = room.bottom - graticule_margin;
  if (!grounds.near) {
    frames.emplace_back(plane, grounds.all, Box{left, room.top, room.right, bottom}, "", 0);
    return frames;
  }
  const double split = left + (room.right - left) * share_of_first;
  frames.emplace_back(plane, grounds.all, Box{left, room.top, split, bottom}, page.pen.say("sheet.frame.all"),
                      0);
  frames.emplace_back(plane, *grounds.near,
                      Box{split + between + graticule_margin, room.top, room.right, bottom},
                      page.pen.say(plane_is_of_project ? "sheet.frame.near" : "sheet.frame.near_places"), 1);
  return frames;
}

void fill_panel(Page& page, const PanelContent& panel, const Box& room) {
  constexpr double bottom_band = 33.0, tallest_band = 52.0;
  Column column({room.left, room.top, room.right, room.bottom - bottom_band}, page.pen, page.scene);
  write_missing(column, panel, page.pen);
  const double rest =
      column.left_over() - coordinates_height(panel) - legend_height(panel, page.pen, column.room().width());
  constexpr double least = 12.0;
  write_communities(column, panel, page.pen, page.scene, std::max(least, rest));
  write_coordinates(column, panel, page.pen, page.scene);
  draw_legend(column, panel, page.pen, page.scene);
  const double top = std::clamp(column.top(), room.bottom - tallest_band, room.bottom - bottom_band);
  const double split = room.left + room.width() * 0.46;
  Column left({room.left, top, split - between, room.bottom}, page.pen, page.scene);
  draw_inset(left, panel, page.pen, page.scene);
  page.scene.checks = check_scene(page.scene, panel.content, panel.shown,
                                  page.report.input.project.declared_dwelling_distance, page.pen.messages);
  Column right({split, top, room.right, room.bottom}, page.pen, page.scene);
  write_checks(right, page.pen, page.scene);
}

void draw_page(Page& page, const MapContent& content) {
  constexpr double foot = 11.0;
  const double top = write_head(page);
  const double bottom = page.form.height - margin - foot + 3.0;
  const double panel_left = page.form.width - margin - page.form.panel;
  const MapPlane plane(content.centre());
  const Box map_room{margin, top, panel_left - between, bottom};
  const auto frames = make_frames(page, plane, grounds_of(content, plane), map_room,
                                  !content.footprint.empty() || !content.site_region.empty());
  for (const MapFrame& frame : frames) page.scene.frames.push_back(frame.frame());
  Shown shown;
  for (const MapFrame& frame : frames)
    FramePainter(content, page.atlas, frame, page.pen, page.scene, shown).paint();
  const PanelContent panel{content, page.report, page.atlas, shown, frames.front()};
  Column column({margin, bottom + 1.0, page.form.width - margin, page.form.height - 2.0}, page.pen,
                page.scene);
  write_sources(column, panel, page.pen, 2);
  fill_panel(page, panel, {panel_left, top, page.form.width - margin, bottom});
}

}  // namespace

std::string_view code(Paper paper) {
  switch (paper) {
    case Paper::a4: return "a4";
    case Paper::a3: return "a3";
    case Paper::screen: break;
  }
  return "screen";
}

std::optional<Paper> paper_from_code(std::string_view code) {
  for (const Paper paper : {Paper::a4, Paper::a3, Paper::screen}) {
    if (drawing::code(paper) == code) return paper;
  }
  return std::nullopt;
}

Result<Scene> make_location_map(const hearing::Report& report, const hearing::Atlas& atlas,
                                const hearing::MessageCatalogue& messages, const MapOptions& options) {
  const MapContent content = content_of(report, atlas);
  if (content.empty()) {
    return tl::unexpected<Error>(Error{ErrorCode::bad_input,
                                       "neither the project, nor a community, nor a venue has a place",
                                       {},
                                       "map-no-geometry",
                                       report.input.id});
  }
  const Typesetter type;
  const Pen pen{messages, options.language, type, &atlas};
  const PageForm form = form_of(options.paper);
  Scene scene;
  scene.width = form.width, scene.height = form.height;
  scene.pixels_per_millimetre = form.pixels_per_millimetre;
  scene.language = options.language;
  scene.title = type.drawable(pen.say("sheet.title", {{"project", layers::project_title(report.input)}}));
  scene.description = one_line(layers::answer(report, messages).in(options.language));
  Page page{report, atlas, pen, scene, form};
  draw_page(page, content);
  return scene;
}

}  // namespace tyndau::drawing
