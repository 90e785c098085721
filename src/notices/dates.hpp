/// \file
/// Dates and periods in a text, in Kazakh and Russian words and in figures, each with its tokens.
#pragma once

#include "core/date.hpp"
#include "notices/tokens.hpp"

#include <optional>
#include <vector>

namespace tyndau::notices {

/// A date as written: its year may be missing, and then there is no date to tell.
struct WrittenDate {
  Span span;
  int day = 0, month = 0;
  int year = 0;                 ///< 0: not written
  bool two_digit_year = false;  ///< "19.03.24" is taken as 2024
  bool year_shared = false;     ///< of a period: the year stands at its other end only

  [[nodiscard]] std::optional<Date> date() const;
};

/// One date, or the two ends of a period ("с 12 по 19 октября 2022 года").
struct DateMention {
  Span span;  ///< with the words of the period around it
  WrittenDate first;
  std::optional<WrittenDate> last;
};

/// All dates of the calendar from left to right; "31.02.2024" and "12.13.2024" are none.
[[nodiscard]] std::vector<DateMention> find_dates(const Tokens& tokens);

/// 1 to 12 for the name of a month in any case, 0 for any other word.
[[nodiscard]] int month_of(std::string_view folded);

}  // namespace tyndau::notices
