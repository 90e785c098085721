#include "dossier/charts.hpp"

#include "drawing/map_frame.hpp"
#include "drawing/symbols.hpp"
#include "drawing/typesetter.hpp"
#include "geo/geodesic.hpp"
#include "hearing/unit_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tyndau::dossier {
namespace {

using drawing::Box;
using drawing::Colour;
using drawing::PagePoint;
using drawing::Scene;
using drawing::Stroke;
using drawing::TextStyle;

constexpr double page_width = 240.0, margin = 8.0;
constexpr TextStyle title_style{11.0, true}, text_style{8.0, false};

class Canvas {
 public:
  Canvas(double height, const std::string& title, Language language) {
    scene.width = page_width, scene.height = height;
    scene.language = language;
    scene.title = title;
    write(title, {margin, margin + 3.0}, title_style, drawing::ink::black);
  }
  void write(const std::string& text, PagePoint at, TextStyle style, Colour colour, double width = 0.0) {
    const std::string words =
        width > 0.0 ? type_.fitted(type_.drawable(text), style, width) : type_.drawable(text);
    scene.items.emplace_back(
        drawing::Writing{"chart-text", words, at, style, colour, type_.width(words, style), false, false});
  }
  [[nodiscard]] double width_of(const std::string& text, TextStyle style) const {
    return type_.width(text, style);
  }

  Scene scene;

