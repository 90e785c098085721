#include "layers/report_collections.hpp"

#include "layers/map_fields.hpp"

#include <gtest/gtest.h>

namespace tyndau::layers {
namespace {

constexpr auto venues = static_cast<std::size_t>(MapLayer::venues);

/// A venue whose texts are the names of their fields, and whose numbers are 1.
MapFeatures venue_of(const std::string& hearing) {
  geo::Feature feature;
  for (const auto& [name, type] : fields_of(MapLayer::venues)) {
    geo::Value value = std::int64_t{1};
    if (type == geo::FieldType::real) value = 1.0;
    if (type == geo::FieldType::text) value = name;
    if (name == "hearing") value = hearing;
    if (name == "hearing_date") value = std::string("2025-02-12");
    feature.properties.emplace_back(name, std::move(value));
  }
  feature.shape = geo::point_shape({71.4, 51.1});
  MapFeatures all;
  all[venues] = {feature, feature};
  return all;
}

TEST(ReportCollections, WhatHearingsSayAlikeIsKeptOnceAndReadsAsItWasWritten) {
  const auto shared = std::make_shared<Shared>();
  std::vector<std::shared_ptr<const ReportRecords>> hearings;
  for (const char* id : {"a", "b"})
    hearings.push_back(std::make_shared<const ReportRecords>(report_records(venue_of(id), shared)));
  const auto& one = hearings[0]->layers[venues].front();
  const auto& other = hearings[1]->layers[venues].front();
  EXPECT_EQ(one.shape, other.shape);
  const auto collection = report_collection(CollectionId::venues, hearings, "1");
  ASSERT_EQ(collection.size(), 4U);
  EXPECT_EQ(collection.id(0), "a:venue");
  EXPECT_EQ(collection.id(1), "a:venue~2");
  EXPECT_EQ(collection.shape(2), geo::point_shape({71.4, 51.1}));
  const auto& fields = collection.head().fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto value = collection.value(2, i);
    if (fields[i].name == "hearing") {
      EXPECT_EQ(value, cql2::Value(std::string("b")));
      EXPECT_NE(one.values[i], other.values[i]);
      continue;
    }
    EXPECT_EQ(one.values[i], other.values[i]) << fields[i].name << ": the same text, not an equal one";
    switch (fields[i].type) {
      case cql2::FieldType::text: EXPECT_EQ(value, cql2::Value(fields[i].name)); break;
      case cql2::FieldType::boolean: EXPECT_EQ(value, cql2::Value(true)); break;
      case cql2::FieldType::number: EXPECT_EQ(value, cql2::Value(1.0)); break;
      case cql2::FieldType::date: EXPECT_EQ(value, cql2::Value(*cql2::parse_day("2025-02-12"))); break;
      default: EXPECT_EQ(value, cql2::Value(std::int64_t{1})) << fields[i].name;
    }
  }
}

}  // namespace
}  // namespace tyndau::layers
