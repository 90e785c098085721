/// \file
/// How a text is built: lines that belong together, sentences, quotations, labels with their values.
#pragma once

#include "notices/contacts.hpp"
#include "notices/dates.hpp"
#include "notices/labels.hpp"
#include "notices/times.hpp"
#include "notices/tokens.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace tyndau::notices {

/// A piece of text between quotation marks, marks included.
struct Quoted {
  Span span;
  [[nodiscard]] Span inside() const { return {span.first + 1, span.last - 1}; }
};

/// "Место проведения: с. Аксу, Дом культуры", a cell of a table beside or below its head, or a line above its value.
struct Label {
  Topic topic = Topic::other;
  Span name;
  Span value;
  int row = -1;  ///< of a table whose heads stand above, counted from 0 through all tables; -1 elsewhere
};

/// Of things that stand one behind the other, the one that begins at the token; null when none does.
template <class Thing>
[[nodiscard]] const Thing* beginning_at(const std::vector<Thing>& things, std::size_t token) {
  const auto found = std::partition_point(things.begin(), things.end(),
                                          [token](const Thing& thing) { return thing.span.first < token; });
  return found != things.end() && found->span.first == token ? &*found : nullptr;
}
/// Of things that stand one behind the other, the one that holds the token; null when none does.
template <class Thing>
[[nodiscard]] const Thing* holding(const std::vector<Thing>& things, std::size_t token) {
  const auto found = std::partition_point(things.begin(), things.end(),
                                          [token](const Thing& thing) { return thing.span.last <= token; });
  return found != things.end() && found->span.holds(token) ? &*found : nullptr;
}

/// All of it, made once for a text. The text must outlive it.
struct Outline {
  explicit Outline(std::string_view text);

  Tokens tokens;
  std::vector<DateMention> dates;
  std::vector<TimeMention> times;
  std::vector<Contact> contacts;
  std::vector<Quoted> quotes;   ///< by their first token; inner ones follow the outer
  std::vector<Span> sentences;  ///< cover every word; a list item, a cell and a heading are sentences too
  std::vector<char> hard_ends;  ///< per token, of a line end: the line that follows is something new
  std::vector<Label> labels;    ///< by their first token

  /// The sentence that holds the token.
  [[nodiscard]] Span sentence_of(std::size_t token) const;
  /// The outermost quotation that begins at the token.
  [[nodiscard]] const Quoted* quote_at(std::size_t token) const;
  /// The innermost quotation that holds the token, of the last \p deepest that begin at it or before.
  [[nodiscard]] const Quoted* quote_around(std::size_t token, int deepest) const;
  /// The innermost label in whose value the token stands.
  [[nodiscard]] const Label* label_of(std::size_t token) const;
  [[nodiscard]] std::string_view bytes(Span span) const;

 private:
  void index_labels();
  std::vector<std::size_t> label_at_;  ///< per token, of the innermost label and one more; 0: none
};

/// Pairs of marks; one that is never closed, in its paragraph, is none.
[[nodiscard]] std::vector<Quoted> find_quotes(const Tokens& tokens);
/// Per token, whether it stands inside a quotation and is not its last mark.
[[nodiscard]] std::vector<char> inside_quotes(const Tokens& tokens, const std::vector<Quoted>& quotes);
/// Which ends of lines are ends of something.
[[nodiscard]] std::vector<char> find_hard_ends(const Tokens& tokens);
[[nodiscard]] std::vector<Span> find_sentences(const Tokens& tokens, const std::vector<char>& hard_ends);
/// Whether the dot at a token ends an abbreviation: "г.", "ул.", "с.о.", "И."
[[nodiscard]] bool is_abbreviation_dot(const Tokens& tokens, std::size_t dot);
/// The first token of what a line says, behind a bullet or a number of a list.
[[nodiscard]] std::size_t behind_list_mark(const Tokens& tokens, std::size_t line_begin);

}  // namespace tyndau::notices
