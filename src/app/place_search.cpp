#include "app/place_search.hpp"

#include "core/closest_word.hpp"
#include "geo/geodesic.hpp"
#include "intake/fold.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace tyndau::app {
namespace {

using hearing::Settlement;

bool lies_in(const Settlement& settlement, const std::string& unit_key) {
  if (unit_key.empty()) return true;
  for (const auto* name :
       {&settlement.units.oblast, &settlement.units.district, &settlement.units.rural_district}) {
    if (!name->empty() && intake::unit_key(*name) == unit_key) return true;
  }
  return false;
}

std::optional<NameMatch> match_of(const std::string& key, const std::string& loose, const std::string& wanted,
                                  const std::string& wanted_loose) {
  if (key == wanted) return NameMatch::same;
  if (loose == wanted_loose) return NameMatch::same_loosely;
  if (loose.starts_with(wanted_loose)) return NameMatch::begins;
  constexpr std::size_t shortest_inside = 3;
  if (wanted_loose.size() >= shortest_inside && loose.find(wanted_loose) != std::string::npos) {
    return NameMatch::contains;
  }
  return std::nullopt;
}

/// At most a third of the letters differ.
bool alike(const std::string& loose, const std::string& wanted) {
  const std::size_t longest = std::max(loose.size(), wanted.size());
  const std::size_t shortest = std::min(loose.size(), wanted.size());
  constexpr std::size_t share = 3;
  if (longest == 0 || (longest - shortest) * share > longest) return false;
  return edit_distance(loose, wanted) * share <= longest;
}

auto order_of(const PlaceHit& hit) {
  const double distance = hit.distance ? hit.distance->value : std::numeric_limits<double>::max();
  return std::tuple(hit.match, distance, -hit.settlement->population.value_or(0),
                    std::string_view(hit.settlement->id));
}

}  // namespace

std::string_view code(NameMatch match) {
  switch (match) {
    case NameMatch::same: return "same";
    case NameMatch::same_loosely: return "same_loosely";
    case NameMatch::begins: return "begins";
    case NameMatch::contains: return "contains";
    case NameMatch::alike: break;
  }
  return "alike";
}

PlaceSearch::PlaceSearch(const hearing::AtlasData& data) {
  for (const auto& settlement : data.settlements) {
    std::vector<std::string> names{settlement.name, settlement.names.kk, settlement.names.ru,
                                   settlement.names.en};
    names.insert(names.end(), settlement.alternate_names.begin(), settlement.alternate_names.end());
    std::vector<std::string> seen;
    for (const auto& name : names) {
      auto key = intake::settlement_key(name);
      if (key.empty() || std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      auto loose = intake::fold_loosely(key);
      entries_.push_back({&settlement, name, std::move(key), std::move(loose)});
    }
  }
}

std::vector<PlaceHit> PlaceSearch::matching(const PlaceQuery& query, bool only_alike) const {
  const auto written = intake::read_place(query.text);
  const auto wanted = intake::settlement_key(written.name);
  const auto wanted_loose = intake::fold_loosely(wanted);
  const auto unit = intake::unit_key(query.unit);
  std::map<const Settlement*, PlaceHit> best;
  if (wanted.empty() && query.text.find_first_not_of(' ') != std::string::npos) return {};
  for (const auto& entry : entries_) {
    if (!lies_in(*entry.settlement, unit)) continue;
    auto match = match_of(entry.key, entry.loose, wanted, wanted_loose);
    if (only_alike && alike(entry.loose, wanted_loose)) match = NameMatch::alike;
    if (!match) continue;
    auto& hit =
        best.try_emplace(entry.settlement, PlaceHit{entry.settlement, *match, entry.name, {}}).first->second;
    if (*match < hit.match) hit = {entry.settlement, *match, entry.name, {}};
  }
  std::vector<PlaceHit> hits;
  for (auto& [settlement, hit] : best) {
    if (query.near) hit.distance = geo::distance(*query.near, settlement->centre);
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<PlaceHit> PlaceSearch::find(const PlaceQuery& query) const {
  auto hits = matching(query, false);
  if (hits.empty()) hits = matching(query, true);
  std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  if (hits.size() > query.most) hits.resize(query.most);
  return hits;
}

}  // namespace tyndau::app
