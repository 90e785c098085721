#include "notices/positions.hpp"

#include "intake/positions.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// A word such as "координаты" stands among the tokens before, or inside.
bool announced(const Tokens& tokens, std::size_t begin, std::size_t end) {
  constexpr std::size_t near = 12;
  const std::size_t first = tokens.at_byte(begin), from = first - std::min(first, near);
  for (std::size_t i = from; i < tokens.size() && tokens[i].begin < end; ++i) {
    if (tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), "координат*|coordinate*")) return true;
  }
  return false;
}

}  // namespace

std::vector<WrittenPlace> positions_in(const Outline& outline, const intake::Country& country) {
  std::vector<WrittenPlace> places;
  const Tokens& tokens = outline.tokens;
  int areas = 0;
  for (const auto& geometry : intake::find_positions(tokens.text(), country).found) {
    if (geometry.form == intake::FoundForm::box) continue;
    const bool labelled = announced(tokens, geometry.begin, geometry.end);
    const int area = geometry.form == intake::FoundForm::polygon ? ++areas : 0;
    for (const auto& one : geometry.positions)
      places.push_back({one.at, one.uncertainty, one.begin, one.end, labelled, area});
  }
  return places;
}

}  // namespace tyndau::notices
