// Angles and pairs of angles: right or refused.
#include "intake/coordinates.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tyndau::intake {
namespace {

constexpr LonLat aksu{71.957611111111, 52.444166666667};  // 52°26′39″, 71°57′27.4″

struct WrittenPair {
  const char* text;
  double first, second;
  std::optional<bool> latitude_first;
};

TEST(CoordinatePairs, AreReadWhateverTheyMayMean) {
  for (const auto& [text, first, second, latitude_first] :
       std::vector<WrittenPair>{{"52.44422, 71.95761", 52.44422, 71.95761, std::nullopt},
                                {"52,44422; 71,95761", 52.44422, 71.95761, std::nullopt},
                                {"-52.5 −71.5", -52.5, -71.5, std::nullopt},
                                {"10 20", 10, 20, std::nullopt},
                                {"10 120", 10, 120, true},
                                {"52°30'00\"N 71°15′36″E", 52.5, 71.26, true},
                                {"71°15′36″ в.д. 52°30′00″ с.ш.", 71.26, 52.5, false},
                                {"52.5N, 71.26E", 52.5, 71.26, true},
                                {"52 30 71 30", 52.5, 71.5, std::nullopt}}) {
    const auto read = parse_pair(text);
    ASSERT_TRUE(read) << text;
    EXPECT_NEAR(read->first.degrees, first, 1e-9) << text;
    EXPECT_NEAR(read->second.degrees, second, 1e-9) << text;
    EXPECT_EQ(read->latitude_first(), latitude_first) << text;
  }
}

TEST(CoordinatePairs, OtherTextsAreNone) {
  for (const auto* text :
       {"", "Аксу", "52.4", "1 2 3", "52°61′ 71°30′", "дом 5, кв 7", "52.4 71.9 north of town",
        "99999999999999999999999999", "-", "° ′ ″", "52.5N 51.5N"}) {
    EXPECT_FALSE(parse_pair(text)) << text;
  }
}

TEST(CoordinateCells, TheColumnSaysTheAxis) {
  EXPECT_NEAR(parse_degrees_of("71°57′27,4″", Axis::longitude)->degrees, aksu.lon, 1e-9);
  EXPECT_NEAR(parse_degrees_of("71 57 27,4", Axis::longitude)->degrees, aksu.lon, 1e-9);
  EXPECT_NEAR(parse_degrees_of("71,957611", Axis::longitude)->degrees, aksu.lon, 1e-6);
  EXPECT_NEAR(parse_degrees_of("52.444 N", Axis::latitude)->degrees, 52.444, 1e-12);
  EXPECT_EQ(parse_degrees_of("52.444 N", Axis::longitude).error().code, "coordinates-other-axis");
  EXPECT_EQ(parse_degrees_of("71 57,5", Axis::longitude).error().code, "coordinates-not-decimal");
  EXPECT_EQ(parse_degrees_of("рядом", Axis::longitude).error().code, "unreadable-number");
}

}  // namespace
}  // namespace tyndau::intake
