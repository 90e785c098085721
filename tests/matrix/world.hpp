/// \file
/// A small country, drawn: two oblasts of one district each, three villages, one zone of every kind.
///
///     60° E            70° E            80° E
///     ┌────────────────┬────────────────┐ 55° N
///     │ west           │ east           │
///     │   Aksu · Step  │     Vostok     │ 50° N
///     └────────────────┴────────────────┘ 45° N
#pragma once

#include "hearing/atlas.hpp"

namespace tyndau::matrix {

inline constexpr LonLat aksu_centre{65.0, 50.0};
inline constexpr LonLat vostok_centre{75.0, 50.0};
/// 1.07 km east of the boundary of Aksu.
inline constexpr LonLat site_near_aksu{65.03, 50.0};
/// In the middle of nowhere, 20 km and more from any village.
inline constexpr LonLat lonely_site{68.0, 53.0};
/// In the middle of every protected zone of the country.
inline constexpr LonLat site_in_zones{62.0, 47.0};

/// Everything loaded, all of it covered, all outlines drawn.
[[nodiscard]] const hearing::Atlas& full_world();
/// As full_world, without coverage: what is not there is not known to be absent.
[[nodiscard]] const hearing::Atlas& uncovered_world();
/// Nothing loaded.
[[nodiscard]] const hearing::Atlas& empty_world();

}  // namespace tyndau::matrix
