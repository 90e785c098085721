/// \file
/// Lengths in a text: a number with its unit.
#pragma once

#include "core/units.hpp"
#include "notices/tokens.hpp"

#include <optional>

namespace tyndau::notices {

struct Length {
  Span span;
  Metres length;
};

/// "1 200 м", "2,5 км", "500 метров", "4,5 шақырым" that begins at the token. Areas, volumes, speeds, kilometres of a road and
/// intervals are none.
[[nodiscard]] std::optional<Length> length_at(const Tokens& tokens, std::size_t i);

/// A number with thousands apart and a decimal comma or point.
struct PlainNumber {
  double value = 0.0;
  std::size_t last = 0;  ///< behind it
};
[[nodiscard]] std::optional<PlainNumber> number_at(const Tokens& tokens, std::size_t i);

}  // namespace tyndau::notices
