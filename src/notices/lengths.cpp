#include "notices/lengths.hpp"

#include "notices/number_words.hpp"
#include "notices/phrases.hpp"

#include <cmath>

namespace tyndau::notices {
namespace {

bool is_tight(const Tokens& tokens, std::size_t i) { return i < tokens.size() && !tokens[i].spaced; }

/// "№15", "3-15", "2,5" read from its middle.
bool is_part_of_more(const Tokens& tokens, std::size_t i) {
  if (i > 0 && tokens.is(i - 1, TokenKind::number)) return true;  // "36 00 м"
  if (i == 0 || !tokens.is(i - 1, TokenKind::mark)) return false;
  const char32_t mark = tokens[i - 1].mark;
  const bool interval = mark == U'-' && i > 1 && tokens.is(i - 2, TokenKind::number);
  if (interval) return true;
  static constexpr std::u32string_view openers = U"(-~\":«“„";
  return is_tight(tokens, i) && openers.find(mark) == std::u32string_view::npos;
}

/// м², м3, м/с, км автотрассы
bool is_other_unit(const Tokens& tokens, std::size_t behind) {
  if (is_tight(tokens, behind)) {
    return tokens.is(behind, TokenKind::number) || tokens.is_mark(behind, U'/') ||
           tokens.is_mark(behind, U'²');
  }
  return tokens.is(behind, TokenKind::word) &&
         fits_any(tokens.folded(behind), "автотрассы|трассы|автодороги|дороги|куб|кв");
}

}  // namespace

std::optional<PlainNumber> number_at(const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, TokenKind::number) || tokens.folded(i).size() > 6) return std::nullopt;
  PlainNumber number{static_cast<double>(tokens.number(i)), i + 1};
  constexpr std::size_t most_groups = 3;
  while (number.last <= i + most_groups && tokens.is(number.last, TokenKind::number) &&
         tokens[number.last].spaced && tokens.folded(number.last).size() == 3 &&
         tokens.folded(number.last - 1).size() <= 3) {
    number.value = number.value * 1000.0 + tokens.number(number.last);
    ++number.last;
  }
  const std::size_t point = number.last, decimals = number.last + 1;
  if (!tokens.is_mark(point, U',') && !tokens.is_mark(point, U'.')) return number;
  if (!tokens.is(decimals, TokenKind::number) || !is_tight(tokens, point) || !is_tight(tokens, decimals))
    return number;
  const std::size_t digits = tokens.folded(decimals).size();
  if (digits > 3) return number;
  number.value += tokens.number(decimals) / std::pow(10.0, static_cast<double>(digits));
  number.last = decimals + 1;
  return number;
}

namespace {

/// "1.000 м": a metre with its millimetres, or a thousand.
bool has_two_readings(const Tokens& tokens, std::size_t first, const PlainNumber& number) {
  return number.last >= first + 3 && tokens.is(number.last - 2, TokenKind::mark) &&
         tokens.folded(number.last - 1).size() == 3;
}

/// "сто двадцать", read from its beginning.
std::optional<SpokenNumber> spoken_alone(const Tokens& tokens, std::size_t i) {
  if (i > 0 && (tokens.is(i - 1, TokenKind::number) || cardinal_at(tokens, i - 1))) return std::nullopt;
  return cardinal_at(tokens, i);
}

}  // namespace

std::optional<Length> length_at(const Tokens& tokens, std::size_t i) {
  auto number = number_at(tokens, i);
  if (const auto spoken = number ? std::nullopt : spoken_alone(tokens, i))
    number = PlainNumber{static_cast<double>(spoken->value), spoken->last};
  if (!number || is_part_of_more(tokens, i)) return std::nullopt;
  std::size_t at = number->last;
  if (tokens.is_mark(at, U'-') || tokens.is(at, TokenKind::line_end)) ++at;
  if (!tokens.is(at, TokenKind::word)) return std::nullopt;
  const bool kilometres = fits_any(tokens.folded(at), "км|километр*|шақырым*");
  if (!kilometres && !fits_any(tokens.folded(at), "м|метр*")) return std::nullopt;
  if (is_other_unit(tokens, at + 1)) return std::nullopt;
  if (!kilometres && has_two_readings(tokens, i, *number)) return std::nullopt;
  return Length{{i, at + 1}, Metres{number->value * (kilometres ? 1000.0 : 1.0)}};
}

}  // namespace tyndau::notices
