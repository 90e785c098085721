/// \file
/// The temporal functions as conditions on the ends of their two periods.
#pragma once

#include "cql2/expression.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace tyndau::cql2 {

/// An end of the first (a) or second (b) period.
enum class End { a_start, a_end, b_start, b_end };

/// One comparison of two ends.
struct EndTest {
  End left = End::a_start;
  Comparison comparison = Comparison::less;
  End right = End::a_start;
};

/// A temporal function: all of its tests hold, or any of them.
struct TemporalRule {
  TemporalRelation relation = TemporalRelation::after;
  std::string_view name;  ///< "T_AFTER"
  std::array<EndTest, 3> tests{};
  std::size_t count = 0;
  bool any = false;  ///< one of the tests is enough
};

/// \source OGC 21-065r2, table of the temporal operators
[[nodiscard]] const TemporalRule& rule_of(TemporalRelation relation);
[[nodiscard]] std::span<const TemporalRule> temporal_rules();

/// Microseconds of a date's first and last moment, of an instant, or of no end.
inline constexpr std::int64_t no_start = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t day_microseconds = 86'400'000'000;

/// \p as_end: a date counts with its last microsecond, unless \p whole_days. NULL is nothing.
[[nodiscard]] std::optional<std::int64_t> moment(const Value& value, bool as_end, bool whole_days);

}  // namespace tyndau::cql2
