#include "intake/places/settlement_names.hpp"

#include "intake/fold.hpp"
#include "intake/places/name_keys.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>
#include <iterator>

namespace tyndau::intake {
namespace {

using hearing::Settlement;

/// Shorter names differ from too many others by one letter.
constexpr std::size_t shortest_for_a_slip = 5;

/// Lists of other names hold codes of airports and stations, too: "PPK" sounds like "ПК", which counts metres along a road.
bool is_a_name(const std::string& alternate) {
  constexpr std::size_t longest_code = 4;
  const bool capitals =
      std::all_of(alternate.begin(), alternate.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return !capitals || alternate.size() > longest_code;
}

std::vector<std::string> names_of(const Settlement& place) {
  std::vector<std::string> names{place.name, place.names.kk, place.names.ru, place.names.en};
  std::copy_if(place.alternate_names.begin(), place.alternate_names.end(), std::back_inserter(names),
               is_a_name);
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
  for (std::uint32_t i = 0; i < data.settlements.size(); ++i) {
    if (ids_.at(data.settlements[i].id) != i) continue;
    for (const auto& name : names_of(data.settlements[i])) add(i, name);
  }
}

void SettlementNames::add(std::uint32_t settlement, const std::string& name) {
  for (const auto& key : {settlement_key(name), fold(name)}) {
    if (key.empty()) continue;
    add_unique(by_sound_[sound_key(key)], settlement);
    add_unique(exact_[key], settlement);
    auto letters = letter_key(key);
    const auto [known, is_new] =
        by_letters_.try_emplace(letters, static_cast<std::uint32_t>(all_letters_.size()));
    if (is_new) {
      all_letters_.push_back(std::move(letters));
      spelled_.emplace_back();
    }
    add_unique(spelled_[known->second], settlement);
  }
}

void SettlementNames::add_name(const Settlement& settlement, const std::string& name) {
  if (const auto known = ids_.find(settlement.id); known != ids_.end()) add(known->second, name);
}

const Settlement* SettlementNames::by_id(std::string_view id) const {
  const auto known = ids_.find(id);
  return known == ids_.end() ? nullptr : &data_.settlements[known->second];
}

const SettlementNames::Bearers* SettlementNames::bearing(const std::string& sound) const {
  const auto found = by_sound_.find(sound);
  return found == by_sound_.end() || sound.empty() ? nullptr : &found->second;
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
  const auto letters = letter_key(name);
  if (letters.size() < shortest_for_a_slip) return found;
  for (const auto near : near_names().one_edit_from(letters)) {
    merge(found, spelled_[near], NameFit::one_edit, data_);
  }
  return found;
}

bool SettlementNames::knows(std::string_view name) const {
  return bearing(sound_key(name)) != nullptr || !inflected(name).empty();
}

const NearNames& SettlementNames::near_names() const {
  std::call_once(near_->made, [this] { near_->index = std::make_unique<NearNames>(all_letters_); });
  return *near_->index;
}

}  // namespace tyndau::intake
