#include "tiles/drawn.hpp"

#include <algorithm>
#include <numeric>

namespace tyndau::tiles {
namespace {

constexpr std::size_t fan = 8;

/// Interleaved bits of a box's middle: what is near has near numbers.
std::uint64_t curve_position(const GridBox& box) {
  const auto spread = [](std::int64_t value) {
    auto bits = static_cast<std::uint64_t>(std::max<std::int64_t>(value, 0));
    std::uint64_t result = 0;
    for (unsigned i = 0; i < world_bits; ++i) result |= ((bits >> i) & 1U) << (2 * i);
    return result;
  };
  return spread((std::int64_t{box.west} + box.east) / 2) | spread((std::int64_t{box.north} + box.south) / 2)
                                                               << 1U;
}

}  // namespace

ZoomLevel::ZoomLevel(std::vector<Drawn> drawn) : drawn_(std::move(drawn)), order_(drawn_.size()) {
  std::vector<std::uint64_t> keys;
  for (const Drawn& one : drawn_) keys.push_back(curve_position(one.box));
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(),
            [&](auto a, auto b) { return std::pair(keys[a], a) < std::pair(keys[b], b); });
  std::vector<GridBox> below;
  for (const auto at : order_) below.push_back(drawn_[at].box);
  while (!below.empty()) {
    std::vector<GridBox> above((below.size() + fan - 1) / fan);
    for (std::size_t i = 0; i < below.size(); ++i) above[i / fan].add(below[i]);
    const bool top = below.size() == 1;
    boxes_.push_back(std::move(below));
    if (top) break;
    below = std::move(above);
  }
}

std::vector<const Drawn*> ZoomLevel::meeting(const GridBox& box) const {
  std::vector<std::uint32_t> found;
  std::vector<std::pair<std::size_t, std::size_t>> open;  // storey and position in it
  open.reserve(fan * boxes_.size());
  if (!boxes_.empty()) open.emplace_back(boxes_.size() - 1, 0);
  while (!open.empty()) {
    const auto [storey, at] = open.back();
    open.pop_back();
    if (!boxes_[storey][at].meets(box)) continue;
    if (storey == 0) {
      found.push_back(order_[at]);
      continue;
    }
    const std::size_t end = std::min((at + 1) * fan, boxes_[storey - 1].size());
    for (std::size_t i = at * fan; i < end; ++i) open.emplace_back(storey - 1, i);
  }
  std::sort(found.begin(), found.end());
  std::vector<const Drawn*> features;
  features.reserve(found.size());
  for (const auto at : found) features.push_back(&drawn_[at]);
  return features;
}

}  // namespace tyndau::tiles
