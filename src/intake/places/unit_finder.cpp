#include "intake/places/unit_finder.hpp"

#include "intake/fold.hpp"
#include "intake/places/name_keys.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>
#include <array>

namespace tyndau::intake {
namespace {

using hearing::AdminUnit;
using hearing::Settlement;
using hearing::UnitLevel;

/// Shorter names differ from too many others by one letter.
constexpr std::size_t shortest_for_a_slip = 7;

std::vector<std::string> names_of(const AdminUnit& unit) {
  std::vector<std::string> names{unit.name, unit.names.kk, unit.names.ru, unit.names.en};
  names.insert(names.end(), unit.alternate_names.begin(), unit.alternate_names.end());
  return names;
}

/// "габит мусрепов" → "г мусрепов": how districts that bear a person's name are written; of one word the word itself.
std::string with_initial(const std::string& key) {
  const auto space = key.find(' ');
  if (space == std::string::npos) return key;
  std::size_t letter = 1;
  while (letter < space && (static_cast<unsigned char>(key[letter]) & 0xC0U) == 0x80U) ++letter;
  return key.substr(0, letter) + key.substr(space);
}

/// The name that a Russian adjective was made of; empty where nothing says that it was, or little is left.
std::string_view without_adjective_ending(std::string_view form) {
  constexpr std::string_view ending = "ский";
  constexpr std::size_t shortest = 8;  // bytes of Cyrillic
  if (!form.ends_with(ending) || form.size() < ending.size() + shortest) return {};
  return form.substr(0, form.size() - ending.size());
}

UnitFit better(UnitFit a, UnitFit b) { return std::min(a, b); }

/// By id: data sets may hold one unit twice, with and without its boundary.
bool holds(const std::vector<const AdminUnit*>& units, const AdminUnit* unit) {
  return std::any_of(units.begin(), units.end(), [&](const AdminUnit* one) { return one->id == unit->id; });
}

}  // namespace

UnitFinder::UnitFinder(const hearing::AtlasData& data, const hearing::Atlas* atlas, UnitHistory history)
    : history_(std::move(history)) {
  if (atlas != nullptr) atlas_ = *atlas;
  for (const auto& unit : data.units) {
    const auto [known, is_new] = ids_.try_emplace(unit.id, static_cast<std::uint32_t>(units_.size()));
    if (is_new) units_.push_back(&unit);
    const bool loses_boundary = unit.shape.empty() && !units_[known->second]->shape.empty();
    if (!loses_boundary) units_[known->second] = &unit;
    for (const auto& name : names_of(unit)) add(known->second, name);
  }
  for (const auto& [sound, bearers] : sounds_) all_sounds_.push_back(sound);
  std::sort(all_sounds_.begin(), all_sounds_.end());
}

void UnitFinder::add(std::uint32_t unit, const std::string& name) {
  const auto key = unit_key(name);
  for (const auto& one : {key, with_initial(key)}) {
    auto sound = sound_key(one);
    if (sound.empty()) continue;
    auto& bearers = sounds_[std::move(sound)];
    if (std::find(bearers.begin(), bearers.end(), unit) == bearers.end()) bearers.push_back(unit);
  }
}

const UnitFinder::Bearers* UnitFinder::bearing(const std::string& sound) const {
  const auto found = sounds_.find(sound);
  return found == sounds_.end() ? nullptr : &found->second;
}

std::vector<const AdminUnit*> UnitFinder::at_level(const Bearers* bearers,
                                                   std::optional<UnitLevel> level) const {
  std::vector<const AdminUnit*> found;
  if (bearers == nullptr) return found;
  for (const auto unit : *bearers) {
    if (!level || units_[unit]->level == *level) found.push_back(units_[unit]);
  }
  return found;
}

std::vector<const AdminUnit*> UnitFinder::bearing_inflected(std::string_view key,
                                                            std::optional<UnitLevel> level) const {
  if (auto found = at_level(bearing(sound_key(key)), level); !found.empty()) return found;
  const auto forms = uninflected(key);
  for (const auto& form : forms) {
    if (auto found = at_level(bearing(sound_key(form)), level); !found.empty()) return found;
  }
  // "Каратауский" where the data only have "Қаратау".
  for (const auto& form : forms) {
    const auto name = without_adjective_ending(form);
    if (name.empty()) continue;
    if (auto found = at_level(bearing(sound_key(name)), level); !found.empty()) return found;
  }
  return {};
}

std::vector<const AdminUnit*> UnitFinder::named(std::string_view text, std::optional<UnitLevel> level) const {
  const auto key = unit_key(text);
  if (auto found = bearing_inflected(key, level); !found.empty()) return found;
  const auto whole = fold(text);  // "г. Мусрепов": the letter is no word for a town
  return whole == key ? std::vector<const AdminUnit*>{} : bearing_inflected(whole, level);
}

std::vector<const AdminUnit*> UnitFinder::almost_named(std::string_view text, UnitLevel level) const {
  const auto sound = sound_key(unit_key(text));
  std::vector<const AdminUnit*> found;
  if (sound.size() < shortest_for_a_slip) return found;
  for (const auto& other : all_sounds_) {
    if (!one_edit_apart(sound, other)) continue;
    for (const auto* unit : at_level(bearing(other), level)) {
      if (!holds(found, unit)) found.push_back(unit);
    }
  }
  return found;
}

bool UnitFinder::knows(std::string_view name, UnitLevel level) const {
  if (!at_level(bearing(sound_key(name)), level).empty()) return true;
  const auto forms = uninflected(name);
  return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
    return !at_level(bearing(sound_key(form)), level).empty();
  });
}

