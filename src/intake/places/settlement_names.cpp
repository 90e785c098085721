#include "intake/places/settlement_names.hpp"

#include "intake/fold.hpp"
#include "intake/places/name_keys.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

using hearing::Settlement;

/// Shorter names differ from too many others by one letter.
constexpr std::size_t shortest_for_a_slip = 5;

std::vector<std::string> names_of(const Settlement& place) {
  std::vector<std::string> names{place.name, place.names.kk, place.names.ru, place.names.en};
  names.insert(names.end(), place.alternate_names.begin(), place.alternate_names.end());
  for (auto& name : names) name = name.substr(0, name.find('('));  // "Бірлік (Талғар ауданы)"
  return names;
}

void add_unique(std::vector<std::uint32_t>& list, std::uint32_t value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// Adds those that are not yet there.
void merge(std::vector<NamedSettlement>& found, const std::vector<std::uint32_t>& bearers, NameFit fit,
           const hearing::AtlasData& data) {
  for (const auto bearer : bearers) {
    const auto* settlement = &data.settlements[bearer];
    const bool there = std::any_of(found.begin(), found.end(),
                                   [&](const NamedSettlement& one) { return one.settlement == settlement; });
    if (!there) found.push_back({settlement, fit});
  }
}

}  // namespace

SettlementNames::SettlementNames(const hearing::AtlasData& data) : data_(data) {
  for (std::size_t i = 0; i < data.settlements.size(); ++i) {
    ids_[data.settlements[i].id] = static_cast<std::uint32_t>(i);  // the later one wins
  }
  std::unordered_map<std::string, std::uint32_t> sounds;
  for (std::uint32_t i = 0; i < data.settlements.size(); ++i) {
    if (ids_.at(data.settlements[i].id) != i) continue;
    for (const auto& name : names_of(data.settlements[i])) {
      for (auto& key : {settlement_key(name), fold(name)}) {
        if (key.empty()) continue;
        const auto [known, is_new] =
            sounds.try_emplace(sound_key(key), static_cast<std::uint32_t>(bearers_.size()));
        if (is_new) bearers_.emplace_back();
        add_unique(bearers_[known->second], i);
        add_unique(exact_[key], i);
      }
    }
  }
  sounds_.resize(bearers_.size());
  for (const auto& [sound, at] : sounds) sounds_[at] = sound;
  for (std::uint32_t i = 0; i < sounds_.size(); ++i) by_sound_.emplace(sounds_[i], i);
}

const Settlement* SettlementNames::by_id(std::string_view id) const {
  const auto known = ids_.find(id);
  return known == ids_.end() ? nullptr : &data_.settlements[known->second];
}

const SettlementNames::Bearers* SettlementNames::bearing(const std::string& sound) const {
  const auto found = by_sound_.find(sound);
  return found == by_sound_.end() || sound.empty() ? nullptr : &bearers_[found->second];
}

std::vector<NamedSettlement> SettlementNames::named(std::string_view name) const {
  std::vector<NamedSettlement> found;
  if (const auto same = exact_.find(std::string(name)); same != exact_.end()) {
    merge(found, same->second, NameFit::same, data_);
  }
  if (const auto* alike = bearing(sound_key(name))) merge(found, *alike, NameFit::alike, data_);
  return found;
}

std::vector<NamedSettlement> SettlementNames::inflected(std::string_view name) const {
  std::vector<NamedSettlement> found;
  for (const auto& form : uninflected(name)) {
    if (const auto* bearers = bearing(sound_key(form))) merge(found, *bearers, NameFit::inflected, data_);
  }
  return found;
}

std::vector<NamedSettlement> SettlementNames::one_edit(std::string_view name) const {
  std::vector<NamedSettlement> found;
  const auto sound = sound_key(name);
  if (sound.size() < shortest_for_a_slip) return found;
  for (const auto near : near_names().one_edit_from(sound)) {
    merge(found, bearers_[near], NameFit::one_edit, data_);
  }
  return found;
}

bool SettlementNames::knows(std::string_view name) const {
  return bearing(sound_key(name)) != nullptr || !inflected(name).empty();
}

const NearNames& SettlementNames::near_names() const {
  std::call_once(near_->made, [this] { near_->index = std::make_unique<NearNames>(sounds_); });
  return *near_->index;
}

}  // namespace tyndau::intake
