#include "intake/places/gazetteer.hpp"

#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/places/cadastral_number.hpp"
#include "intake/places/described_place.hpp"
#include "intake/places/described_region.hpp"
#include "intake/places/name_keys.hpp"
#include "intake/places/place_address.hpp"
#include "intake/places/place_choice.hpp"
#include "intake/places/place_nearness.hpp"
#include "intake/places/place_refusal.hpp"
#include "intake/places/place_subjects.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>
#include <array>

namespace tyndau::intake {
namespace {

using hearing::AdminUnit;
using hearing::Settlement;
using hearing::UnitContext;
using hearing::UnitLevel;
using Said = AddressPlace::Said;

void add_unique(std::vector<const AdminUnit*>& list, const AdminUnit* value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool by_rank(const PlaceCandidate& a, const PlaceCandidate& b) {
  if (a.score() != b.score()) return a.score() > b.score();
  if (a.distance && b.distance && *a.distance != *b.distance) return *a.distance < *b.distance;
  return a.settlement->id < b.settlement->id;
}

std::vector<const AdminUnit*> children_among(const std::vector<const AdminUnit*>& units,
                                             const std::vector<const AdminUnit*>& parents) {
  std::vector<const AdminUnit*> children;
  for (const auto* unit : units) {
    const bool child = std::any_of(parents.begin(), parents.end(),
                                   [&](const AdminUnit* parent) { return unit->parent_id == parent->id; });
    if (child) add_unique(children, unit);
  }
  return children;
}

/// Whether its data set calls it a town, or a centre of a unit.
bool is_town(const Settlement& settlement) {
  const auto& type = settlement.place_type;
  return type == "city" || type == "town" || type.starts_with("PPLA") || type == "PPLC";
}

bool one_of_each_dataset(const std::vector<const Settlement*>& places) {
  return std::none_of(places.begin(), places.end(), [&](const Settlement* a) {
    return std::any_of(places.begin(), places.end(),
                       [&](const Settlement* b) { return a != b && a->dataset == b->dataset; });
  });
}

}  // namespace

std::string_view code(PlaceVerdict verdict) {
  switch (verdict) {
    case PlaceVerdict::resolved: return "resolved";
    case PlaceVerdict::ambiguous: return "ambiguous";
    case PlaceVerdict::region: return "region";
    case PlaceVerdict::unresolved: break;
  }
  return "unresolved";
}

double PlaceCandidate::score() const {
  constexpr std::array<double, 4> by_name{1.0, 0.9, 0.8, 0.6};
  constexpr std::array<double, 5> factors{1.0, 0.9, 0.9, 0.8, 0.2};
  const double unit = by_unit.empty() ? factors[3] : factors[static_cast<std::size_t>(units)];
  return by_name[static_cast<std::size_t>(name)] * unit;
}

struct Gazetteer::Impl : KnownNames, NameSettler {
  std::optional<hearing::Atlas> atlas;
  SettlementNames names;
  UnitFinder units;
  SubjectFinder finder;
  PlaceChooser chooser;

  Impl(const hearing::AtlasData& data, const hearing::Atlas* shared, UnitHistory history,
       const FormerNames& former)
      : atlas(shared == nullptr ? std::nullopt : std::optional(*shared)),
        names(data),
        units(data, shared, std::move(history)),
        finder(names, units),
        chooser(data, names, units) {
    for (const auto& one : former) add_former(one);
  }

  /// The town that bears today's name in the unit, or the only village that does, gets the former one as well.
  void add_former(const FormerName& former) {
    const auto* unit = units.by_id(former.unit_id);
    if (unit == nullptr) return;
    const StatedUnit stated{unit->level, unit->name, sound_key(unit_key(unit->name)), {unit}};
    std::vector<const Settlement*> there, towns;
    for (const auto& one : names.named(settlement_key(former.now))) {
      if (units.fit(stated, *one.settlement, {}) <= UnitFit::near_border) there.push_back(one.settlement);
    }
    std::copy_if(there.begin(), there.end(), std::back_inserter(towns),
                 [](const Settlement* one) { return is_town(*one); });
    if (towns.empty() && one_of_each_dataset(there)) towns = std::move(there);
    for (const auto* one : towns) names.add_name(*one, former.name);
  }

