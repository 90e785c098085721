#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

Outlet outlet(MediaKind kind, Seen seen, std::string name = {}) {
  Outlet made;
  made.kind = kind;
  made.seen = seen;
  made.name = std::move(name);
  return made;
}

class NoticeMediaMissing : public ::testing::Test {
 protected:
  void add(MediaKind kind, Seen seen) { bench_.input.notice.outlets.push_back(outlet(kind, seen)); }
  Finding newspaper() const { return bench_.about("notice-media-missing", "newspaper"); }
  Finding channel() const { return bench_.about("notice-media-missing", "tv_or_radio"); }
  Verdict any() const { return bench_.verdict("notice-media-missing", "kz-2007"); }
  test::Bench bench_;
};

TEST_F(NoticeMediaMissing, BothKindsAreJudgedApart) {
  add(MediaKind::newspaper, Seen::present);
  add(MediaKind::tv_or_radio, Seen::absent);
  EXPECT_EQ(newspaper().verdict, Verdict::pass);
  EXPECT_EQ(newspaper().measured, exactly(1, Unit::count));
  EXPECT_EQ(newspaper().required, (Requirement{Bound::at_least, 1, Unit::count}));
  EXPECT_EQ(channel().verdict, Verdict::fail);
  EXPECT_EQ(channel().measured, exactly(0, Unit::count));
  EXPECT_EQ(bench_.all("notice-media-missing").size(), 2U);
}

TEST_F(NoticeMediaMissing, AKindThatNobodyLookedForCannotBeTold) {
  EXPECT_EQ(newspaper().verdict, Verdict::cannot_tell);
  EXPECT_EQ(newspaper().settled_by->key, "settle.media");
  add(MediaKind::newspaper, Seen::absent);
  EXPECT_EQ(newspaper().verdict, Verdict::fail);
  add(MediaKind::newspaper, Seen::not_seen);
  EXPECT_EQ(newspaper().verdict, Verdict::cannot_tell);
  add(MediaKind::newspaper, Seen::present);
  EXPECT_EQ(newspaper().verdict, Verdict::pass);
}

TEST_F(NoticeMediaMissing, ABoardIsNoNewspaper) {
  add(MediaKind::other, Seen::present);
  EXPECT_EQ(newspaper().verdict, Verdict::cannot_tell);
  EXPECT_EQ(channel().verdict, Verdict::cannot_tell);
}

TEST_F(NoticeMediaMissing, ThePackSaysHowManyAreNeeded) {
  bench_.change_rule = [](Rule& rule) {
    for (Parameter& parameter : rule.parameters) {
      if (parameter.name == "newspapers") parameter.value = 2.0;
    }
  };
  add(MediaKind::newspaper, Seen::present);
  EXPECT_EQ(newspaper().verdict, Verdict::cannot_tell);
  add(MediaKind::newspaper, Seen::absent);
  EXPECT_EQ(newspaper().verdict, Verdict::fail);
  add(MediaKind::newspaper, Seen::present);
  EXPECT_EQ(newspaper().verdict, Verdict::pass);
}

TEST_F(NoticeMediaMissing, UnderTheCodeOf2007AnyWayWillDo) {
  EXPECT_EQ(any(), Verdict::cannot_tell);
  add(MediaKind::newspaper, Seen::absent);
  add(MediaKind::tv_or_radio, Seen::absent);
  EXPECT_EQ(any(), Verdict::cannot_tell) << "boards and letters were not looked for";
  add(MediaKind::other, Seen::absent);
  EXPECT_EQ(any(), Verdict::fail);
  add(MediaKind::other, Seen::present);
  EXPECT_EQ(any(), Verdict::pass);
}

/// Two oblasts with a district each; Aksu lies in the first district, Vostok in the second.
class NoticeMediaDistant : public ::testing::Test {
 protected:
  NoticeMediaDistant() {
    unit("north", UnitLevel::oblast, "Северная область", "");
    unit("south", UnitLevel::oblast, "Южная область", "");
    unit("n1", UnitLevel::district, "Степной район", "north");
    unit("n2", UnitLevel::district, "Озёрный район", "north");
    unit("s1", UnitLevel::district, "Горный район", "south");
    settlement("aksu", "Аксу", "Северная область", "Степной район");
    settlement("vostok", "Восток", "Южная область", "Горный район");
    settlement("step", "Степь", "Северная область", "Степной район");
  }

