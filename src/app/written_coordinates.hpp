/// \file
/// Two numbers of degrees as people write them: decimal or sexagesimal, with or without the letters of the compass.
#pragma once

#include <optional>
#include <string_view>

namespace tyndau::app {

/// Two numbers in the order of the text, degrees, signed.
struct WrittenCoordinates {
  /// What the letters N, E, с.ш., в.д. say; unknown without them.
  enum class Order { unknown, lat_lon, lon_lat };
  double first = 0.0;
  double second = 0.0;
  Order order = Order::unknown;
};

/// Reads "52.44422, 71.95761", "52,44422; 71,95761", "52°26′39″N 71°57′27″E", "71.95 в.д. 52.44 с.ш.".
/// \return nothing for a text that is not two such numbers, or whose minutes or seconds are 60 or more
[[nodiscard]] std::optional<WrittenCoordinates> read_coordinates(std::string_view text);

}  // namespace tyndau::app
