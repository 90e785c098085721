#include "intake/places/place_nearness.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

constexpr double times_farther = 4.0;

}  // namespace

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
