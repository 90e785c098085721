#include "intake/place_fields.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace tyndau::intake {
namespace {

struct Alias {
  std::string_view canonical;
  std::vector<std::string> properties;  // in order of preference
};

const std::vector<Alias>& aliases() {
  static const std::vector<Alias> table{
      {"id", {"id", "KATO", "kato", "geonameid", "GEONAMEID", "osm_id", "osm_way_id", "code", "te"}},
      {"name",
       {"name", "NAME", "Name", "name_ru", "name_rus", "ADM3_RU", "ADM2_RU", "ADM1_RU", "NAM", "title"}},
      {"name_kk", {"name_kk", "name_kaz", "name:kk", "ADM3_KK", "ADM2_KK", "ADM1_KK"}},
      {"name_ru", {"name_ru", "name_rus", "name:ru", "ADM3_RU", "ADM2_RU", "ADM1_RU"}},
      {"name_en", {"name_en", "name:en", "ADM3_EN", "ADM2_EN", "ADM1_EN", "asciiname", "ASCIINAME"}},
      {"alternate_names", {"alternate_names", "alternatenames", "ALTNAMES", "alt_name", "old_name"}},
      {"population", {"population", "POPULATION", "pop", "POP"}},
      {"place_type", {"place_type", "place", "PLACE", "feature_code", "FEATCODE"}},
      {"oblast", {"oblast", "oblast_name", "ADM1_RU", "region"}},
      {"district", {"district", "ADM2_RU", "rayon", "raion"}},
      {"rural_district", {"rural_district", "ADM3_RU"}},
      {"level", {"level"}},
      {"parent_id", {"parent_id", "parent"}},
      {"valid_from", {"valid_from"}},
      {"valid_to", {"valid_to"}},
      {"kind", {"kind", "zone_kind"}},
      {"width_m", {"width_m", "width"}},
      {"dwelling", {"dwelling"}},
      {"source", {"source"}},
  };
  return table;
}

const Alias* find_alias(std::string_view canonical) {
  const auto found = std::find_if(aliases().begin(), aliases().end(),
                                  [&](const Alias& alias) { return alias.canonical == canonical; });
  return found == aliases().end() ? nullptr : &*found;
}

}  // namespace

Result<PlaceFields> PlaceFields::make(const std::map<std::string, std::string>& map) {
  for (const auto& [canonical, property] : map) {
    if (find_alias(canonical) != nullptr) continue;
    std::string known;
    for (const auto& name : canonical_names()) known += (known.empty() ? "" : ", ") + name;
    return fail(ErrorCode::bad_input,
                "\"" + canonical + "\" is not a field that can be mapped; these are: " + known,
                "--map " + canonical + "=" + property);
  }
  return PlaceFields(map);
}

std::string PlaceFields::text(const geo::Feature& feature, std::string_view canonical) const {
  const auto mapped = map_.find(std::string(canonical));
  if (mapped != map_.end()) return tag(feature, mapped->second);
  const Alias* alias = find_alias(canonical);
  if (alias == nullptr) return {};
  for (const auto& property : alias->properties) {
    if (auto value = tag(feature, property); !value.empty()) return value;
  }
  return {};
}

Text PlaceFields::names(const geo::Feature& feature) const {
  return {text(feature, "name_kk"), text(feature, "name_ru"), text(feature, "name_en")};
}

std::string PlaceFields::tag(const geo::Feature& feature, const std::string& name) {
  if (auto value = feature.text(name); !value.empty()) return value;
  const std::string tags = feature.text("other_tags");
  return tags.empty() ? std::string() : hstore_value(tags, name);
}

std::vector<std::string> PlaceFields::canonical_names() {
  std::vector<std::string> names;
  for (const auto& alias : aliases()) names.emplace_back(alias.canonical);
  return names;
}

std::optional<std::int64_t> population_from_text(std::string_view text) {
  constexpr double largest = 50'000'000;
  double value = 0;
  bool digits = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isdigit(c) != 0) {
      value = value * 10 + (c - '0');
      digits = true;
    } else if (c == '.' && text.find_first_not_of("0", i + 1) == std::string_view::npos) {
      break;                                                                  // "8543.0"
    } else if (c != ' ' && c != ',' && c != '~' && c != 0xC2 && c != 0xA0) {  // spaces, U+00A0, "about"
      return std::nullopt;
    }
  }
  if (!digits || value < 1 || value > largest) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(value));
}

std::string hstore_value(std::string_view tags, std::string_view key) {
  const std::string wanted = "\"" + std::string(key) + "\"=>\"";
  const auto found = tags.find(wanted);
  if (found == std::string_view::npos) return {};
  std::string value;
  for (std::size_t i = found + wanted.size(); i < tags.size() && tags[i] != '"'; ++i) {
    if (tags[i] == '\\' && i + 1 < tags.size()) ++i;
    value += tags[i];
  }
  return value;
}

}  // namespace tyndau::intake
