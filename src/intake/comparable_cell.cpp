#include "intake/cells.hpp"
#include "intake/fold.hpp"
#include "intake/row_reader.hpp"

#include <array>
#include <charconv>

namespace tyndau::intake {
namespace {

std::string number_text(std::string_view text) {
  const auto number = parse_number(text);
  if (!number) return fold(text);
  std::array<char, 40> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number->value).ptr};
}

std::string date_text(std::string_view text, bool serial) {
  const auto moment = parse_date_time(text, serial);
  return moment ? to_iso(*moment) : fold(text);
}

template <class T>
std::string code_text(const std::optional<T>& value, std::string_view text) {
  return value ? std::string(hearing::code(*value)) : fold(text);
}

std::string languages_text(std::string_view text) {
  const auto languages = parse_languages(text);
  if (!languages) return fold(text);
  std::string all;
  for (const Language language : *languages) all += std::string(code(language)) + ";";
  return all;
}

std::string comparable(CellSort sort, std::string_view text, bool serial) {
  switch (sort) {
    case CellSort::longitude:
    case CellSort::latitude:
    case CellSort::metres: return number_text(text);
    case CellSort::date:
    case CellSort::date_time: return date_text(text, serial);
    case CellSort::seen:
    case CellSort::yes_no: return code_text(parse_seen(text), text);
    case CellSort::seen_or_date:
    case CellSort::seen_or_texts: {
      const auto seen = parse_seen(text);
      return seen ? std::string(hearing::code(*seen)) : date_text(text, serial);
    }
    case CellSort::form: return code_text(parse_form(text), text);
    case CellSort::role: return code_text(parse_role(text), text);
    case CellSort::hazard_class: return code_text(parse_hazard_class(text), text);
    case CellSort::languages: return languages_text(text);
    case CellSort::identifier: return trimmed(text);
    default: return fold(text);
  }
}

}  // namespace

std::string comparable_cell(const TableHead& head, const TableRow& row, Column column) {
  const auto position = head.match.position(column);
  if (!position || *position >= row.cells.size()) return {};
  const auto& cell = row.cells[*position];
  const std::string text = trimmed(cell.text);
  if (text.empty()) return {};
  const bool workbook = head.format == TableFormat::xlsx || head.format == TableFormat::ods;
  return comparable(info(column).sort, text, workbook && cell.number);
}

}  // namespace tyndau::intake
