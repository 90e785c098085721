#include "intake/places/near_names.hpp"

#include "intake/places/name_keys.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

/// FNV-1a of a text without the letter at \p left_out.
std::uint64_t hash_without(std::string_view text, std::size_t left_out) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == left_out) continue;
    hash = (hash ^ static_cast<unsigned char>(text[i])) * 0x100000001b3U;
  }
  return hash;
}

}  // namespace

NearNames::NearNames(const std::vector<std::string>& names) : names_(names) {
  for (std::size_t n = 0; n < names.size(); ++n) {
    for (std::size_t i = 0; i <= names[n].size(); ++i) {
      entries_.push_back({hash_without(names[n], i), static_cast<std::uint32_t>(n)});
    }
  }
  std::sort(entries_.begin(), entries_.end());
}

std::vector<std::uint32_t> NearNames::one_edit_from(std::string_view name) const {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const std::uint64_t shortened = hash_without(name, i);
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), Entry{shortened, 0});
    for (; entry != entries_.end() && entry->shortened == shortened; ++entry) {
      if (one_edit_apart(name, names_[entry->name])) found.push_back(entry->name);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace tyndau::intake
