#include "intake/table_assembler.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::intake {
namespace {

constexpr std::size_t rows_searched = 20;
/// A single known word may stand in a title; two, or the number of a hearing, are a header.
constexpr std::size_t enough_headers = 2;

bool blank(const TableRow& row) {
  return row.shape.empty() && row.geometry_problem.empty() && row.faults.empty() &&
         std::all_of(row.cells.begin(), row.cells.end(),
                     [](const Cell& cell) { return is_blank(cell.text); });
}

bool too_wide(const TableRow& row) {
  return std::find(row.faults.begin(), row.faults.end(), RowFault::too_many_cells) != row.faults.end();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

}  // namespace

Problem make_problem(std::string file, std::string sheet, std::int64_t row, std::string code,
                     Arguments arguments) {
  Problem made;
  made.file = std::move(file);
  made.sheet = std::move(sheet);
  made.row = row;
  made.message = {"intake." + code, std::move(arguments)};
  made.code = std::move(code);
  return made;
}

TableAssembler::TableAssembler(TableHead head, const TableOptions& options, const TableSink& sink,
                               TableReport& report)
    : head_(std::move(head)), options_(options), sink_(sink), report_(report) {}

Problem TableAssembler::problem(std::string code, Arguments arguments, std::int64_t row) const {
  return make_problem(head_.file, sheet_, row, std::move(code), std::move(arguments));
}

void TableAssembler::begin_sheet(const std::string& name) {
  if (any_sheet_ && name == sheet_) return;
  if (any_sheet_) end_sheet();
  any_sheet_ = true;
  any_row_ = false;
  first_row_ = last_row_ = titles_ = 0;
  sheet_ = name;
  state_ = chosen_ || !wanted(name) ? State::leaving_out : State::searching;
}

bool TableAssembler::wanted(const std::string& sheet) const {
  return options_.sheet.empty() || !has_sheets(head_.format) || options_.sheet == sheet;
}

void TableAssembler::end_sheet() {
  if (state_ == State::searching) decide();
  if (state_ == State::leaving_out && any_row_) left_out_.push_back(sheet_);
  waiting_.clear();
}

bool TableAssembler::named_columns(const std::string& sheet, const std::vector<std::string>& names) {
  begin_sheet(sheet);
  any_row_ = true;
  if (state_ != State::searching) return true;
  if (names.size() > options_.csv.cells) {
    report_.problems.push_back(problem("too-many-columns", {{"limit", std::to_string(options_.csv.cells)}}));
    chosen_ = true;
    return wants_rows_ = false;
  }
  TableRow header;
  for (const auto& name : names) header.cells.push_back({name, false});
  auto match = match_of(header);
  if (is_header(match)) {
    choose(std::move(match), 0);
  } else {
    without_header_.emplace_back(sheet, std::move(header));
    state_ = State::leaving_out;
  }
  return wants_rows_;
}

bool TableAssembler::row(TableRow&& row) {
  begin_sheet(row.sheet);
  if (blank(row)) return wants_rows_ || sink_.raw;
  const bool shown = sink_.raw && wanted(sheet_) && sink_.raw(row);
  if (!wants_rows_) return shown;
  if (!any_row_) first_row_ = row.number;
  last_row_ = row.number;
  any_row_ = true;
  if (state_ == State::searching) {
    search(std::move(row));
  } else if (state_ == State::reading) {
    ++rows_;
    sink_.row(std::move(row));
  }
  return wants_rows_ || shown;
}

void TableAssembler::search(TableRow&& row) {
  if (too_wide(row)) {
    report_.problems.push_back(
        problem("too-many-columns", {{"limit", std::to_string(options_.csv.cells)}}, row.number));
    chosen_ = true;
    wants_rows_ = false;
  } else if (options_.header_row > 0) {
    take_stated(std::move(row));
  } else {
    waiting_.push_back(std::move(row));
    if (waiting_.size() >= rows_searched) decide();
  }
}

void TableAssembler::take_stated(TableRow&& row) {
  if (row.number < options_.header_row) {
    ++titles_;
    return;
  }
  const auto stated = std::to_string(options_.header_row);
  if (row.number > options_.header_row)
    return fault_of_stated(problem("header-row-empty", {{"row", stated}}, options_.header_row));
  auto match = match_of(row);
  if (match.recognised() == 0) {
    fault_of_stated(problem("header-row-unknown", {{"row", stated}}, options_.header_row));
    if (!report_.refused) report_.refused = std::move(match);
    return;
  }
  if (titles_ > 0)
    report_.notes.push_back(problem("title-lines-skipped", {{"count", std::to_string(titles_)}}, first_row_));
  choose(std::move(match), row.number);
}

void TableAssembler::fault_of_stated(Problem fault) {
  if (!stated_fault_) stated_fault_ = std::move(fault);
  state_ = State::leaving_out;
}

HeaderMatch TableAssembler::match_of(const TableRow& row) const {
  std::vector<std::string> cells;
  for (const auto& cell : row.cells) cells.push_back(cell.text);
  while (!cells.empty() && is_blank(cells.back())) cells.pop_back();
  return match_headers(cells, options_.map);
}

bool TableAssembler::is_header(const HeaderMatch& match) const {
  const auto said = [&](const auto& pair) { return !pair.second.empty() && match.position(pair.first); };
  return match.recognised() >= enough_headers || match.position(Column::hearing_id).has_value() ||
         std::any_of(options_.map.begin(), options_.map.end(), said);
}

void TableAssembler::decide() {
  if (options_.header_row > 0 && any_row_)
    return fault_of_stated(problem(
        "header-row-past-end",
        {{"row", std::to_string(options_.header_row)}, {"last", std::to_string(last_row_)}}, last_row_));
  if (waiting_.empty()) return;
  std::size_t best = 0;
  HeaderMatch best_match = match_of(waiting_.front());
  for (std::size_t i = 1; i < waiting_.size(); ++i) {
    auto match = match_of(waiting_[i]);
    if (match.recognised() <= best_match.recognised()) continue;
    best_match = std::move(match);
    best = i;
  }
  if (!is_header(best_match)) {
    without_header_.emplace_back(sheet_, std::move(waiting_.front()));
    waiting_.clear();
    state_ = State::leaving_out;
    return;
  }
  if (best > 0) {
    report_.notes.push_back(
        problem("title-lines-skipped", {{"count", std::to_string(best)}}, waiting_.front().number));
  }
  choose(std::move(best_match), waiting_[best].number);
  auto rows = std::exchange(waiting_, {});
  for (std::size_t i = best + 1; i < rows.size() && wants_rows_; ++i) {
    ++rows_;
    sink_.row(std::move(rows[i]));
  }
}

void TableAssembler::choose(HeaderMatch match, std::int64_t header_row) {
  add_suggestions(match);
  chosen_ = true;
  state_ = State::reading;
  note_header(match, header_row);
  if (!match.usable()) {
    refuse_header(match, header_row);
    wants_rows_ = false;
    return;
  }
  head_.sheet = sheet_;
  head_.header_row = header_row;
  if (!match.position(Column::hearing_id)) number_rows(header_row);
  head_.match = std::move(match);
  wants_rows_ = sink_.head(head_);
}

void TableAssembler::number_rows(std::int64_t header_row) {
  head_.numbering = "row-";
  report_.notes.push_back(problem("rows-numbered", {}, header_row));
}

void TableAssembler::note_header(const HeaderMatch& match, std::int64_t header_row) {
  std::vector<std::string> unused;
  for (const auto& unknown : match.unknown) {
    if (unknown.suggestion.empty()) {
      if (unused.size() < 50) unused.push_back(cut(unknown.header, 40));
      continue;
    }
    auto note = problem("column-unknown",
                        {{"column", cut(unknown.header)}, {"suggestion", unknown.suggestion}}, header_row);
    note.column = cut(unknown.header);
    report_.notes.push_back(std::move(note));
  }
  if (!unused.empty())
    report_.notes.push_back(problem("columns-not-used", {{"columns", joined(unused)}}, header_row));
}

void TableAssembler::refuse_header(const HeaderMatch& match, std::int64_t header_row) {
  report_.refused = match;
  for (const auto& doubled : match.doubled) {
    auto fault = problem(
        "header-doubled",
        {{"meaning", std::string(info(doubled.column).name)},
         {"first", column_letters(doubled.first) + " (" + cut(match.headers[doubled.first]) + ")"},
         {"second", column_letters(doubled.second) + " (" + cut(match.headers[doubled.second]) + ")"}},
        header_row);
    fault.column = cut(match.headers[doubled.second]);
    report_.problems.push_back(std::move(fault));
  }
  for (const auto& [column, header] : match.unmatched_map) {
    report_.problems.push_back(problem("header-not-in-file",
                                       {{"column", std::string(info(column).name)}, {"header", cut(header)}},
                                       header_row));
  }
}

void TableAssembler::finish() {
  if (any_sheet_) end_sheet();
  if (!chosen_) {
    if (stated_fault_) {
      report_.problems.push_back(*std::move(stated_fault_));
      return;
    }
    if (without_header_.empty()) {
      report_.problems.push_back(make_problem(head_.file, options_.sheet, 0, "file-empty"));
      return;
    }
    report_.no_header = true;
    const auto& [sheet, row] = without_header_.front();
    report_.refused = match_of(row);
    sheet_ = sheet;
    auto match = match_of(row);
    add_suggestions(match);
    note_header(match, row.number);
    refuse_header(match, row.number);
    report_.problems.push_back(
        problem("header-missing", {{"column", std::string(info(Column::hearing_id).name)}}, row.number));
    return;
  }
  if (!left_out_.empty())
    report_.notes.push_back(problem("sheets-left-out", {{"sheets", joined(left_out_)}}));
  if (rows_ == 0 && wants_rows_ && report_.problems.empty()) {
    sheet_ = head_.sheet;
    report_.notes.push_back(problem("no-rows", {}, head_.header_row));
  }
}

}  // namespace tyndau::intake
