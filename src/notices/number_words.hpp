/// \file
/// Numbers that are written as words, as texts for radio and television have them.
#pragma once

#include "notices/tokens.hpp"

#include <optional>

namespace tyndau::notices {

/// A number in words and the token behind it.
struct SpokenNumber {
  int value = 0;
  std::size_t last = 0;
};

/// "двадцать второго", "он екінші": 1 to 31 as a day of a month has it.
[[nodiscard]] std::optional<SpokenNumber> ordinal_at(const Tokens& tokens, std::size_t i);
/// "сто двадцать", "сорока", "жүз елу": 1 to 9999, in any case of Russian, in the nominative and the locative of Kazakh.
[[nodiscard]] std::optional<SpokenNumber> cardinal_at(const Tokens& tokens, std::size_t i);

}  // namespace tyndau::notices
