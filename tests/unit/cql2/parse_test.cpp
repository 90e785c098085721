// What is refused and how; limits; coordinates of other systems; hints for stores.
#include "hearing/messages.hpp"
#include "unit/cql2/world.hpp"

#include <algorithm>

namespace tyndau::cql2::test {
namespace {

struct Refused {
  std::string filter;
  std::string reason;
  std::string where;
  ErrorCode code = ErrorCode::bad_input;
};

const hearing::MessageCatalogue& catalogue() {
  static const auto loaded =
      hearing::MessageCatalogue::load(tyndau::test::source_dir() / "geodata/messages").value();
  return loaded;
}

bool has_sentence(const std::string& reason) {
  const auto& keys = catalogue().keys();
  return std::find(keys.begin(), keys.end(), reason) != keys.end();
}

class Cql2Refusal : public testing::TestWithParam<Refused> {};

TEST_P(Cql2Refusal, SaysWhatAndWhere) {
  const auto filter = Filter::parse(GetParam().filter, world_schema());
  ASSERT_FALSE(filter) << GetParam().filter;
  EXPECT_EQ(filter.error().reason, GetParam().reason) << filter.error().message;
  EXPECT_EQ(filter.error().where, "character " + GetParam().where) << filter.error().message;
  EXPECT_EQ(filter.error().code, GetParam().code);
  EXPECT_TRUE(has_sentence(filter.error().reason)) << filter.error().reason;
}

INSTANTIATE_TEST_SUITE_P(
    Filters, Cql2Refusal,
    testing::Values(
        Refused{"", "cql2.ends", "1"}, Refused{"name =", "cql2.ends", "7"},
        Refused{"name = 'x", "cql2.unended", "8"}, Refused{"name ; 'x'", "cql2.unexpected", "6"},
        Refused{"name = 'x' name", "cql2.unexpected", "12"}, Refused{"(name = 'x'", "cql2.ends", "12"},
        Refused{"name = 'x')", "cql2.unexpected", "11"}, Refused{"nam = 'x'", "cql2.property_closest", "1"},
        Refused{"whatever = 'x'", "cql2.property", "1"}, Refused{"population = 'x'", "cql2.type", "1"},
        Refused{"name = 5", "cql2.type", "1"}, Refused{"name = population", "cql2.type", "8"},
        Refused{"geom = 'x'", "cql2.type", "1"}, Refused{"population LIKE '5%'", "cql2.type", "1"},
        Refused{"name LIKE 'x\\\\\\'", "cql2.unended", "11"}, Refused{"name LIKE kind", "cql2.type", "11"},
        Refused{"name BETWEEN 1 AND 2", "cql2.type", "1"},
        Refused{"population BETWEEN 1 OR 2", "cql2.unexpected", "22"},
        Refused{"name IN ()", "cql2.unexpected", "10"}, Refused{"name IN ('a', 5)", "cql2.type", "15"},
        Refused{"name IS 5", "cql2.unexpected", "9"}, Refused{"name NOT = 'x'", "cql2.unexpected", "10"},
        Refused{"population = 1e999", "cql2.number", "14"}, Refused{"population = 5x", "cql2.number", "14"},
        Refused{"date = DATE('2022-02-30')", "cql2.unexpected", "13"},
        Refused{"date = DATE('0000-01-01')", "cql2.unexpected", "13"},
        Refused{"written_at = TIMESTAMP('2022-01-01')", "cql2.unexpected", "24"},
        Refused{"T_AFTER(name, DATE('2022-01-01'))", "cql2.type", "9"},
        Refused{"T_AFTER(date, INTERVAL('2022-02-01', '2022-01-01'))", "cql2.interval", "15"},
        Refused{"S_INTERSECTS(name, POINT(0 0))", "cql2.type", "14"},
        Refused{"S_INTERSECTS(geom, POINT(0))", "cql2.geometry", "20"},
        Refused{"S_INTERSECTS(geom, POINT EMPTY)", "cql2.property", "20"},
        Refused{"S_INTERSECTS(geom, POINT(0 91))", "cql2.geometry", "20"},
        Refused{"S_INTERSECTS(geom, POLYGON((0 0,1 1,0 1,1 0,0 0)))", "cql2.geometry", "20"},
        Refused{"S_INTERSECTS(geom, BBOX(1,2,3))", "cql2.unexpected", "30"},
        Refused{"S_INTERSECTS(geom, BBOX(0,5,1,4))", "cql2.geometry", "20"},
        Refused{"S_NEAR(geom, POINT(0 0))", "cql2.function", "1", ErrorCode::unsupported},
        Refused{"pg_sleep(10) = 1", "cql2.function", "1", ErrorCode::unsupported},
        Refused{"TRUE AND S_WITHIN(geom, GEOMETRYCOLLECTION(POINT(0 0),LINESTRING(0 0,1 1)))", "cql2.mixed",
                "10", ErrorCode::unsupported},
        Refused{std::string("name = '\0'", 10), "cql2.not_utf8", "1"},
        Refused{"name = '\xC3\x28'", "cql2.not_utf8", "1"}));

TEST(Cql2RefusedGeometry, IsToldInOurOwnWords) {
  for (const char* filter : {"S_INTERSECTS(geom, LINESTRING(0 0))", "S_INTERSECTS(geom, POINT(0))",
                             "S_INTERSECTS(geom, POLYGON((0 0,1 1,0 1,1 0,0 0)))"}) {
    const auto refused = Filter::parse(filter, world_schema());
    ASSERT_FALSE(refused) << filter;
    EXPECT_EQ(refused.error().reason, "cql2.geometry");
    for (const auto language : {Language::kk, Language::ru, Language::en}) {
      const auto told =
          catalogue().render({refused.error().reason, {{"value", refused.error().value}}}, language);
      for (const char* theirs : {"Exception", "point array", "Self-intersection", "not valid"}) {
        EXPECT_EQ(told.find(theirs), std::string::npos) << told;
      }
    }
  }
}

std::string repeated(const std::string& what, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

TEST(Cql2Limits, TenThousandBracketsOrNotsAreRefused) {
  constexpr std::size_t deep = 10'000;
  Options options;
  options.most_bytes = 1'000'000;
  for (const std::string& filter :
       {repeated("(", deep) + "TRUE" + repeated(")", deep), repeated("NOT ", deep) + "TRUE",
        repeated("CASEI(", deep) + "name" + repeated(")", deep) + " = 'x'"}) {
    const auto read = Filter::parse(filter, world_schema(), options);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason, "cql2.too_deep");
    EXPECT_EQ(read.error().code, ErrorCode::limit);
    EXPECT_TRUE(has_sentence("cql2.too_deep"));
  }
}

TEST(Cql2Limits, TextLiteralsAndVerticesAreCounted) {
  Options options;
  options.most_literals = 3;
  options.most_vertices = 4;
  options.most_bytes = 100;
  const auto reason = [&](const std::string& filter) {
    const auto read = Filter::parse(filter, world_schema(), options);
    if (!read) {
      EXPECT_TRUE(has_sentence(read.error().reason)) << read.error().reason;
    }
    return read ? std::string("none") : read.error().reason;
  };
  EXPECT_EQ(reason("population IN (1, 2, 3)"), "none");
  EXPECT_EQ(reason("population IN (1, 2, 3, 4)"), "cql2.too_many_literals");
  EXPECT_EQ(reason("S_WITHIN(geom, BBOX(0,0,1,1))"), "none");
  EXPECT_EQ(reason("S_WITHIN(geom, LINESTRING(0 0,1 1,2 2,3 3,4 4))"), "cql2.too_many_vertices");
  EXPECT_EQ(reason("name = '" + repeated("x", 100) + "'"), "cql2.too_long");
}

TEST(Cql2Limits, TheDeepestThatIsReadIsPrintedAndReadAgain) {
  const std::size_t deep = Options{}.deepest;
  std::string filter = "name = 'x'";
  for (std::size_t i = 0; i < deep; ++i) filter = "NOT (" + filter + (i % 2 == 0 ? " OR" : " AND") + " TRUE)";
  const auto read = Filter::parse(filter, world_schema());
  ASSERT_TRUE(read) << read.error().message;
  const auto again = Filter::parse(read->to_text(), world_schema());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->to_text(), read->to_text());
  EXPECT_FALSE(Filter::parse("(" + filter + ")", world_schema()));
}

TEST(Cql2Names, TheClosestPropertyIsNamed) {
  const auto read = Filter::parse("populaton > 5", world_schema());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().value, "population");
  EXPECT_NE(read.error().message.find("\"populaton\""), std::string::npos);
}

