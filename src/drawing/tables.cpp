#include "drawing/panel.hpp"
#include "drawing/symbols.hpp"
#include "geo/geodesic.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <array>

namespace tyndau::drawing {
namespace {

constexpr std::size_t most_corners = 6;
constexpr double number_width = 9.0, people_width = 15.0;

std::string distance_or_unknown(const std::optional<MetresInterval>& distance, const Pen& pen) {
  if (!distance) return pen.say("word.unknown");
  return distance->high <= Metres{0.0} ? pen.say("sheet.inside") : short_distance(*distance, pen.language);
}

/// Both distances of a community: from the project, from the venue.
std::array<std::string, 2> distances_of(const hearing::Community& community, const Pen& pen) {
  const auto* judged = community.judged();
  return {distance_or_unknown(community.footprint_distance, pen),
          distance_or_unknown(judged == nullptr ? std::nullopt : judged->distance, pen)};
}

struct Widths {
  double name, distance;
};

/// No figure of a distance is cut: names take what is left.
Widths widths_of(const Column& column, const hearing::Report& report, const Pen& pen) {
  constexpr double usual = 18.0, gap = 1.0;
  double distance = usual;
  for (const auto& community : report.geography.communities) {
    for (const auto& text : distances_of(community, pen))
      distance = std::max(distance, pen.type.width(text, panel_text) + gap);
  }
  return {column.room().width() - number_width - people_width - 2.0 * distance, distance};
}

/// Communities with a failing hearing first, then those that cannot be told, each by number.
std::vector<std::size_t> by_urgency(const hearing::Report& report) {
  const auto& communities = report.geography.communities;
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t i = 0; i < communities.size(); ++i) {
    const auto* finding = layers::finding_about(report, communities[i]);
    const int rank = finding == nullptr                         ? 2
                     : finding->verdict == Verdict::fail        ? 0
                     : finding->verdict == Verdict::cannot_tell ? 1
                                                                : 2;
    order.emplace_back(rank, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> sorted;
  for (const auto& [rank, index] : order) sorted.push_back(index);
  return sorted;
}

void write_community(Column& column, const hearing::Report& report, std::size_t index, const Widths& widths,
                     const Pen& pen, Scene& scene) {
  const hearing::Community& community = report.geography.communities[index];
  const auto* finding = layers::finding_about(report, community);
  const Verdict verdict = finding == nullptr ? Verdict::not_applicable : finding->verdict;
  for (Drawn& symbol : place_symbol({column.room().left + 1.4, column.top() + 1.25}, true, verdict))
    scene.items.emplace_back(std::move(symbol));
  const auto distances = distances_of(community, pen);
  const std::string count =
      community.settlement == nullptr ? "" : people(community.settlement->population, pen.language);
  // The unit stands in the head of the column.
  const std::string figure = count.substr(0, count.rfind(' '));
  column.row({{"", 3.4},
              {std::to_string(index + 1), number_width - 3.4},
              {pen.name(layers::name_of(community)), widths.name},
              {figure.empty() ? pen.say("word.unknown") : figure, people_width, true},
              {distances[0], widths.distance, true},
              {distances[1], widths.distance, true}},
             panel_text, colour_of(verdict), "community-row");
}

std::string plus_minus(Metres uncertainty, Language language) {
  if (uncertainty <= Metres{0.0}) return {};
  return "± " + hearing::format_quantity(exactly(uncertainty.value, Unit::metre), language);
}

/// Coordinates are written no finer than they are known.
int decimals_for(Metres uncertainty) {
  constexpr double metres_in_a_second = 31.0;
  return uncertainty.value >= metres_in_a_second ? 0 : 1;
}

/// The symbol at the left tells a venue from the project.
void write_position(Column& column, std::vector<Drawn> symbol, const std::string& what, LonLat at,
                    Metres uncertainty, const Pen& pen, Scene& scene) {
  constexpr double symbol_width = 5.0, angle_width = 21.5, spread_width = 13.0;
  const int decimals = decimals_for(uncertainty);
  for (Drawn& drawn : symbol) scene.items.emplace_back(std::move(drawn));
  column.row({{"", symbol_width},
              {what, column.room().width() - symbol_width - 2.0 * angle_width - spread_width},
              {latitude_text(at.lat, pen.language, decimals), angle_width, true},
              {longitude_text(at.lon, pen.language, decimals), angle_width, true},
              {plus_minus(uncertainty, pen.language), spread_width, true}},
             panel_text, ink::black, "coordinate-row");
}

}  // namespace

void write_missing(Column& column, const PanelContent& panel, const Pen& pen) {
  std::vector<std::string> missing;
  if (panel.content.footprint.empty())
    missing.push_back(
        pen.say(panel.content.site_region.empty() ? "sheet.missing.footprint" : "sheet.missing.exact"));
  if (panel.content.protection_zone.empty()) missing.push_back(pen.say("sheet.missing.zone"));
  std::string venues, places;
  for (const auto* venue : panel.content.unlocated)
    venues += (venues.empty() ? "" : ", ") + pen.name(layers::name_of(*venue));
  for (const auto* community : panel.content.unplaced)
    places += (places.empty() ? "" : ", ") + pen.name(layers::name_of(*community));
  if (!venues.empty()) missing.push_back(pen.say("sheet.missing.venues", {{"venues", venues}}));
  if (panel.report.geography.communities.empty()) missing.push_back(pen.say("sheet.missing.communities"));
  if (panel.report.geography.venues.empty()) missing.push_back(pen.say("sheet.missing.no_venue"));
  if (!places.empty()) missing.push_back(pen.say("sheet.missing.places", {{"places", places}}));
  if (panel.content.lines_left_out > 0) {
    const double count = static_cast<double>(panel.content.lines_left_out);
    missing.push_back(pen.say("sheet.missing.lines", {{"count", exactly(count, Unit::count)}}));
  }
  if (missing.empty()) return;
  column.heading(pen.say("sheet.missing"), "heading");
  for (const auto& line : missing) column.paragraph(line, panel_text, ink::grey, 3, "missing");
  column.skip(1.2);
}

void write_communities(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene,
                       double height) {
  const auto order = by_urgency(panel.report);
  if (order.empty()) return;
  const double bottom = column.top() + height;
  const bool nearest = panel.report.geography.communities.front().has_basis(hearing::Basis::nearest);
  column.heading(pen.say(nearest ? "sheet.communities.nearest" : "sheet.communities"), "heading");
  const Widths widths = widths_of(column, panel.report, pen);
  column.row({{"№", number_width},
              {pen.say("sheet.column.name"), widths.name},
              {pen.say("sheet.column.people"), people_width, true},
              {pen.say("sheet.column.to_project"), widths.distance, true},
              {pen.say("sheet.column.to_venue"), widths.distance, true}},
             panel_small, ink::grey, "column-head");
  const double row = Column::row_height(panel_text);
  std::size_t written = 0;
  for (const std::size_t index : order) {
    const bool last = written + 1 == order.size();
    if (column.top() + row * (last ? 1.0 : 2.0) > bottom) break;
    write_community(column, panel.report, index, widths, pen, scene);
    ++written;
  }
  if (written < order.size()) {
    const double more = static_cast<double>(order.size() - written);
    column.paragraph(pen.say("sheet.communities.more", {{"count", exactly(more, Unit::count)}}), panel_text,
                     ink::black, 1, "community-more");
  }
  column.skip(1.2);
}

double coordinates_height(const PanelContent& panel) {
  const auto corners = std::min(most_corners + 1, geo::vertex_count(panel.content.footprint));
  const auto venues = std::min(most_corners, panel.content.venues.size());
  const double rows = static_cast<double>(corners + venues) + (panel.content.dwelling ? 2.0 : 0.0);
  return line_height(panel_heading) + 1.9 + rows * Column::row_height(panel_text);
}

void write_coordinates(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene) {
  column.heading(pen.say("sheet.coordinates"), "heading");
  const auto middle = [&] { return PagePoint{column.room().left + 1.8, column.top() + 1.3}; };
  const auto corners = geo::vertices(panel.content.footprint);
  for (std::size_t i = 0; i < std::min(corners.size(), most_corners); ++i) {
    const std::string what =
        pen.say("sheet.project") + (corners.size() > 1 ? " " + std::to_string(i + 1) : "");
    write_position(column, i == 0 ? project_symbol(middle()) : std::vector<Drawn>{}, what, corners[i],
                   panel.content.footprint_uncertainty, pen, scene);
  }
  if (corners.size() > most_corners) {
    const double more = static_cast<double>(corners.size() - most_corners);
    column.paragraph(pen.say("sheet.coordinates.more", {{"count", exactly(more, Unit::count)}}), panel_text,
                     ink::grey, 1, "coordinate-more");
  }
  for (std::size_t i = 0; i < std::min(panel.content.venues.size(), most_corners); ++i) {
    const auto& located = *panel.content.venues[i].located;
    write_position(column, venue_symbol(middle()), pen.name(layers::name_of(located)), located.where->centre,
                   located.where->radius, pen, scene);
  }
  if (panel.content.dwelling) {
    column.paragraph(pen.say("sheet.dwelling") + ": " + short_distance(*panel.content.dwelling, pen.language),
                     panel_text, ink::black, 2, "coordinate-row");
  }
  column.skip(1.2);
}

}  // namespace tyndau::drawing
