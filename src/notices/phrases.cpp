#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// Calls \p take for each part between the separators.
template <class Take>
void each_part(std::string_view text, char separator, Take take) {
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool may_stand_between(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::line_end)) return true;
  return tokens.is_mark(i, U'.') || tokens.is_mark(i, U'-') || tokens.is_mark(i, U'/');
}

}  // namespace

std::uint32_t PhraseIndex::key(std::string_view word) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(word.size(), 4); ++i)
    value = (value << 8U) | static_cast<unsigned char>(word[i]);
  return value;
}

void PhraseIndex::add(std::string_view phrases, int meaning) {
  each_part(phrases, '|', [&](std::string_view phrase) {
    Phrase made;
    made.meaning = meaning;
    each_part(phrase, ' ', [&](std::string_view word) {
      const bool open = word.back() == '*';
      if (open) word.remove_suffix(1);
      made.stems.push_back({std::string(word), open});
    });
    if (!made.stems.empty()) phrases_[key(made.stems.front().letters)].push_back(std::move(made));
  });
}

std::size_t PhraseIndex::follow(const Phrase& phrase, const Tokens& tokens, std::size_t i, std::size_t end) {
  for (std::size_t word = 0; word < phrase.stems.size(); ++word) {
    const std::size_t skipped_at_most = word == 0 ? 0 : 2;
    for (std::size_t n = 0; n < skipped_at_most && i < end && may_stand_between(tokens, i); ++n) ++i;
    if (i >= end || tokens[i].kind == TokenKind::mark || tokens[i].kind == TokenKind::line_end) return 0;
    if (!phrase.stems[word].fits(tokens.folded(i))) return 0;
    ++i;
  }
  return i;
}

PhraseIndex::Match PhraseIndex::match(const Tokens& tokens, std::size_t i, std::size_t end) const {
  Match best;
  if (i >= end || tokens[i].kind == TokenKind::mark || tokens[i].kind == TokenKind::line_end) return best;
  const std::string_view word = tokens.folded(i);
  const auto look = [&](std::uint32_t first_letters) {
    const auto found = phrases_.find(first_letters);
    if (found == phrases_.end()) return;
    for (const Phrase& phrase : found->second) {
      const std::size_t last = follow(phrase, tokens, i, end);
      if (last > best.last) best = {phrase.meaning, last};
    }
  };
  look(key(word));
  if (word.size() > 2) look(key(word.substr(0, 2)));
  return best;
}

bool fits_any(std::string_view folded, std::string_view words) {
  bool found = false;
  each_part(words, '|', [&](std::string_view word) {
    const bool open = word.back() == '*';
    found = found || (open ? folded.starts_with(word.substr(0, word.size() - 1)) : folded == word);
  });
  return found;
}

}  // namespace tyndau::notices