  [[nodiscard]] bool unit(std::string_view name, UnitLevel level) const override {
    return units.knows(name, level);
  }
  [[nodiscard]] bool settlement(std::string_view name) const override { return names.knows(name); }

  [[nodiscard]] PlaceAnswer settled(std::string_view text, const PlaceContext& context,
                                    const TextPart& within) const override {
    PlaceAnswer answer;
    if (auto reason = why_unreadable(text)) {
      answer.reasons.push_back(std::move(*reason));
      return answer;
    }
    auto address = read_address(text, *this);
    if (!address.foreign.empty()) {
      answer.reasons.push_back({"place.foreign", {{"country", address.foreign}}});
      return answer;
    }
    auto stated = finder.stated_units(address, context);
    for (const auto& unit : address.units) {
      for (const auto* one : units.named(unit.name, unit.level)) add_unique(answer.units, one);
    }
    finder.keep_within(within, address, stated);
    const auto subject = finder.subjects(address, stated);
    if (subject.places.empty()) {
      answer.reasons.push_back({address.units.empty() ? "place.no_name" : "place.only_units", {}});
      return answer;
    }
    decide(subject.places, stated, answer);
    if (!subject.towns.empty()) weigh_town(subject, finder.stated_units(address, context), answer);
    if (answer.verdict == PlaceVerdict::unresolved) look_in_city(subject, stated, answer);
    if (answer.verdict == PlaceVerdict::unresolved) look_around_town(address, subject, context, answer);
    note_distances(answer.candidates, context);
    std::stable_sort(answer.candidates.begin(), answer.candidates.end(), by_rank);
    if (context.near) decide_by_distance(answer, of_a_paper);
    if (stated.units.empty()) doubt_far_namesake(answer, context);
    doubt_kind(text, answer);
    return answer;
  }

  /// "отделение № 2 с. Шелек": a part of the village that may lie kilometres from it. "озеро Балхаш": a lake and a town on its
  /// shore may bear one name.
  static void doubt_kind(std::string_view text, PlaceAnswer& answer) {
    if (answer.verdict != PlaceVerdict::resolved) return;
    const std::string& name = answer.candidates.front().settlement->name;
    const auto tokens = address_tokens(text);
    const bool branch = names_branch(tokens) && !names_branch(address_tokens(name));  // or it is in the data
    if (!branch && !names_feature(tokens)) return;
    answer.verdict = PlaceVerdict::ambiguous;
    answer.reasons.push_back({branch ? "place.branch" : "place.feature", {{"place", name}}});
  }

