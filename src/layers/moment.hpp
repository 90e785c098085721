/// \file
/// Moments and intervals as clients write them (RFC 3339, OGC API Features `datetime`).
#pragma once

#include "layers/collection.hpp"

#include <optional>
#include <string_view>

namespace tyndau::layers {

/// "2018-02-12" (the whole day of UTC), "2018-02-12T23:20:50.52Z", "2018-02-12T23:20:50+06:00". \return nothing for
/// anything else
[[nodiscard]] std::optional<TimeSpan> read_moment(std::string_view text);
/// A moment, or "from/to" of which either may be ".." or empty. \return nothing for anything else and for one that ends
/// before it begins
[[nodiscard]] std::optional<TimeSpan> read_time_query(std::string_view text);
[[nodiscard]] inline bool meet(const TimeSpan& one, const TimeSpan& other) {
  return one.begin < other.end && other.begin < one.end;
}

}  // namespace tyndau::layers
