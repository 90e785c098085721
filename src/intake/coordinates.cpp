#include "intake/coordinates.hpp"

#include "intake/coordinates_angles.hpp"

#include <cmath>

namespace tyndau::intake {
Parsed<Angle> parse_angle(std::string_view text) {
  auto angles = read_angles(coordinate_tokens(text));
  if (!angles || angles->size() != 1 || angles->front().naming.sh) return fault("coordinates-not-readable");
  return angles->front().angle;
}

Parsed<Angle> parse_degrees_of(std::string_view text, Axis axis) {
  if (const auto decimal = parse_degrees(text)) {
    Angle angle;
    angle.degrees = decimal->value;
    angle.rounding = 0.5 * std::pow(10.0, -decimal->decimals);
    angle.end = text.size();
    return angle;
  } else if (decimal.error().code != "coordinates-not-decimal") {
    return tl::unexpected<CellFault>(decimal.error());
  }
  auto angle = parse_angle(text);
  if (!angle) return fault("coordinates-not-decimal");
  if (angle->axis && *angle->axis != axis) return fault("coordinates-other-axis");
  return angle;
}

}  // namespace tyndau::intake
