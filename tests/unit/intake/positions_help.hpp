/// \file
/// What the tests of written positions share.
#pragma once

#include "geo/geodesic.hpp"
#include "intake/positions.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tyndau::intake::test {

/// Latitudes 40 to 56, longitudes 46 to 88: about what Kazakhstan spans.
inline const Country& country() {
  static const Country one(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  return one;
}

inline constexpr LonLat aksu{71.957611111111, 52.444166666667};  // 52°26′39″, 71°57′27.4″

/// "read", "ambiguous", or the code of the refusal.
inline std::string outcome(const PositionsAnswer& answer) {
  switch (answer.verdict) {
    case PositionsAnswer::Verdict::positions: return "read";
    case PositionsAnswer::Verdict::ambiguous: return "ambiguous";
    case PositionsAnswer::Verdict::refused: break;
  }
  return answer.fault.code;
}
inline std::string outcome(const std::string& text) { return outcome(parse_positions(text, country())); }

/// The only geometry of a text; fails the test when there is none or more.
inline FoundGeometry only(const std::string& text) {
  const auto answer = read_positions(text, country());
  EXPECT_EQ(outcome(answer), "read") << text;
  EXPECT_EQ(answer.found.size(), 1U) << text;
  return answer.found.empty() ? FoundGeometry{} : answer.found.front();
}

inline double metres_between(LonLat a, LonLat b) { return geo::distance(a, b).value; }

}  // namespace tyndau::intake::test
