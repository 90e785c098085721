#include "notices/scene.hpp"

#include "notices/phrases.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tyndau::notices {
namespace {

/// Whether one of the first lines is the heading of minutes.
bool is_of_minutes(const Outline& outline) {
  constexpr std::size_t most_lines = 4, longest = 12;
  for (std::size_t s = 0; s < std::min(most_lines, outline.sentences.size()); ++s) {
    const Span line = outline.sentences[s];
    if (line.size() > longest || outline.label_of(line.first) != nullptr) continue;
    for (std::size_t i = line.first; i < line.last; ++i) {
      if (has(outline.tokens, i, "протокол|протокола|хаттама|хаттамасы|хаттамадан|хаттамасынан")) return true;
    }
  }
  return false;
}

bool opens(char32_t mark) {
  return mark == U'«' || mark == U'„' || mark == U'“' || mark == U'"' || mark == U'(';
}
bool closes(char32_t mark) {
  return mark == U'»' || mark == U'”' || mark == U'"' || mark == U'“' || mark == U')';
}

/// Opening brackets less closing ones.
int open_brackets(const Tokens& tokens, Span span) {
  int depth = 0;
  for (std::size_t i = span.first; i < span.last; ++i)
    depth += tokens.is_mark(i, U'(') ? 1 : tokens.is_mark(i, U')') ? -1 : 0;
  return depth;
}

int open_quotes(const Tokens& tokens, Span span) {
  int depth = 0;
  for (std::size_t i = span.first; i < span.last; ++i)
    depth += tokens.is_mark(i, U'«') ? 1 : tokens.is_mark(i, U'»') ? -1 : 0;
  return depth;
}

bool loose_at_front(const Tokens& tokens, Span span) {
  const Token& first = tokens[span.first];
  if (first.kind == TokenKind::line_end) return true;
  if (first.kind != TokenKind::mark) return false;
  if (first.mark == U'(') return open_brackets(tokens, span) > 0;
  return !opens(first.mark) && first.mark != U'№' && first.mark != U'+';
}

bool loose_at_back(const Tokens& tokens, Span span) {
  const std::size_t i = span.last - 1;
  const Token& last = tokens[i];
  if (last.kind == TokenKind::line_end) return true;
  if (last.kind != TokenKind::mark) return false;
  if (last.mark == U')') return open_brackets(tokens, span) < 0;
  if (last.mark == U'.')
    return !(span.size() > 1 && is_abbreviation_dot(tokens, i) && tokens.folded(i - 1).size() <= 6);
  return !closes(last.mark) && last.mark != U'%' && last.mark != U'″' && last.mark != U'°';
}

/// A pair of marks around the whole is no part of it.
Span without_outer_quotes(const Scene& scene, Span span) {
  while (span.size() > 2) {
    const Quoted* quote = scene.outline.quote_at(span.first);
    if (quote == nullptr || quote->span.last != span.last) break;
    ++span.first;
    --span.last;
    // One mark may close, or open, two quotations: the inner one keeps it.
    const int open = open_quotes(scene.tokens(), span);
    if (open > 0) ++span.last;
    if (open < 0) --span.first;
    if (open != 0) break;
  }
  return span;
}

/// A word without what lines and hyphenation put into it.
std::string whole_word(std::string_view written) {
  static constexpr std::array<std::string_view, 4> hyphens{"-", "\u00AD", "\u2010", "\u2011"};
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char c = written[i];
    if (c != '\n' && c != '\r' && c != ' ') out += c;
    if (c != '\n') continue;
    for (const std::string_view hyphen : hyphens) {
      if (out.ends_with(hyphen)) out.resize(out.size() - hyphen.size());
    }
  }
  for (std::size_t at = out.find(hyphens[1]); at != std::string::npos; at = out.find(hyphens[1]))
    out.erase(at, 2);
  return out;
}

}  // namespace

Scene::Scene(std::string_view text)
    : outline(text),
      languages(languages_of(outline)),
      organisations(find_organisations(outline)),
      people(find_people(outline)),
      minutes(is_of_minutes(outline)) {}

