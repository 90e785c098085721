/// \file
/// The checklist of a location map, answered for a map that was just drawn.
#pragma once

#include "drawing/frame_painter.hpp"
#include "drawing/map_content.hpp"
#include "drawing/scene.hpp"
#include "hearing/messages.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace tyndau::drawing {

/// The lines of the checklist, by the names and in the order that the check of attached maps gives them.
inline constexpr std::array<std::string_view, 9> checklist{
    "map-attached",
    "map-georeferenced",
    "map-crs-stated",
    "map-scale-legend",
    "map-covers-footprint",
    "footprint-agrees-with-coordinates",
    "map-covers-protection-zone",
    "map-covers-nearest-settlement",
    "dwelling-distance-agrees",
};

/// Which lines the scene satisfies: asked of what is drawn in it, not of what was meant to be. \p stated the dwelling distance that
/// the documents state
[[nodiscard]] std::vector<MapCheck> check_scene(const Scene& scene, const MapContent& content,
                                                const Shown& shown, const std::optional<Metres>& stated,
                                                const hearing::MessageCatalogue& messages);

}  // namespace tyndau::drawing
