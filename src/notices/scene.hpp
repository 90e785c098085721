/// \file
/// A text with everything that the readers of single fields share.
#pragma once

#include "notices/evidence.hpp"
#include "notices/languages.hpp"
#include "notices/organisations.hpp"
#include "notices/outline.hpp"
#include "notices/people.hpp"
#include "notices/phrases.hpp"

#include <span>
#include <vector>

namespace tyndau::notices {

struct Scene {
  explicit Scene(std::string_view text);

  Outline outline;
  SpokenLanguages languages;
  std::vector<Organisation> organisations;
  std::vector<Span> people;
  bool minutes = false;  ///< "ПРОТОКОЛ …", "Хаттамадан үзінді": it tells of a hearing that was held

  [[nodiscard]] const Tokens& tokens() const { return outline.tokens; }
  [[nodiscard]] Language language_at(std::size_t token) const;
  /// The sentence that holds the token, as an index.
  [[nodiscard]] std::size_t sentence_at(std::size_t token) const;
  /// The organisations that are named inside the span.
  [[nodiscard]] std::span<const Organisation> organisations_in(Span span) const;
  /// Whether a word of the row of a dictionary stands among the tokens.
  [[nodiscard]] bool says(Span span, std::string_view words) const;
};

/// Whether the token is there and a word of the row of a dictionary.
[[nodiscard]] inline bool has(const Scene& scene, std::size_t i, std::string_view words) {
  return has(scene.tokens(), i, words);
}
/// Of an item of a list, the line above the list that ends with a colon: "Собрания пройдут:"; empty for any other token.
[[nodiscard]] Span lead_of_list(const Scene& scene, std::size_t token);
/// The item of such a list that holds the token, up to the next one; empty for any other token.
[[nodiscard]] Span item_of_list(const Scene& scene, std::size_t token);
/// A piece of text as a value: one line, single spaces, words that a line broke whole again, without marks at its ends.
[[nodiscard]] std::string tidy(const Scene& scene, Span span);
/// The span without marks, brackets and joining words at its ends.
[[nodiscard]] Span trimmed_span(const Scene& scene, Span span);

}  // namespace tyndau::notices
