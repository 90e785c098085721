/// \file
/// When one of several homonyms is the one that is meant because of where it lies.
#pragma once

#include "intake/places/gazetteer.hpp"

namespace tyndau::intake {

struct Nearness {
  Metres near;  ///< it is at most so far away,
  Metres far;   ///< and the next one at least so far, and several times as far
};
inline constexpr Nearness of_a_paper{Metres{25'000},
                                     Metres{100'000}};  ///< from another place of the same paper
inline constexpr Nearness of_a_road{Metres{200'000},
                                    Metres{400'000}};  ///< from the other end of a road that bears both names
inline constexpr Nearness of_an_akimat{Metres{100'000},
                                       Metres{200'000}};  ///< from the town whose akimat has it

/// How far each lies from PlaceContext::near, where that is known.
void note_distances(std::vector<PlaceCandidate>& candidates, const PlaceContext& context);

/// The one that is near, when all others are far. \pre each candidate has its distance
[[nodiscard]] std::optional<PlaceCandidate> only_near(std::vector<PlaceCandidate> candidates,
                                                      const Nearness& limits);

/// Of homonyms the one that is near, when all others are far: another place of the paper tells them apart.
/// \pre each candidate has its distance
void decide_by_distance(PlaceAnswer& answer, const Nearness& limits);

}  // namespace tyndau::intake
