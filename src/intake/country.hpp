/// \file
/// Whether a position can lie in the country at all, and whether it would if its two numbers changed places.
#pragma once

#include "core/lon_lat.hpp"
#include "geo/area_index.hpp"
#include "geo/shape.hpp"

#include <optional>

namespace tyndau::intake {

/// The outline of the country whose hearings are read; empty when none is loaded, and then nothing is refused but
/// numbers that are no position at all. \threads safe
class Country {
 public:
  explicit Country(geo::Shape outline);

  enum class Fit {
    plausible,  ///< inside, near, or no outline to judge by
    swapped,    ///< outside as given, inside when the two numbers change places
    zero,       ///< both are 0
    outside,
    out_of_range,  ///< no longitude and latitude of the Earth, either way round
  };
  /// Certain answers only: near the border, where an overview outline errs by kilometres, everything is plausible.
  [[nodiscard]] Fit fit(double lon, double lat) const;
  /// The box of the outline; nothing without one.
  [[nodiscard]] std::optional<geo::BoundingBox> box() const;

 private:
  [[nodiscard]] bool in_box(LonLat position) const;
  [[nodiscard]] bool inside(LonLat position) const;

  geo::Shape outline_;
  geo::BoundingBox box_;
  std::optional<geo::AreaIndex> index_;
};

}  // namespace tyndau::intake
