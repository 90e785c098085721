#include "drawing/checks.hpp"
#include "drawing/panel.hpp"
#include "drawing/symbols.hpp"

namespace tyndau::drawing {
namespace {

std::vector<Drawn> mark(PagePoint at, bool satisfied) {
  if (!satisfied) return {circle(at, 0.75, {std::nullopt, Stroke{ink::grey, 0.25, {}}}, "check-mark")};
  return {{"check-mark",
           {},
           {{{{at.x - 0.9, at.y}, {at.x - 0.2, at.y + 0.7}, {at.x + 1.0, at.y - 0.9}}, false}},
           std::nullopt,
           Stroke{ink::green, 0.4, {}},
           std::nullopt,
           {}}};
}

}  // namespace

const char* answer_to(const MapCheck& check) {
  if (check.satisfied) return "sheet.yes";
  return check.comparable ? "sheet.no" : "sheet.nothing_to_compare";
}

void write_checks(Column& column, const Pen& pen, Scene& scene) {
  column.heading(pen.say("sheet.checklist"), "heading");
  const auto checks = scene.checks;
  for (const MapCheck& check : checks) {
    for (Drawn& drawn : mark({column.room().left + 1.0, column.top() + 1.1}, check.satisfied))
      scene.items.emplace_back(std::move(drawn));
    const std::string words = check.words.in(pen.language) + ": " + pen.say(answer_to(check));
    column.paragraph(words, panel_small, check.satisfied ? ink::black : ink::grey, 2, "check", 3.2);
    column.skip(0.25);
  }
}

void write_sources(Column& column, const PanelContent& panel, const Pen& pen, std::size_t lines) {
  std::string sources;
  for (const auto& dataset : panel.atlas.data().datasets) {
    if (panel.shown.datasets.count(dataset.id) == 0) continue;
    const std::string title =
        dataset.title.in(pen.language).empty() ? dataset.id : dataset.title.in(pen.language);
    const std::string date = dataset.date.empty() ? pen.say("sheet.no_date") : dataset.date;
    const std::string& by = dataset.attribution.empty() ? dataset.source : dataset.attribution;
    sources += (sources.empty() ? "" : "; ") + pen.name({title, title, title}) + " (" + date + ")" +
               (by.empty() ? "" : ": " + pen.name({by, by, by}));
  }
  column.paragraph(
      pen.say("sheet.crs", {{"lat", latitude_text(panel.frame.frame().centre.lat, pen.language, 0)},
                            {"lon", longitude_text(panel.frame.frame().centre.lon, pen.language, 0)}}),
      panel_small, ink::black, 2, "crs");
  if (sources.empty()) sources = pen.say("sheet.no_date");
  column.paragraph(pen.say("sheet.sources", {{"sources", sources}}), panel_small, ink::grey, lines,
                   "sources");
}

}  // namespace tyndau::drawing
