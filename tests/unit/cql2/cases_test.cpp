// Every filter of cases/filters.txt in memory. What they select is PostGIS's answer, see postgis_test.cpp.
#include "unit/cql2/world.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace tyndau::cql2::test {
namespace {

class Cql2Case : public testing::TestWithParam<Case> {};

TEST_P(Cql2Case, SelectsTheFeaturesThatPostgisSelects) {
  const auto filter = Filter::parse(GetParam().filter, world_schema());
  ASSERT_TRUE(filter) << GetParam().filter << ": " << filter.error().message;
  EXPECT_EQ(selected(*filter), GetParam().expected) << GetParam().filter;
}

TEST_P(Cql2Case, IsTheSameFilterWhenPrintedAndReadAgain) {
  const auto filter = Filter::parse(GetParam().filter, world_schema());
  ASSERT_TRUE(filter);
  const auto again = Filter::parse(filter->to_text(), world_schema());
  ASSERT_TRUE(again) << filter->to_text() << ": " << again.error().message;
  EXPECT_EQ(again->to_text(), filter->to_text());
  EXPECT_EQ(selected(*again), selected(*filter)) << filter->to_text();
}

TEST_P(Cql2Case, HasABoxThatEverySelectedGeometryMeets) {
  const auto filter = Filter::parse(GetParam().filter, world_schema());
  ASSERT_TRUE(filter);
  const auto box = filter->bbox();
  for (const Row& row : world_rows()) {
    const RowSubject subject(row);
    if (!box || !filter->matches(subject)) continue;
    ASSERT_NE(subject.geometry(), nullptr);
    PlaneBox own{180, 90, -180, -90};
    for (const LonLat& p : geo::vertices(*subject.geometry())) {
      own = {std::min(own.west, p.lon), std::min(own.south, p.lat), std::max(own.east, p.lon),
             std::max(own.north, p.lat)};
    }
    EXPECT_TRUE(own.west <= box->east && own.east >= box->west && own.south <= box->north &&
                own.north >= box->south)
        << GetParam().filter << " " << row.id;
  }
}

INSTANTIATE_TEST_SUITE_P(Filters, Cql2Case, testing::ValuesIn(cases()), [](const auto& one) {
  std::string name = one.param.conformance_class + "_" + std::to_string(one.index);
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

TEST(Cql2Cases, EveryClassHasAtLeastTwentyOfWhichSomeSelectSomething) {
  std::map<std::string, int> count;
  std::map<std::string, int> telling;
  const std::size_t all = world_rows().size();
  for (const Case& one : cases()) {
    ++count[one.conformance_class];
    const bool some = !one.expected.empty() && one.expected.size() < 2 * all - 1;
    if (some) ++telling[one.conformance_class];
  }
  EXPECT_EQ(count.size(), 9U);
  for (const auto& [name, number] : count) {
    EXPECT_GE(number, 20) << name;
    EXPECT_GE(telling[name], 12) << name;
  }
}

}  // namespace
}  // namespace tyndau::cql2::test
