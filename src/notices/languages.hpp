/// \file
/// In which languages a text speaks: Kazakh, Russian, both, or neither.
#pragma once

#include "core/text.hpp"
#include "notices/outline.hpp"

#include <optional>
#include <vector>

namespace tyndau::notices {

struct SpokenLanguages {
  bool kk = false;
  bool ru = false;
  std::vector<Language> sentences;  ///< of each sentence of the outline

  [[nodiscard]] bool any() const { return kk || ru; }
  [[nodiscard]] bool both() const { return kk && ru; }
  /// "kk", "ru", "kk+ru" or "none".
  [[nodiscard]] std::string_view code() const;
};

/// Of a few words; nothing when they do not tell.
[[nodiscard]] std::optional<Language> language_of(const Tokens& tokens, Span span);

/// Names alone make no language: small words and endings do.
[[nodiscard]] SpokenLanguages languages_of(const Outline& outline);

}  // namespace tyndau::notices
