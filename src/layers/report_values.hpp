/// \file
/// Small values of the report document, each written in one way only.
#pragma once

#include "core/finding.hpp"
#include "core/units.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/messages.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tyndau::layers {

inline constexpr int millimetre_decimals = 3;  ///< of a length in metres
inline constexpr int position_decimals = 9;    ///< of a degree

/// {"low", "high"}, or null.
inline void write_interval(hearing::json::Writer& out, const std::optional<Interval<double>>& interval,
                           int decimals) {
  if (!interval) return out.null();
  out.begin_object();
  out.key("low").rounded(interval->low, decimals);
  out.key("high").rounded(interval->high, decimals);
  out.end_object();
}

inline void write_metres(hearing::json::Writer& out, const std::optional<MetresInterval>& distance) {
  if (!distance) return out.null();
  write_interval(out, Interval<double>{distance->low.value, distance->high.value}, millimetre_decimals);
}

inline void write_messages(hearing::json::Writer& out, const std::vector<Message>& all,
                           const hearing::MessageCatalogue& messages) {
  out.begin_array();
  for (const Message& message : all) messages.write(out, message);
  out.end_array();
}

/// null for an empty text
inline void write_string_or_null(hearing::json::Writer& out, std::string_view text) {
  text.empty() ? out.null() : out.string(text);
}

}  // namespace tyndau::layers
