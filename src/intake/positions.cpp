#include "intake/positions.hpp"

#include "intake/coordinates_items.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

PositionsAnswer not_readable(std::string_view text) {
  PositionsAnswer answer;
  answer.fault = fault_about("coordinates-not-readable", text);
  answer.meant = false;
  return answer;
}

PositionsAnswer answer_of(CoordinatesInText read, std::string_view text) {
  PositionsAnswer answer;
  if (!read.refused.empty()) {
    answer.fault = std::move(read.refused.front().fault);
  } else if (!read.ambiguous.empty()) {
    answer.verdict = PositionsAnswer::Verdict::ambiguous;
    answer.ambiguous = std::move(read.ambiguous);
    answer.fault = fault_about("coordinates-order-unknown", text);
  } else if (read.found.empty()) {
    return not_readable(text);
  } else {
    answer.verdict = PositionsAnswer::Verdict::positions;
    answer.found = std::move(read.found);
  }
  return answer;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view code(CoordinateKind kind) {
  switch (kind) {
    case CoordinateKind::decimal_degrees: return "decimal_degrees";
    case CoordinateKind::degrees_minutes: return "degrees_minutes";
    case CoordinateKind::degrees_minutes_seconds: return "degrees_minutes_seconds";
    case CoordinateKind::utm: return "utm";
    case CoordinateKind::mgrs: return "mgrs";
    case CoordinateKind::gauss_krueger: return "gauss_krueger";
    case CoordinateKind::map_sheet: return "map_sheet";
    case CoordinateKind::map_link: return "map_link";
    case CoordinateKind::wkt: return "wkt";
    case CoordinateKind::geojson: break;
  }
  return "geojson";
}

std::string_view code(AxisOrder order) {
  switch (order) {
    case AxisOrder::written: return "written";
    case AxisOrder::by_heading: return "by_heading";
    case AxisOrder::by_range: return "by_range";
    case AxisOrder::by_country: return "by_country";
    case AxisOrder::by_neighbours: return "by_neighbours";
    case AxisOrder::by_magnitude: return "by_magnitude";
    case AxisOrder::by_format: break;
  }
  return "by_format";
}

std::string_view code(FoundForm form) {
  switch (form) {
    case FoundForm::point: return "point";
    case FoundForm::points: return "points";
    case FoundForm::line: return "line";
    case FoundForm::polygon: return "polygon";
    case FoundForm::box: break;
  }
  return "box";
}

LonLat middle_of(const FoundGeometry& sheet) {
  const LonLat a = sheet.positions[0].at, b = sheet.positions[2].at;
  return {(a.lon + b.lon) / 2.0, (a.lat + b.lat) / 2.0};
}

CoordinatesInText find_positions(std::string_view text, const Country& country) {
  if (!has_digit(text)) return {};
  return grouped(scan_coordinates(text, country, ScanScope::prose), text, country);
}

PositionsAnswer parse_positions(std::string_view text, const Country& country) {
  if (!has_digit(text)) return not_readable(text);
  const ScannedText scanned = scan_coordinates(text, country, ScanScope::nothing_else);
  auto read = grouped(scanned, text, country);
  return scanned.only_coordinates || !read.refused.empty() ? answer_of(std::move(read), text)
                                                           : not_readable(text);
}

PositionsAnswer read_positions(std::string_view text, const Country& country) {
  if (!has_digit(text)) return not_readable(text);
  const ScannedText scanned = scan_coordinates(text, country, ScanScope::nothing_else);
  if (scanned.only_coordinates) return answer_of(grouped(scanned, text, country), text);
  constexpr std::size_t brief = 200;
  const ScanScope scope = text.size() <= brief ? ScanScope::brief : ScanScope::prose;
  return answer_of(grouped(scan_coordinates(text, country, scope), text, country), text);
}

}  // namespace tyndau::intake
