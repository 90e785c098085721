#include "geo/piece_tree.hpp"

#include <cassert>
#include <utility>

namespace tyndau::geo {
namespace {

constexpr std::size_t leaf_size = 4;

double axis_gap(double low_a, double high_a, double low_b, double high_b) {
  return std::max({0.0, low_a - high_b, low_b - high_a});
}

}  // namespace

void Box::add(Vec3 p, double margin) {
  low = {std::min(low.x, p.x - margin), std::min(low.y, p.y - margin), std::min(low.z, p.z - margin)};
  high = {std::max(high.x, p.x + margin), std::max(high.y, p.y + margin), std::max(high.z, p.z + margin)};
}

void Box::add(const Box& other) {
  add(other.low, 0.0);
  add(other.high, 0.0);
}

double Box::gap_to(const Box& other) const {
  return length({axis_gap(low.x, high.x, other.low.x, other.high.x),
                 axis_gap(low.y, high.y, other.low.y, other.high.y),
                 axis_gap(low.z, high.z, other.low.z, other.high.z)});
}

PieceTree::PieceTree(std::vector<EdgePiece> pieces) : pieces_(std::move(pieces)) {
  assert(!pieces_.empty());
  nodes_.reserve(pieces_.size() + 1);
  build(0, pieces_.size());
}

std::size_t PieceTree::build(std::size_t first, std::size_t last) {
  const std::size_t index = nodes_.size();
  nodes_.push_back({{}, first, last, 0, 0});
  Box box;
  if (last - first <= leaf_size) {
    for (std::size_t i = first; i < last; ++i) {
      box.add(pieces_[i].chord_a, pieces_[i].bulge);
      box.add(pieces_[i].chord_b, pieces_[i].bulge);
    }
  } else {
    const std::size_t middle = first + (last - first) / 2;
    const std::size_t left = build(first, middle);
    const std::size_t right = build(middle, last);
    nodes_[index].left = left;
    nodes_[index].right = right;
    box = nodes_[left].box;
    box.add(nodes_[right].box);
  }
  nodes_[index].box = box;
  return index;
}

}  // namespace tyndau::geo