const AdminUnit* UnitFinder::by_id(std::string_view id) const {
  const auto known = ids_.find(id);
  return known == ids_.end() ? nullptr : units_[known->second];
}

StatedUnit UnitFinder::stated(UnitLevel level, std::string_view text) const {
  auto units = named(text, level);
  if (units.empty()) units = almost_named(text, level);
  return {level, std::string(text), sound_key(unit_key(text)), std::move(units)};
}

std::optional<UnitFit> UnitFinder::relation(const StatedUnit& stated, const AdminUnit& own,
                                            std::optional<Date> on) const {
  if (holds(stated.units, &own)) return UnitFit::agrees;
  for (const auto& change : history_) {
    const auto* former = change.unit_id == own.id ? by_id(change.former_id) : nullptr;
    if (former == nullptr || !holds(stated.units, former)) continue;
    return !on || *on <= change.until ? UnitFit::agrees : UnitFit::former;
  }
  return std::nullopt;
}

UnitFit UnitFinder::by_words(const StatedUnit& stated, const Settlement& settlement,
                             std::optional<Date> on) const {
  const auto& text = settlement.units.at(stated.level);
  if (text.empty()) return UnitFit::unknown;
  const auto key = unit_key(text);
  const auto sound = sound_key(key);
  if (sound == stated.sound) return UnitFit::agrees;
  bool young = false;
  for (const auto* own : at_level(bearing(sound), stated.level)) {
    if (const auto known = relation(stated, *own, on)) return *known;
    young = young || (own->valid_from && history_.empty());
  }
  return young ? UnitFit::unknown : UnitFit::contradicts;  // a young unit: its places had another before
}

UnitFit UnitFinder::by_shape(const StatedUnit& stated, const Settlement& settlement,
                             std::optional<Date> on) const {
  if (!atlas_ || stated.units.empty()) return UnitFit::unknown;
  const auto here =
      atlas_->units_perhaps_within(stated.level, geo::point_shape(settlement.centre), Metres{0.0});
  auto best = UnitFit::contradicts;
  for (const auto& hit : here) {
    const auto fit = relation(stated, *hit.unit, on);
    if (!fit) continue;
    best = better(best, hit.nearest.distance.value > 0.0 ? UnitFit::near_border : *fit);
  }
  const bool drawn = std::any_of(stated.units.begin(), stated.units.end(),
                                 [](const AdminUnit* unit) { return !unit->shape.empty(); });
  if (best != UnitFit::contradicts || drawn) return best;
  return UnitFit::unknown;  // units that nobody has drawn
}

UnitFit UnitFinder::fit(const StatedUnit& stated, const Settlement& settlement,
                        std::optional<Date> on) const {
  const auto words = by_words(stated, settlement, on);
  if (words == UnitFit::agrees) return words;
  const auto shape = by_shape(stated, settlement, on);
  if (words == UnitFit::contradicts) return shape == UnitFit::agrees ? UnitFit::near_border : words;
  return words == UnitFit::unknown ? shape : better(words, shape);
}

}  // namespace tyndau::intake
