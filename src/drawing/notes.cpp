#include "drawing/checks.hpp"
#include "drawing/panel.hpp"
#include "drawing/provenance.hpp"
#include "drawing/symbols.hpp"

#include <algorithm>

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

/// Some settlement of a data set.
const hearing::Settlement* sample_of(const hearing::Atlas& atlas, const std::string& dataset) {
  const auto& all = atlas.data().settlements;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.dataset == dataset; });
  return found == all.end() ? nullptr : &*found;
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
    const std::string words = dataset_words(dataset, sample_of(panel.atlas, dataset.id), pen);
    sources += (sources.empty() ? "" : "; ") + pen.name({words, words, words});
  }
  column.paragraph(
      pen.say("sheet.crs", {{"lat", latitude_text(panel.frame.frame().centre.lat, pen.language, 0)},
                            {"lon", longitude_text(panel.frame.frame().centre.lon, pen.language, 0)}}),
      panel_small, ink::black, 2, "crs");
  if (sources.empty()) sources = pen.say("sheet.no_date");
  const std::string spelled = pen.type.has_spelled() ? pen.say("sheet.spelled") + " " : std::string();
  column.paragraph(spelled + pen.say("sheet.sources", {{"sources", sources}}), panel_small, ink::grey, lines,
                   "sources");
}

}  // namespace tyndau::drawing
