#include "core/units.hpp"

#include "core/lon_lat.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tyndau {
namespace {

TEST(Metres, AddSubtractAndScale) {
  EXPECT_EQ(Metres{300} + Metres{200}, Metres{500});
  EXPECT_EQ(Metres{300} - Metres{200}, Metres{100});
  EXPECT_EQ(Metres{300} * 2.0, Metres{600});
  EXPECT_EQ(Metres{300} / 2.0, Metres{150});
  EXPECT_DOUBLE_EQ(Metres{300} / Metres{200}, 1.5);
  EXPECT_LT(Metres{299}, Metres{300});
}

TEST(Metres, TimesMetresIsAnArea) {
  EXPECT_EQ(Metres{300} * Metres{200}, SquareMetres{60000});
  EXPECT_EQ(SquareMetres{5} + SquareMetres{7}, SquareMetres{12});
  EXPECT_EQ(SquareMetres{5} - SquareMetres{7}, SquareMetres{-2});
  EXPECT_DOUBLE_EQ(SquareMetres{6} / SquareMetres{3}, 2.0);
}

TEST(Interval, TellsWhatIsCertain) {
  const Interval<int> days{18, 20};
  EXPECT_FALSE(days.exact());
  EXPECT_TRUE((Interval<int>{20, 20}).exact());
  EXPECT_TRUE(days.certainly_below(21));
  EXPECT_FALSE(days.certainly_below(20));
  EXPECT_TRUE(days.certainly_at_least(18));
  EXPECT_FALSE(days.certainly_at_least(19));
}

TEST(Interval, AroundALengthNeverGoesBelowZero) {
  EXPECT_EQ(around(Metres{100}, Metres{30}), (MetresInterval{Metres{70}, Metres{130}}));
  EXPECT_EQ(around(Metres{20}, Metres{30}), (MetresInterval{Metres{0}, Metres{50}}));
}

TEST(LonLat, APositionOutsideTheEarthIsRefused) {
  EXPECT_TRUE(make_lon_lat(180.0, 90.0));
  EXPECT_TRUE(make_lon_lat(-180.0, -90.0));
  EXPECT_FALSE(make_lon_lat(180.001, 0.0));
  EXPECT_FALSE(make_lon_lat(-180.001, 0.0));
  EXPECT_FALSE(make_lon_lat(0.0, 90.001));
  EXPECT_FALSE(make_lon_lat(0.0, -90.001));
  const double infinite = std::numeric_limits<double>::infinity();
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(make_lon_lat(infinite, 0.0));
  EXPECT_FALSE(make_lon_lat(0.0, nothing));
  EXPECT_EQ(make_lon_lat(190.0, 0.0).error().code, ErrorCode::bad_input);
}

}  // namespace
}  // namespace tyndau
