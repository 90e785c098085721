// How much reading costs, counted in looks at tokens: twice the text is at most about twice the work.
#include "intake/coordinates_items.hpp"
#include "unit/intake/positions_help.hpp"

namespace tyndau::intake {
namespace {

using test::country;

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

constexpr std::string_view hostile[] = {
    "7",
    "7 ",
    "5.1234 ",
    "51.1234;",
    "5;5;5;",
    "5\n",
    "°",
    "5°",
    "52°26′",
    "N ",
    "с.ш. ",
    "с ш ",
    "N, E ",
    "POINT(",
    "POINT(1 ",
    "{",
    "{\"type\"",
    "((((",
    "5-5-",
    "5.5.5.",
    "М-42-85,",
    "М-42-85-(10",
    "42UXD ",
    "СК-42 ",
    "X=5812345 ",
    "зона 12 X ",
    "UTM 42N ",
    "координаты 5 ",
    "ll=7.1,5.1 ",
    "1) 52.1 71.1 ",
    "№ 1 ",
    "широта ",
    "широта 5.1 долгота ",
    "а) ",
    "1-я ",
    "EPSG:32642 ",
    "52.4442 71.9576\n",
    "52°26′39″ с.ш. 71°57′27″ в.д. ",
    "\xff",
    "b\xd0",
};

TEST(PositionsEffort, LooksAtTokensGrowWithTheTextAndNoFaster) {
  constexpr std::size_t small = 2'000, large = 20'000, looks_per_byte = 60;
  for (const auto piece : hostile) {
    for (const ScanScope scope : {ScanScope::nothing_else, ScanScope::prose}) {
      const auto looks = [&](std::size_t bytes) {
        return scan_coordinates(repeated(piece, bytes), country(), scope).looks;
      };
      const std::size_t few = looks(small), many = looks(large);
      EXPECT_LE(many, large * looks_per_byte) << piece;
      EXPECT_LE(many, 25 * (few + 1000)) << piece;
    }
  }
}

TEST(PositionsEffort, ALongHostileTextIsAnswered) {
  for (const std::string_view piece : {"7", "7 ", "°", "POINT(", "POINT(1 ", "{", "5;5;5;", "М-42-85-(10"}) {
    const std::string text = repeated(piece, 100'000);
    const auto answer = read_positions(text, country());
    EXPECT_EQ(answer.verdict == PositionsAnswer::Verdict::positions, !answer.found.empty()) << piece;
  }
}

TEST(PositionsEffort, ATextWithoutADigitIsNotEvenCut) {
  EXPECT_FALSE(read_positions("Акмолинская область, г. Степногорск, п. Аксу", country()).meant);
  EXPECT_TRUE(find_positions("N E ° ′ ″ М- POINT ()", country()).found.empty());
}

}  // namespace
}  // namespace tyndau::intake
