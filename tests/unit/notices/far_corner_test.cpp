// Corners that stand far from the others. All numbers are fictional.
#include "notices/far_corner.hpp"

#include "notices/notice_rows.hpp"
#include "notices_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

TEST(FarCorners, OneOfThreeIsFound) {
  const auto far = far_corner({{69.33, 52.80}, {69.33, 52.81}, {69.34, 54.81}});
  ASSERT_TRUE(far.has_value());
  EXPECT_EQ(far->index, 2U);
  EXPECT_NEAR(far->distance.value, 222'600.0, 1'000.0);
}

TEST(FarCorners, OfAnAreaAsItShouldBeThereIsNone) {
  EXPECT_FALSE(far_corner({{69.33, 52.80}, {69.33, 52.81}, {69.34, 52.81}, {69.34, 52.80}}));
  EXPECT_FALSE(far_corner({{69.33, 52.80}, {69.33, 52.81}, {69.35, 52.83}}));
  EXPECT_FALSE(far_corner({{69.33, 52.80}, {71.33, 52.80}}));
  EXPECT_FALSE(far_corner({{69.0, 52.0}, {70.0, 52.0}, {70.0, 53.0}, {69.0, 53.0}}));
}

TEST(FarCorners, MakeTheAreaUnsureAndAreSaid) {
  const auto reading = test::read(
      "ТОО «Вымысел» проводит общественные слушания по проекту «Карьер щебня» 17 июня 2025 года в 15:00. "
      "Координаты "
      "угловых точек: 1) 52°48'00\" с.ш. 69°20'00\" в.д.; 2) 52°48'20\" с.ш. 69°20'00\" в.д.; 3) 54°48'20\" "
      "с.ш. "
      "69°20'40\" в.д.");
  ASSERT_EQ(reading.remarks.size(), 1U);
  EXPECT_EQ(reading.remarks.front().key, "document_text.far_corner");
  ASSERT_EQ(reading.hearings.size(), 1U);
  for (const Candidate& one : reading.hearings.front().fields.at(Field::coordinates).values)
    EXPECT_LT(one.confidence, least_confidence());
}

}  // namespace
}  // namespace tyndau::notices