TEST(Cql2Crs, GeometriesAreReadInTheCrsOfTheFilter) {
  const auto in = [](const std::string& crs, bool north_first, const std::string& filter) {
    Options options;
    options.crs = crs;
    options.north_first = north_first;
    const auto read = Filter::parse(filter, world_schema(), options);
    return read ? selected(*read) : read.error().message;
  };
  EXPECT_EQ(in("EPSG:4326", true, "S_INTERSECTS(geom, POINT(43.25 76.95))"), "a");
  EXPECT_EQ(in("EPSG:4326", true, "S_INTERSECTS(geom, BBOX(43, 76, 44, 77))"), "a");
  EXPECT_EQ(in("EPSG:4326", true, "S_INTERSECTS(geom, BBOX(50, 170, 70, -170))"), "n");
  EXPECT_EQ(in("EPSG:3857", false, "S_WITHIN(geom, BBOX(8500000, 5300000, 8600000, 5400000))"), "a");
  EXPECT_EQ(in("EPSG:32643", false, "S_WITHIN(geom, BBOX(650000, 4780000, 670000, 4800000))"), "a");
  EXPECT_EQ(in("EPSG:28413", true, "S_WITHIN(geom, BBOX(4780000, 13640000, 4810000, 13680000))"), "a");
  EXPECT_NE(in("EPSG:99999", false, "S_WITHIN(geom, POINT(1 1))").find("EPSG:99999"), std::string::npos);
}

