#include "notices/map_labels.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tyndau::notices {
namespace {

/// Beginnings of words; the same with spaces are beginnings of phrases.
constexpr std::array<std::string_view, 12> zone_words{
    "сзз",          "сқа",          "санитарно защитн", "санитариялық қорға",  "қорғаныш аймағ",
    "қорғау аймағ", "spz",          "protection zone",  "sanitary protection", "buffer",
    "буфер",        "защитная зона"};
constexpr std::array<std::string_view, 12> dwelling_words{"жилой", "жилая",       "жилые",     "жилое",
                                                          "жилье", "жил дом",     "тұрғын үй", "dwelling",
                                                          "house", "residential", "дом ",      "баспана"};
/// What somebody may use, not where something stands.
constexpr std::array<std::string_view, 23> licence_words{"лиценз",
                                                         "licen",
                                                         "горный отвод",
                                                         "горного отвод",
                                                         "геологический отвод",
                                                         "геологического отв",
                                                         "тау кен бөл",
                                                         "тау бөлу",
                                                         "геологиялық бөлу",
                                                         "контрактная терр",
                                                         "контрактной терр",
                                                         "контрактный уч",
                                                         "келісімшарт аум",
                                                         "келісімшарттық аум",
                                                         "участок недр",
                                                         "участка недр",
                                                         "жер қойнауы уч",
                                                         "жер қойнауы теліміні",
                                                         "mining allotment",
                                                         "mining lease",
                                                         "concession",
                                                         "subsoil area",
                                                         "блок разведки"};
constexpr std::array<std::string_view, 34> project_words{
    "жоба",       "проект",       "объект",     "участок",  "участк",       "промплощадк", "площадк",
    "нысан",      "кен орны",     "кеніш",      "карьер",   "рудник",       "шахт",        "месторожд",
    "полигон",    "завод",        "фабрик",     "зауыт",    "алаңы",        "алаң",        "site",
    "project",    "plant",        "quarry",     "landfill", "facility",     "mine",        "контур",
    "граница зу", "земельный уч", "жер телімі", "object",   "installation", "footprint"};

bool begins_a_word(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' '; }

template <class Words>
bool has_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      if (begins_a_word(text, at)) return true;
    }
    return false;
  });
}

/// Whole words, whoever's keyboard wrote them.
bool bears(const std::string& loose_label, const std::string& name) {
  const std::string loose = intake::fold_loosely(intake::fold(name));
  if (loose.empty()) return false;
  for (std::size_t at = loose_label.find(loose); at != std::string::npos;
       at = loose_label.find(loose, at + 1)) {
    const std::size_t end = at + loose.size();
    const bool ends = end == loose_label.size() || loose_label[end] == ' ';
    if (begins_a_word(loose_label, at) && ends) return true;
  }
  return false;
}

}  // namespace

ShapeRole role_of(std::string_view label) {
  const std::string text = intake::fold(label) + " ";
  if (has_any(text, zone_words)) return ShapeRole::protection_zone;
  if (has_any(text, dwelling_words)) return ShapeRole::dwelling;
  if (has_any(text, licence_words)) return ShapeRole::licence_area;
  if (has_any(text, project_words)) return ShapeRole::project;
  return ShapeRole::unknown;
}

bool names(std::string_view label, const hearing::Settlement& settlement) {
  const std::string loose = intake::fold_loosely(intake::fold(label));
  if (bears(loose, settlement.name)) return true;
  for (const Language language : all_languages) {
    if (bears(loose, settlement.names.in(language))) return true;
  }
  return std::any_of(settlement.alternate_names.begin(), settlement.alternate_names.end(),
                     [&](const std::string& name) { return bears(loose, name); });
}

}  // namespace tyndau::notices
