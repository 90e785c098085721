/// \file
/// How the edge index lies in memory and on disk: flat arrays of plain records, nothing else.
#pragma once

#include "geo/edge_index_ellipsoid.hpp"

#include <cstdint>
#include <span>

namespace tyndau::geo::engine {

inline constexpr std::uint32_t lanes = 8;
/// Stands in for "no box here"; its square still fits a float.
inline constexpr float nowhere = 1e18F;
/// Longest piece of an edge in metres: the refinement is good to 20 nm below it.
inline constexpr double longest_piece = 3000.0;
/// Share of a local coordinate's magnitude that single precision may put a distance wrong by.
inline constexpr float float_slack = 3e-6F;

/// Boxes of eight nodes or shapes, in the frame of the whole index.
struct alignas(64) Node {
  float x_low[lanes], y_low[lanes], z_low[lanes];
  float x_high[lanes], y_high[lanes], z_high[lanes];
};

/// Boxes (east, north) of eight blocks or groups, in the frame of their shape, wide enough for the edges' bulge.
struct alignas(64) Group {
  float east_low[lanes], north_low[lanes];
  float east_high[lanes], north_high[lanes];
};

/// Up to eight consecutive edges of a chain (lane i runs from vertex i to i + 1), or up to eight points.
struct alignas(64) Block {
  float east[lanes + 1], north[lanes + 1], up[lanes + 1];
  std::uint32_t count;  ///< lanes in use
  std::uint32_t step;   ///< 1 for edges, 0 for points
  std::uint32_t part;   ///< which polygon of the shape, or no_part
  std::uint32_t unused[2];
};
inline constexpr std::uint32_t no_part = 0xFFFFFFFFU;

/// What single precision left of each vertex of a block.
struct Residue {
  float east, north, up;
};
struct Residues {
  Residue of[lanes + 1];
};

/// One indexed shape.
struct alignas(64) Record {
  Frame frame;
  float east_low, north_low, east_high, north_high;  ///< holds all edges
  float up_low, up_high;
  float reach;  ///< no vertex is farther from the frame's origin
  float bulge;  ///< an edge leaves its chord by at most bulge · chord²
  std::uint32_t first_block, block_count;
  std::uint32_t first_group;  ///< level 0; the levels above follow it
  std::uint32_t levels;
  std::uint32_t part_count;  ///< polygons
  std::uint32_t id;          ///< position in the caller's list
  double area;               ///< m², geodesic, of the polygons
};

struct Header {
  Frame frame;                ///< of the nodes
  std::uint32_t shape_count;  ///< not empty ones
  std::uint32_t list_size;    ///< what the caller gave, empty ones included
  std::uint32_t levels;
  std::uint32_t planar;
  std::uint64_t vertices;
};

/// All arrays of one index. Level 0 of the nodes holds the shapes' boxes in order of `records`.
struct View {
  Header header;
  std::span<const Node> nodes;
  std::span<const std::uint32_t> level_begin;  ///< first node of each level
  std::span<const Record> records;
  std::span<const std::uint32_t> slot_of;  ///< caller's position to record, or no_slot
  std::span<const Group> groups;
  std::span<const Block> blocks;
  std::span<const Residues> residues;  ///< one a block
};
inline constexpr std::uint32_t no_slot = 0xFFFFFFFFU;

/// One edge of the index.
struct EdgeRef {
  std::uint32_t slot = 0;  ///< record
  std::uint32_t block = 0;
  std::uint32_t lane = 0;
};

/// Exact local coordinates of a vertex. \accuracy 1e-14 of the shape's reach
[[nodiscard]] inline Vec3 vertex(const View& view, std::uint32_t block, std::uint32_t lane) {
  const Block& b = view.blocks[block];
  const Residue& r = view.residues[block].of[lane];
  return {static_cast<double>(b.east[lane]) + static_cast<double>(r.east),
          static_cast<double>(b.north[lane]) + static_cast<double>(r.north),
          static_cast<double>(b.up[lane]) + static_cast<double>(r.up)};
}

/// How many groups each level of a shape's own tree has.
[[nodiscard]] constexpr std::uint32_t groups_above(std::uint32_t below) {
  return (below + lanes - 1) / lanes;
}

}  // namespace tyndau::geo::engine