std::size_t Scene::sentence_at(std::size_t token) const {
  const auto& sentences = outline.sentences;
  const auto found = std::partition_point(sentences.begin(), sentences.end(),
                                          [token](const Span& s) { return s.last <= token; });
  if (found == sentences.end()) return sentences.empty() ? 0 : sentences.size() - 1;
  return static_cast<std::size_t>(found - sentences.begin());
}

Language Scene::language_at(std::size_t token) const {
  return languages.sentences.empty() ? Language::ru : languages.sentences[sentence_at(token)];
}

std::span<const Organisation> Scene::organisations_in(Span span) const {
  const auto first =
      std::partition_point(organisations.begin(), organisations.end(),
                           [span](const Organisation& o) { return o.span.first < span.first; });
  const auto last = std::partition_point(first, organisations.end(),
                                         [span](const Organisation& o) { return o.span.last <= span.last; });
  return {first, last};
}

bool Scene::says(Span span, std::string_view words) const {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (tokens().is(i, TokenKind::word) && fits_any(tokens().folded(i), words)) return true;
  }
  return false;
}

namespace {

bool begins_item(const Scene& scene, std::size_t sentence) {
  const Span span = scene.outline.sentences[sentence];
  return behind_list_mark(scene.tokens(), span.first) != span.first;
}

/// The sentence that begins the item of a list in which a sentence stands; an item may have several sentences.
std::optional<std::size_t> item_begin(const Scene& scene, std::size_t token) {
  constexpr std::size_t longest_item = 12;  ///< sentences
  const auto& sentences = scene.outline.sentences;
  if (sentences.empty()) return std::nullopt;
  std::size_t at = scene.sentence_at(token);
  for (std::size_t n = 0; n < longest_item; ++n) {
    if (begins_item(scene, at)) return at;
    // A new line is no part of the item above it.
    const std::size_t before = sentences[at].first;
    if (at == 0 || (before > 0 && scene.outline.hard_ends[before - 1] != 0)) return std::nullopt;
    --at;
  }
  return std::nullopt;
}

}  // namespace

Span lead_of_list(const Scene& scene, std::size_t token) {
  constexpr std::size_t longest_list = 40;  ///< sentences
  const auto& sentences = scene.outline.sentences;
  const auto item = item_begin(scene, token);
  if (!item) return {};
  std::size_t at = *item;
  for (std::size_t n = 0; at > 0 && n < longest_list; ++n) {
    const auto other = begins_item(scene, at) ? std::optional(at) : item_begin(scene, sentences[at].first);
    if (!other) break;
    if (*other == 0) return {};
    at = *other - 1;
  }
  const Span lead = sentences[at];
  return !lead.empty() && scene.tokens().is_mark(lead.last - 1, U':') ? lead : Span{};
}

Span item_of_list(const Scene& scene, std::size_t token) {
  if (lead_of_list(scene, token).empty()) return {};
  const auto& sentences = scene.outline.sentences;
  const std::size_t first = *item_begin(scene, token);
  std::size_t last = first;
  while (last + 1 < sentences.size() && item_begin(scene, sentences[last + 1].first) == first) ++last;
  return {sentences[first].first, sentences[last].last};
}

Span trimmed_span(const Scene& scene, Span span) {
  const Tokens& tokens = scene.tokens();
  for (Span before; before != span && !span.empty();) {
    before = span;
    if (loose_at_front(tokens, span)) ++span.first;
    if (!span.empty() && loose_at_back(tokens, span)) --span.last;
  }
  return without_outer_quotes(scene, span);
}

std::string tidy(const Scene& scene, Span span) {
  const Tokens& tokens = scene.tokens();
  std::string out;
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Token& token = tokens[i];
    const bool gap = token.kind == TokenKind::line_end || token.mark == U'\t';
    if ((gap || token.spaced) && !out.empty() && out.back() != ' ') out += ' ';
    if (gap) continue;
    const std::string_view written = tokens.text().substr(token.begin, token.end - token.begin);
    out += token.kind == TokenKind::word ? whole_word(written) : std::string(written);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace tyndau::notices
