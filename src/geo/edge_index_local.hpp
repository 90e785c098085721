/// \file
/// A probe as a shape's own frame sees it. Compiled for every processor, unlike the searches that use it.
#pragma once

#include "geo/edge_index_search.hpp"

#include <algorithm>

namespace tyndau::geo::engine {

/// A probe in the frame of one shape, in single precision.
struct LocalProbe {
  std::uint32_t slot = 0;
  const Record* record = nullptr;
  float x = 0.0F, y = 0.0F, z = 0.0F;
  float slack = 0.0F;   ///< what single precision may put a distance wrong by, in metres
  float above2 = 0.0F;  ///< squared height difference to the shape's own range
};

[[nodiscard]] inline LocalProbe localise(const View& view, const Probe& probe, std::uint32_t slot) {
  const Record& record = view.records[slot];
  const Vec3 l = record.frame.to_local(probe.earth - record.frame.origin);
  LocalProbe local{slot, &record, static_cast<float>(l.x), static_cast<float>(l.y), static_cast<float>(l.z),
                   0,    0};
  local.slack = float_slack * (record.reach + static_cast<float>(length(l))) + 2e-6F;
  const float above = std::max({record.up_low - local.z, local.z - record.up_high, 0.0F});
  local.above2 = above * above;
  return local;
}

/// What two edges of nearly one chord may differ by on the surface, ties included, in metres.
[[nodiscard]] inline double allowance(double chord) { return 2.0 * azimuth_spread(chord) + 2.0 * tie; }

}  // namespace tyndau::geo::engine
