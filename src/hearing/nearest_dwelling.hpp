/// \file
/// Where the nearest dwelling may be, and what a stated distance to it allows.
#pragma once

#include "core/finding.hpp"
#include "hearing/atlas.hpp"
#include "hearing/case.hpp"

#include <optional>

namespace tyndau::hearing {

/// A stated distance, as precise as its last figure that is not zero: 1200 is 1150 to 1250, 350 is 345 to 355.
[[nodiscard]] MetresInterval as_declared(Metres declared);

/// Where the nearest dwelling may be: at least `distance.low`, certainly not beyond `distance.high`.
struct NearestDwelling {
  MetresInterval distance;
  std::optional<Segment> line;
  const Settlement* settlement = nullptr;  ///< whose dwellings it rests on; null: a building
};

/// By buildings where they are loaded within \p within and there is one, else by settlements, which have dwellings somewhere.
/// \pre the footprint's shape is not empty \return nothing when no settlements are known
[[nodiscard]] std::optional<NearestDwelling> nearest_dwelling(const Atlas& atlas, const Footprint& footprint,
                                                              Metres within);

}  // namespace tyndau::hearing
