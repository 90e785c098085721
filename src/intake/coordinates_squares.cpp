#include "geo/grid_reference.hpp"
#include "intake/coordinates_items.hpp"

#include <cmath>

namespace tyndau::intake {

using Word = CoordinateWord;
using Scan = CoordinateScan;

namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::string digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) ++end;
  return std::string(text.substr(at, end - at));
}

/// The letters and digits of a reference, upper case and without the spaces that people put between its parts; \p end
/// moves behind it. Empty when there is none.
std::string reference_at(std::string_view text, std::size_t begin, std::size_t& end) {
  std::string made = digits_at(text, begin);
  std::size_t at = begin + made.size();
  const auto skip_space = [&] { at += at < text.size() && text[at] == ' ' ? 1 : 0; };
  for (int letters = 0; letters < 3; ++letters) {
    if (letters < 2) skip_space();
    const char32_t written = latin_at(text, at);
    const bool small = written >= U'a' && written <= U'z';
    const char32_t c = small ? written - U'a' + U'A' : written;
    if (c < U'A' || c > U'Z') return {};
    made += static_cast<char>(c);
  }
  skip_space();
  std::string digits = digits_at(text, at);
  at += digits.size();
  constexpr std::size_t most_digits = 10;
  if (at < text.size() && text[at] == ' ' && !digits.empty() && digits.size() <= most_digits / 2) {
    const std::string more = digits_at(text, at + 1);
    if (more.size() == digits.size()) {
      at += 1 + more.size();
      digits += more;
    }
  }
  if (digits.empty() || digits.size() % 2 != 0 || digits.size() > most_digits) return {};
  end = at;
  return made + digits;
}

bool has_small_letter(std::string_view raw) {
  return std::any_of(raw.begin(), raw.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Digits behind a space that begin nothing else: easting and northing of different lengths.
bool digits_behind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return false;
  const std::size_t digits = digits_at(text, at + 1).size();
  std::size_t behind = at + 1 + digits;
  const char32_t next = latin_at(text, behind);
  constexpr std::size_t zone_digits = 2;
  const bool other_square = digits <= zone_digits && next >= U'A' && next <= U'Z';
  return digits > 0 && !other_square && next != U')' && next != U'.';
}

}  // namespace

std::optional<CoordinateItem> mgrs_at(const Scan& scan, std::size_t i) {
  if (!scan.number(i) || scan.tokens[i].value < 1.0 || scan.tokens[i].value > 60.0 ||
      scan.tokens[i].decimals > 0)
    return std::nullopt;
  CoordinateItem item;
  item.kind = CoordinateKind::mgrs;
  item.begin = scan.tokens[i].begin;
  item.end = item.begin;
  const std::string reference = reference_at(scan.text, item.begin, item.end);
  if (reference.empty()) return std::nullopt;
  std::size_t behind = item.end;
  const char32_t next = latin_at(scan.text, behind);
  if ((next >= U'A' && next <= U'Z') || next == U'-') return std::nullopt;
  const bool odd = digits_behind(scan.text, item.end);
  for (item.next = i; item.next < scan.tokens.size() && scan.tokens[item.next].begin < item.end;) ++item.next;
  const auto square = geo::mgrs_square(reference);
  // Zone, three letters, four digits: a kilometre. Small letters may be those of other words, and need ten metres.
  const bool small = has_small_letter(scan.raw(item.begin, item.end));
  const std::size_t fewest_characters = small ? 13 : 9;
  if (!scan.whole && !(i > 0 && scan.word(i - 1) == Word::mgrs) &&
      (!square || reference.size() < fewest_characters))
    return std::nullopt;
  const auto value = scan.raw(item.begin, item.end);
  if (!square || odd) {
    item.fault = fault_about("position-grid-impossible", value);
  } else if (!strip_in(scan.country, 6.0 * (square->zone - 31))) {
    item.fault = fault_about("position-zone-elsewhere", value, {{"zone", std::to_string(square->zone)}});
  } else {
    item.point = FoundPosition{square->middle, square->side * (0.5 * std::sqrt(2.0)), item.begin, item.end};
  }
  return item;
}

}  // namespace tyndau::intake
