/// \file
/// Text in the three languages of the service.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau {

enum class Language { kk, ru, en };

inline constexpr std::array<Language, 3> all_languages{Language::kk, Language::ru, Language::en};

/// "kk", "ru" or "en".
[[nodiscard]] std::string_view code(Language language);
[[nodiscard]] std::optional<Language> language_from_code(std::string_view code);

/// One text in Kazakh, Russian and English. A name may lack a language (empty string); a message may not.
struct Text {
  std::string kk;
  std::string ru;
  std::string en;

  friend auto operator<=>(const Text&, const Text&) = default;
  [[nodiscard]] const std::string& in(Language language) const;
  [[nodiscard]] std::string& in(Language language);
  [[nodiscard]] bool complete() const { return !kk.empty() && !ru.empty() && !en.empty(); }
};

}  // namespace tyndau
