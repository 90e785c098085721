// What findings call a venue.
#include "hearing/wording.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

Settlement stepnogorsk() {
  Settlement settlement;
  settlement.id = "s";
  settlement.name = "Степногорск";
  settlement.names = {"Степногор", "Степногорск", "Stepnogorsk"};
  return settlement;
}

Venue hall() {
  Venue venue;
  venue.id = "v";
  venue.name = "ул. Мира, 1";
  venue.settlement.text = "Степногорск";
  return venue;
}

TEST(Wording, AVenueIsCalledByItsSettlementInEachLanguageAndByItsAddressAsWritten) {
  const Settlement settlement = stepnogorsk();
  const Venue venue = hall();
  EXPECT_EQ(name_argument(LocatedVenue{&venue, &settlement, {}}),
            Argument(Text{"Степногор, ул. Мира, 1", "Степногорск, ул. Мира, 1", "Stepnogorsk, ул. Мира, 1"}));
}

TEST(Wording, AVenueWithoutAnAddressIsCalledByItsSettlementAlone) {
  const Settlement settlement = stepnogorsk();
  Venue venue = hall();
  venue.name.clear();
  EXPECT_EQ(name_argument(LocatedVenue{&venue, &settlement, {}}), Argument(settlement.names));
  venue.name = venue.settlement.text;
  EXPECT_EQ(name_argument(LocatedVenue{&venue, &settlement, {}}), Argument(settlement.names));
}

TEST(Wording, AVenueOfNoKnownSettlementKeepsItsOwnWords) {
  const Settlement settlement = stepnogorsk();
  Venue venue = hall();
  EXPECT_EQ(name_argument(LocatedVenue{&venue, nullptr, {}}),
            Argument(std::string("Степногорск, ул. Мира, 1")));
  venue.settlement.text.clear();
  EXPECT_EQ(name_argument(LocatedVenue{&venue, &settlement, {}}), Argument(std::string("ул. Мира, 1")));
}

TEST(Wording, ALanguageWithoutANameIsLeftToTheOthers) {
  Settlement settlement = stepnogorsk();
  settlement.names.en.clear();
  const Venue venue = hall();
  const Argument name = name_argument(LocatedVenue{&venue, &settlement, {}});
  EXPECT_TRUE(std::get<Text>(name).en.empty());
}

}  // namespace
}  // namespace tyndau::hearing
