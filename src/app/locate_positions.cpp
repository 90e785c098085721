#include "app/locate_positions.hpp"

#include "intake/positions.hpp"
#include "layers/words.hpp"

namespace tyndau::app {
namespace {

using intake::FoundForm;
using intake::FoundGeometry;

/// The settlement nearest to a place, as a reason.
std::optional<Message> nearest(const geo::Shape& shape, const Engine& engine) {
  const auto hits = engine.atlas.nearest_settlements(shape, 1);
  if (hits.empty()) return std::nullopt;
  if (hits.front().distance.high <= Metres{0.0})
    return Message{"locate.within", {{"place", layers::name_of(*hits.front().settlement)}}};
  return Message{
      "locate.nearest",
      {{"place", layers::name_of(*hits.front().settlement)}, {"distance", quantity(hits.front().distance)}}};
}

Message said(const intake::CellFault& fault) { return {"intake." + fault.code, fault.arguments}; }

std::string order_key(const FoundGeometry& geometry) {
  return "locate.order." + std::string(intake::code(geometry.order));
}

Candidate candidate_of(const FoundGeometry& geometry, const std::string& order, const std::string& text,
                       const Engine& engine) {
  Candidate candidate;
  candidate.kind = "position";
  candidate.score = 1.0;
  if (geometry.form == FoundForm::point) candidate.position = geometry.positions.front().at;
  if (geometry.form == FoundForm::box) candidate.position = middle_of(geometry);
  candidate.uncertainty = geometry.uncertainty;
  candidate.reasons = {{"locate.notation." + std::string(intake::code(geometry.kind)), {}}, {order, {}}};
  if (geometry.form != FoundForm::point) {
    candidate.reasons.push_back({"locate.form." + std::string(intake::code(geometry.form)),
                                 {{"count", std::to_string(geometry.positions.size())}}});
  }
  for (const auto& remark : geometry.remarks) candidate.reasons.push_back(said(remark));
  if (auto place = nearest(geometry.shape, engine)) candidate.reasons.push_back(std::move(*place));
  candidate.stated = StatedPlace{geometry.form,  geometry.kind,
                                 geometry.shape, text.substr(geometry.begin, geometry.end - geometry.begin),
                                 geometry.begin, geometry.end};
  return candidate;
}

Location stated(const intake::PositionsAnswer& answer, const std::string& text, const Engine& engine) {
  Location location;
  for (const auto& geometry : answer.found)
    location.candidates.push_back(candidate_of(geometry, order_key(geometry), text, engine));
  location.verdict =
      answer.found.size() == 1 ? intake::PlaceVerdict::resolved : intake::PlaceVerdict::ambiguous;
  if (answer.found.size() > 1) {
    location.reasons.push_back({"locate.several_stated", {{"count", std::to_string(answer.found.size())}}});
  }
  return location;
}

Location both_ways(const intake::PositionsAnswer& answer, const std::string& text, const Engine& engine) {
  constexpr double half = 0.5;
  Location location;
  location.verdict = intake::PlaceVerdict::ambiguous;
  location.reasons.push_back(said(answer.fault));
  for (const auto& [latitude_first, longitude_first] : answer.ambiguous) {
    location.candidates.push_back(candidate_of(latitude_first, "locate.lat_first", text, engine));
    location.candidates.push_back(candidate_of(longitude_first, "locate.lon_first", text, engine));
  }
  for (auto& candidate : location.candidates) candidate.score = half;
  return location;
}

}  // namespace

std::optional<Location> locate_positions(const std::string& text, const Engine& engine) {
  using Verdict = intake::PositionsAnswer::Verdict;
  const auto answer = intake::read_positions(text, engine.country);
  switch (answer.verdict) {
    case Verdict::positions: return stated(answer, text, engine);
    case Verdict::ambiguous: return both_ways(answer, text, engine);
    case Verdict::refused: break;
  }
  if (!answer.meant) return std::nullopt;
  Location location;
  location.reasons.push_back(said(answer.fault));
  return location;
}

}  // namespace tyndau::app
