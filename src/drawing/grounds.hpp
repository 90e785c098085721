/// \file
/// How much ground the frames of a map show.
#pragma once

#include "drawing/map_content.hpp"
#include "drawing/map_frame.hpp"

#include <optional>

namespace tyndau::drawing {

struct Grounds {
  Ground all;  ///< project, zone, communities, venues
  /// The project with its zone and the communities about it, where they would be too small to read among all.
  std::optional<Ground> near;
};

/// \pre the content is not empty
[[nodiscard]] Grounds grounds_of(const MapContent& content, const MapPlane& plane);

}  // namespace tyndau::drawing
