#include "intake/places/place_choice.hpp"

#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/places/name_keys.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>
#include <set>

namespace tyndau::intake {
namespace {

using hearing::UnitLevel;

/// Two gazetteers put the same town this far apart at most times.
constexpr Metres same_place{5'000};
/// Two points of one name and one data set nearer than this are the village and its station, or a place drawn twice.
constexpr Metres same_point{1'000};
/// One data set that has a place twice has it within this; positions to the minute are among them.
constexpr Metres twice_in_one{2'000};
/// Two gazetteers at the worst, where the district tells that it is the same.
constexpr Metres most_displaced{20'000};

/// Whether its data set calls it a village or less; unknown is not small.
bool is_small(const hearing::Settlement& settlement) {
  const auto& type = settlement.place_type;
  return type == "village" || type == "hamlet" || type == "isolated_dwelling" || type == "farm";
}

/// Whether the word beside the name suits the settlement; unknown suits.
bool suits(AddressPlace::Said said, const hearing::Settlement& settlement) {
  if (said == AddressPlace::Said::town) return !is_small(settlement);
  if (said == AddressPlace::Said::village || said == AddressPlace::Said::station)
    return settlement.place_type != "city";
  return true;
}

/// Whether one of its names says that it is the settlement of a railway station.
bool is_station(const hearing::Settlement& settlement) {
  const auto says = [](const std::string& name) {
    const auto words = split(fold(name), " ");
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return word == "ст." || word == "station" || word.starts_with("станци") || word.starts_with("станса");
    });
  };
  return says(settlement.name) || says(settlement.names.kk) || says(settlement.names.ru) ||
         says(settlement.names.en);
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

/// Leaves the stations alone, where there are any: a town of the same name is another place.
void prefer_stations(std::vector<NamedSettlement>& named) {
  const auto others = std::stable_partition(
      named.begin(), named.end(), [](const NamedSettlement& one) { return is_station(*one.settlement); });
  if (others != named.begin()) named.erase(others, named.end());
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

Metres apart(const PlaceCandidate& a, const PlaceCandidate& b) {
  return geo::distance(a.settlement->centre, b.settlement->centre);
}

/// Whether a candidate is the place of another one: drawn twice, or the only one that its data set has there.
bool is_drawn_twice(const PlaceCandidate& one, const PlaceCandidate& other,
                    const std::vector<PlaceCandidate>& all) {
  const auto distance = apart(one, other);
  if (distance <= same_point) return true;
  const auto& dataset = one.settlement->dataset;
  const Metres most =
      std::max({same_place, one.settlement->extent.radius.high, other.settlement->extent.radius.high});
  if (dataset == other.settlement->dataset || distance > most) return false;
  return std::none_of(all.begin(), all.end(), [&](const PlaceCandidate& third) {
    return third.settlement->dataset == dataset && apart(third, one) > twice_in_one &&
           apart(third, other) <= most;
  });
}

/// Whether two data sets know one place of the name each in the district that is stated, and put it far apart.
bool are_one_displaced(const std::vector<PlaceCandidate>& places) {
  if (places.size() != 2 || places[0].settlement->dataset == places[1].settlement->dataset) return false;
  return std::all_of(
             places.begin(), places.end(),
             [](const PlaceCandidate& one) { return one.district_agrees && one.units == UnitFit::agrees; }) &&
         apart(places[0], places[1]) <= most_displaced;
}

PlaceCandidate displaced(const std::vector<PlaceCandidate>& places) {
  auto one = places.front();
  one.displaced = apart(places[0], places[1]);
  one.reasons.push_back({"place.displaced", {{"distance", quantity({*one.displaced, *one.displaced})}}});
  return one;
}

/// Whether an oblast or a district is stated, and the data say of no stated unit whether the places lie in it: the name may be
/// that of another place, which the data lack.
bool units_bear_nothing_out(const std::vector<PlaceCandidate>& fitting, const StatedUnits& stated) {
  const bool large = std::any_of(stated.units.begin(), stated.units.end(), [](const StatedUnit& unit) {
    return unit.level == UnitLevel::oblast || unit.level == UnitLevel::district;
  });
  return large && !fitting.empty() &&
         std::all_of(fitting.begin(), fitting.end(), [](const PlaceCandidate& one) {
           return std::all_of(one.by_unit.begin(), one.by_unit.end(),
                              [](UnitFit fit) { return fit == UnitFit::unknown; });
         });
}

/// Moves those of which no unit is known to the others, where a place of the name that contradicts the units lies at the same
/// point: another data set's record of it.
void drop_twins_of_contradicted(std::vector<PlaceCandidate>& fitting, std::vector<PlaceCandidate>& others) {
  const auto is_twin = [&](const PlaceCandidate& one) {
    const bool unknown = std::all_of(one.by_unit.begin(), one.by_unit.end(),
                                     [](UnitFit fit) { return fit == UnitFit::unknown; });
    return unknown && std::any_of(others.begin(), others.end(), [&](const PlaceCandidate& other) {
             return other.units == UnitFit::contradicts && apart(one, other) <= same_place;
           });
  };
  const auto twins =
      std::stable_partition(fitting.begin(), fitting.end(), [&](const auto& one) { return !is_twin(one); });
  std::vector<PlaceCandidate> dropped(std::make_move_iterator(twins), std::make_move_iterator(fitting.end()));
  fitting.erase(twins, fitting.end());
  others.insert(others.end(), std::make_move_iterator(dropped.begin()),
                std::make_move_iterator(dropped.end()));
}

/// Whether what is written is only the beginning of the settlement's Russian name, as Киев is of Киевка: a town elsewhere, or
/// the Kazakh name of the village.
bool is_cut_short(const std::string& written, const hearing::Settlement& settlement) {
  // A town's Kazakh name is as well known as its Russian one: Петропавл.
  const bool town = settlement.place_type == "city" || settlement.place_type == "town" ||
                    settlement.place_type.starts_with("PPLA") || settlement.place_type == "PPLC";
  if (town && !settlement.names.kk.empty() &&
      sound_key(settlement_key(settlement.names.kk)) == sound_key(written))
    return false;
  const auto& russian = settlement.names.ru.empty() ? settlement.name : settlement.names.ru;
  const auto whole = sound_key(settlement_key(russian));
  bool begins = false;
  for (const auto& form : uninflected(written)) {
    const auto sound = sound_key(form);
    if (sound == whole) return false;
    begins = begins || (!sound.empty() && whole.starts_with(sound));
  }
  return begins;
}

/// One place that no unit bears out, and whose name or kind is not quite what is written.
bool is_doubtful_alone(const PlaceCandidate& one, const AddressPlace& place) {
  const bool borne_out = std::any_of(one.by_unit.begin(), one.by_unit.end(),
                                     [](UnitFit fit) { return fit <= UnitFit::near_border; });
  if (borne_out || place.said == AddressPlace::Said::village || place.said == AddressPlace::Said::station)
    return false;
  const bool village_as_town = place.said == AddressPlace::Said::town && is_small(*one.settlement);
  return village_as_town || is_cut_short(place.name, *one.settlement);
}

bool names_exactly(const std::vector<PlaceCandidate>& others) {
  return std::any_of(others.begin(), others.end(),
                     [](const PlaceCandidate& one) { return one.name == NameFit::same; });
}

void append(std::vector<PlaceCandidate>& list, std::vector<PlaceCandidate> more) {
  for (auto& one : more) {
    const bool there = std::any_of(list.begin(), list.end(), [&](const PlaceCandidate& other) {
      return other.settlement == one.settlement;
    });
    if (!there) list.push_back(std::move(one));
  }
}

constexpr std::size_t long_name_bytes = 14;  // seven letters of Cyrillic

bool names_below_oblast(const StatedUnits& stated) {
  return std::any_of(stated.units.begin(), stated.units.end(),
                     [](const StatedUnit& unit) { return unit.level != UnitLevel::oblast; });
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
    candidate.district_agrees =
        candidate.district_agrees || (unit.level == UnitLevel::district && fit == UnitFit::agrees);
    candidate.reasons.push_back({std::string(fit_key(fit)), {{"unit", unit.text}}});
  }
  return candidate;
}

std::vector<PlaceCandidate> PlaceChooser::judged(const std::vector<NamedSettlement>& named,
                                                 const AddressPlace& place, const StatedUnits& stated) const {
  std::vector<NamedSettlement> suiting;
  std::copy_if(named.begin(), named.end(), std::back_inserter(suiting),
               [&](const NamedSettlement& one) { return suits(place.said, *one.settlement); });
  if (place.said == AddressPlace::Said::station) prefer_stations(suiting);
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
  drop_twins_of_contradicted(choice.fitting, choice.others);
  const bool contradicted = !choice.others.empty();
  if (choice.fitting.empty()) {
    auto inflected = judged(names_.inflected(place.name), place, stated);
    choice.fitting = take_best(inflected);
    // "г. Акмола" need not be a case of "Акмол" where another place is called just so.
    choice.doubtful = contradicted && !choice.fitting.empty() && names_exactly(choice.others);
    append(choice.others, std::move(inflected));
    drop_twins_of_contradicted(choice.fitting, choice.others);
  }
  if (choice.fitting.empty()) {
    auto slips = judged(names_.one_edit(place.name), place, stated);
    choice.fitting = take_best(slips);
    drop_twins_of_contradicted(choice.fitting, choice.others);
    // A slip counts only where units bear it out; an oblast holds too many names for a short one.
    const bool told =
        names_below_oblast(stated) || (!stated.units.empty() && place.name.size() >= long_name_bytes);
    const bool borne_out =
        !choice.fitting.empty() && told && choice.fitting.front().units != UnitFit::unknown;
    choice.doubtful = !choice.fitting.empty() && (contradicted || !borne_out);
    append(choice.others, std::move(slips));
  }
  choice.fitting = one_place_once(std::move(choice.fitting));
  choice.doubtful = choice.doubtful || units_bear_nothing_out(choice.fitting, stated) ||
                    (choice.fitting.size() == 1 && is_doubtful_alone(choice.fitting.front(), place));
  return choice;
}

std::vector<PlaceCandidate> PlaceChooser::one_place_once(std::vector<PlaceCandidate> fitting) const {
  if (fitting.size() < 2) return fitting;
  const auto order = [&](const PlaceCandidate& candidate) {
    const auto known = dataset_order_.find(candidate.settlement->dataset);
    return known == dataset_order_.end() ? std::size_t{0} : known->second + 1;
  };
  std::stable_sort(fitting.begin(), fitting.end(),
                   [&](const auto& a, const auto& b) { return order(a) > order(b); });
  std::vector<PlaceCandidate> places;
  for (const auto& one : fitting) {
    const bool known = std::any_of(places.begin(), places.end(), [&](const PlaceCandidate& other) {
      return is_drawn_twice(one, other, fitting);
    });
    if (!known) places.push_back(one);
  }
  if (are_one_displaced(places)) return {displaced(places)};
  return places;
}

}  // namespace tyndau::intake
