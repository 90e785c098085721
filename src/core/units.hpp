/// \file
/// Quantities that carry their unit: metres, square metres, and the closed intervals that uncertain values are.
#pragma once

#include <algorithm>
#include <compare>

namespace tyndau {

/// A length in metres.
struct Metres {
  double value = 0.0;

  friend auto operator<=>(const Metres&, const Metres&) = default;
  friend constexpr Metres operator+(Metres a, Metres b) { return {a.value + b.value}; }
  friend constexpr Metres operator-(Metres a, Metres b) { return {a.value - b.value}; }
  friend constexpr Metres operator*(Metres a, double factor) { return {a.value * factor}; }
  friend constexpr Metres operator/(Metres a, double divisor) { return {a.value / divisor}; }
};

/// An area in square metres.
struct SquareMetres {
  double value = 0.0;

  friend auto operator<=>(const SquareMetres&, const SquareMetres&) = default;
  friend constexpr SquareMetres operator+(SquareMetres a, SquareMetres b) { return {a.value + b.value}; }
  friend constexpr SquareMetres operator-(SquareMetres a, SquareMetres b) { return {a.value - b.value}; }
};

constexpr SquareMetres operator*(Metres a, Metres b) { return {a.value * b.value}; }
/// The ratio of two areas (no unit).
constexpr double operator/(SquareMetres a, SquareMetres b) { return a.value / b.value; }
/// The ratio of two lengths (no unit).
constexpr double operator/(Metres a, Metres b) { return a.value / b.value; }

/// A closed interval [low, high] that certainly holds the true value. \pre low <= high
template <class T>
struct Interval {
  T low{};
  T high{};

  friend bool operator==(const Interval&, const Interval&) = default;
  [[nodiscard]] constexpr bool exact() const { return low == high; }
  [[nodiscard]] constexpr bool certainly_below(T bound) const { return high < bound; }
  [[nodiscard]] constexpr bool certainly_at_least(T bound) const { return low >= bound; }
};

using MetresInterval = Interval<Metres>;

/// In metres.
constexpr double middle(const MetresInterval& length) { return (length.low.value + length.high.value) / 2.0; }

/// [value - spread, value + spread], cut at zero.
constexpr MetresInterval around(Metres value, Metres spread) {
  return {Metres{std::max(0.0, value.value - spread.value)}, value + spread};
}

}  // namespace tyndau