  void unit(std::string id, UnitLevel level, std::string name, std::string parent) {
    AdminUnit made;
    made.id = std::move(id);
    made.level = level;
    made.name = std::move(name);
    made.parent_id = std::move(parent);
    bench_.places.units.push_back(made);
  }
  void settlement(std::string id, std::string name, std::string oblast, std::string district) {
    Settlement made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.units = {std::move(oblast), std::move(district), ""};
    made.extent.shape = geo::point_shape({72.0, 52.0});
    bench_.places.settlements.push_back(made);
  }
  const Settlement* known(const std::string& id) const {
    for (const Settlement& one : bench_.places.settlements) {
      if (one.id == id) return &one;
    }
    return nullptr;
  }
  void affect(const std::string& id, Basis basis = Basis::declared) {
    Community community;
    community.settlement = known(id);
    community.place = {known(id)->name, id, {}};
    community.basis = {basis};
    bench_.geography.communities.push_back(community);
  }
  void affect_unit(const std::string& id, Certainty reached = Certainty::yes) {
    AffectedUnit affected;
    for (const AdminUnit& one : bench_.places.units) {
      if (one.id == id) affected.known = &one;
    }
    affected.unit = {affected.known ? affected.known->name : id, std::nullopt, affected.known ? id : ""};
    affected.reached = reached;
    bench_.geography.units.push_back(affected);
  }
  Outlet& newspaper() {
    bench_.input.notice.outlets.push_back(outlet(MediaKind::newspaper, Seen::present, "Вести"));
    return bench_.input.notice.outlets.back();
  }
  Finding finding() const { return bench_.one("notice-media-distant"); }
  Verdict verdict() const { return finding().verdict; }

  test::Bench bench_;
};

TEST_F(NoticeMediaDistant, AnOutletOfTheAffectedSettlementPasses) {
  affect("aksu");
  newspaper().area = {{"Аксу", "aksu", {}}};
  EXPECT_EQ(verdict(), Verdict::pass);
  EXPECT_EQ(finding().subject, "newspaper:Вести");
}

TEST_F(NoticeMediaDistant, AnOutletOfAnotherSettlementFails) {
  affect("aksu");
  newspaper().area = {{"Восток", "vostok", {}}};
  EXPECT_EQ(verdict(), Verdict::fail);
  EXPECT_EQ(test::english(finding().message),
            "Вести is distributed in none of the affected places. Its area: Восток; affected: Аксу. Publish "
            "the notice in a "
            "medium that is distributed there.");
}

TEST_F(NoticeMediaDistant, AnOutletOfTheWholeDistrictOrOblastPasses) {
  affect("aksu");
  newspaper().units = {{"Степной р-н", UnitLevel::district, "n1"}};
  EXPECT_EQ(verdict(), Verdict::pass);
  bench_.input.notice.outlets[0].units = {{"Северная область", UnitLevel::oblast, "north"}};
  EXPECT_EQ(verdict(), Verdict::pass);
}

TEST_F(NoticeMediaDistant, AnOutletOfAnotherDistrictFails) {
  affect("aksu");
  newspaper().units = {{"Озёрный район", UnitLevel::district, "n2"}};
  EXPECT_EQ(verdict(), Verdict::fail);
  bench_.input.notice.outlets[0].units.push_back({"Южная область", UnitLevel::oblast, "south"});
  EXPECT_EQ(verdict(), Verdict::fail);
  bench_.input.notice.outlets[0].units.push_back({"Северная область", UnitLevel::oblast, "north"});
  EXPECT_EQ(verdict(), Verdict::pass);
}

TEST_F(NoticeMediaDistant, AUnitThatIsNotResolvedIsComparedByNameAndNeverFails) {
  affect("aksu");
  newspaper().units = {{"степной р-н", UnitLevel::district, ""}};
  EXPECT_EQ(verdict(), Verdict::pass);
  bench_.input.notice.outlets[0].units = {{"Горный р-н", UnitLevel::district, ""}};
  EXPECT_EQ(verdict(), Verdict::cannot_tell);
  EXPECT_EQ(finding().settled_by->key, "settle.outlet_area_on_map");
  bench_.input.notice.outlets[0].units = {{"Степной", std::nullopt, ""}};
  EXPECT_EQ(verdict(), Verdict::cannot_tell);
}

TEST_F(NoticeMediaDistant, APlaceThatIsNotResolvedCannotBeTold) {
  affect("aksu");
  newspaper().area = {{"Аксу", "", {"aksu", "aksu-2"}}};
  EXPECT_EQ(verdict(), Verdict::cannot_tell);
}

