#include "notices/scene.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

bool opens(char32_t mark) { return mark == U'«' || mark == U'„' || mark == U'“' || mark == U'"' || mark == U'('; }
bool closes(char32_t mark) { return mark == U'»' || mark == U'”' || mark == U'"' || mark == U'“' || mark == U')'; }

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
  const auto balanced = [&](char32_t open, char32_t close, Span in) {
    int depth = 0;
    for (std::size_t i = in.first; i < in.last; ++i) {
      depth += tokens.is_mark(i, open) ? 1 : 0;
      depth -= tokens.is_mark(i, close) ? 1 : 0;
    }
    return depth;
  };
  bool changed = true;
  while (changed && !span.empty()) {
    const Token& first = tokens[span.first];
    const Token& last = tokens[span.last - 1];
    const bool first_mark = first.kind == TokenKind::line_end || (first.kind == TokenKind::mark && !opens(first.mark) && first.mark != U'№' && first.mark != U'+');
    const bool last_dot = last.kind == TokenKind::mark && last.mark == U'.' && span.size() > 1 &&
                          is_abbreviation_dot(tokens, span.last - 1) && tokens.folded(span.last - 2).size() <= 6;
    const bool last_mark = last.kind == TokenKind::line_end || (last.kind == TokenKind::mark && !closes(last.mark) && !last_dot && last.mark != U'%' && last.mark != U'″' && last.mark != U'°');
    changed = first_mark || last_mark;
    if (first_mark) ++span.first;
    else if (last_mark) --span.last;
    if (changed || span.empty()) continue;
    if (tokens.is_mark(span.first, U'(') && balanced(U'(', U')', span) > 0) ++span.first, changed = true;
    else if (tokens.is_mark(span.last - 1, U')') && balanced(U'(', U')', span) < 0) --span.last, changed = true;
    else if (tokens.is_mark(span.last - 1, U'(')) --span.last, changed = true;
  }
  // A pair of marks around the whole is no part of it.
  while (span.size() > 2) {
    const Quoted* quote = scene.outline.quote_at(span.first);
    if (quote == nullptr || quote->span.last != span.last) break;
    ++span.first;
    --span.last;
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
    while (head > 0 && (written[head - 1] == '-' || written[head - 1] == ' ' || written[head - 1] == '\r')) --head;
    std::size_t tail = written.find_first_not_of(" \r\n", broken);
    out += written.substr(0, head);
    if (tail != std::string_view::npos) out += written.substr(tail);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace tyndau::notices
