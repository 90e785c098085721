/// \file
/// Where data sets speak: whether everything about a place is inside one of several areas.
#pragma once

#include "geo/area_index.hpp"

#include <cstddef>
#include <vector>

namespace tyndau::hearing {

/// Areas in which absence means absence. \threads safe once built
class Coverage {
 public:
  explicit Coverage(std::vector<geo::Shape> areas, geo::EdgeModel edges);

  /// Whether one of the areas holds every position within \p radius of the shape.
  [[nodiscard]] bool holds(const geo::Shape& where, Metres radius) const;
  /// From the shape to the boundary of one area, from whichever side; 0 where it meets the boundary. \pre area < areas given
  [[nodiscard]] Metres margin(const geo::Shape& where, std::size_t area) const;

 private:
  [[nodiscard]] bool holds(std::size_t area, const geo::Shape& where, const std::vector<LonLat>& corners,
                           Metres radius) const;

  geo::AreaIndex areas_;
  geo::AreaIndex rings_;  ///< the rings of the same areas as lines
};

}  // namespace tyndau::hearing
