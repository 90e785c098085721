#include "intake/places/place_choice.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <set>

namespace tyndau::intake {
namespace {

using hearing::UnitLevel;

/// Two gazetteers put the same town this far apart at most times.
constexpr Metres same_place{5'000};
/// Two points of one name and one data set nearer than this are the village and its station, or a place drawn twice.
constexpr Metres same_point{500};

bool is_small(std::string_view type) {
  return type == "village" || type == "hamlet" || type == "isolated_dwelling" || type == "farm";
}

/// Whether the word beside the name suits the settlement; unknown suits.
bool suits(AddressPlace::Said said, const hearing::Settlement& settlement) {
  if (said == AddressPlace::Said::town) return !is_small(settlement.place_type);
  if (said == AddressPlace::Said::village) return settlement.place_type != "city";
  return true;
}

std::string_view fit_key(NameFit fit) {
  switch (fit) {
    case NameFit::same: return "place.name_same";
    case NameFit::alike: return "place.name_alike";
    case NameFit::inflected: return "place.name_inflected";
    case NameFit::one_edit: break;
  }
  return "place.name_one_edit";
}

std::string_view fit_key(UnitFit fit) {
  switch (fit) {
    case UnitFit::agrees: return "place.unit_agrees";
    case UnitFit::former: return "place.unit_former";
    case UnitFit::near_border: return "place.unit_near_border";
    case UnitFit::unknown: return "place.unit_unknown";
    case UnitFit::contradicts: break;
  }
  return "place.unit_contradicts";
}

/// Those that no unit contradicts and that fit best, the highest unit compared first; the rest stays in \p all.
std::vector<PlaceCandidate> take_best(std::vector<PlaceCandidate>& all) {
  const std::vector<UnitFit>* fit = nullptr;
  for (const auto& one : all) {
    if (one.units != UnitFit::contradicts && (fit == nullptr || one.by_unit < *fit)) fit = &one.by_unit;
  }
  if (fit == nullptr) return {};
  const auto best_fit = *fit;
  std::vector<PlaceCandidate> best, rest;
  for (auto& one : all) (one.by_unit == best_fit ? best : rest).push_back(std::move(one));
  all = std::move(rest);
  return best;
}

void append(std::vector<PlaceCandidate>& list, std::vector<PlaceCandidate> more) {
  for (auto& one : more) {
    const bool there = std::any_of(list.begin(), list.end(), [&](const PlaceCandidate& other) {
      return other.settlement == one.settlement;
    });
    if (!there) list.push_back(std::move(one));
  }
}

}  // namespace

PlaceChooser::PlaceChooser(const hearing::AtlasData& data, const SettlementNames& names,
                           const UnitFinder& units)
    : names_(names), units_(units) {
  for (std::size_t i = 0; i < data.datasets.size(); ++i) dataset_order_[data.datasets[i].id] = i;
}

PlaceCandidate PlaceChooser::judged(const NamedSettlement& named, const StatedUnits& stated) const {
  PlaceCandidate candidate;
  candidate.settlement = named.settlement;
  candidate.name = named.fit;
  candidate.reasons.push_back({std::string(fit_key(named.fit)), {{"name", named.settlement->name}}});
  for (const auto& unit : stated.units) {
    const auto fit = units_.fit(unit, *named.settlement, stated.on);
    candidate.by_unit.push_back(fit);
    candidate.units = std::max(candidate.units, fit);
    candidate.reasons.push_back({std::string(fit_key(fit)), {{"unit", unit.text}}});
  }
  return candidate;
}

std::vector<PlaceCandidate> PlaceChooser::judged(const std::vector<NamedSettlement>& named,
                                                 const AddressPlace& place, const StatedUnits& stated) const {
  std::vector<NamedSettlement> suiting;
  for (const auto& one : named) {
    if (suits(place.said, *one.settlement)) suiting.push_back(one);
  }
  std::vector<PlaceCandidate> all;
  for (const auto& one : suiting.empty() ? named : suiting) all.push_back(judged(one, stated));
  const bool none_fits = std::all_of(
      all.begin(), all.end(), [](const PlaceCandidate& one) { return one.units == UnitFit::contradicts; });
  if (stated.own || !none_fits || stated.units.empty()) return all;
  // The lower units are not the place's own: where they rule out everything, only the oblast counts.
  StatedUnits oblast{{}, true, stated.on};
  std::copy_if(stated.units.begin(), stated.units.end(), std::back_inserter(oblast.units),
               [](const StatedUnit& unit) { return unit.level == UnitLevel::oblast; });
  all.clear();
  for (const auto& one : suiting.empty() ? named : suiting) all.push_back(judged(one, oblast));
  return all;
}

PlaceChooser::Choice PlaceChooser::choose(const AddressPlace& place, const StatedUnits& stated) const {
  Choice choice;
  auto named = judged(names_.named(place.name), place, stated);
  choice.fitting = take_best(named);
  choice.others = std::move(named);
  const bool contradicted = !choice.others.empty();
  if (choice.fitting.empty()) {
    auto inflected = judged(names_.inflected(place.name), place, stated);
    choice.fitting = take_best(inflected);
    append(choice.others, std::move(inflected));
  }
  if (choice.fitting.empty()) {
    auto slips = judged(names_.one_edit(place.name), place, stated);
    choice.fitting = take_best(slips);
    // A slip counts only where units bear it out.
    const bool borne_out =
        !choice.fitting.empty() && !stated.units.empty() && choice.fitting.front().units != UnitFit::unknown;
    choice.doubtful = !choice.fitting.empty() && (contradicted || !borne_out);
    append(choice.others, std::move(slips));
  }
  choice.fitting = one_place_once(std::move(choice.fitting));
  return choice;
}

std::vector<PlaceCandidate> PlaceChooser::one_place_once(std::vector<PlaceCandidate> fitting) const {
  if (fitting.size() < 2) return fitting;
  std::set<std::string_view> datasets;
  const auto& first = *fitting.front().settlement;
  bool one = true, near = true;
  for (const auto& candidate : fitting) {
    one = one && datasets.insert(candidate.settlement->dataset).second;
    const auto apart = geo::distance(candidate.settlement->centre, first.centre);
    one = one && apart <= same_place;
    near = near && apart <= same_point;
  }
  if (!one && !near) return fitting;
  const auto order = [&](const PlaceCandidate& candidate) {
    const auto known = dataset_order_.find(candidate.settlement->dataset);
    return known == dataset_order_.end() ? std::size_t{0} : known->second + 1;
  };
  const auto latest = std::max_element(fitting.begin(), fitting.end(),
                                       [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return {*latest};
}

}  // namespace tyndau::intake
