#include "intake/gazetteer.hpp"

#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/place_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace tyndau::intake {
namespace {

using hearing::AdminUnit;
using hearing::Settlement;
using hearing::UnitContext;
using hearing::UnitLevel;

constexpr std::array<UnitLevel, 3> levels{UnitLevel::oblast, UnitLevel::district, UnitLevel::rural_district};
/// Two gazetteers put the same town this far apart at most times.
constexpr Metres same_place{5'000};

/// How a settlement's unit agrees with the stated one. Unknown is no contradiction.
enum class Agreement { contradicts, unknown, agrees };

template <class T>
void add_unique(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

template <class Place>
std::vector<std::string> names_of(const Place& place) {
  std::vector<std::string> names{place.name, place.names.kk, place.names.ru, place.names.en};
  names.insert(names.end(), place.alternate_names.begin(), place.alternate_names.end());
  return names;
}

/// A unit's name as it is compared.
struct UnitName {
  std::string key;
  std::string loose;

  explicit UnitName(std::string_view text) : key(unit_key(text)), loose(fold_loosely(key)) {}
};

bool empty(const UnitContext& units) {
  return units.oblast.empty() && units.district.empty() && units.rural_district.empty();
}

}  // namespace

struct Gazetteer::Impl {
  using Settlements = std::unordered_map<std::string, std::vector<const Settlement*>>;
  using Units = std::unordered_map<std::string, std::vector<const AdminUnit*>>;

  std::unordered_map<std::string_view, const Settlement*> by_id;
  std::unordered_map<std::string_view, const AdminUnit*> unit_by_id;
  std::unordered_map<std::string_view, std::size_t> dataset_order;
  Settlements exact, loose;
  Units unit_exact, unit_loose;
  std::unordered_map<std::string_view, UnitName> own_units;  ///< by the text that a settlement has

  explicit Impl(const hearing::AtlasData& data) {
    for (std::size_t i = 0; i < data.datasets.size(); ++i) dataset_order[data.datasets[i].id] = i;
    for (const auto& settlement : data.settlements) by_id[settlement.id] = &settlement;  // the later one wins
    for (const auto& unit : data.units) unit_by_id[unit.id] = &unit;
    for (const auto& settlement : data.settlements) {
      if (by_id[settlement.id] == &settlement) add(settlement);
    }
    for (const auto& unit : data.units) {
      if (unit_by_id[unit.id] == &unit) add(unit);
    }
  }

  void add(const Settlement& settlement) {
    for (const UnitLevel level : levels) {
      const auto& text = settlement.units.at(level);
      if (!text.empty() && own_units.count(text) == 0) own_units.emplace(text, UnitName(text));
    }
    for (const auto& name : names_of(settlement)) {
      for (const auto& key : {settlement_key(name), fold(name)}) {
        if (key.empty()) continue;
        add_unique(exact[key], &settlement);
        add_unique(loose[fold_loosely(key)], &settlement);
      }
    }
  }

  void add(const AdminUnit& unit) {
    for (const auto& name : names_of(unit)) {
      const auto key = unit_key(name);
      if (key.empty()) continue;
      add_unique(unit_exact[key], &unit);
      add_unique(unit_loose[fold_loosely(key)], &unit);
    }
  }

  /// As written first; by the loose form only when that finds nothing.
  [[nodiscard]] std::vector<const AdminUnit*> units_named(const UnitName& name,
                                                          std::optional<UnitLevel> level) const {
    const auto at_level = [&](const Units& table, const std::string& wanted) {
      std::vector<const AdminUnit*> found;
      const auto row = table.find(wanted);
      if (row == table.end()) return found;
      for (const auto* unit : row->second) {
        if (!level || unit->level == *level) found.push_back(unit);
      }
      return found;
    };
    auto found = at_level(unit_exact, name.key);
    return found.empty() ? at_level(unit_loose, name.loose) : found;
  }

  [[nodiscard]] std::vector<const Settlement*> settlements_named(std::string_view name) const {
    const auto look = [](const Settlements& table, const std::string& key) {
      const auto row = table.find(key);
      return row == table.end() ? std::vector<const Settlement*>{} : row->second;
    };
    for (const auto& key : {fold(name), settlement_key(name)}) {
      if (auto found = look(exact, key); !found.empty()) return found;
    }
    return look(loose, fold_loosely(settlement_key(name)));
  }

  /// \pre \p own is what a settlement of the gazetteer has
  [[nodiscard]] Agreement agreement(const UnitName& stated, const std::string& own_text,
                                    UnitLevel level) const {
    if (own_text.empty()) return Agreement::unknown;
    const UnitName& own = own_units.at(own_text);
    if (stated.key == own.key) return Agreement::agrees;
    const auto stated_units = units_named(stated, level);
    const auto candidates = units_named(own, level);
    for (const auto* unit : candidates) {
      if (std::find(stated_units.begin(), stated_units.end(), unit) != stated_units.end())
        return Agreement::agrees;
      if (unit->valid_from) return Agreement::unknown;  // a young unit: its places had another before
    }
    return stated.loose == own.loose ? Agreement::agrees : Agreement::contradicts;
  }

  /// The settlements that fit best; empty when all contradict.
  [[nodiscard]] std::vector<const Settlement*> fitting(const std::vector<const Settlement*>& named,
                                                       const PlaceContext& context) const {
    std::vector<const Settlement*> left = named;
    for (const UnitLevel level : levels) {
      if (left.empty()) break;
      const auto& text = context.units.at(level);
      if (text.empty()) continue;
      const UnitName stated(text);
      std::vector<const Settlement*> agreeing, unknown;
      for (const auto* settlement : left) {
        const auto fit = agreement(stated, settlement->units.at(level), level);
        if (fit == Agreement::agrees) agreeing.push_back(settlement);
        if (fit == Agreement::unknown) unknown.push_back(settlement);
      }
      const bool must = context.own || level == UnitLevel::oblast;
      if (!agreeing.empty())
        left = agreeing;
      else if (!unknown.empty() || must)
        left = unknown;
    }
    return left;
  }

  /// One place that several data sets hold: the one of the latest, when no data set holds two of them.
  [[nodiscard]] const Settlement* same(const std::vector<const Settlement*>& found) const {
    if (found.empty()) return nullptr;
    std::set<std::string_view> datasets;
    const Settlement* latest = found.front();
    const auto order = [&](const Settlement* settlement) {
      const auto known = dataset_order.find(settlement->dataset);
      return known == dataset_order.end() ? std::size_t{0} : known->second + 1;
    };
    for (const auto* settlement : found) {
      if (!datasets.insert(settlement->dataset).second) return nullptr;
      if (geo::distance(settlement->centre, found.front()->centre) > same_place) return nullptr;
      if (order(settlement) > order(latest)) latest = settlement;
    }
    return latest;
  }
};

Gazetteer::Gazetteer(const hearing::AtlasData& data) : impl_(std::make_unique<Impl>(data)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const Settlement* Gazetteer::by_id(std::string_view id) const {
  const auto found = impl_->by_id.find(id);
  return found == impl_->by_id.end() ? nullptr : found->second;
}

PlaceMatch Gazetteer::settlement(std::string_view text, const PlaceContext& context) const {
  const WrittenPlace written = read_place(text);
  if (!written.id.empty()) return {by_id(written.id), {}};
  PlaceContext judged = context;
  if (!empty(written.units)) judged = {written.units, true};
  auto named = impl_->settlements_named(written.name);
  std::sort(named.begin(), named.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  const auto fitting = impl_->fitting(named, judged);
  if (fitting.size() == 1) return {fitting.front(), {}};
  if (const auto* one = impl_->same(fitting)) return {one, {}};
  return {nullptr, fitting.empty() ? named : fitting};
}

const AdminUnit* Gazetteer::unit(std::string_view text, std::optional<UnitLevel> level,
                                 const UnitContext& within) const {
  if (const auto known = impl_->unit_by_id.find(trimmed(text)); known != impl_->unit_by_id.end())
    return known->second;
  const WrittenPlace written = read_place(text);
  if (!written.id.empty()) {
    const auto known = impl_->unit_by_id.find(written.id);
    return known == impl_->unit_by_id.end() ? nullptr : known->second;
  }
  auto found = impl_->units_named(UnitName(text), level ? level : stated_level(text));
  for (const UnitLevel higher : {UnitLevel::district, UnitLevel::oblast}) {
    if (found.size() < 2 || within.at(higher).empty()) continue;
    const auto parents = impl_->units_named(UnitName(within.at(higher)), higher);
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
