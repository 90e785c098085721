/// \file
/// The checklist of a location map, answered for a map that was just drawn.
#pragma once

#include "drawing/frame_painter.hpp"
#include "drawing/map_content.hpp"
#include "drawing/scene.hpp"
#include "hearing/messages.hpp"

#include <vector>

namespace tyndau::drawing {

/// Which lines of hearing::map_checklist the scene satisfies, in their order: asked of what is drawn in it, not of what was meant to be. \p stated the dwelling distance that
/// the documents state
[[nodiscard]] std::vector<MapCheck> check_scene(const Scene& scene, const MapContent& content,
                                                const Shown& shown, const std::optional<Metres>& stated,
                                                const hearing::MessageCatalogue& messages);
/// Key of the answer: yes, no, or that there is nothing to compare with.
[[nodiscard]] const char* answer_to(const MapCheck& check);

}  // namespace tyndau::drawing
