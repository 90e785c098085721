/// \file
/// The location map of a hearing: project, protection zone, affected communities, venues and the distances between them on one
/// page that carries its scale, its coordinates, its sources and its verdict.
#pragma once

#include "core/result.hpp"
#include "core/text.hpp"
#include "drawing/scene.hpp"
#include "hearing/atlas.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"

#include <optional>
#include <string_view>

namespace tyndau::drawing {

/// Landscape pages; `screen` is 16 : 9, 1920 pixels wide as a picture.
enum class Paper { a4, a3, screen };
[[nodiscard]] std::string_view code(Paper paper);
[[nodiscard]] std::optional<Paper> paper_from_code(std::string_view code);

struct MapOptions {
  Paper paper = Paper::a4;
  Language language = Language::en;
};

/// Draws what the report knows; what has no place is named on the page as missing. Equal input gives an equal scene.
/// \return bad_input (reason "map-no-geometry") when neither the project, nor a community, nor a venue has a place
/// \threads safe
[[nodiscard]] Result<Scene> make_location_map(const hearing::Report& report, const hearing::Atlas& atlas,
                                              const hearing::MessageCatalogue& messages,
                                              const MapOptions& options);

}  // namespace tyndau::drawing
