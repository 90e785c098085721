/// \file
/// Times of day in a text, in Kazakh and Russian, each with its tokens.
#pragma once

#include "notices/dates.hpp"

#include <chrono>
#include <vector>

namespace tyndau::notices {

struct TimeMention {
  Span span;
  std::chrono::minutes at{};  ///< [0, 1440)
};

/// "15:00", "в 15-00", "15.00 ч.", "15 ч. 30 мин.", "сағат 11.00-де", "15⁰⁰". Figures with a dot or a hyphen are a time
/// only where a word, or a date before them, says so.
[[nodiscard]] std::vector<TimeMention> find_times(const Tokens& tokens,
                                                  const std::vector<DateMention>& dates);

/// "15:00"
[[nodiscard]] std::string time_text(std::chrono::minutes at);

}  // namespace tyndau::notices
