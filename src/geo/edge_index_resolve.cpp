#include "geo/edge_index_search.hpp"

#include <algorithm>

namespace tyndau::geo::engine {

namespace {

/// The nearest of candidates that were all estimated; those the estimate cannot rule out are finished.
Answer nearest_candidate(const View& view, const Probe& probe, const Visited& shape, Scratch& scratch) {
  double at_most = std::numeric_limits<double>::infinity();
  scratch.estimates.clear();
  for (std::uint32_t i = shape.first; i < shape.last; ++i) {
    const Candidate& candidate = scratch.candidates[i];
    scratch.estimates.push_back(estimate(view, probe, candidate.edge));
    at_most = std::min(at_most, scratch.estimates.back().distance + scratch.estimates.back().error);
  }
  LastGeodesic last;
  Answer answer{shape.slot, false, std::numeric_limits<double>::infinity(), {}, 0.0};
  for (std::uint32_t i = shape.first; i < shape.last; ++i) {
    const Estimate& rough = scratch.estimates[i - shape.first];
    if (rough.distance - rough.error > at_most) continue;
    const EdgeRef edge = scratch.candidates[i].edge;
    const Estimate exact = rough.error == 0.0 ? rough : finish(view, probe, edge, rough, last);
    if (exact.distance < answer.distance) answer = {shape.slot, false, exact.distance, edge, exact.t};
  }
  return answer;
}

}  // namespace

void resolve(const View& view, const Probe& probe, const Visited& shape, double bound, Scratch& scratch) {
  if (shape.inside) {
    scratch.answers.push_back({shape.slot, true, 0.0, {}, 0.0});
    return;
  }
  if (shape.first == shape.last) return;
  const Answer answer = nearest_candidate(view, probe, shape, scratch);
  if (answer.distance <= bound) scratch.answers.push_back(answer);
}

}  // namespace tyndau::geo::engine
