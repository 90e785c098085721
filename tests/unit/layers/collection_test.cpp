#include "layers/collection.hpp"

#include "geo/spatial_relation.hpp"
#include "geo/vector_file.hpp"
#include "layers/export.hpp"
#include "layers/moment.hpp"
#include "layers/offered_crs.hpp"
#include "layers/selection.hpp"
#include "sample_report.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>

namespace tyndau::layers {
namespace {

struct Row {
  std::string id;
  geo::Shape shape;
  cql2::Value day = {};
};

class Rows : public FeatureSource {
 public:
  explicit Rows(std::vector<Row> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] std::size_t size() const override { return rows_.size(); }
  [[nodiscard]] std::string_view id(std::size_t number) const override { return rows_[number].id; }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override { return rows_[number].shape; }
  [[nodiscard]] cql2::Value value(std::size_t number, std::size_t) const override {
    return rows_[number].day;
  }

 private:
  std::vector<Row> rows_;
};

Collection collection_of(std::vector<Row> rows) {
  CollectionHead head;
  head.fields.push_back({"day", cql2::FieldType::date});
  head.time = 0;
  head.version = "1";
  return {std::move(head), std::make_shared<Rows>(std::move(rows))};
}

geo::Shape at(double lon, double lat) { return geo::point_shape({lon, lat}); }

/// Ids of what is selected, joined.
std::string selected(const Collection& collection, const Query& query) {
  const auto positions = select(collection, query);
  std::string ids;
  for (const auto position : positions.value()) ids += std::string(collection.id(position));
  return ids;
}

Query in(std::vector<cql2::PlaneBox> boxes) {
  Query query;
  query.area = Area{std::move(boxes), std::nullopt};
  return query;
}

TEST(Collections, FeaturesOfOneKindAreAPartOfTheirCollection) {
  geo::Shape line;
  line.lines.push_back({{71, 51}, {72, 52}});
  geo::Shape both = at(70, 50);
  both.lines = line.lines;
  const auto all = collection_of({{"a", at(70, 50)}, {"b", line}, {"c", {}}, {"d", at(60, 40)}, {"e", both}});
  EXPECT_EQ(all.kinds(), (std::vector{ShapeKind::points, ShapeKind::lines}));
  const auto points = all.part(ShapeKind::points);
  EXPECT_EQ(selected(points, {}), "ad");
  EXPECT_EQ(points.extent()->west, 60);
  EXPECT_EQ(code(points.head().id), "settlements-points");
  EXPECT_EQ(selected(all.part(ShapeKind::lines), {}), "be");
  EXPECT_EQ(all.part(ShapeKind::areas).size(), 0U);
  EXPECT_FALSE(points.find("b"));
  EXPECT_EQ(points.first_after("b"), 1U);
}

TEST(Collections, ALayersCodeNamesItsCollectionAndItsKind) {
  const auto lines = layer_from_code("distance-lines");
  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->collection, CollectionId::distance_lines);
  EXPECT_FALSE(lines->only);
  EXPECT_EQ(layer_from_code("distance-lines-lines")->only, ShapeKind::lines);
  EXPECT_EQ(layer_from_code("affected-communities-areas")->collection, CollectionId::affected_communities);
  for (const auto* none :
       {"", "-points", "points", "cities-points", "settlements-", "settlements-points-points"}) {
    EXPECT_FALSE(layer_from_code(none)) << none;
  }
}

TEST(Collections, FeaturesComeInTheOrderOfTheirIdsByCodePoint) {
  const auto collection = collection_of({{"б", {}}, {"a", {}}, {"Z", {}}, {"ә", {}}});
  std::string order;
  for (std::size_t i = 0; i < collection.size(); ++i) order += collection.id(i);
  EXPECT_EQ(order, "Zaбә");
}

TEST(Collections, OfEqualIdsTheLastIsKept) {
  const auto collection = collection_of({{"a", at(1, 1)}, {"b", at(2, 2)}, {"a", at(3, 3)}});
  ASSERT_EQ(collection.size(), 2U);
  EXPECT_EQ(collection.shape(*collection.find("a")).points.front().lon, 3);
}

TEST(Collections, WhatHasAPlaceComesFirst) {
  const auto collection =
      collection_of({{"a", {}}, {"b", at(1, 1)}, {"c", {}}, {"d", at(2, 2)}, {"e", at(3, 3)}});
  std::string order;
  for (std::size_t i = 0; i < collection.size(); ++i) {
    order += collection.id(i);
    EXPECT_EQ(collection.find(collection.id(i)), i);
    EXPECT_EQ(collection.first_after(collection.id(i)), i + 1) << "next leads from each to the one behind it";
  }
  EXPECT_EQ(order, "bdeac");
  EXPECT_EQ(collection.first_after("cc"), 1U)
      << "without its part, what is gone repeats features rather than leaves some out";
  EXPECT_FALSE(collection.find("cc"));
  EXPECT_FALSE(collection.find(""));
}

TEST(Collections, AKeyLeadsOnEvenWhenItsFeatureIsGone) {
  const auto collection = collection_of({{"a", at(1, 1)}, {"c", at(2, 2)}});
  EXPECT_EQ(collection.first_after("a"), 1U);
  EXPECT_EQ(collection.first_after("b"), 1U);
  EXPECT_EQ(collection.first_after("c"), 2U);
  EXPECT_EQ(collection.first_after(""), 0U);
  EXPECT_FALSE(collection.find("b"));
}

TEST(Collections, AKeyWithItsPartLeadsOnWhenItsFeatureIsGoneFromEitherPart) {
  const auto collection = collection_of({{"a", {}}, {"b", at(1, 1)}, {"c", {}}, {"d", at(2, 2)}});
  using enum CollectionPart;
  EXPECT_EQ(collection.first_after("b", placed), 1U);
  EXPECT_EQ(collection.first_after("c", placed), 1U) << "the id is one of the other part";
  EXPECT_EQ(collection.first_after("z", placed), 2U);
  EXPECT_EQ(collection.first_after("a", unplaced), 3U);
  EXPECT_EQ(collection.first_after("b", unplaced), 3U);
  EXPECT_EQ(collection.first_after("z", unplaced), 4U);
  EXPECT_EQ(collection.part_of(1), placed);
  EXPECT_EQ(collection.part_of(2), unplaced);
  for (const auto part : {placed, unplaced}) EXPECT_EQ(collection_part_from_code(code(part)), part);
  EXPECT_FALSE(collection_part_from_code("Placed"));
}

TEST(Exports, WhatAFlatGeobufLeavesOutIsCounted) {
  const auto file =
      std::filesystem::temp_directory_path() / ("tyndau-null-" + std::to_string(::getpid()) + ".fgb");
  const auto collection = collection_of({{"a", at(70, 50)}, {"b", {}}, {"c", {}}});
  const auto done =
      export_collection(collection, ExportFormat::flatgeobuf, file, ExportOptions{test::catalogue()});
  ASSERT_TRUE(done) << done.error().message;
  const auto layers = geo::layers_of(file);
  ASSERT_TRUE(layers) << layers.error().message;
  EXPECT_EQ(left_out(collection, ExportFormat::flatgeobuf), 2U);
  EXPECT_EQ(layers->front().feature_count, 1);
  EXPECT_EQ(left_out(collection, ExportFormat::geopackage), 0U);
  EXPECT_EQ(left_out(collection_of({{"a", at(70, 50)}}), ExportFormat::flatgeobuf), 0U);
  std::filesystem::remove(file);
}

TEST(Collections, TheExtentHoldsEveryShapeAndAnEmptyOneHasNone) {
  EXPECT_FALSE(collection_of({{"a", {}}}).extent());
  const auto extent = collection_of({{"a", at(70, 50)}, {"b", at(60, 55)}, {"c", {}}}).extent();
  ASSERT_TRUE(extent);
  EXPECT_EQ(extent->west, 60);
  EXPECT_EQ(extent->north, 55);
}

TEST(Selections, ABoxSelectsWhatItTouchesAndWhatHasNoPlace) {
  const auto collection = collection_of({{"a", at(70, 50)}, {"b", at(71, 51)}, {"c", {}}, {"d", at(72, 52)}});
  EXPECT_EQ(selected(collection, in({{70, 50, 71, 51}})), "abc");
  EXPECT_EQ(selected(collection, in({{70.000001, 50, 71, 51}})), "bc");
}

TEST(Selections, ABoxWithoutAnAreaSelectsThePointInIt) {
  const auto collection = collection_of({{"a", at(70, 50)}, {"b", at(71, 50)}});
  EXPECT_EQ(selected(collection, in({{70, 50, 70, 50}})), "a");
  EXPECT_EQ(selected(collection, in({{69, 50, 72, 50}})), "ab");
}

TEST(Selections, TwoBoxesLieOnBothSidesOfTheAntimeridian) {
  const auto collection = collection_of({{"a", at(179.5, 0)}, {"b", at(-179.5, 0)}, {"c", at(0, 0)}});
  EXPECT_EQ(selected(collection, in({{179, -1, 180, 1}, {-180, -1, -179, 1}})), "ab");
}

TEST(Selections, AShapeWhoseBoxMeetsButNotItselfIsNotSelected) {
  geo::Shape corner;  // an L around the box that is asked for
  corner.polygons.push_back({{{0, 0}, {10, 0}, {10, 1}, {1, 1}, {1, 10}, {0, 10}}, {}});
  const auto collection = collection_of({{"a", corner}});
  EXPECT_EQ(selected(collection, in({{5, 5, 9, 9}})), "");
  EXPECT_EQ(selected(collection, in({{0.5, 5, 9, 9}})), "a");
}

TEST(Selections, ATimeSelectsDaysThatItTouchesAndWhatHasNone) {
  const Date day{std::chrono::year{2022} / 8 / 3};
  const auto collection = collection_of({{"a", {}, day}, {"b", {}}, {"c", {}, day + std::chrono::days{1}}});
  Query query;
  query.time = read_time_query("2022-08-03T23:59:59Z");
  EXPECT_EQ(selected(collection, query), "ab");
  query.time = read_time_query("2022-08-04T00:00:00Z/..");
  EXPECT_EQ(selected(collection, query), "bc");
}

TEST(Selections, ASelectionThatNobodyWaitsForStops) {
  Query query;
  query.stop = [] { return true; };
  EXPECT_EQ(select(collection_of({{"a", {}}}), query).error().code, ErrorCode::unavailable);
}

TEST(Selections, AFilterStopsAtTheFeatureWhereNobodyWaitsAnyMore) {
  const auto collection = collection_of({{"a", {}}, {"b", {}}, {"c", {}}, {"d", {}}});
  const auto filter = cql2::Filter::parse("day IS NULL", schema_of(collection));
  ASSERT_TRUE(filter);
  int asked = 0;
  Query query;
  query.filter = &*filter;
  query.stop = [&] { return ++asked > 2; };
  EXPECT_EQ(select(collection, query).error().code, ErrorCode::unavailable);
  EXPECT_EQ(asked, 3);
}

TEST(Selections, TheSameKeyIsSelectedOnceUntilItIsForgotten) {
  Selections kept(100);
  int made = 0;
  const auto make = [&]() -> Result<Positions> {
    ++made;
    return Positions(40, 1U);
  };
  ASSERT_TRUE(kept.get("a", make));
  ASSERT_TRUE(kept.get("a", make));
  EXPECT_EQ(made, 1);
  ASSERT_TRUE(kept.get("b", make));
  ASSERT_TRUE(kept.get("c", make));  // 123 positions and bytes: the oldest is forgotten
  ASSERT_TRUE(kept.get("a", make));
  EXPECT_EQ(made, 4);
}

TEST(Moments, AreReadWithOffsetsAndFractions) {
  const auto utc = read_moment("2018-02-12T00:00:00Z");
  ASSERT_TRUE(utc);
  EXPECT_EQ(read_moment("2018-02-12T06:00:00+06:00")->begin, utc->begin);
  EXPECT_EQ(read_moment("2018-02-11T23:30:00-00:30")->begin, utc->begin);
  EXPECT_EQ(read_moment("2018-02-12t00:00:00.123456789z")->begin.microseconds,
            utc->begin.microseconds + 123456);
  EXPECT_EQ(read_moment("2018-02-12")->begin, utc->begin);
}

TEST(Moments, WhatIsNoneIsRefused) {
  for (const char* text :
       {"", "2018", "2018-02-30", "2018-02-12T", "2018-02-12T24:00:00Z", "2018-02-12T00:00:00",
        "2018-02-12T00:00:00+0600", "2018-02-12T00:00:00+24:00", "2018-02-12T00:00:00.Z"}) {
    EXPECT_FALSE(read_moment(text)) << text;
  }
  for (const char* text : {"a/..", "2018-02-12/2018-02-11", "2018-02-12/2018-02-13/..", "//"}) {
    EXPECT_FALSE(read_time_query(text)) << text;
  }
}

TEST(OfferedCrs, Crs84IsFirstAndAxesAreInTheOrderOfEachDefinition) {
  EXPECT_TRUE(offered_crs().front().is_crs84());
  EXPECT_EQ(offered_crs().size(), 19U);
  EXPECT_TRUE(find_crs("http://www.opengis.net/def/crs/EPSG/0/4326")->north_first);
  EXPECT_TRUE(find_crs("http://www.opengis.net/def/crs/EPSG/0/28412")->north_first);
  EXPECT_FALSE(find_crs("http://www.opengis.net/def/crs/EPSG/0/32642")->north_first);
  EXPECT_EQ(find_crs("EPSG:4326"), nullptr);
}

TEST(Pins, LieOnAPointOrInTheMiddleOfTheBox) {
  EXPECT_EQ(pin_of(at(70, 50)).lon, 70);
  geo::Shape across;
  across.lines.push_back({{179, 10}, {-177, 20}});
  EXPECT_DOUBLE_EQ(pin_of(across).lon, -179);
  EXPECT_DOUBLE_EQ(pin_of(across).lat, 15);
}

}  // namespace
}  // namespace tyndau::layers
