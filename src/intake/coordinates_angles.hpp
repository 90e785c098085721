/// \file
/// From the words of written coordinates to angles, each with what names its axis.
#pragma once

#include "intake/coordinate_tokens.hpp"
#include "intake/coordinates.hpp"

#include <span>
#include <vector>

namespace tyndau::intake {

/// What the letters and words around an angle say; contradictions make it invalid.
struct Naming {
  std::optional<Axis> axis;
  int sign = 0;     ///< 0: not said
  bool sh = false;  ///< "Ш": the axis that its partner is not
  bool valid = true;

  void take(CoordinateWord word);
  [[nodiscard]] bool said() const { return axis.has_value() || sh; }
};

struct NamedAngle {
  Angle angle;
  Naming naming;
  bool marked = false;  ///< with signs of degrees, or joints
  int decimals = 0;     ///< of the last number
};

/// Reads angles from left to right.
/// \return coordinates-not-readable when anything is no angle, or the code of what is wrong with one: position-over-sixty,
///         position-over-range, position-letters-contradict, position-fraction-inside, position-truncated
[[nodiscard]] Parsed<std::vector<NamedAngle>> read_angles(std::span<const CoordinateToken> tokens);

/// Two angles in the order of the text, of different axes where these are known.
struct AnglePair {
  Angle first;
  Angle second;

  /// \return nothing when no letter, no word and no number over 90 tells which is the latitude
  [[nodiscard]] std::optional<bool> latitude_first() const;
};

/// Settles "Ш" by its partner. \return coordinates-not-readable, or position-axis-twice
[[nodiscard]] Parsed<AnglePair> paired(NamedAngle a, NamedAngle b);

}  // namespace tyndau::intake
