#include "notices/scene.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

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

}  // namespace

Scene::Scene(std::string_view text)
    : outline(text),
      languages(languages_of(outline)),
      organisations(find_organisations(outline)),
      people(find_people(outline)) {}

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

bool Scene::says(Span span, std::string_view words) const {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (tokens().is(i, TokenKind::word) && fits_any(tokens().folded(i), words)) return true;
  }
  return false;
}

Span trimmed_span(const Scene& scene, Span span) {
  const Tokens& tokens = scene.tokens();
  for (Span before; before != span && !span.empty();) {
    before = span;
    if (loose_at_front(tokens, span)) ++span.first;
    if (!span.empty() && loose_at_back(tokens, span)) --span.last;
  }
  // A pair of marks around the whole is no part of it.
  while (span.size() > 2) {
    const Quoted* quote = scene.outline.quote_at(span.first);
    if (quote == nullptr || quote->span.last != span.last) break;
    ++span.first;
    --span.last;
    // One mark may close, or open, two quotations: the inner one keeps it.
    const int open = open_quotes(tokens, span);
    if (open > 0) ++span.last;
    if (open < 0) --span.first;
    if (open != 0) break;
  }
  return span;
}

std::string tidy(const Scene& scene, Span span) {
  const Tokens& tokens = scene.tokens();
  const std::string_view text = tokens.text();
  std::string out;
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::line_end || token.mark == U'\t') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (token.spaced && !out.empty() && out.back() != ' ') out += ' ';
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    const auto broken = written.find('\n');
    if (token.kind != TokenKind::word || broken == std::string_view::npos) {
      out += written;
      continue;
    }
    // A word that a line broke: without the hyphen, the end of the line and the spaces behind it.
    std::size_t head = broken;
    while (head > 0 && (written[head - 1] == '-' || written[head - 1] == ' ' || written[head - 1] == '\r'))
      --head;
    std::size_t tail = written.find_first_not_of(" \r\n", broken);
    out += written.substr(0, head);
    if (tail != std::string_view::npos) out += written.substr(tail);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace tyndau::notices
