#include "intake/headers.hpp"

#include "core/closest_word.hpp"
#include "intake/fold.hpp"
#include "intake/header_names.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace tyndau::intake {
namespace {

/// Every known header by its folded form.
struct Known {
  std::unordered_map<std::string, Column> columns;
  std::unordered_map<std::string, std::string> written;
  std::vector<std::string> folded;

  void add(Column column, std::string_view name) {
    auto key = fold_tight(name);
    if (!columns.emplace(key, column).second) return;
    written.emplace(key, std::string(name));
    folded.push_back(std::move(key));
  }
};

const Known& known() {
  static const Known all = [] {
    Known made;
    for (const auto& column : all_columns()) made.add(column.column, column.name);
    for (const auto& names : header_names()) {
      for (const auto language : {names.kk, names.ru, names.en}) {
        for (const auto& name : split(language, "|")) made.add(names.column, name);
      }
    }
    return made;
  }();
  return all;
}

bool is_problem_column(std::string_view header) {
  return header == problem_codes_header || header == problems_header;
}

/// What lists call their first column: the number of the row. It names a hearing where nothing better does.
bool is_serial_number(std::string_view header) {
  static constexpr std::string_view names[] = {"№",     "№ п/п", "п/п",    "№ р/с", "р/с",
                                               "р/с №", "номер", "нөмірі", "no",    "number"};
  const auto folded = fold_tight(header);
  return std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view name) { return fold_tight(name) == folded; });
}

/// The one column of serial numbers becomes the hearing's id; two of them are no answer.
void take_serial_number(HeaderMatch& match) {
  const auto serial = [&](const UnknownHeader& one) { return is_serial_number(one.header); };
  auto& unknown = match.unknown;
  if (match.recognised() == 0 || std::count_if(unknown.begin(), unknown.end(), serial) != 1) return;
  const auto found = std::find_if(unknown.begin(), unknown.end(), serial);
  match.positions[static_cast<std::size_t>(Column::hearing_id)] = found->position;
  match.columns[found->position] = Column::hearing_id;
  unknown.erase(found);
}

}  // namespace

Result<HeaderMap> header_map(const std::map<std::string, std::string>& pairs) {
  HeaderMap map;
  for (const auto& [name, header] : pairs) {
    if (const auto column = column_from_name(name)) {
      map[*column] = header;
      continue;
    }
    std::vector<std::string> names;
    for (const auto& column : all_columns()) names.emplace_back(column.name);
    const auto near = closest_word(name, names);
    return fail(
        ErrorCode::bad_input,
        "\"" + name + "\" is not a column of hearings" + (near ? "; did you mean \"" + *near + "\"?" : ""),
        "--map " + name + "=" + header);
  }
  return map;
}

std::optional<Column> column_of(std::string_view header, const HeaderMap& map) {
  const auto text = trimmed(header);
  if (text.empty()) return std::nullopt;
  const auto folded = fold_tight(text);
  for (const auto& [column, wanted] : map) {
    if (wanted == text || (!folded.empty() && fold_tight(wanted) == folded)) return column;
  }
  const auto found = known().columns.find(folded);
  if (found == known().columns.end()) return std::nullopt;
  if (map.count(found->second) != 0) return std::nullopt;  // the user chose another header for this column
  return found->second;
}

std::optional<std::string> nearest_header(std::string_view header) {
  // A date may be that of anything: which one is for its owner to say.
  static const std::map<std::string, std::string, std::less<>> of_a_date{
      {"дата", "дата слушаний"}, {"күні", "тыңдау күні"}, {"date", "hearing date"}};
  const auto folded = fold_tight(header);
  if (const auto date = of_a_date.find(folded); date != of_a_date.end()) return date->second;
  if (folded.size() < 3 || folded.size() > 120) return std::nullopt;
  const auto near = closest_word(folded, known().folded);
  return near ? std::optional(known().written.at(*near)) : std::nullopt;
}

std::size_t HeaderMatch::recognised() const {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const auto& c) { return c.has_value(); }));
}

HeaderMatch match_headers(const std::vector<std::string>& cells, const HeaderMap& map) {
  HeaderMatch match;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    match.headers.push_back(trimmed(cells[i]));
    const auto& header = match.headers.back();
    const auto column = column_of(header, map);
    if (is_problem_column(header)) {
      match.has_problem_columns = true;
    } else if (column) {
      auto& first = match.positions[static_cast<std::size_t>(*column)];
      if (first)
        match.doubled.push_back({*column, *first, i});
      else
        first = i;
    } else if (!header.empty()) {
      match.unknown.push_back({i, header, {}});
    }
    match.columns.push_back(column);
  }
  for (const auto& [column, header] : map) {
    if (!header.empty() && !match.position(column)) match.unmatched_map.emplace_back(column, header);
  }
  if (!match.position(Column::hearing_id) && map.count(Column::hearing_id) == 0) take_serial_number(match);
  return match;
}

void add_suggestions(HeaderMatch& match) {
  constexpr std::size_t most = 100;
  for (std::size_t i = 0; i < match.unknown.size() && i < most; ++i) {
    match.unknown[i].suggestion = nearest_header(match.unknown[i].header).value_or("");
  }
}

std::string column_letters(std::size_t position) {
  std::string letters;
  for (std::size_t n = position + 1; n > 0; n = (n - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return letters;
}

}  // namespace tyndau::intake
