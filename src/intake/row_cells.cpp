#include "intake/row_cells.hpp"

#include "intake/fold.hpp"
#include "intake/table_assembler.hpp"

namespace tyndau::intake {

RowCells::RowCells(const TableHead& head, const TableRow& row, std::vector<Problem>& problems,
                   std::vector<Note>& notes)
    : head_(head), row_(row), problems_(problems), notes_(notes) {}

const Cell* RowCells::cell(Column column) const {
  const auto position = head_.match.position(column);
  return position && *position < row_.cells.size() ? &row_.cells[*position] : nullptr;
}

bool RowCells::workbook() const {
  return head_.format == TableFormat::xlsx || head_.format == TableFormat::ods;
}

bool RowCells::has(Column column) const {
  const auto* found = cell(column);
  return found != nullptr && !is_blank(found->text);
}

std::string RowCells::text(Column column) const {
  const auto* found = cell(column);
  return found == nullptr ? std::string() : trimmed(found->text);
}

std::string RowCells::header(Column column) const {
  const auto position = head_.match.position(column);
  return position ? head_.match.headers[*position] : std::string(info(column).name);
}

std::vector<std::string> RowCells::list(Column column) const { return split(text(column), ";\n\r"); }

void RowCells::problem(const std::string& code, Column column, Arguments arguments) {
  const std::string name = cut(header(column));
  const bool personal = info(column).sort == CellSort::personal;
  const std::string value = personal ? std::string() : cut(text(column));
  arguments.emplace("column", name);
  arguments.emplace("value", value);
  auto made = make_problem(head_.file, head_.sheet, row_.number, code, std::move(arguments));
  made.column = name;
  made.value = value;
  problems_.push_back(std::move(made));
}

void RowCells::fix(std::string name, Column lon, Column lat) {
  problems_.back().fix = {std::move(name), cut(header(lon)), cut(header(lat))};
}

void RowCells::row_problem(const std::string& code, Arguments arguments) {
  problems_.push_back(make_problem(head_.file, head_.sheet, row_.number, code, std::move(arguments)));
}

void RowCells::note(const std::string& code, std::optional<Column> column, Arguments arguments) {
  if (column) {
    arguments.emplace("column", cut(header(*column)));
    arguments.emplace("value", cut(text(*column)));
  }
  auto made = make_problem(head_.file, head_.sheet, row_.number, code, std::move(arguments));
  if (column) made.column = cut(header(*column));
  notes_.push_back(std::move(made));
}

std::optional<Angle> RowCells::degrees(Column column, Axis axis) {
  const auto longitude = [](std::string_view text) { return parse_degrees_of(text, Axis::longitude); };
  const auto latitude = [](std::string_view text) { return parse_degrees_of(text, Axis::latitude); };
  return axis == Axis::longitude ? value<Angle>(column, longitude) : value<Angle>(column, latitude);
}

std::optional<Metres> RowCells::metres(Column column) {
  const auto* found = cell(column);
  if (found == nullptr || !has(column)) return std::nullopt;
  if (!found->number) {
    const auto parsed = value(column, &parse_metres);
    return parsed ? std::optional(Metres{*parsed}) : std::nullopt;
  }
  const auto number = value(column, &parse_number);
  if (!number) return std::nullopt;
  if (number->value >= 0) return Metres{number->value};
  problem("number-negative", column);
  return std::nullopt;
}

std::optional<LocalDateTime> RowCells::moment(Column column) {
  const auto* found = cell(column);
  if (found == nullptr || !has(column)) return std::nullopt;
  const auto parsed = parse_date_time(found->text, workbook() && found->number);
  if (parsed) return *parsed;
  problem(parsed.error(), column);
  return std::nullopt;
}

std::optional<Date> RowCells::date(Column column) {
  const auto read = moment(column);
  return read ? std::optional(read->date) : std::nullopt;
}

hearing::Seen RowCells::seen(Column column) {
  return word(column, &parse_seen, "unknown-word").value_or(hearing::Seen::not_seen);
}

geo::Shape RowCells::shape(Column column, bool area) {
  auto parsed = value(column, &parse_wkt);
  if (!parsed) return {};
  if (area && parsed->shape.polygons.empty()) {
    problem("geometry-not-area", column);
    return {};
  }
  if (!parsed->repaired.empty()) note("geometry-repaired", column, {{"reason", parsed->repaired}});
  if (area) {
    parsed->shape.points.clear();
    parsed->shape.lines.clear();
  }
  return std::move(parsed->shape);
}

}  // namespace tyndau::intake
