/// \file
/// The text of one cell as a value, or why it is none.
#pragma once

#include "core/date.hpp"
#include "core/finding.hpp"
#include "hearing/case.hpp"

#include <tl/expected.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tyndau::intake {

/// Why a cell is not a value: a code of the catalogue ("intake.<code>") and what its sentence names besides column and value.
struct CellFault {
  std::string code;
  Arguments arguments;
};

template <class T>
using Parsed = tl::expected<T, CellFault>;

/// The same as an answer of any Parsed.
[[nodiscard]] inline tl::unexpected<CellFault> fault(std::string code, Arguments arguments = {}) {
  return tl::unexpected<CellFault>(CellFault{std::move(code), std::move(arguments)});
}

/// A decimal number as written, with how fine it was written.
struct Decimal {
  double value = 0.0;
  int decimals = 0;  ///< digits after the point
};

/// Reads "43.65", "43,65", "−12", "1 234,5" (spaces and no-break spaces between thousands), "1,234.5" and "1.234,5" (the last
/// of two different separators is the decimal one). \return unreadable-number
[[nodiscard]] Parsed<Decimal> parse_number(std::string_view text);
/// A length in metres, not negative; "1,000" alone could be 1 or 1000. A trailing unit m, м is taken; km is not.
/// \return unreadable-number, number-ambiguous, number-negative or unit-not-metres
[[nodiscard]] Parsed<double> parse_metres(std::string_view text);
/// Decimal degrees. \return coordinates-not-decimal for degrees with minutes and seconds, or unreadable-number
[[nodiscard]] Parsed<Decimal> parse_degrees(std::string_view text);

/// Reads 2020-06-17, 2020/06/17, 17.06.2020, 17/06/2020, each with 15:00 or 15:00:00 behind it, or T15:00; the day stands
/// before the month. \param serials whether 43999.625 is a day of Excel's calendar
/// \return unreadable-date, date-month-first, date-impossible or date-two-digit-year
[[nodiscard]] Parsed<LocalDateTime> parse_date_time(std::string_view text, bool serials = false);

/// present, есть, да, бар, yes, +, 1 … and absent, нет, жоқ, no, -, 0 …; "not seen" words are not_seen.
/// \return nothing for any other word
[[nodiscard]] std::optional<hearing::Seen> parse_seen(std::string_view text);
[[nodiscard]] std::optional<hearing::Form> parse_form(std::string_view text);
/// I to V, 1 to 5, with Latin or Cyrillic letters, "II класс".
[[nodiscard]] std::optional<hearing::HazardClass> parse_hazard_class(std::string_view text);
[[nodiscard]] std::optional<hearing::FootprintRole> parse_role(std::string_view text);
[[nodiscard]] std::optional<hearing::ZoneKind> parse_zone_kind(std::string_view text);
[[nodiscard]] std::optional<Language> parse_language(std::string_view text);
/// A key of hearing::map_contents.
[[nodiscard]] std::optional<std::string> parse_map_content(std::string_view text);

/// "kk; ru", "казахский и русский", "қазақша, орысша". \return unknown-language naming the word
[[nodiscard]] Parsed<std::vector<Language>> parse_languages(std::string_view text);
/// "N:10 NE:20 …" (also С, СВ …) or 8 or 16 numbers from north clockwise, in percent.
/// \return unreadable-wind-rose or wind-rose-sum
[[nodiscard]] Parsed<std::vector<double>> parse_wind_rose(std::string_view text);
/// "protected_area; водоохранная зона: нет". \return unknown-zone naming the word
[[nodiscard]] Parsed<std::map<hearing::ZoneKind, hearing::Seen>> parse_zones(std::string_view text);
/// "footprint; settlements; масштаб: нет". \return unknown-map-content
[[nodiscard]] Parsed<std::map<std::string, hearing::Seen>> parse_map_contents(std::string_view text);

/// Well-known text, with an optional "EPSG:32642;" or "SRID=32642;" in front; repaired when broken.
struct ParsedShape {
  geo::Shape shape;
  std::string repaired;  ///< why it had to be repaired, or empty
};
/// \return unreadable-geometry, geometry-too-large, geometry-empty, unknown-crs or geometry-broken
[[nodiscard]] Parsed<ParsedShape> parse_wkt(std::string_view text);
/// A shape made valid. \return geometry-broken when nothing is left
[[nodiscard]] Parsed<ParsedShape> mended(geo::Shape shape);

}  // namespace tyndau::intake
