/// \file
/// Boxes over consecutive edge pieces, to leave out what cannot be nearest.
#pragma once

#include "geo/edge_piece.hpp"

#include <cstddef>
#include <vector>

namespace tyndau::geo {

/// An axis-parallel box in Earth-centred metres.
struct Box {
  Vec3 low{1e30, 1e30, 1e30};
  Vec3 high{-1e30, -1e30, -1e30};

  void add(Vec3 p, double margin);
  void add(const Box& other);
  /// 0 when they overlap
  [[nodiscard]] double gap_to(const Box& other) const;
  [[nodiscard]] double diagonal() const { return length(high - low); }
};

/// A binary tree over pieces in their given order, at most 4 in a leaf.
class PieceTree {
 public:
  struct Node {
    Box box;
    std::size_t first = 0, last = 0;  ///< the pieces [first, last)
    std::size_t left = 0, right = 0;  ///< 0 for a leaf

    [[nodiscard]] bool leaf() const { return left == 0; }
  };

  /// \pre pieces is not empty
  explicit PieceTree(std::vector<EdgePiece> pieces);

  [[nodiscard]] const std::vector<EdgePiece>& pieces() const { return pieces_; }
  [[nodiscard]] const Node& root() const { return nodes_.front(); }
  [[nodiscard]] const Node& node(std::size_t index) const { return nodes_[index]; }

 private:
  std::size_t build(std::size_t first, std::size_t last);

  std::vector<EdgePiece> pieces_;
  std::vector<Node> nodes_;
};

}  // namespace tyndau::geo
