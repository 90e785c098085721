#include "intake/country.hpp"

#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using Fit = Country::Fit;

TEST(CountryFit, InsideIsPlausibleAndOutsideIsNot) {
  const Country& kz = test::country();
  EXPECT_EQ(kz.fit(71.9, 52.4), Fit::plausible);
  EXPECT_EQ(kz.fit(37.6, 55.7), Fit::outside);
  EXPECT_EQ(kz.fit(0, 0), Fit::zero);
}

TEST(CountryFit, SwappedNumbersAreKnownWhenTheyWouldLieInside) {
  const Country& kz = test::country();
  EXPECT_EQ(kz.fit(52.4, 71.9), Fit::swapped);
  EXPECT_EQ(kz.fit(43.2, 76.9), Fit::swapped);
}

TEST(CountryFit, InsideTheBoxTheOutlineItselfTellsSwappedFromPlausible) {
  const Country& kz = test::country();
  EXPECT_EQ(kz.fit(48.0, 53.0), Fit::swapped);    // the cut corner; 53, 48 lies inside
  EXPECT_EQ(kz.fit(50.0, 51.0), Fit::plausible);  // near the line: an overview outline does not decide
}

TEST(CountryFit, NumbersThatAreNoPositionAreOutOfRange) {
  const Country& kz = test::country();
  EXPECT_EQ(kz.fit(5'800'000, 500'000), Fit::out_of_range);
  EXPECT_EQ(kz.fit(71.9, 152.4), Fit::out_of_range);
}

TEST(CountryFit, WithoutAnOutlineOnlyTheEarthDecides) {
  const Country none{geo::Shape{}};
  EXPECT_EQ(none.fit(2, 48), Fit::plausible);
  EXPECT_EQ(none.fit(48, 102), Fit::swapped);
  EXPECT_EQ(none.fit(0, 0), Fit::zero);
  EXPECT_EQ(none.fit(500, 500), Fit::out_of_range);
}

}  // namespace
}  // namespace tyndau::intake
