#include "core/text.hpp"

namespace tyndau {

std::string_view code(Language language) {
  switch (language) {
    case Language::kk: return "kk";
    case Language::ru: return "ru";
    case Language::en: break;
  }
  return "en";
}

std::optional<Language> language_from_code(std::string_view text) {
  for (const Language language : all_languages) {
    if (text == code(language)) return language;
  }
  return std::nullopt;
}

const std::string& Text::in(Language language) const {
  switch (language) {
    case Language::kk: return kk;
    case Language::ru: return ru;
    case Language::en: break;
  }
  return en;
}

std::string& Text::in(Language language) {
  switch (language) {
    case Language::kk: return kk;
    case Language::ru: return ru;
    case Language::en: break;
  }
  return en;
}

}  // namespace tyndau
