#include "intake/letters.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace tyndau::intake {
namespace {

constexpr char32_t first = 0x400;
constexpr double foreign = 10.8;
constexpr double sign = 5.3;

/// Occurrences in a thousand letters.
constexpr std::u32string_view letters = U"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіқғңөәұүһ";
constexpr std::array per_thousand{110, 85, 120, 74, 70, 63, 55, 58, 45, 55, 35, 32, 45, 28,
                                  26,  20, 75,  17, 17, 16, 27, 14, 20, 10, 17, 12, 6,  5,
                                  4,   3,  3,   1,  1,  60, 38, 20, 12, 9,  9,  8,  8,  1};
static_assert(letters.size() == per_thousand.size());

char32_t capital(char32_t small) {
  if (small >= U'а' && small <= U'я') return small - 0x20;
  if (small >= 0x450 && small <= 0x45F) return small - 0x50;
  return small - 1;
}

std::array<double, 256> table() {
  std::array<double, 256> surprises{};
  surprises.fill(foreign);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const double value = -std::log(per_thousand[i] / 1000.0);
    surprises[letters[i] - first] = value;
    surprises[capital(letters[i]) - first] = value;
  }
  return surprises;
}

}  // namespace

double surprise(char32_t c) {
  static const std::array<double, 256> surprises = table();
  if (c >= first && c < first + surprises.size()) return surprises[c - first];
  constexpr std::u32string_view signs = U"«»“”„‘’–—…№°§\u00A0";
  return signs.find(c) != std::u32string_view::npos ? sign : foreign;
}

}  // namespace tyndau::intake
