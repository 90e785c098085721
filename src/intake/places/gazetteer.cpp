#include "intake/places/gazetteer.hpp"

#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/places/described_region.hpp"
#include "intake/places/place_address.hpp"
#include "intake/places/place_choice.hpp"
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

constexpr std::array<UnitLevel, 3> levels{UnitLevel::oblast, UnitLevel::district, UnitLevel::rural_district};

void add_unique(std::vector<const AdminUnit*>& list, const AdminUnit* value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool by_rank(const PlaceCandidate& a, const PlaceCandidate& b) {
  if (a.score() != b.score()) return a.score() > b.score();
  if (a.distance && b.distance && *a.distance != *b.distance) return *a.distance < *b.distance;
  return a.settlement->id < b.settlement->id;
}

/// How far a settlement extends about its point, and how far that point may be off.
Metres reach_of(const Settlement& settlement) {
  const auto& extent = settlement.extent;
  if (extent.quality == hearing::ExtentQuality::estimated || extent.shape.empty()) return extent.radius.high;
  const auto disc = geo::enclosing_disc(extent.shape);
  return disc.radius + geo::distance(disc.centre, settlement.centre);
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

struct Gazetteer::Impl : KnownNames {
  std::optional<hearing::Atlas> atlas;
  SettlementNames names;
  UnitFinder units;
  PlaceChooser chooser;

  Impl(const hearing::AtlasData& data, const hearing::Atlas* shared, UnitHistory history)
      : atlas(shared == nullptr ? std::nullopt : std::optional(*shared)),
        names(data),
        units(data, shared, std::move(history)),
        chooser(data, names, units) {}

  [[nodiscard]] bool unit(std::string_view name, UnitLevel level) const override {
    return units.knows(name, level);
  }
  [[nodiscard]] bool settlement(std::string_view name) const override { return names.knows(name); }

  [[nodiscard]] StatedUnits stated_units(const Address& address, const PlaceContext& context) const {
    StatedUnits stated{{}, true, context.on};
    for (const auto& unit : address.units) stated.units.push_back(units.stated(unit.level, unit.name));
    if (!stated.units.empty()) return highest_first(std::move(stated));
    stated.own = context.own;
    for (const UnitLevel level : levels) {
      if (!context.units.at(level).empty())
        stated.units.push_back(units.stated(level, context.units.at(level)));
    }
    return stated;
  }

  static StatedUnits highest_first(StatedUnits stated) {
    std::stable_sort(stated.units.begin(), stated.units.end(),
                     [](const StatedUnit& a, const StatedUnit& b) { return a.level < b.level; });
    return stated;
  }

  /// A town or a bare name beside a place stands for the unit of that name, where the data have one.
  void add_as_unit(const AddressPlace& named, StatedUnits& stated) const {
    for (const UnitLevel level : {UnitLevel::district, UnitLevel::oblast}) {
      const bool said = std::any_of(stated.units.begin(), stated.units.end(),
                                    [&](const StatedUnit& unit) { return unit.level == level; });
      if (said || !units.knows(named.name, level)) continue;
      stated.units.push_back(units.stated(level, named.name));
      return;
    }
  }

  /// The places that the text may be about, the smallest first: villages, else towns, else bare names that are known.
  [[nodiscard]] std::vector<AddressPlace> subjects(const Address& address, StatedUnits& stated) const {
    std::vector<AddressPlace> said, bare;
    const auto any = [&](Said what, bool aside) {
      return std::any_of(address.places.begin(), address.places.end(),
                         [&](const AddressPlace& one) { return one.said == what && one.aside == aside; });
    };
    for (const Said what : {Said::village, Said::town}) {
      for (const bool aside : {false, true}) {
        if (!said.empty() || !any(what, aside)) continue;
        for (const auto& one : address.places) {
          if (one.said == what && one.aside == aside) said.push_back(one);
        }
      }
    }
    if (!said.empty() && said.front().said == Said::village) {
      for (const auto& one : address.places) {
        if (one.said == Said::town && !one.aside) add_as_unit(one, stated);
      }
    }
    for (const auto& one : address.bare) {
      const bool known = names.knows(one.name);
      if (said.empty() && known) bare.push_back(one);
      if (!one.aside && (!said.empty() || !known)) add_as_unit(one, stated);
    }
    if (!said.empty()) return said;
    return bare.empty() ? address.bare : bare;
  }

  void note_distance(std::vector<PlaceCandidate>& candidates, const PlaceContext& context) const {
    if (!context.near) return;
    for (auto& one : candidates) one.distance = geo::distance(*context.near, one.settlement->centre);
  }

  [[nodiscard]] PlaceAnswer settled(std::string_view text, const PlaceContext& context) const {
    PlaceAnswer answer;
    const auto address = read_address(text, *this);
    auto stated = stated_units(address, context);
    for (const auto& unit : address.units) {
      for (const auto* one : units.named(unit.name, unit.level)) add_unique(answer.units, one);
    }
    const auto places = subjects(address, stated);
    if (places.empty()) {
      answer.reasons.push_back({address.units.empty() ? "place.no_name" : "place.only_units", {}});
      return answer;
    }
    decide(places, stated, answer);
    note_distance(answer.candidates, context);
    std::stable_sort(answer.candidates.begin(), answer.candidates.end(), by_rank);
    return answer;
  }

  void decide(const std::vector<AddressPlace>& places, const StatedUnits& stated, PlaceAnswer& answer) const {
    std::vector<PlaceCandidate> fitting, others;
    bool doubtful = false;
    std::size_t found = 0;
    for (const auto& place : places) {
      auto choice = chooser.choose(place, stated);
      if (!choice.fitting.empty()) ++found;
      doubtful = doubtful || choice.doubtful || choice.fitting.size() > 1;
      for (auto& one : choice.fitting) add(fitting, std::move(one));
      for (auto& one : choice.others) add(others, std::move(one));
    }
    if (fitting.empty()) {
      answer.candidates = std::move(others);
      answer.reasons.push_back({answer.candidates.empty() ? "place.not_in_data" : "place.units_contradict",
                                {{"name", places.front().name}}});
      return;
    }
    const bool one = fitting.size() == 1 && !doubtful;
    answer.verdict = one ? PlaceVerdict::resolved : PlaceVerdict::ambiguous;
    if (!one && fitting.size() == 1) {
      answer.reasons.push_back({"place.doubtful", {{"name", fitting.front().settlement->name}}});
    } else if (!one) {
      answer.reasons.push_back({found > 1 ? "place.several_named" : "place.homonyms",
                                {{"count", std::to_string(fitting.size())}}});
    }
    answer.candidates = std::move(fitting);
  }

  static void add(std::vector<PlaceCandidate>& list, PlaceCandidate one) {
    const bool there = std::any_of(list.begin(), list.end(), [&](const PlaceCandidate& other) {
      return other.settlement == one.settlement;
    });
    if (!there) list.push_back(std::move(one));
  }

  [[nodiscard]] PlaceAnswer described(std::string_view text, const DescribedRegion& region,
                                      const PlaceContext& context) const {
    PlaceAnswer answer = settled(region.anchor, context);
    if (answer.verdict != PlaceVerdict::resolved) {
      answer.reasons.push_back(
          {"place.region_without_anchor", {{"anchor", std::string(trimmed(region.anchor))}}});
      if (answer.verdict == PlaceVerdict::unresolved) answer.candidates.clear();
      return answer;
    }
    const auto* anchor = answer.candidates.front().settlement;
    PlaceRegion made;
    made.anchor = anchor;
    made.along_road = region.kind == DescribedRegion::Kind::along_road;
    made.where.text = std::string(text.substr(region.begin, region.end - region.begin));
    made.where.anchor = {anchor->name, anchor->id, {}};
    made.where.centre = anchor->centre;
    made.where.from_anchor =
        distance_from_anchor(region, reach_of(*anchor), anchor->extent.position_uncertainty);
    made.where.azimuths = azimuths_of(region);
    answer.verdict = PlaceVerdict::region;
    answer.reasons.push_back({made.along_road ? "place.along_road" : "place.from_place",
                              {{"place", anchor->name}, {"distance", quantity(made.where.from_anchor)}}});
    answer.region = std::move(made);
    return answer;
  }
};

Gazetteer::Gazetteer(const hearing::AtlasData& data)
    : impl_(std::make_unique<Impl>(data, nullptr, UnitHistory{})) {}
Gazetteer::Gazetteer(const hearing::Atlas& atlas, UnitHistory history)
    : impl_(std::make_unique<Impl>(atlas.data(), &atlas, std::move(history))) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const Settlement* Gazetteer::by_id(std::string_view id) const { return impl_->names.by_id(id); }

PlaceAnswer Gazetteer::find(std::string_view text, const PlaceContext& context) const {
  if (const auto id = read_place(text).id; !id.empty()) {
    PlaceAnswer answer;
    const auto* known = by_id(id);
    answer.reasons.push_back({known == nullptr ? "place.id_unknown" : "place.id", {{"id", id}}});
    if (known == nullptr) return answer;
    answer.verdict = PlaceVerdict::resolved;
    answer.candidates.push_back({known, NameFit::same, {UnitFit::agrees}, UnitFit::agrees, {}, {}});
    return answer;
  }
  if (const auto region = read_described_region(text)) return impl_->described(text, *region, context);
  return impl_->settled(text, context);
}

std::optional<PlaceRegion> Gazetteer::region(std::string_view text, const PlaceContext& context) const {
  const auto described = read_described_region(text);
  return described ? impl_->described(text, *described, context).region : std::nullopt;
}

PlaceMatch Gazetteer::settlement(std::string_view text, const PlaceContext& context) const {
  const auto answer = find(text, context);
  PlaceMatch match;
  if (answer.verdict == PlaceVerdict::region) return match;
  if (answer.verdict == PlaceVerdict::resolved) {
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
    const auto parents = impl_->units.named(within.at(higher), higher);
    std::vector<const AdminUnit*> below;
    for (const auto* candidate : found) {
      for (const auto* parent : parents) {
        if (candidate->parent_id == parent->id) add_unique(below, candidate);
      }
    }
    if (!below.empty()) found = std::move(below);
  }
  return found.size() == 1 ? found.front() : nullptr;
}

}  // namespace tyndau::intake