  /// A bare name that only one far place has may be that of a nearer place which the gazetteer lacks.
  static void doubt_far_namesake(PlaceAnswer& answer, const PlaceContext& context) {
    constexpr Metres far{300'000};
    const auto& known = context.site ? context.site : context.near;
    if (!known || answer.verdict != PlaceVerdict::resolved || answer.candidates.empty()) return;
    if (geo::distance(*known, answer.candidates.front().settlement->centre) < far) return;
    answer.verdict = PlaceVerdict::ambiguous;
    answer.reasons.push_back({"place.far_namesake", {}});
  }

  /// A name beside a town counts only where it is found in the town's own unit; else the town, or something in it, may be meant.
  void weigh_town(const Subjects& subject, const StatedUnits& stated, PlaceAnswer& answer) const {
    const bool within = answer.verdict == PlaceVerdict::resolved && answer.candidates.front().district_agrees;
    if (within) return;
    PlaceAnswer town;
    decide(subject.towns, stated, town);
    if (town.verdict == PlaceVerdict::unresolved) return;
    if (answer.verdict == PlaceVerdict::unresolved) answer.candidates.clear();
    add(answer.candidates, std::move(town.candidates));
    answer.verdict = PlaceVerdict::ambiguous;
    answer.reasons = {{"place.beside_town", {{"name", subject.places.front().name}}}};
  }

  /// "Алматы, Наурызбайский район": a district of the city itself, which need not hold the point of the city.
  void look_in_city(const Subjects& subject, const StatedUnits& stated, PlaceAnswer& answer) const {
    if (subject.places.size() != 1 || subject.places.front().said == Said::village) return;
    const bool district = std::any_of(stated.units.begin(), stated.units.end(), [](const StatedUnit& unit) {
      return unit.level == UnitLevel::district;
    });
    if (!district) return;
    const auto cities = cities_named(subject.places.front().name);
    StatedUnits without = stated;
    std::erase_if(without.units, [&](const StatedUnit& unit) {
      return unit.level == UnitLevel::district &&
             std::any_of(unit.units.begin(), unit.units.end(), [&](const AdminUnit* one) {
               return !one->shape.empty() &&
                      std::any_of(cities.begin(), cities.end(), [&](const AdminUnit* city) {
                        return geo::contains(city->shape, geo::middle(one->shape));
                      });
             });
    });
    if (without.units.size() == stated.units.size()) return;
    auto city = subject.places;
    city.front().said = Said::town;  // whoever names a district of it means the city
    PlaceAnswer inside;
    decide(city, without, inside);
    if (inside.verdict != PlaceVerdict::resolved || !is_town(*inside.candidates.front().settlement)) return;
    answer.verdict = inside.verdict;
    answer.candidates = std::move(inside.candidates);
    answer.reasons = std::move(inside.reasons);
  }

  /// Units of the highest level that are a city: they bear its name and are no larger.
  [[nodiscard]] std::vector<const AdminUnit*> cities_named(const std::string& name) const {
    constexpr Metres largest{40'000};
    auto cities = units.named(name, UnitLevel::oblast);
    std::erase_if(cities, [&](const AdminUnit* unit) {
      return unit->shape.empty() || geo::enclosing_disc(unit->shape).radius > largest;
    });
    return cities;
  }

  /// "г. Степногорск, п. Бестобе": a town's akimat may have villages beyond the unit that is drawn around the town; the one of
  /// that name that is near the town is meant, where every other is far away.
  void look_around_town(const Address& address, const Subjects& subject, const PlaceContext& context,
                        PlaceAnswer& answer) const {
    const auto towns = said_as(address, {Said::town});
    const bool village = std::any_of(address.places.begin(), address.places.end(),
                                     [](const AddressPlace& one) { return one.said == Said::village; });
    const bool district =
        std::any_of(address.units.begin(), address.units.end(),
                    [](const AddressUnit& unit) { return unit.level == UnitLevel::district; });
    if (towns.size() != 1 || !village || district) return;
    const auto stated = finder.stated_units(address, context);
    PlaceAnswer town, without;
    decide(towns, stated, town);
    decide(subject.places, stated, without);
    if (town.verdict != PlaceVerdict::resolved || without.verdict == PlaceVerdict::unresolved) return;
    auto around = context;
    around.near = town.candidates.front().settlement->centre;
    note_distances(without.candidates, around);
    const auto found = only_near(without.candidates, of_an_akimat);
    if (!found || found->name > NameFit::alike) return;
    answer.candidates = {*found};
    answer.verdict = PlaceVerdict::resolved;
    answer.reasons = {{"place.near_town",
                       {{"place", town.candidates.front().settlement->name},
                        {"distance", quantity({*found->distance, *found->distance})}}}};
    answer.candidates.front().distance.reset();
  }

  void decide(const std::vector<AddressPlace>& places, const StatedUnits& stated, PlaceAnswer& answer) const {
    PlaceChooser::Choice all;
    std::size_t found = 0;
    for (const auto& place : places) {
      auto choice = chooser.choose(place, stated);
      found += choice.fitting.empty() ? 0 : 1;
      all.doubtful = all.doubtful || choice.doubtful || choice.fitting.size() > 1;
      add(all.fitting, std::move(choice.fitting));
      add(all.others, std::move(choice.others));
    }
    if (all.fitting.empty()) {
      answer.candidates = std::move(all.others);
      answer.reasons.push_back({answer.candidates.empty() ? "place.not_in_data" : "place.units_contradict",
                                {{"name", places.front().name}}});
      return;
    }
    answer.candidates = std::move(all.fitting);
    const bool one = answer.candidates.size() == 1 && !all.doubtful;
    answer.verdict = one ? PlaceVerdict::resolved : PlaceVerdict::ambiguous;
    if (!one) answer.reasons.push_back(why_ambiguous(answer.candidates, found));
  }

  static Message why_ambiguous(const std::vector<PlaceCandidate>& fitting, std::size_t names_found) {
    if (fitting.size() == 1) return {"place.doubtful", {{"name", fitting.front().settlement->name}}};
    return {names_found > 1 ? "place.several_named" : "place.homonyms",
            {{"count", std::to_string(fitting.size())}}};
  }

  static void add(std::vector<PlaceCandidate>& list, std::vector<PlaceCandidate> more) {
    for (auto& one : more) add(list, std::move(one));
  }

  static void add(std::vector<PlaceCandidate>& list, PlaceCandidate one) {
    const bool there = std::any_of(list.begin(), list.end(), [&](const PlaceCandidate& other) {
      return other.settlement == one.settlement;
    });
    if (!there) list.push_back(std::move(one));
  }
};

Gazetteer::Gazetteer(const hearing::AtlasData& data)
    : impl_(std::make_unique<Impl>(data, nullptr, UnitHistory{}, FormerNames{})) {}
Gazetteer::Gazetteer(const hearing::Atlas& atlas, UnitHistory history, const FormerNames& former)
    : impl_(std::make_unique<Impl>(atlas.data(), &atlas, std::move(history), former)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

bool Gazetteer::empty() const { return impl_->names.empty(); }

const Settlement* Gazetteer::by_id(std::string_view id) const { return impl_->names.by_id(id); }

PlaceAnswer Gazetteer::find(std::string_view text, const PlaceContext& context) const {
  const auto parcel = read_cadastral_number(text);
  if (!parcel) return find_named(text, context);
  auto answer = find_named(parcel->rest, context);
  if (answer.verdict != PlaceVerdict::unresolved || !answer.candidates.empty()) return answer;
  std::erase_if(answer.reasons, [](const Message& reason) { return reason.key == "place.no_name"; });
  answer.reasons.insert(answer.reasons.begin(), {"place.cadastral", {{"number", parcel->number}}});
  return answer;
}

PlaceAnswer Gazetteer::find_named(std::string_view text, const PlaceContext& context) const {
  if (const auto id = read_place(text).id; !id.empty()) {
    PlaceAnswer answer;
    const auto* known = by_id(id);
    answer.reasons.push_back({known == nullptr ? "place.id_unknown" : "place.id", {{"id", id}}});
    if (known == nullptr) return answer;
    answer.verdict = PlaceVerdict::resolved;
    PlaceCandidate candidate;
    candidate.settlement = known;
    candidate.by_unit = {UnitFit::agrees};
    answer.candidates.push_back(std::move(candidate));
    return answer;
  }
  const auto distance = read_distance(text);
  if (distance.region) return described_place(text, *distance.region, context, *impl_);
  return distance.stated ? beside_a_distance(text, context, *impl_) : impl_->settled(text, context, {});
}

std::optional<PlaceRegion> Gazetteer::region(std::string_view text, const PlaceContext& context) const {
  const auto described = read_described_region(text);
  return described ? described_place(text, *described, context, *impl_).region : std::nullopt;
}

PlaceMatch Gazetteer::settlement(std::string_view text, const PlaceContext& context) const {
  const auto answer = find(text, context);
  PlaceMatch match;
  if (answer.verdict == PlaceVerdict::region) return match;
  if (answer.verdict == PlaceVerdict::resolved && !answer.candidates.front().displaced) {
    match.settlement = answer.candidates.front().settlement;
    return match;
  }
  for (const auto& one : answer.candidates) match.candidates.push_back(one.settlement);
  std::sort(match.candidates.begin(), match.candidates.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  return match;
}

const AdminUnit* Gazetteer::unit(std::string_view text, std::optional<UnitLevel> level,
                                 const UnitContext& within) const {
  if (const auto* known = impl_->units.by_id(trimmed(text))) return known;
  const WrittenPlace written = read_place(text);
  if (!written.id.empty()) return impl_->units.by_id(written.id);
  auto found = impl_->units.named(text, level ? level : stated_level(text));
  for (const UnitLevel higher : {UnitLevel::district, UnitLevel::oblast}) {
    if (found.size() < 2 || within.at(higher).empty()) continue;
    auto below = children_among(found, impl_->units.named(within.at(higher), higher));
    if (!below.empty()) found = std::move(below);
  }
  return found.size() == 1 ? found.front() : nullptr;
}

}  // namespace tyndau::intake