TEST_F(NoticeMediaDistant, AnAffectedUnitIsReachedByAnOutletOfItsPartOrOfTheWhole) {
  affect_unit("n1");
  newspaper().units = {{"", UnitLevel::oblast, "north"}};
  EXPECT_EQ(verdict(), Verdict::pass);
  bench_.input.notice.outlets[0].units = {{"", UnitLevel::oblast, "south"}};
  EXPECT_EQ(verdict(), Verdict::fail);
  bench_.input.notice.outlets[0].units = {};
  bench_.input.notice.outlets[0].area = {{"Степь", "step", {}}};
  EXPECT_EQ(verdict(), Verdict::pass);
  bench_.input.notice.outlets[0].area = {{"Восток", "vostok", {}}};
  EXPECT_EQ(verdict(), Verdict::fail);
}

TEST_F(NoticeMediaDistant, AnAffectedOblastIsReachedByAnOutletOfItsDistrict) {
  affect_unit("north");
  newspaper().units = {{"", UnitLevel::district, "n2"}};
  EXPECT_EQ(verdict(), Verdict::pass);
  bench_.input.notice.outlets[0].units = {{"", UnitLevel::district, "s1"}};
  EXPECT_EQ(verdict(), Verdict::fail);
}

TEST_F(NoticeMediaDistant, AnAffectedUnitByNameAloneIsComparedByName) {
  affect_unit("Степной район (в границах 2018 года)");
  newspaper().units = {{"Степной", UnitLevel::district, "n1"}};
  EXPECT_EQ(verdict(), Verdict::cannot_tell);
  bench_.geography.units[0].unit.text = "Степной район";
  EXPECT_EQ(verdict(), Verdict::pass);
}

TEST_F(NoticeMediaDistant, AUnitThatTheTerritoryDoesNotReachIsNotAsked) {
  affect_unit("s1", Certainty::no);
  newspaper().units = {{"", UnitLevel::district, "n1"}};
  EXPECT_EQ(finding().settled_by->key, "settle.affected_communities");
}

TEST_F(NoticeMediaDistant, OneThatIsReachedIsEnoughAndTheOthersAreNamed) {
  affect("aksu");
  affect("vostok");
  newspaper().area = {{"Аксу", "aksu", {}}};
  EXPECT_EQ(verdict(), Verdict::pass);
  EXPECT_EQ(test::told(finding(), "notice-media-distant.not_reached"), "It is not distributed here: Восток.");
}

TEST_F(NoticeMediaDistant, ANearestCommunityIsNoAffectedOne) {
  affect("vostok", Basis::nearest);
  newspaper().area = {{"Аксу", "aksu", {}}};
  EXPECT_EQ(finding().settled_by->key, "settle.affected_communities");
}

TEST_F(NoticeMediaDistant, ACommunityThatIsNotInTheDataNeverMakesItFail) {
  affect("aksu");
  bench_.geography.communities[0].settlement = nullptr;
  newspaper().area = {{"Восток", "vostok", {}}};
  EXPECT_EQ(verdict(), Verdict::cannot_tell);
}

TEST_F(NoticeMediaDistant, WithoutAnAreaItCannotBeTold) {
  affect("aksu");
  newspaper();
  EXPECT_EQ(finding().settled_by->key, "settle.outlet_area");
}

TEST_F(NoticeMediaDistant, EachOutletIsJudgedApart) {
  affect("aksu");
  newspaper().area = {{"Аксу", "aksu", {}}};
  Outlet radio = outlet(MediaKind::tv_or_radio, Seen::present);
  radio.area = {{"Восток", "vostok", {}}};
  bench_.input.notice.outlets.push_back(radio);
  EXPECT_EQ(bench_.about("notice-media-distant", "newspaper:Вести").verdict, Verdict::pass);
  EXPECT_EQ(bench_.about("notice-media-distant", "tv_or_radio").verdict, Verdict::fail);
}

TEST_F(NoticeMediaDistant, WithoutAPublicationThereIsNothingToCompare) {
  affect("aksu");
  EXPECT_EQ(finding().settled_by->key, "settle.publication");
  bench_.input.notice.outlets = {outlet(MediaKind::newspaper, Seen::absent),
                                 outlet(MediaKind::other, Seen::present)};
  EXPECT_EQ(finding().message.key, "not_applicable.no_publication");
  bench_.input.notice.outlets.push_back(outlet(MediaKind::tv_or_radio, Seen::not_seen));
  EXPECT_EQ(verdict(), Verdict::cannot_tell);
}

}  // namespace
}  // namespace tyndau::hearing
