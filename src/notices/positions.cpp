#include "notices/positions.hpp"

#include "intake/positions.hpp"
#include "notices/phrases.hpp"
#include "notices/position_owners.hpp"
#include "notices/superseded.hpp"

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

/// Beside positions of the project, those of a post or an office say nothing of it.
void drop_of_others(std::vector<WrittenPlace>& places) {
  const bool own =
      std::any_of(places.begin(), places.end(), [](const WrittenPlace& p) { return !p.doubted; });
  if (own) std::erase_if(places, [](const WrittenPlace& place) { return place.doubted; });
}

}  // namespace

std::vector<WrittenPlace> positions_in(const Scene& scene, const std::vector<Found>& found,
                                       const intake::Country& country) {
  std::vector<WrittenPlace> places;
  std::vector<Span> spans;
  const Tokens& tokens = scene.tokens();
  const Owners owners(scene, found, Among::places);
  PositionOwners owner_of(scene, owners);
  int areas = 0;
  for (const auto& geometry : intake::find_positions(tokens.text(), country).found) {
    if (geometry.form == intake::FoundForm::box) continue;
    const bool labelled = announced(tokens, geometry.begin, geometry.end);
    const int area = geometry.form == intake::FoundForm::polygon ? ++areas : 0;
    for (const auto& one : geometry.positions) {
      const std::size_t first = std::min(tokens.at_byte(one.begin), tokens.size() - 1);
      spans.push_back({first, std::max(first + 1, tokens.at_byte(one.end))});
      const bool doubted = owner_of.next(spans.back()) == Owner::another;
      places.push_back({one.at, one.uncertainty, one.begin, one.end, labelled, doubted, area});
    }
  }
  const std::vector<char> old = taken_back(scene, spans);
  std::size_t kept = 0;
  for (std::size_t p = 0; p < places.size(); ++p) {
    if (old[p] == 0) places[kept++] = places[p];
  }
  places.resize(kept);
  drop_of_others(places);
  return places;
}

}  // namespace tyndau::notices
