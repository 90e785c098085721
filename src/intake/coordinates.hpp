/// \file
/// Angles as people write them, in every usual form and the letters of three languages: right or refused.
#pragma once

#include "intake/cells.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace tyndau::intake {

enum class Axis { longitude, latitude };
enum class AngleForm { degrees, minutes, seconds };

/// One angle as written.
struct Angle {
  double degrees = 0.0;   ///< south and west negative
  double rounding = 0.0;  ///< half a unit of the last digit, degrees
  AngleForm form = AngleForm::degrees;
  std::optional<Axis> axis;        ///< when a letter or a word says so
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// Reads one angle: "71,95761", "71°57′27,4″ в.д.", "52°26.65' N", "N 52 26 39", "52:26:39", "52 градуса 26 минут".
/// \return coordinates-not-readable when the text is anything else, or more
[[nodiscard]] Parsed<Angle> parse_angle(std::string_view text);

/// An angle that stands for one axis, as in a table's column: decimal degrees, or as parse_angle().
/// \return coordinates-not-decimal when it is neither, coordinates-other-axis when its letter is that of the other axis
[[nodiscard]] Parsed<Angle> parse_degrees_of(std::string_view text, Axis axis);

}  // namespace tyndau::intake