TEST(Cql2Hints, OnlyWhatEveryMatchMustHaveIsAHint) {
  const auto key = [](const std::string& filter) {
    return Filter::parse(filter, world_schema())->key_equals("name").value_or("none");
  };
  EXPECT_EQ(key("name = 'Bern'"), "Bern");
  EXPECT_EQ(key("population > 5 AND 'Bern' = name"), "Bern");
  EXPECT_EQ(key("name = 'Bern' OR population > 5"), "none");
  EXPECT_EQ(key("NOT name = 'Bern'"), "none");
  EXPECT_EQ(key("CASEI(name) = 'bern'"), "none");
  const auto box = [](const std::string& filter) { return Filter::parse(filter, world_schema())->bbox(); };
  EXPECT_EQ(box("S_WITHIN(geom, BBOX(1,2,3,4)) AND capital = true"), (PlaneBox{1, 2, 3, 4}));
  EXPECT_EQ(box("S_WITHIN(geom, BBOX(1,2,3,4)) OR S_INTERSECTS(POINT(9 0), geom)"), (PlaneBox{1, 0, 9, 4}));
  EXPECT_EQ(box("S_WITHIN(geom, BBOX(1,2,3,4)) OR capital = true"), std::nullopt);
  EXPECT_EQ(box("NOT S_WITHIN(geom, BBOX(1,2,3,4))"), std::nullopt);
  EXPECT_EQ(box("S_DISJOINT(geom, BBOX(1,2,3,4))"), std::nullopt);
}

TEST(Cql2Sql, HoldsNoLiteralAndCountsParametersFromTheFirst) {
  const auto filter = Filter::parse("name = 'Bern' AND population > 5", world_schema());
  ASSERT_TRUE(filter);
  const Sql sql = filter->to_sql(4);
  EXPECT_EQ(
      sql.condition,
      "(((\"name\"::text COLLATE \"C\") = ($4::text COLLATE \"C\")) AND (\"population\"::double precision > "
      "$5::double precision))");
  EXPECT_EQ(sql.parameters, (std::vector<std::string>{"Bern", "5"}));
}

}  // namespace
}  // namespace tyndau::cql2::test
