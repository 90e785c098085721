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

/// The first letters of a word as a number; of a word of one letter, that letter.
std::uint32_t first_letters(std::string_view word) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(word.size(), 4); ++i)
    value = (value << 8U) | static_cast<unsigned char>(word[i]);
  return value;
}

/// Words of one row by their first two letters; shorter stems stand apart.
class WordSet {
 public:
  explicit WordSet(std::string_view words) {
    each_part(words, '|', [this](std::string_view word) {
      Stem stem(word);
      const bool is_short = stem.open && stem.letters.size() < 4;
      (is_short ? short_ : by_letters_[first_letters(stem.letters)]).push_back(std::move(stem));
    });
  }
  [[nodiscard]] bool has(std::string_view word) const {
    const auto fits = [word](const Stem& stem) { return stem.fits(word); };
    if (std::any_of(short_.begin(), short_.end(), fits)) return true;
    const auto found = by_letters_.find(first_letters(word));
    return found != by_letters_.end() && std::any_of(found->second.begin(), found->second.end(), fits);
  }

 private:
  std::unordered_map<std::uint32_t, std::vector<Stem>> by_letters_;
  std::vector<Stem> short_;
};

}  // namespace

Stem::Stem(std::string_view written) : letters(written), open(written.ends_with('*')) {
  if (open) letters.pop_back();
}

void PhraseIndex::add(std::string_view phrases, int meaning) {
  each_part(phrases, '|', [&](std::string_view phrase) {
    Phrase made;
    made.meaning = meaning;
    each_part(phrase, ' ', [&](std::string_view word) { made.stems.emplace_back(word); });
    if (!made.stems.empty()) phrases_[first_letters(made.stems.front().letters)].push_back(std::move(made));
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
  const auto look = [&](std::uint32_t letters) {
    const auto found = phrases_.find(letters);
    if (found == phrases_.end()) return;
    for (const Phrase& phrase : found->second) {
      const std::size_t last = follow(phrase, tokens, i, end);
      if (last > best.last) best = {phrase.meaning, last};
    }
  };
  look(first_letters(word));
  if (word.size() > 2) look(first_letters(word.substr(0, 2)));
  return best;
}

bool fits_any(std::string_view folded, std::string_view table) {
  thread_local std::unordered_map<const char*, WordSet> prepared;
  const auto found = prepared.find(table.data());
  if (found != prepared.end()) return found->second.has(folded);
  return prepared.emplace(table.data(), WordSet(table)).first->second.has(folded);
}

}  // namespace tyndau::notices
