#include "unit/store/register_file.hpp"

namespace tyndau::store {
namespace {

class PlacesContract : public test::StoreContract {
 protected:
  [[nodiscard]] std::unique_ptr<PlaceStore> create() const {
    auto opened = create_places(address());
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }
};
TYNDAU_FOR_EACH_STORE(PlacesContract);

hearing::Settlement aksu() {
  hearing::Settlement settlement;
  settlement.id = "geonames:1526271";
  settlement.name = "Aksu";
  settlement.names = {"Ақсу", "Аксу", "Aksu"};
  settlement.alternate_names = {"Karasuk", "Stalinskiy"};
  settlement.population = 8543;
  settlement.place_type = "town";
  settlement.units = {"Акмолинская область", "", ""};
  settlement.centre = {71.95761, 52.44422};
  settlement.extent = {hearing::ExtentQuality::estimated,
                       geo::point_shape(settlement.centre),
                       {Metres{570}, Metres{990}},
                       Metres{280}};
  settlement.source = "GeoNames";
  return settlement;
}

hearing::DatasetContent settlements(std::vector<hearing::Settlement> list) {
  hearing::DatasetContent content;
  content.dataset.id = "test";
  content.dataset.title = {"Сынақ", "Проба", "Test"};
  content.dataset.licence = "CC0";
  content.dataset.date = "2024-01-01";
  content.dataset.coverage = geo::point_shape({70, 50});
  content.settlements = std::move(list);
  return content;
}

TEST_P(PlacesContract, ASettlementComesBackWithEverythingItHad) {
  const auto store = create();
  ASSERT_TRUE(store->replace(settlements({aksu()})));
  const auto places = create()->places();
  ASSERT_TRUE(places) << places.error().message;
  ASSERT_EQ(places->settlements.size(), 1U);
  const auto& back = places->settlements.front();
  const auto original = aksu();
  EXPECT_EQ(back.id, original.id);
  EXPECT_EQ(back.names, original.names);
  EXPECT_EQ(back.alternate_names, original.alternate_names);
  EXPECT_EQ(back.population, original.population);
  EXPECT_EQ(back.units, original.units);
  EXPECT_EQ(back.centre, original.centre);
  EXPECT_EQ(back.extent.quality, original.extent.quality);
  EXPECT_EQ(back.extent.shape, original.extent.shape);
  EXPECT_EQ(back.extent.radius, original.extent.radius);
  EXPECT_EQ(back.extent.position_uncertainty, original.extent.position_uncertainty);
  EXPECT_EQ(back.extent.rare_displacement, original.extent.rare_displacement);
  EXPECT_EQ(back.dataset, "test");
  EXPECT_EQ(back.source, "GeoNames");
}

TEST_P(PlacesContract, HowWellBordersAreDrawnComesBackAndChangesTheDigest) {
  hearing::DatasetContent content;
  content.dataset.id = "districts";
  content.dataset.kind = hearing::DatasetKind::units;
  content.units.emplace_back().id = "d1";
  const auto without = create()->replace(content);
  ASSERT_TRUE(without) << without.error().message;
  EXPECT_EQ(create()->datasets()->front().border_accuracy, std::nullopt);
  content.dataset.border_accuracy = Metres{50.5};
  const auto with = create()->replace(content);
  ASSERT_TRUE(with);
  EXPECT_EQ(create()->datasets()->front().border_accuracy, Metres{50.5});
  EXPECT_NE(with->sha256, without->sha256) << "verdicts near the border rest on it";
}

TEST_P(PlacesContract, UnknownPopulationStaysUnknown) {
  auto place = aksu();
  place.population.reset();
  const auto store = create();
  ASSERT_TRUE(store->replace(settlements({place})));
  EXPECT_FALSE(store->places()->settlements.front().population);
}

TEST_P(PlacesContract, UnitsZonesAndBuildingsComeBack) {
  hearing::DatasetContent content;
  content.dataset.id = "mixed";
  content.dataset.kind = hearing::DatasetKind::zones;
  content.dataset.zone_kinds = {hearing::ZoneKind::protected_area, hearing::ZoneKind::water_body};
  content.dataset.unit_levels = {hearing::UnitLevel::district};
  content.units.push_back({"351000000",
                           hearing::UnitLevel::district,
                           "Аксу",
                           {},
                           {"Ақсу"},
                           "350000000",
                           {},
                           make_date(2022, 6, 8),
                           std::nullopt,
                           {}});
  content.zones.push_back(
      {"z1", hearing::ZoneKind::protected_area, "Тоунсор", {}, geo::point_shape({64, 51}), Metres{500}, {}});
  content.buildings.push_back({"b1", geo::point_shape({64, 51}), true, {}});
  const auto store = create();
  ASSERT_TRUE(store->replace(std::move(content)));
  const auto places = store->places();
  ASSERT_TRUE(places) << places.error().message;
  EXPECT_EQ(places->datasets.front().zone_kinds.size(), 2U);
  EXPECT_EQ(places->datasets.front().unit_levels, std::vector{hearing::UnitLevel::district});
  EXPECT_EQ(places->units.front().valid_from, make_date(2022, 6, 8));
  EXPECT_FALSE(places->units.front().valid_to);
  EXPECT_TRUE(places->units.front().shape.empty());
  EXPECT_EQ(places->zones.front().width, Metres{500});
  EXPECT_TRUE(places->buildings.front().dwelling);
}

TEST_P(PlacesContract, ReplacingADataSetLeavesNothingOfTheOldOne) {
  const auto store = create();
  auto other = aksu();
  other.id = "geonames:1";
  const auto first = store->replace(settlements({aksu(), other}));
  const auto second = store->replace(settlements({other}));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->records, 2);
  EXPECT_NE(first->sha256, second->sha256);
  EXPECT_EQ(store->places()->settlements.size(), 1U);
  EXPECT_EQ(store->datasets()->size(), 1U);
}

TEST_P(PlacesContract, AReplacementThatFailsLeavesTheOldDataSet) {
  const auto store = create();
  ASSERT_TRUE(store->replace(settlements({aksu()})));
  EXPECT_FALSE(store->replace(settlements({aksu(), aksu()})));  // one id twice
  const auto places = store->places();
  ASSERT_TRUE(places);
  EXPECT_EQ(places->settlements.size(), 1U);
  EXPECT_EQ(places->datasets.front().records, 1);
}

TEST_P(PlacesContract, ADataSetInPartsIsSeenAtItsEndAndIsTheSameAsAtOnce) {
  auto other = aksu();
  other.id = "geonames:1";
  const auto whole = settlements({aksu(), other});
  const auto store = create();
  ASSERT_TRUE(store->replace(settlements({other})));
  auto parts = store->begin_replacement("test");
  ASSERT_TRUE(parts) << parts.error().message;
  for (const auto& settlement : whole.settlements) ASSERT_TRUE((*parts)->add(settlements({settlement})));
  const auto reader = open_places(address());
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->places()->settlements.size(), 1U);
  const auto finished = (*parts)->finish(whole.dataset);
  ASSERT_TRUE(finished) << finished.error().message;
  EXPECT_EQ(finished->records, 2);
  EXPECT_EQ(finished->sha256, content_digest(whole));
  parts->reset();
  const auto places = store->places();
  ASSERT_TRUE(places);
  EXPECT_EQ(places->settlements.size(), 2U);
  EXPECT_EQ(places->datasets.front().sha256, finished->sha256);
  EXPECT_EQ(places->datasets.front().title, whole.dataset.title);
  EXPECT_EQ(places->datasets.front().coverage, whole.dataset.coverage);
}

