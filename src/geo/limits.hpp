/// \file
/// What a geometry must be before any library sees it.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <variant>

namespace tyndau::geo {

inline constexpr std::size_t most_vertices = 2'000'000;
/// Of collections in collections.
inline constexpr int deepest_nesting = 32;

/// \return limit for too many vertices; bad_input, with the vertex's number in `where`, for one that is not finite or
/// not on the Earth.
[[nodiscard]] Result<std::monostate> check_vertices(const Shape& shape);

}  // namespace tyndau::geo
