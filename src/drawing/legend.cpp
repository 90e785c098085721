#include "drawing/panel.hpp"
#include "drawing/symbols.hpp"

#include <functional>
#include <set>
#include <string>

namespace tyndau::drawing {
namespace {

constexpr double sample_width = 7.0, row_height = 3.3;
constexpr std::size_t columns = 2;

Box sample_box(PagePoint left) {
  return {left.x, left.y + 0.4, left.x + sample_width - 1.5, left.y + row_height - 0.5};
}
PagePoint middle_of(PagePoint left) { return sample_box(left).middle(); }

std::vector<Drawn> area(PagePoint left, const Look& look) {
  return {rectangle(sample_box(left), look, "legend-sample")};
}
std::vector<Drawn> line(PagePoint left, const Stroke& stroke) {
  const Box box = sample_box(left);
  return {straight({box.left, box.middle().y}, {box.right, box.middle().y}, stroke, "legend-sample")};
}

/// A key of what is drawn, the words for it and its sample. In the order of the legend.
struct Entry {
  std::string kind;
  std::string words;
  std::function<std::vector<Drawn>(PagePoint)> sample;
};

/// What is open of a community has one symbol: of several ways the legend says that it is one of them.
std::set<std::string> kinds_of(const Shown& shown) {
  std::set<std::string> kinds = shown.kinds;
  std::size_t open = 0;
  for (const char* way :
       {"community.cannot_tell", "community.held_perhaps_affected", "community.perhaps_affected"})
    open += kinds.erase(way);
  if (open < 2) return shown.kinds;
  kinds.insert("community.open");
  return kinds;
}

std::vector<Entry> symbol_entries() {
  std::vector<Entry> all{
      {"project_symbol", "sheet.legend.footprint", [](PagePoint p) { return project_symbol(middle_of(p)); }},
      {"footprint", "sheet.legend.footprint", [](PagePoint p) { return area(p, footprint_look()); }},
      {"venue", "sheet.legend.venue", [](PagePoint p) { return venue_symbol(middle_of(p)); }}};
  for (const Verdict verdict :
       {Verdict::fail, Verdict::cannot_tell, Verdict::pass, Verdict::not_applicable}) {
    const std::string name(code(verdict));
    all.push_back({"community." + name, "sheet.legend.community." + name,
                   [verdict](PagePoint p) { return place_symbol(middle_of(p), true, verdict); }});
  }
  for (const char* known : {"held_perhaps_affected", "perhaps_affected", "open"}) {
    const std::string kind = "community." + std::string(known);
    all.push_back({kind, "sheet.legend." + kind,
                   [](PagePoint p) { return place_symbol(middle_of(p), true, Verdict::cannot_tell); }});
  }
  all.push_back({"place", "sheet.legend.place",
                 [](PagePoint p) { return place_symbol(middle_of(p), false, Verdict::not_applicable); }});
  return all;
}

void add_areas(std::vector<Entry>& all) {
  const auto add = [&](std::string kind, const Look& look) {
    all.push_back({kind, "sheet.legend." + kind, [look](PagePoint p) { return area(p, look); }});
  };
  add("site_region", site_region_look());
  add("project_extent", project_extent_look());
  using hearing::TerritorySource;
  for (const auto source : {TerritorySource::declared_polygon, TerritorySource::user_radius}) {
    const std::string key = "territory." + std::string(code(source));
    all.push_back({key, key, [](PagePoint p) { return area(p, territory_look()); }});
  }
  add("protection_zone", zone_look(false));
  add("protection_zone_estimated", zone_look(true));
  add("extent", extent_look(false));
  add("extent_estimated", extent_look(true));
  add("venue_extent", venue_extent_look());
}

void add_lines(std::vector<Entry>& all) {
  for (const LineRole role : {LineRole::to_venue, LineRole::to_project, LineRole::to_dwelling}) {
    for (const bool estimated : {false, true}) {
      const std::string kind = "line_" + std::string(code(role)) + (estimated ? "_estimated" : "");
      all.push_back({kind, "sheet.legend." + kind,
                     [role, estimated](PagePoint p) { return line(p, line_stroke(role, estimated)); }});
    }
  }
}

void add_surroundings(std::vector<Entry>& all) {
  for (std::size_t i = 0; i < hearing::zone_kind_count; ++i) {
    const auto kind = static_cast<hearing::ZoneKind>(i);
    const bool water = kind == hearing::ZoneKind::water_body;
    const std::string key = "zone." + std::string(hearing::code(kind));
    const Look look = water ? water_look() : protected_look(kind);
    all.push_back({key, key, [look](PagePoint p) { return area(p, look); }});
  }
  const Look frame{std::nullopt, Stroke{ink::black, 0.25, {}}};
  all.push_back({"other_frame", "sheet.legend.other_frame", [frame](PagePoint p) { return area(p, frame); }});
  all.push_back({"border", "sheet.legend.border",
                 [](PagePoint p) { return line(p, *border_look(hearing::UnitLevel::oblast).stroke); }});
}

std::vector<std::string> lines_of(const Entry& entry, const Pen& pen, double width) {
  constexpr std::size_t most = 3;
  const double room = width / static_cast<double>(columns) - sample_width - 1.5;
  return pen.type.lines(pen.say(entry.words), panel_small, room, most);
}

/// Lines of the words that stand beside each other from this entry on.
std::size_t most_lines(const std::vector<Entry>& all, std::size_t from, const Pen& pen, double width) {
  std::size_t most = 1;
  for (std::size_t i = from; i < std::min(from + columns, all.size()); ++i)
    most = std::max(most, lines_of(all[i], pen, width).size());
  return most;
}

double height_of_row(std::size_t lines) {
  return row_height + line_height(panel_small) * static_cast<double>(lines - 1);
}

std::vector<Entry> entries(const Shown& shown) {
  std::vector<Entry> all = symbol_entries();
  add_areas(all);
  add_lines(all);
  add_surroundings(all);
  const auto kinds = kinds_of(shown);
  std::erase_if(all, [&](const Entry& entry) { return kinds.count(entry.kind) == 0; });
  return all;
}

}  // namespace

double legend_height(const PanelContent& panel, const Pen& pen, double width) {
  const auto all = entries(panel.shown);
  double height = line_height(panel_heading) + 1.9;
  for (std::size_t i = 0; i < all.size(); i += columns)
    height += height_of_row(most_lines(all, i, pen, width));
  return height;
}

void draw_legend(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene) {
  column.heading(pen.say("sheet.legend"), "heading");
  const auto all = entries(panel.shown);
  const double room = column.room().width(), width = room / static_cast<double>(columns);
  for (std::size_t i = 0; i < all.size(); i += columns) {
    for (std::size_t j = i; j < std::min(i + columns, all.size()); ++j) {
      const PagePoint left{column.room().left + width * static_cast<double>(j - i), column.top()};
      for (Drawn& drawn : all[j].sample(left)) scene.items.emplace_back(std::move(drawn));
      double baseline = left.y + 2.1;
      for (const auto& words : lines_of(all[j], pen, room)) {
        scene.items.emplace_back(Writing{"legend",
                                         words,
                                         {left.x + sample_width, baseline},
                                         panel_small,
                                         ink::black,
                                         pen.type.width(words, panel_small)});
        baseline += line_height(panel_small);
      }
    }
    column.skip(height_of_row(most_lines(all, i, pen, room)));
  }
  column.skip(1.2);
}

}  // namespace tyndau::drawing
