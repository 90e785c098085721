#include "drawing/labels.hpp"

#include <gtest/gtest.h>

namespace tyndau::drawing {
namespace {

struct Sheet {
  Typesetter type;
  Scene scene;
  Box room{0.0, 0.0, 100.0, 80.0};
  LabelPlacer placer{type, room, 0, scene};

  static LabelWish wish(const std::string& text, PagePoint at, std::size_t number = 0) {
    LabelWish wish;
    wish.kind = "place";
    wish.lines = {text};
    wish.at = {at};
    wish.number = number;
    return wish;
  }
  void expect_apart() const {
    for (std::size_t i = 0; i < scene.labels.size(); ++i) {
      EXPECT_TRUE(room.holds(scene.labels[i].box));
      for (std::size_t j = i + 1; j < scene.labels.size(); ++j)
        EXPECT_FALSE(scene.labels[i].box.overlaps(scene.labels[j].box));
    }
  }
};

TEST(Labels, ALabelStandsBesideItsPoint) {
  Sheet sheet;
  EXPECT_EQ(sheet.placer.place(Sheet::wish("Aksu", {50.0, 40.0})), Granted::words);
  const Box& box = sheet.scene.labels.front().box;
  EXPECT_FALSE(box.holds(PagePoint{50.0, 40.0}));
  EXPECT_LT(box.left - 50.0, 4.0);
}

TEST(Labels, AtTheEdgeALabelTurnsInwards) {
  Sheet sheet;
  EXPECT_EQ(sheet.placer.place(Sheet::wish("Stepnogorsk", {99.0, 40.0})), Granted::words);
  EXPECT_LT(sheet.scene.labels.front().box.right, 99.0);
}

TEST(Labels, ManyNearEachOtherStayApartAndTheLastOnesAreNumbersOrNothing) {
  Sheet sheet;
  std::size_t words = 0, numbers = 0, nothing = 0;
  for (std::size_t i = 1; i <= 200; ++i) {
    const PagePoint at{20.0 + 3.0 * static_cast<double>(i % 20), 25.0 + 3.0 * static_cast<double>(i / 20)};
    switch (sheet.placer.place(Sheet::wish("Settlement " + std::to_string(i), at, i))) {
      case Granted::words: ++words; break;
      case Granted::number: ++numbers; break;
      case Granted::nothing: ++nothing; break;
    }
  }
  EXPECT_GT(words, 5U);
  EXPECT_GT(numbers, 5U);
  EXPECT_GT(nothing, 0U);
  EXPECT_EQ(sheet.scene.labels.size(), words + numbers);
  sheet.expect_apart();
}

TEST(Labels, ALabelFarFromItsPointHasALeader) {
  Sheet sheet;
  sheet.placer.keep_free({40.0, 30.0, 60.0, 50.0});
  ASSERT_EQ(sheet.placer.place(Sheet::wish("Aksu", {50.0, 40.0})), Granted::words);
  const auto* leader = std::get_if<Drawn>(&sheet.scene.items.front());
  ASSERT_NE(leader, nullptr);
  EXPECT_EQ(leader->kind, "leader");
  EXPECT_EQ(leader->outlines[0].points[0], (PagePoint{50.0, 40.0}));
}

TEST(Labels, WhereThereIsAChoiceNoLineIsCovered) {
  Sheet sheet;
  sheet.placer.avoid({{50.0, 40.0}, {100.0, 40.0}});
  sheet.placer.place(Sheet::wish("Aksu", {50.0, 40.0}));
  const Box& box = sheet.scene.labels.front().box;
  EXPECT_FALSE(cut_line({50.0, 40.0}, {100.0, 40.0}, box));
}

TEST(Labels, AFigureStandsOnItsLine) {
  Sheet sheet;
  LabelWish wish = Sheet::wish("7.9 km", {});
  wish.at = {{10.0, 10.0}, {90.0, 70.0}};
  EXPECT_EQ(sheet.placer.place(wish), Granted::words);
  EXPECT_TRUE(cut_line(wish.at[0], wish.at[1], sheet.scene.labels.front().box));
}

}  // namespace
}  // namespace tyndau::drawing
