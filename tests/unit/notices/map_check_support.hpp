/// \file
/// A fictional site with one village to the east, and what every line of a map's checklist must have.
#pragma once

#include "notices/map_check.hpp"
#include "unit/documents/map_support.hpp"
#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tyndau::test {

inline geo::Shape box_shape(double west, double south, double east, double north) {
  return {{}, {}, {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}}};
}

/// The village of make_maps.py, of which a data set says that there is no other.
inline hearing::AtlasData village_data() {
  hearing::AtlasData data;
  hearing::Dataset known;
  known.id = "villages";
  known.kind = hearing::DatasetKind::settlements;
  known.coverage = box_shape(71, 52, 73, 53);
  data.datasets.push_back(known);
  hearing::Settlement village;
  village.id = "v1";
  village.name = "Тестовое";
  village.names = {"Тестовка", "Тестовое", "Testovoye"};
  village.dataset = "villages";
  village.extent.quality = hearing::ExtentQuality::mapped;
  village.extent.shape = box_shape(71.985, 52.438, 71.995, 52.446);
  village.centre = {71.990, 52.442};
  data.settlements.push_back(village);
  return data;
}

inline notices::MapExpectations expected_site() {
  notices::MapExpectations expected;
  expected.footprint = hearing::Footprint{drawn_site(), hearing::FootprintRole::site_boundary, Metres{3}};
  expected.protection_radius = Metres{500};
  return expected;
}

/// The list has its ids in order, every sentence renders, and what cannot be told says what would settle it.
inline void expect_whole_list(const std::vector<notices::MapCheckLine>& lines) {
  ASSERT_EQ(lines.size(), hearing::map_checklist.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    EXPECT_EQ(line.id, hearing::map_checklist[i]);
    expect_renders(line.message);
    if (line.settled_by) expect_renders(*line.settled_by);
    for (const Message& basis : line.basis) expect_renders(basis);
    EXPECT_EQ(line.settled_by.has_value(), line.verdict == Verdict::cannot_tell) << line.message.key;
    const Interval<double> measured = line.measured.value_or(Quantity{}).value;
    EXPECT_LE(measured.low, measured.high) << line.id;
  }
}

inline const notices::MapCheckLine& of(const std::vector<notices::MapCheckLine>& lines, std::string_view id) {
  for (const auto& line : lines) {
    if (line.id == id) return line;
  }
  throw std::invalid_argument(std::string(id));
}

inline std::string key_of(const std::vector<notices::MapCheckLine>& lines, std::string_view id) {
  return of(lines, id).message.key;
}

}  // namespace tyndau::test
