#include "intake/coordinates_items.hpp"

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

/// Letters that stand for digits: О for 0, З for 3 …; 0 for others.
char digit_like(char32_t c) {
  switch (c) {
    case U'O':
    case U'o':
    case U'о': return '0';
    case U'З':
    case U'з': return '3';
    case U'б': return '6';
    case U'l':
    case U'I':
    case U'І':
    case U'і': return '1';
    case U'Ч':
    case U'ч': return '4';
    default: return 0;
  }
}

/// The text with its letters as the digits they look like; empty when a letter looks like none.
std::string with_digits(std::string_view raw) {
  std::string made;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    const char32_t c = latin_at(raw, at);
    const char digit = digit_like(c);
    if (digit != 0) {
      made += digit;
    } else {
      made += raw.substr(begin, at - begin);
    }
  }
  return made;
}

bool looks_like_digits(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    if (digit_like(latin_at(raw, at)) == 0) return false;
  }
  return !raw.empty();
}

bool is_mark(Word word) { return word == Word::degree || word == Word::minute || word == Word::second; }

/// "52.4442 71.957б"
bool at_end_of_pair(const CoordinateScan& scan, std::size_t i) {
  constexpr int fine = 3;
  const auto fraction = [&](std::size_t k) { return scan.number(k) && scan.tokens[k].decimals >= fine; };
  const std::size_t before = i > 1 && scan.word(i - 1) == Word::separator ? i - 2 : i - 1;
  return i > 0 && fraction(i) && fraction(before);
}

}  // namespace

std::optional<CoordinateItem> letters_in_digits_at(const CoordinateScan& scan, std::size_t i) {
  if (!scan.adjacent(i) || scan.number(i + 1) || is_mark(scan.word(i + 1)) ||
      scan.word(i + 1) == Word::joint || scan.word(i + 1) == Word::separator ||
      !looks_like_digits(scan.raw(i + 1)))
    return std::nullopt;
  const bool goes_on = scan.adjacent(i + 1);
  const bool before_mark = goes_on && is_mark(scan.word(i + 2));
  const bool between =
      goes_on && scan.number(i + 2) && (scan.tokens[i].decimals > 0 || is_mark(scan.word(i + 3)));
  if (!before_mark && !between && !(at_end_of_pair(scan, i) && !goes_on)) return std::nullopt;
  CoordinateItem item;
  item.begin = scan.tokens[i].begin;
  std::size_t last = i + 1;
  while (scan.adjacent(last) && scan.word(last + 1) != Word::separator) ++last;
  item.end = scan.tokens[last].end;
  item.next = last + 1;
  const auto value = scan.raw(item.begin, item.end);
  item.fault = fault_about("position-letters-in-digits", value, {{"suggestion", with_digits(value)}});
  return item;
}

}  // namespace tyndau::intake
