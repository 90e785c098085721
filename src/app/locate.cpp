#include "app/locate.hpp"

#include "geo/geodesic.hpp"
#include "intake/coordinates.hpp"
#include "intake/place_text.hpp"
#include "layers/words.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

using Fit = intake::Country::Fit;

constexpr std::size_t most_candidates = 20;

std::string fit_key(Fit fit) {
  switch (fit) {
    case Fit::plausible: return "locate.inside";
    case Fit::zero: return "locate.zero";
    case Fit::swapped:
    case Fit::outside: return "locate.outside";
    case Fit::out_of_range: break;
  }
  return "locate.out_of_range";
}

/// The settlement nearest to a position, as a reason.
std::optional<Message> nearest(LonLat position, const Engine& engine) {
  const auto hits = engine.atlas.nearest_settlements(geo::point_shape(position), 1);
  if (hits.empty()) return std::nullopt;
  return Message{
      "locate.nearest",
      {{"place", layers::name_of(*hits.front().settlement)}, {"distance", quantity(hits.front().distance)}}};
}

void add_position(std::vector<Candidate>& candidates, double lon, double lat, const std::string& order,
                  const Engine& engine) {
  const auto position = make_lon_lat(lon, lat);
  if (!position) return;
  Candidate candidate;
  candidate.kind = "position";
  candidate.position = *position;
  const auto fit = engine.country.fit(lon, lat);
  candidate.plausible = fit == Fit::plausible;
  candidate.reasons = {{order, {}}, {fit_key(fit), {}}};
  if (candidate.plausible) {
    if (auto place = nearest(*position, engine)) candidate.reasons.push_back(std::move(*place));
  }
  candidates.push_back(std::move(candidate));
}

std::vector<Candidate> positions(const intake::AnglePair& written, const Engine& engine) {
  const double first = written.first.degrees, second = written.second.degrees;
  const bool named = written.first.axis || written.second.axis;
  const auto stated = named ? written.latitude_first() : std::nullopt;
  std::vector<Candidate> candidates;
  if (!stated || *stated)
    add_position(candidates, second, first, stated ? "locate.stated" : "locate.lat_first", engine);
  if (!stated || !*stated)
    add_position(candidates, first, second, stated ? "locate.stated" : "locate.lon_first", engine);
  return candidates;
}

Candidate settlement_candidate(const hearing::Settlement& settlement) {
  Candidate candidate;
  candidate.kind = "settlement";
  candidate.id = settlement.id;
  candidate.name = layers::name_of(settlement);
  candidate.position = settlement.centre;
  candidate.unit = settlement.units.oblast;
  return candidate;
}

void add_settlements(std::vector<Candidate>& candidates, const LocateQuery& query, const Engine& engine) {
  const auto written = intake::read_place(query.text);
  const auto match = engine.gazetteer.settlement(query.text, {});
  PlaceQuery wanted{query.text, query.near, query.unit, most_candidates};
  if (wanted.unit.empty()) wanted.unit = written.units.oblast;
  const auto hits = engine.search.find(wanted);
  const auto same = std::count_if(hits.begin(), hits.end(),
                                  [](const auto& hit) { return hit.match <= NameMatch::same_loosely; });
  for (const auto& hit : hits) {
    auto candidate = settlement_candidate(*hit.settlement);
    candidate.reasons.push_back({"place_match." + std::string(code(hit.match)), {{"name", hit.name}}});
    if (same > 1 && hit.match <= NameMatch::same_loosely) {
      candidate.reasons.push_back({"locate.homonyms", {{"count", std::to_string(same)}}});
    }
    if (hit.distance) {
      candidate.reasons.push_back(
          {"locate.distance", {{"distance", quantity({*hit.distance, *hit.distance})}}});
    }
    candidate.plausible = hit.match <= NameMatch::same_loosely;
    candidates.push_back(std::move(candidate));
  }
  const bool known =
      match.settlement == nullptr || std::any_of(candidates.begin(), candidates.end(),
                                                 [&](const auto& c) { return c.id == match.settlement->id; });
  if (known) return;
  auto candidate = settlement_candidate(*match.settlement);
  candidate.reasons.push_back({"place_match.same", {{"name", match.settlement->name}}});
  candidates.insert(candidates.begin(), std::move(candidate));
}

void add_unit(std::vector<Candidate>& candidates, const LocateQuery& query, const Engine& engine) {
  const auto* unit = engine.gazetteer.unit(query.text);
  if (unit == nullptr) return;
  Candidate candidate;
  candidate.kind = "unit";
  candidate.id = unit->id;
  candidate.name = layers::filled(unit->names, unit->name);
  candidate.unit = code(unit->level);
  candidate.reasons.push_back({"locate.unit", {{"name", unit->name}}});
  candidates.push_back(std::move(candidate));
}

}  // namespace

std::vector<Candidate> locate(const LocateQuery& query, const Engine& engine) {
  std::vector<Candidate> candidates;
  if (const auto written = intake::parse_pair(query.text)) {
    candidates = positions(*written, engine);
  } else {
    add_settlements(candidates, query, engine);
    add_unit(candidates, query, engine);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.plausible > b.plausible; });
  return candidates;
}

void write_candidates(hearing::json::Writer& out, const std::vector<Candidate>& candidates,
                      const hearing::MessageCatalogue& messages) {
  constexpr int decimals = 9;
  out.begin_array();
  for (const auto& candidate : candidates) {
    out.begin_object();
    out.member("kind", candidate.kind);
    if (!candidate.id.empty()) out.member("id", candidate.id);
    if (candidate.kind != "position") out.key("name").text(candidate.name);
    if (candidate.position) {
      out.key("lon").rounded(candidate.position->lon, decimals);
      out.key("lat").rounded(candidate.position->lat, decimals);
    }
    if (!candidate.unit.empty()) out.member("unit", candidate.unit);
    out.key("plausible").boolean(candidate.plausible);
    out.key("reasons").begin_array();
    for (const auto& reason : candidate.reasons) out.text(messages.render(reason));
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

}  // namespace tyndau::app
