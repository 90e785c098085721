#include "intake/settlement_remarks.hpp"

#include "core/text.hpp"
#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/places/other_name.hpp"
#include "intake/table_assembler.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tyndau::intake {
namespace {

using hearing::PlaceRef;

constexpr std::array<Column, 3> place_columns{Column::venue_settlement, Column::venue_serves,
                                              Column::affected_communities};
constexpr std::size_t most_places = 12;
constexpr std::size_t most_named = 5;

std::optional<LonLat> project_site(const hearing::Project& project) {
  if (project.site_region) return project.site_region->centre;
  const auto corners = project.footprint ? geo::vertices(project.footprint->shape) : std::vector<LonLat>{};
  return corners.empty() ? std::nullopt : std::optional(corners.front());
}

/// The name in each language, of another where one is missing.
Text names_of(const hearing::Settlement& settlement) {
  const auto& [kk, ru, en] = settlement.names;
  const std::string& known = !ru.empty() ? ru : !kk.empty() ? kk : !en.empty() ? en : settlement.name;
  return {kk.empty() ? known : kk, ru.empty() ? known : ru, en.empty() ? known : en};
}

std::vector<MeantPlace> meant(const PlaceRef& place, std::optional<LonLat> site, const Gazetteer& gazetteer) {
  std::vector<MeantPlace> list;
  for (const auto& id : place.candidates) {
    const auto* one = gazetteer.by_id(id);
    if (one == nullptr) continue;
    MeantPlace option{one->id, names_of(*one), one->units.district, one->units.oblast, {}, {}};
    option.also = other_name(place.text, *one);
    if (site) option.distance = geo::distance(*site, one->centre);
    list.push_back(std::move(option));
  }
  std::stable_sort(list.begin(), list.end(), [](const MeantPlace& a, const MeantPlace& b) {
    return a.distance && b.distance && *a.distance < *b.distance;
  });
  list.resize(std::min(list.size(), most_places));
  return list;
}

/// "Аксу (Аккольский район, Акмолинская область) [geonames:1526271]; …"
std::string named(const std::vector<MeantPlace>& places, Language language) {
  std::string all;
  for (std::size_t i = 0; i < std::min(places.size(), most_named); ++i) {
    const auto& one = places[i];
    const bool both = !one.district.empty() && !one.oblast.empty();
    const std::string units = one.district + (both ? ", " : "") + one.oblast;
    all += (i == 0 ? "" : "; ") + one.name.in(language) + (units.empty() ? "" : " (" + units + ")") + " [" +
           one.id + "]";
  }
  return places.size() > most_named ? all + "; …" : all;
}

Text named(const std::vector<MeantPlace>& places) {
  return {named(places, Language::kk), named(places, Language::ru), named(places, Language::en)};
}

std::string as_words(std::string_view text) { return " " + fold_loosely(fold(text)) + " "; }

/// Whether what is written has a name of the settlement in it, word for word.
bool bears(std::string_view written, const hearing::Settlement& settlement) {
  const auto words = as_words(written);
  const auto has = [&](const std::string& name) {
    return !name.empty() && words.find(as_words(name)) != std::string::npos;
  };
  const auto& [kk, ru, en] = settlement.names;
  return has(settlement.name) || has(kk) || has(ru) || has(en) ||
         std::any_of(settlement.alternate_names.begin(), settlement.alternate_names.end(), has);
}

/// Several that bear the name are to be told apart; else it is a slip, or there is only one to doubt.
bool are_homonyms(const PlaceRef& place, const Gazetteer& gazetteer) {
  return std::count_if(place.candidates.begin(), place.candidates.end(), [&](const std::string& id) {
           const auto* one = gazetteer.by_id(id);
           return one != nullptr && bears(place.text, *one);
         }) > 1;
}

/// The rows that name the place in a column, each with a note.
void add_notes(const PlaceRef& place, Column column, std::optional<LonLat> site,
               const std::vector<PlaceCells>& rows, const std::vector<TableHead>& tables,
               const Gazetteer& gazetteer, std::vector<Note>& notes) {
  if (!place.id.empty()) return;
  const auto places = meant(place, site, gazetteer);
  const auto* code = places.empty()                   ? "place-unknown"
                     : are_homonyms(place, gazetteer) ? "place-ambiguous"
                                                      : "place-doubtful";
  for (const auto& row : rows) {
    for (const auto& [where, text] : row.texts) {
      const auto items =
          column == Column::venue_settlement ? std::vector{trimmed(text)} : split(text, ";\n\r");
      if (where != column || std::find(items.begin(), items.end(), place.text) == items.end()) continue;
      const TableHead& head = tables[row.table];
      const auto header = cut(head.match.headers[*head.match.position(column)]);
      auto note = make_problem(head.file, head.sheet, row.row, code,
                               {{"column", header}, {"value", cut(place.text)}, {"places", named(places)}});
      note.column = header;
      note.value = cut(place.text);
      note.places = places;
      note.written = text;
      note.item = place.text;
      notes.push_back(std::move(note));
    }
  }
}

}  // namespace

PlaceCells place_cells(std::size_t table, const TableHead& head, const TableRow& row) {
  PlaceCells cells{table, row.number, {}};
  for (const Column column : place_columns) {
    const auto position = head.match.position(column);
    if (position && *position < row.cells.size() && !is_blank(row.cells[*position].text))
      cells.texts.emplace_back(column, trimmed(row.cells[*position].text));
  }
  return cells;
}

std::vector<Note> place_remarks(const hearing::Case& input, const std::vector<PlaceCells>& rows,
                                const std::vector<TableHead>& tables, const Gazetteer& gazetteer) {
  std::vector<Note> notes;
  if (gazetteer.empty()) return notes;
  const auto site = project_site(input.project);
  const auto add = [&](const PlaceRef& place, Column column) {
    add_notes(place, column, site, rows, tables, gazetteer, notes);
  };
  std::vector<PlaceRef> seen;
  for (const auto& venue : input.venues) {
    const bool known = std::any_of(seen.begin(), seen.end(),
                                   [&](const PlaceRef& one) { return one.text == venue.settlement.text; });
    if (!known) add(venue.settlement, Column::venue_settlement);
    seen.push_back(venue.settlement);
  }
  seen.clear();
  for (const auto& venue : input.venues) {
    for (const auto& place : venue.serves) {
      if (std::find(seen.begin(), seen.end(), place) == seen.end()) add(place, Column::venue_serves);
      seen.push_back(place);
    }
  }
  for (const auto& place : input.project.declared_communities) add(place, Column::affected_communities);
  return notes;
}

}  // namespace tyndau::intake
