/// \file
/// Building the arrays of an edge index.
#pragma once

#include "geo/edge_index_layout.hpp"
#include "geo/shape.hpp"

#include <span>
#include <vector>

namespace tyndau::geo::engine {

/// The arrays of a View, owned.
struct Arrays {
  Header header{};
  std::vector<Node> nodes;
  std::vector<std::uint32_t> level_begin;
  std::vector<Record> records;
  std::vector<std::uint32_t> slot_of;
  std::vector<Group> groups;
  std::vector<Block> blocks;
  std::vector<Residues> residues;

  [[nodiscard]] View view() const {
    return {header, nodes, level_begin, records, slot_of, groups, blocks, residues};
  }
};

/// O(V + S log S). Empty shapes get no record.
[[nodiscard]] Arrays build(std::span<const Shape> shapes, EdgeModel edges);

}  // namespace tyndau::geo::engine
