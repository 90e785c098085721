#include "intake/row_groups.hpp"

#include "intake/fold.hpp"
#include "intake/table_assembler.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

using hearing::Case;
using hearing::Outlet;
using hearing::Venue;

std::string cell_text(const TableHead& head, const TableRow& row, Column column) {
  const auto position = head.match.position(column);
  return position && *position < row.cells.size() ? trimmed(row.cells[*position].text) : std::string();
}

void set_cell(const TableHead& head, TableRow& row, Column column, Cell cell) {
  const auto position = head.match.position(column);
  if (!position) return;
  if (row.cells.size() <= *position) row.cells.resize(*position + 1);
  row.cells[*position] = std::move(cell);
}

/// Items of both lists, each once.
std::string united_list(const std::string& first, const std::string& second) {
  auto items = split(first, ";\n\r");
  std::vector<std::string> seen;
  for (const auto& item : items) seen.push_back(fold(item));
  for (const auto& item : split(second, ";\n\r")) {
    if (std::find(seen.begin(), seen.end(), fold(item)) != seen.end()) continue;
    seen.push_back(fold(item));
    items.push_back(item);
  }
  std::string all;
  for (const auto& item : items) all += (all.empty() ? "" : ";") + item;
  return all;
}

/// The first row with the cells that it lacks from the others.
TableRow joined_cells(const TableHead& head, const std::vector<GroupRow>& rows) {
  TableRow all = *rows.front().row;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const TableRow& next = *rows[i].row;
    for (const auto& column : all_columns()) {
      const auto text = cell_text(head, next, column.column);
      if (text.empty()) continue;
      const auto own = cell_text(head, all, column.column);
      if (own.empty()) {
        set_cell(head, all, column.column, next.cells[*head.match.position(column.column)]);
      } else if (column.sharing == Sharing::united) {
        set_cell(head, all, column.column, {united_list(own, text), false});
      }
    }
    if (all.shape.empty()) all.shape = next.shape;
  }
  return all;
}

/// What makes two venues the same.
std::string venue_key(const TableHead& head, const TableRow& row) {
  std::string key;
  for (const auto& column : all_columns()) {
    if (column.sharing == Sharing::venue || column.sharing == Sharing::start ||
        column.sharing == Sharing::end) {
      key += comparable_cell(head, row, column.column) + '\n';
    }
  }
  return key;
}

void join_venues(const TableHead& head, const std::vector<GroupRow>& rows, Case& input) {
  input.venues.clear();
  std::vector<std::string> keys;
  for (const auto& [row, draft] : rows) {
    if (draft->input.venues.empty()) continue;
    const Venue& venue = draft->input.venues.front();
    const auto key = venue_key(head, *row);
    const auto known = std::find(keys.begin(), keys.end(), key);
    if (known == keys.end()) {
      keys.push_back(key);
      input.venues.push_back(venue);
      input.venues.back().id = "v" + std::to_string(keys.size());
      continue;
    }
    auto& serves = input.venues[static_cast<std::size_t>(known - keys.begin())].serves;
    for (const auto& place : venue.serves) {
      if (std::find(serves.begin(), serves.end(), place) == serves.end()) serves.push_back(place);
    }
  }
}

bool earlier(const LocalDateTime& a, const LocalDateTime& b) {
  return a.date != b.date ? a.date < b.date : a.time_of_day < b.time_of_day;
}

/// From the first start to the last end; without ends, to the last start when it is on another day.
void join_times(const std::vector<GroupRow>& rows, Case& input) {
  std::optional<LocalDateTime> first, last_start, last_end;
  for (const auto& group_row : rows) {
    const Case& one = group_row.draft->input;
    if (one.start && (!first || earlier(*one.start, *first))) first = one.start;
    if (one.start && (!last_start || earlier(*last_start, *one.start))) last_start = one.start;
    if (one.end && (!last_end || earlier(*last_end, *one.end))) last_end = one.end;
  }
  input.start = first;
  input.end = last_end;
  if (last_start && first && last_start->date != first->date &&
      (!last_end || earlier(*last_end, *last_start))) {
    input.end = last_start;
  }
}

bool same(const Outlet& a, const Outlet& b) {
  return a.kind == b.kind && a.seen == b.seen && a.name == b.name && a.date == b.date && a.area == b.area &&
         a.units == b.units;
}

void join_outlets(const std::vector<GroupRow>& rows, Case& input) {
  auto& all = input.notice.outlets;
  all.clear();
  for (const auto& group_row : rows) {
    for (const auto& outlet : group_row.draft->input.notice.outlets) {
      if (std::none_of(all.begin(), all.end(), [&](const Outlet& known) { return same(known, outlet); })) {
        all.push_back(outlet);
      }
    }
  }
}

}  // namespace

std::vector<Problem> conflicts(const TableHead& head, const std::vector<GroupRow>& rows, std::size_t index) {
  std::vector<Problem> problems;
  const TableRow& row = *rows[index].row;
  for (const auto& column : all_columns()) {
    if (column.sharing != Sharing::hearing || column.column == Column::hearing_id) continue;
    const auto own = comparable_cell(head, row, column.column);
    if (own.empty()) continue;
    for (std::size_t i = 0; i < index; ++i) {
      const auto other = comparable_cell(head, *rows[i].row, column.column);
      if (other.empty() || other == own) continue;
      const bool personal = column.sort == CellSort::personal;
      const auto value = personal ? std::string() : cut(cell_text(head, row, column.column));
      const auto header = cut(head.match.headers[*head.match.position(column.column)]);
      auto problem = make_problem(head.file, head.sheet, row.number, "group-conflict",
                                  {{"column", header}, {"other_row", std::to_string(rows[i].row->number)}});
      problem.column = header;
      problem.value = value;
      problems.push_back(std::move(problem));
      break;
    }
  }
  return problems;
}

Case joined(const TableHead& head, const std::vector<GroupRow>& rows, const Country& country,
            std::vector<Note>& notes) {
  RowDraft all = read_row(head, joined_cells(head, rows), country);
  Case input = std::move(all.input);
  input.origin.rows.clear();
  bool one_id = true;
  for (const auto& group_row : rows) {
    input.origin.rows.push_back(group_row.row->number);
    one_id = one_id && group_row.draft->input.id == input.id;
  }
  if (!one_id) input.id = input.group;
  join_venues(head, rows, input);
  join_times(rows, input);
  join_outlets(rows, input);
  notes.insert(notes.end(), all.notes.begin(), all.notes.end());
  return input;
}

}  // namespace tyndau::intake