 private:
  drawing::Typesetter type_;
};

std::string percent(const layers::Share& share, Language language) {
  std::string text = fmt::format("{:.0f} % ({:.0f}–{:.0f})", 100.0 * share.value, 100.0 * share.interval.low,
                                 100.0 * share.interval.high);
  if (language != Language::en) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// Light to dark: told apart in grey print as well.
constexpr std::array<Colour, 5> ramp{
    {{254, 240, 217}, {253, 204, 138}, {252, 141, 89}, {215, 48, 31}, {127, 0, 0}}};

Colour shade(double share) {
  const auto step =
      std::min(ramp.size() - 1, static_cast<std::size_t>(share * static_cast<double>(ramp.size())));
  return ramp[step];
}

/// Under all the spellings of a unit's name.
HearingCounts counts_of(const hearing::AdminUnit& unit, const std::map<std::string, HearingCounts>& all) {
  HearingCounts counts;
  for (const auto& [name, some] : all) {
    if (!name.empty() && hearing::bears_name(unit, name)) counts += some;
  }
  return counts;
}

bool is_drawn(const hearing::AdminUnit& unit) {
  return unit.level == hearing::UnitLevel::oblast && !unit.shape.polygons.empty() &&
         !unit.id.starts_with("outline:");
}

void draw_legend(Canvas& canvas, const std::string& none) {
  constexpr double side = 5.0, step = 24.0;
  const double top = canvas.scene.height - margin - side;
  double left = margin;
  for (std::size_t i = 0; i < ramp.size(); ++i) {
    const Box box{left, top, left + side, top + side};
    canvas.scene.items.emplace_back(
        drawing::rectangle(box, {ramp[i], Stroke{drawing::ink::grey, 0.15, {}}}, "legend"));
    const auto from = 100 * i / ramp.size(), to = 100 * (i + 1) / ramp.size();
    canvas.write(fmt::format("{}–{} %", from, to), {box.right + 1.5, box.bottom - 1.3}, text_style,
                 drawing::ink::black);
    left += step;
  }
  const Box box{left, top, left + side, top + side};
  canvas.scene.items.emplace_back(
      drawing::rectangle(box, {drawing::ink::white, Stroke{drawing::ink::grey, 0.3, {1.0, 0.8}}}, "legend"));
  canvas.write(none, {box.right + 1.5, box.bottom - 1.3}, text_style, drawing::ink::black,
               page_width - margin - box.right - 2.0);
}

}  // namespace

std::shared_ptr<const Scene> draw_bars(const std::vector<ChartBar>& bars, const std::string& title,
                                       Language language) {
  constexpr double row = 9.0, names = 34.0, figures = 40.0, head = 18.0;
  Canvas canvas(head + row * static_cast<double>(bars.size()) + margin, title, language);
  const double left = margin + names, right = page_width - margin - figures;
  const auto at = [&](double share) { return left + share * (right - left); };
  double top = head;
  for (const ChartBar& bar : bars) {
    const double middle = top + row / 2.0;
    canvas.write(bar.name, {margin, middle + 1.2}, text_style, drawing::ink::black, names - 2.0);
    canvas.scene.items.emplace_back(drawing::rectangle(
        {left, top + 1.5, at(bar.share.value), top + row - 1.5}, {Colour{205, 90, 60}, std::nullopt}, "bar"));
    canvas.scene.items.emplace_back(drawing::straight({at(bar.share.interval.low), middle},
                                                      {at(bar.share.interval.high), middle},
                                                      Stroke{drawing::ink::black, 0.5, {}}, "whisker"));
    canvas.write(percent(bar.share, language), {right + 3.0, middle + 1.2}, text_style, drawing::ink::black);
    canvas.scene.description +=
        (canvas.scene.description.empty() ? "" : "; ") + bar.name + ": " + percent(bar.share, language);
    top += row;
  }
  canvas.scene.items.emplace_back(
      drawing::straight({left, head}, {left, top}, Stroke{drawing::ink::black, 0.3, {}}, "axis"));
  return std::make_shared<const Scene>(std::move(canvas.scene));
}

bool has_oblast_outlines(const std::vector<hearing::AdminUnit>& units) {
  return std::any_of(units.begin(), units.end(), is_drawn);
}

std::vector<std::string> oblasts_without_outline(const std::map<std::string, HearingCounts>& by_oblast,
                                                 const std::vector<hearing::AdminUnit>& units) {
  std::vector<std::string> missing;
  for (const auto& [name, counts] : by_oblast) {
    const std::string& sought = name;
    const bool drawn = std::any_of(units.begin(), units.end(), [&](const auto& unit) {
      return is_drawn(unit) && hearing::bears_name(unit, sought);
    });
    if (!name.empty() && !drawn) missing.push_back(name);
  }
  return missing;
}

std::shared_ptr<const Scene> draw_choropleth(const std::map<std::string, HearingCounts>& by_oblast,
                                             const std::vector<hearing::AdminUnit>& units,
                                             const std::string& title, const std::string& none,
                                             Language language) {
  geo::Shape all;
  std::vector<const hearing::AdminUnit*> oblasts;
  for (const auto& unit : units) {
    if (!is_drawn(unit)) continue;
    oblasts.push_back(&unit);
    all.polygons.insert(all.polygons.end(), unit.shape.polygons.begin(), unit.shape.polygons.end());
  }
  if (oblasts.empty()) return nullptr;
  constexpr double height = 150.0, head = 16.0, foot = 18.0;
  Canvas canvas(height, title, language);
  const drawing::MapPlane plane(geo::middle(all));
  const drawing::MapFrame frame(plane, plane.ground(all), {margin, head, page_width - margin, height - foot},
                                "", 0);
  for (const auto* unit : oblasts) {
    const HearingCounts counts = counts_of(*unit, by_oblast);
    const auto share = layers::share(counts.failing, counts.judged);
    const drawing::Look look =
        share ? drawing::Look{shade(share->value), Stroke{drawing::ink::grey, 0.2, {}}}
              : drawing::Look{drawing::ink::white, Stroke{drawing::ink::grey, 0.3, {1.0, 0.8}}};
    drawing::Drawn drawn = frame.drawn(unit->shape, look, "oblast", unit->id);
    drawn.frame.reset();
    constexpr double step = 0.15;  // mm
    for (auto& outline : drawn.outlines) outline.points = drawing::thinned(outline.points, step);
    canvas.scene.items.emplace_back(std::move(drawn));
    const std::string name = unit->names.in(language).empty() ? unit->name : unit->names.in(language);
    if (share) canvas.scene.description += name + ": " + percent(*share, language) + "; ";
  }
  draw_legend(canvas, none);
  return std::make_shared<const Scene>(std::move(canvas.scene));
}

}  // namespace tyndau::dossier
