#include "app/locate.hpp"

#include "app/locate_positions.hpp"
#include "geo/geodesic.hpp"
#include "hearing/json_shape.hpp"
#include "intake/places/other_name.hpp"
#include "intake/places/place_text.hpp"
#include "layers/words.hpp"

namespace tyndau::app {
namespace {

constexpr std::size_t most_candidates = 20;

/// How far the true boundary of a settlement may be from its point.
Metres uncertainty_of(const hearing::Settlement& settlement, const Engine& engine) {
  const auto& disc = engine.atlas.disc(settlement);
  return disc.radius + geo::distance(disc.centre, settlement.centre) + settlement.extent.position_uncertainty;
}

Candidate settlement_candidate(const hearing::Settlement& settlement, const Engine& engine) {
  Candidate candidate;
  candidate.kind = "settlement";
  candidate.id = settlement.id;
  candidate.name = layers::name_of(settlement);
  candidate.position = settlement.centre;
  candidate.uncertainty = uncertainty_of(settlement, engine);
  candidate.unit = settlement.units.oblast;
  const auto oblast = engine.oblast_names.find(candidate.unit);
  if (oblast != engine.oblast_names.end()) candidate.unit_name = oblast->second;
  return candidate;
}

/// Names that are alike, for a reader who may have meant one of them.
void add_suggestions(Location& location, const LocateQuery& query, const Engine& engine) {
  constexpr double score = 0.1;
  const PlaceQuery wanted{query.text, query.near, query.unit, most_candidates};
  for (const auto& hit : engine.search.find(wanted)) {
    auto candidate = settlement_candidate(*hit.settlement, engine);
    candidate.reasons.push_back({"place_match." + std::string(code(hit.match)), {{"name", hit.name}}});
    candidate.plausible = false;
    candidate.score = score;
    location.candidates.push_back(std::move(candidate));
  }
}

void add_units(Location& location, const intake::PlaceAnswer& answer) {
  for (const auto* unit : answer.units) {
    Candidate candidate;
    candidate.kind = "unit";
    candidate.id = unit->id;
    candidate.name = layers::filled(unit->names, unit->name);
    candidate.unit = code(unit->level);
    candidate.score = 1.0;
    candidate.reasons.push_back({"locate.unit", {{"name", unit->name}}});
    location.candidates.push_back(std::move(candidate));
  }
}

Candidate found_candidate(intake::PlaceCandidate found, const LocateQuery& query, const Engine& engine) {
  auto candidate = settlement_candidate(*found.settlement, engine);
  candidate.plausible = found.units != intake::UnitFit::contradicts;
  candidate.score = found.score();
  if (found.displaced) candidate.uncertainty = *candidate.uncertainty + *found.displaced;
  candidate.reasons = std::move(found.reasons);
  if (const auto other = intake::other_name(query.text, *found.settlement); !other.empty())
    candidate.reasons.push_back({"locate.also_called", {{"name", other}}});
  if (found.distance) {
    candidate.reasons.push_back(
        {"locate.distance", {{"distance", quantity({*found.distance, *found.distance})}}});
  }
  return candidate;
}

Location place(const LocateQuery& query, const Engine& engine) {
  intake::PlaceContext context;
  if (!query.unit.empty()) {
    const auto level = intake::stated_level(query.unit).value_or(hearing::UnitLevel::oblast);
    (level == hearing::UnitLevel::oblast     ? context.units.oblast
     : level == hearing::UnitLevel::district ? context.units.district
                                             : context.units.rural_district) = query.unit;
  }
  context.near = query.near;
  context.on = query.on;
  auto answer = engine.gazetteer.find(query.text, context);
  Location location{answer.verdict, {}, std::move(answer.reasons)};
  for (auto& found : answer.candidates) {
    if (location.candidates.size() == most_candidates) break;
    location.candidates.push_back(found_candidate(std::move(found), query, engine));
  }
  if (answer.region && !location.candidates.empty()) {
    auto& candidate = location.candidates.front();
    candidate.kind = "region";
    candidate.position.reset();
    candidate.uncertainty.reset();
    candidate.region = std::move(answer.region);
  }
  if (location.candidates.empty()) add_units(location, answer);
  const bool unresolved = location.verdict == intake::PlaceVerdict::unresolved;
  if (location.candidates.empty() && unresolved && query.suggestions)
    add_suggestions(location, query, engine);
  return location;
}

void write_stated(hearing::json::Writer& out, const StatedPlace& stated) {
  constexpr int decimals = 9;
  out.member("notation", intake::code(stated.notation));
  out.member("form", intake::code(stated.form));
  if (stated.form != intake::FoundForm::point) {
    out.key("geometry");
    hearing::json::write_shape(out, stated.shape, decimals);
  }
  out.key("quote").begin_object();
  out.member("text", stated.quote);
  out.key("begin").integer(static_cast<std::int64_t>(stated.begin));
  out.key("end").integer(static_cast<std::int64_t>(stated.end));
  out.end_object();
}

void write_region(hearing::json::Writer& out, const intake::PlaceRegion& region, bool with_shapes) {
  constexpr int whole = 0;
  out.key("distance_m").begin_object();
  out.key("low").rounded(region.where.from_anchor.low.value, whole);
  out.key("high").rounded(region.where.from_anchor.high.value, whole);
  out.end_object();
  if (region.where.azimuths) {
    out.key("azimuth").rounded((region.where.azimuths->low + region.where.azimuths->high) / 2.0, 1);
  }
  if (!with_shapes) return;
  constexpr int decimals = 6;
  out.key("geometry");
  hearing::json::write_shape(out, region.where.shape(), decimals);
}

void write_candidate(hearing::json::Writer& out, const Candidate& candidate,
                     const hearing::MessageCatalogue& messages, bool with_shapes) {
  constexpr int degree_decimals = 9, metre_decimals = 2, score_decimals = 2;
  out.begin_object();
  out.member("kind", candidate.kind);
  if (!candidate.id.empty()) out.member("id", candidate.id);
  if (candidate.kind != "position") out.key("name").text(candidate.name);
  if (candidate.position) {
    out.key("lon").rounded(candidate.position->lon, degree_decimals);
    out.key("lat").rounded(candidate.position->lat, degree_decimals);
  }
  if (candidate.uncertainty) out.key("uncertainty_m").rounded(candidate.uncertainty->value, metre_decimals);
  if (candidate.stated) write_stated(out, *candidate.stated);
  if (candidate.region) write_region(out, *candidate.region, with_shapes);
  if (!candidate.unit.empty()) out.member("unit", candidate.unit);
  if (!candidate.unit_name.in(Language::kk).empty()) out.key("unit_name").text(candidate.unit_name);
  out.key("score").rounded(candidate.score, score_decimals);
  out.key("plausible").boolean(candidate.plausible);
  out.key("reasons").begin_array();
  for (const auto& reason : candidate.reasons) out.text(messages.render(reason));
  out.end_array();
  out.end_object();
}

}  // namespace

Location locate(const LocateQuery& query, const Engine& engine) {
  if (auto stated = locate_positions(query.text, engine)) return std::move(*stated);
  constexpr std::size_t longest_name = 500;
  if (query.text.size() > longest_name)
    return {intake::PlaceVerdict::unresolved, {}, {{"locate.too_long", {}}}};
  return place(query, engine);
}

void write_location(hearing::json::Writer& out, const Location& location,
                    const hearing::MessageCatalogue& messages, bool with_shapes) {
  out.begin_object();
  out.member("verdict", intake::code(location.verdict));
  out.key("candidates").begin_array();
  for (const auto& candidate : location.candidates) write_candidate(out, candidate, messages, with_shapes);
  out.end_array();
  out.key("reasons").begin_array();
  for (const auto& reason : location.reasons) out.text(messages.render(reason));
  out.end_array();
  out.end_object();
}

}  // namespace tyndau::app
