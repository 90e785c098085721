/// \file
/// The colours, pens and symbols of the map: the same in its frames and in its legend. Shape and dash tell apart what colour does.
#pragma once

#include "core/finding.hpp"
#include "drawing/map_content.hpp"
#include "drawing/map_frame.hpp"
#include "drawing/scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::drawing {

namespace ink {
inline constexpr Colour black{20, 20, 20};
inline constexpr Colour grey{95, 95, 95};
inline constexpr Colour pale{175, 175, 175};
inline constexpr Colour white{255, 255, 255};
inline constexpr Colour paper{252, 251, 247};
inline constexpr Colour red{165, 15, 40};
inline constexpr Colour amber{150, 90, 0};
inline constexpr Colour green{20, 105, 50};
inline constexpr Colour blue{15, 75, 150};
inline constexpr Colour water{120, 175, 215};
inline constexpr Colour orange{195, 85, 0};
inline constexpr Colour violet{105, 45, 130};
}  // namespace ink

inline constexpr double symbol_size = 1.2;  // mm from its middle

[[nodiscard]] Colour colour_of(Verdict verdict);

/// Symbols at a point; the first outline gives their size.
[[nodiscard]] std::vector<Drawn> project_symbol(PagePoint at);
[[nodiscard]] std::vector<Drawn> venue_symbol(PagePoint at);
/// A triangle for a community without its hearing, a disc for one that had it, a diamond where it cannot be told, a small ring for any other place.
/// \param covered a venue's symbol will stand on it: it is large enough to be seen around that
[[nodiscard]] std::vector<Drawn> place_symbol(PagePoint at, bool community, Verdict verdict,
                                              bool covered = false);
[[nodiscard]] Box box_of(const Drawn& drawn);

[[nodiscard]] Look footprint_look();
[[nodiscard]] Look site_region_look();
[[nodiscard]] Look project_extent_look();
[[nodiscard]] Look territory_look();
[[nodiscard]] Look zone_look(bool estimated);
[[nodiscard]] Look extent_look(bool estimated);
[[nodiscard]] Look venue_extent_look();
[[nodiscard]] Look water_look();
[[nodiscard]] Look protected_look(hearing::ZoneKind kind);
[[nodiscard]] Look border_look(hearing::UnitLevel level);
[[nodiscard]] Stroke line_stroke(LineRole role, bool estimated);

[[nodiscard]] Drawn rectangle(const Box& box, const Look& look, std::string kind);
[[nodiscard]] Drawn circle(PagePoint centre, double radius, const Look& look, std::string kind);
[[nodiscard]] Drawn straight(PagePoint from, PagePoint to, const Stroke& stroke, std::string kind);

}  // namespace tyndau::drawing
