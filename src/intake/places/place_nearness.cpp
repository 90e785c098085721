#include "intake/places/place_nearness.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

constexpr double times_farther = 4.0;

}  // namespace

void note_distances(std::vector<PlaceCandidate>& candidates, const PlaceContext& context) {
  if (!context.near) return;
  for (auto& one : candidates) one.distance = geo::distance(*context.near, one.settlement->centre);
}

std::optional<PlaceCandidate> only_near(std::vector<PlaceCandidate> candidates, const Nearness& limits) {
  if (candidates.empty()) return std::nullopt;
  std::sort(candidates.begin(), candidates.end(),
            [](const auto& a, const auto& b) { return a.distance < b.distance; });
  const Metres first = *candidates[0].distance;
  if (first > limits.near) return std::nullopt;
  if (candidates.size() > 1) {
    const Metres second = *candidates[1].distance;
    if (second < limits.far || second < first * times_farther) return std::nullopt;
  }
  return candidates.front();
}

void decide_by_distance(PlaceAnswer& answer, const Nearness& limits) {
  const bool homonyms = std::any_of(answer.reasons.begin(), answer.reasons.end(),
                                    [](const Message& reason) { return reason.key == "place.homonyms"; });
  if (answer.verdict != PlaceVerdict::ambiguous || !homonyms) return;
  auto by_distance = answer.candidates;
  std::sort(by_distance.begin(), by_distance.end(),
            [](const auto& a, const auto& b) { return a.distance < b.distance; });
  const Metres first = *by_distance[0].distance, second = *by_distance[1].distance;
  if (first > limits.near || second < limits.far || second < first * times_farther) return;
  answer.candidates = {by_distance.front()};
  answer.verdict = PlaceVerdict::resolved;
  answer.reasons = {
      {"place.by_distance", {{"distance", quantity({first, first})}, {"other", quantity({second, second})}}}};
}

}  // namespace tyndau::intake
