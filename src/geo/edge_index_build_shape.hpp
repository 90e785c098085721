/// \file
/// Building the blocks and the boxes of one shape.
#pragma once

#include "geo/edge_index_build.hpp"
#include "geo/edge_index_chains.hpp"

namespace tyndau::geo::engine {

/// The box of a shape and its interior, in earth axes.
struct EarthBox {
  Vec3 low, high;
};

/// Appends shapes to arrays; keeps its working memory from one to the next.
class ShapeBuilder {
 public:
  ShapeBuilder(EdgeModel edges, Arrays& out) : edges_(edges), out_(out) {}

  /// Appends record, blocks and groups. \pre the shape has a vertex
  void add(const Shape& shape, std::uint32_t id);

 private:
  void place(Record& record);
  /// Exteriors counter-clockwise, holes clockwise.
  void turn_rings();
  void add_blocks(Record& record, const Chain& chain);
  void add_groups(Record& record);
  [[nodiscard]] double widest_bulge(const Record& record) const;
  [[nodiscard]] double surface(const Record& record, const Shape& shape) const;

  EdgeModel edges_;
  Arrays& out_;
  Chains chains_;
  std::vector<Vec3> local_;  ///< of each vertex of chains_
  struct Box {
    float east_low, north_low, east_high, north_high;
  };
  std::vector<Box> boxes_;
};

}  // namespace tyndau::geo::engine
