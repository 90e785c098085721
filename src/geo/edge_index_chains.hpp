/// \file
/// A shape as chains of short pieces in earth-centred coordinates.
#pragma once

#include "geo/edge_index_refine.hpp"
#include "geo/shape.hpp"

#include <cstdint>
#include <vector>

namespace tyndau::geo::engine {

/// Consecutive vertices; a ring repeats its first vertex at its end.
struct Chain {
  enum class Kind { points, line, outer, hole };
  Kind kind = Kind::points;
  std::uint32_t part = 0;  ///< polygon of the shape
  std::size_t first = 0, last = 0;
};

/// All chains of one shape: polygons, then lines, then points.
struct Chains {
  std::vector<Vec3> vertices;
  std::vector<Chain> chains;
  std::uint32_t part_count = 0;
};

/// Replaces \p out by the chains of \p shape, every piece at most longest_piece long.
void make_chains(const Shape& shape, EdgeModel edges, Chains& out);

}  // namespace tyndau::geo::engine