TEST_P(PlacesContract, ADataSetThatIsDroppedHalfWayLeavesTheOldOne) {
  auto other = aksu();
  other.id = "geonames:1";
  const auto store = create();
  ASSERT_TRUE(store->replace(settlements({aksu()})));
  {
    auto parts = store->begin_replacement("test");
    ASSERT_TRUE(parts);
    ASSERT_TRUE((*parts)->add(settlements({other})));
  }
  EXPECT_EQ(store->places()->settlements.front().id, aksu().id);
}

TEST_P(PlacesContract, WordsThatDatabasesTakeAmissComeBack) {
  auto place = aksu();
  place.name = "a\tb\\n\"c'{},d";
  place.alternate_names = {"a\"b", "c\\d", "e,f", "{g}"};
  place.extent.shape = geo::Shape{{}, {}, {{{{70, 50}, {70.1, 50}, {70.1, 50.1}, {70, 50}}, {}}}};
  const auto store = create();
  ASSERT_TRUE(store->replace(settlements({place})));
  const auto places = store->places();
  ASSERT_TRUE(places) << places.error().message;
  EXPECT_EQ(places->settlements.front().name, place.name);
  EXPECT_EQ(places->settlements.front().alternate_names, place.alternate_names);
  EXPECT_EQ(places->settlements.front().extent.shape, place.extent.shape);
}

}  // namespace
}  // namespace tyndau::store
