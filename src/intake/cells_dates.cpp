#include "intake/cells.hpp"
#include "intake/fold.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace tyndau::intake {
namespace {

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
    return std::nullopt;
  return value;
}

/// Three numbers between two equal separators.
std::optional<std::array<std::string, 3>> three(const std::string& text, char separator) {
  const auto first = text.find(separator);
  const auto second = first == std::string::npos ? first : text.find(separator, first + 1);
  if (second == std::string::npos || text.find(separator, second + 1) != std::string::npos)
    return std::nullopt;
  return std::array<std::string, 3>{text.substr(0, first), text.substr(first + 1, second - first - 1),
                                    text.substr(second + 1)};
}

Parsed<Date> date_of(int year, int month, int day) {
  const auto date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (date) return *date;
  if (month > 12 && day <= 12) return fault("date-month-first");
  return month > 12 || day > 31 ? fault("unreadable-date") : fault("date-impossible");
}

Parsed<Date> parse_day(const std::string& text) {
  for (const char separator : {'-', '.', '/'}) {
    const auto parts = three(text, separator);
    if (!parts) continue;
    const auto first = whole_number((*parts)[0]), middle = whole_number((*parts)[1]),
               last = whole_number((*parts)[2]);
    if (!first || !middle || !last) break;
    if ((*parts)[0].size() == 4 && (*parts)[1].size() <= 2 && (*parts)[2].size() <= 2) {
      const auto date = make_date(*first, static_cast<unsigned>(*middle), static_cast<unsigned>(*last));
      if (date) return *date;
      return *middle > 12 || *last > 31 ? fault("unreadable-date") : fault("date-impossible");
    }
    if ((*parts)[0].size() > 2 || (*parts)[1].size() > 2) break;
    if ((*parts)[2].size() == 2) return fault("date-two-digit-year");
    if ((*parts)[2].size() == 4) return date_of(*last, *middle, *first);
  }
  return fault("unreadable-date");
}

/// "15:00", "15:00:00", "15:00:00.000", "15.00", "9:30"; with a zone behind it that is dropped: a notice speaks local time.
std::optional<std::chrono::minutes> parse_time(std::string text) {
  if (!text.empty() && (text.back() == 'Z' || text.back() == 'z')) text.pop_back();
  if (const auto zone = text.find('+'); zone != std::string::npos) text.erase(zone);
  const auto separator = text.find_first_of(":.");
  if (separator == std::string::npos) return std::nullopt;
  const auto next = text.find_first_of(":.", separator + 1);
  const auto hour = whole_number(text.substr(0, separator));
  const auto minute =
      whole_number(text.substr(separator + 1, next == std::string::npos ? next : next - separator - 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  if (next != std::string::npos) {
    const auto second = whole_number(text.substr(next + 1, 2));
    if (!second || *second > 60) return std::nullopt;
  }
  return std::chrono::minutes{*hour * 60 + *minute};
}

/// Days since 1899-12-30, the fraction is the time of day.
std::optional<LocalDateTime> from_serial(const std::string& text) {
  constexpr double first = 1, last = 2958465;  // 9999-12-31
  double serial = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), serial);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() ||
      !(serial >= first && serial <= last)) {
    return std::nullopt;
  }
  const auto minutes = std::llround(serial * 1440.0);
  LocalDateTime moment{*make_date(1899, 12, 30) + std::chrono::days{minutes / 1440}, std::nullopt};
  if (minutes % 1440 != 0) moment.time_of_day = std::chrono::minutes{minutes % 1440};
  return moment;
}

/// Words that stand around a date in Russian and Kazakh tables: "17.06.2020 г.", "15:00 ч."
void drop_year_word(std::string& text) {
  for (const std::string_view word : {"года", "год", "г.", "г", "ж.", "жылы", "ж"}) {
    if (text.size() > word.size() && text.ends_with(word)) {
      text = trimmed(std::string_view(text).substr(0, text.size() - word.size()));
      return;
    }
  }
}

}  // namespace

Parsed<LocalDateTime> parse_date_time(std::string_view text, bool serials) {
  std::string cell = trimmed(text);
  if (serials) {
    if (const auto moment = from_serial(cell)) return *moment;
  }
  drop_year_word(cell);
  const auto gap = cell.find_first_of("T ,");
  std::string day = cell.substr(0, gap);
  const auto date = parse_day(day);
  if (!date) return tl::unexpected<CellFault>(date.error());
  LocalDateTime moment{*date, std::nullopt};
  if (gap == std::string::npos) return moment;
  std::string rest = trimmed(std::string_view(cell).substr(gap + 1));
  if (rest.starts_with("г.") || rest.starts_with("г ")) rest = trimmed(std::string_view(rest).substr(3));
  if (rest.starts_with(",")) rest = trimmed(std::string_view(rest).substr(1));
  if (rest.empty()) return moment;
  moment.time_of_day = parse_time(rest);
  if (!moment.time_of_day) return fault("unreadable-time");
  return moment;
}

}  // namespace tyndau::intake
