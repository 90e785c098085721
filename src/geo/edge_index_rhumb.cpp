#include "geo/edge_index_disc_map.hpp"
#include "geo/edge_index_impl.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace tyndau::geo {

namespace {

using engine::Flat;

constexpr double turn = 2.0 * std::numbers::pi;

/// A zone whose radius is linear in azimuth between rhumbs.
class RhumbZone {
 public:
  explicit RhumbZone(std::span<const Metres> radii)
      : radii_(radii), sector_(turn / static_cast<double>(radii.size())) {}

  /// Whether some place of the straight line from a to b lies in the zone.
  [[nodiscard]] bool meets(Flat a, Flat b) const {
    // Cut where the line passes a rhumb: between two rhumbs, distance minus radius is convex in the azimuth.
    std::vector<double> cuts{0.0, 1.0};
    for (std::size_t i = 0; i < radii_.size(); ++i) {
      const double azimuth = sector_ * static_cast<double>(i);
      const Flat ray{std::sin(azimuth), std::cos(azimuth)};
      const double at_a = engine::cross(ray, a), at_b = engine::cross(ray, b);
      if ((at_a < 0.0) != (at_b < 0.0)) cuts.push_back(at_a / (at_a - at_b));
    }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      if (meets_between(a, b, cuts[i], cuts[i + 1])) return true;
    }
    return false;
  }

 private:
  /// How far outside the zone a place lies; the sector is that of \p within, so that both its rhumbs count as its own.
  [[nodiscard]] double outside(Flat place, double within) const {
    const double distance = std::hypot(place.x, place.y);
    if (distance == 0.0) return 0.0;
    double azimuth = std::atan2(place.x, place.y);
    azimuth += turn * std::round((within - azimuth) / turn);
    const double number = std::floor(within / sector_);
    const auto count = static_cast<double>(radii_.size());
    const auto first = static_cast<std::size_t>(number - count * std::floor(number / count));
    const double low = radii_[first].value, high = radii_[(first + 1) % radii_.size()].value;
    return distance - (low + (high - low) * (azimuth / sector_ - number));
  }

  /// Golden section between two cuts.
  [[nodiscard]] bool meets_between(Flat a, Flat b, double low, double high) const {
    constexpr double golden = 0.6180339887498949;
    const Flat middle = engine::between(a, b, 0.5 * (low + high));
    const double within = std::atan2(middle.x, middle.y);
    const auto at = [&](double t) { return outside(engine::between(a, b, t), within); };
    if (at(low) <= 0.0 || at(high) <= 0.0) return true;
    double left = high - golden * (high - low), right = low + golden * (high - low);
    double of_left = at(left), of_right = at(right);
    for (int i = 0; i < 60; ++i) {
      if (of_left <= 0.0 || of_right <= 0.0) return true;
      if (of_left < of_right) {
        high = right, right = left, of_right = of_left;
        of_left = at(left = high - golden * (high - low));
      } else {
        low = left, left = right, of_left = of_right;
        of_right = at(right = low + golden * (high - low));
      }
    }
    return false;
  }

  std::span<const Metres> radii_;
  double sector_;
};

}  // namespace

std::vector<std::size_t> EdgeIndex::reached_by_rhumb(LonLat from, std::span<const Metres> radii) const {
  assert(!radii.empty());
  const Metres most = *std::max_element(radii.begin(), radii.end());
  const Metres least = *std::min_element(radii.begin(), radii.end());
  const engine::View& view = impl_->view;
  const engine::Probe probe = engine::probe_at(from);
  const engine::DiscMap map(probe);
  const RhumbZone zone(radii);
  engine::Scratch& scratch = engine::scratch();
  std::vector<std::size_t> found;
  for (const Near& near : within(from, most)) {
    const std::uint32_t slot = view.slot_of[near.index];
    bool reached = near.distance <= least;
    if (!reached) {
      impl_->searches->edges_near(view, probe, slot, most.value, scratch);
      const engine::Record& record = view.records[slot];
      reached =
          std::any_of(scratch.candidates.begin(), scratch.candidates.end(), [&](const engine::Candidate& c) {
            const std::uint32_t step = view.blocks[c.edge.block].step;
            const auto place = [&](std::uint32_t lane) {
              return map.map(record.frame.origin +
                             record.frame.to_earth(engine::vertex(view, c.edge.block, lane)));
            };
            return zone.meets(place(c.edge.lane), place(c.edge.lane + step));
          });
    }
    if (reached) found.push_back(near.index);
  }
  return found;
}

}  // namespace tyndau::geo
