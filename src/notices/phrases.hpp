/// \file
/// Tables of phrases, and where a text has them: words are compared by their stems, whatever stands between them on paper.
#pragma once

#include "notices/tokens.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tyndau::notices {

/// One row of a dictionary. Phrases are apart by "|"; a word that ends in "*" stands for everything that begins so.
template <class Meaning>
struct PhraseRow {
  Meaning meaning;
  std::string_view phrases;
};

/// A phrase found: which row, and its tokens.
template <class Meaning>
struct Hit {
  Meaning meaning;
  Span span;
};

/// One word of a dictionary.
struct Stem {
  std::string letters;
  bool open = false;  ///< any ending

  /// \param written with a "*" at its end for any ending
  explicit Stem(std::string_view written);
  [[nodiscard]] bool fits(std::string_view word) const {
    return open ? word.starts_with(letters) : word == letters;
  }
};

/// Phrases in the order of their rows, ready to be looked for.
class PhraseIndex {
 public:
  void add(std::string_view phrases, int meaning);

  struct Match {
    int meaning = -1;
    std::size_t last = 0;  ///< behind the phrase
  };
  /// The longest phrase that begins at token \p i and ends before \p end. Between its words may stand a dot, a hyphen, a
  /// slash or the end of a line.
  [[nodiscard]] Match match(const Tokens& tokens, std::size_t i, std::size_t end) const;

 private:
  struct Phrase {
    std::vector<Stem> stems;
    int meaning = 0;
  };
  static std::size_t follow(const Phrase& phrase, const Tokens& tokens, std::size_t i, std::size_t end);

  std::unordered_map<std::uint32_t, std::vector<Phrase>> phrases_;  ///< by their first two letters
};

template <class Meaning>
class PhraseTable {
 public:
  PhraseTable(std::initializer_list<PhraseRow<Meaning>> rows)
      : PhraseTable(std::span<const PhraseRow<Meaning>>(rows.begin(), rows.size())) {}
  explicit PhraseTable(std::span<const PhraseRow<Meaning>> rows) {
    for (const auto& row : rows) index_.add(row.phrases, static_cast<int>(row.meaning));
  }

  /// Every phrase from left to right, the longest at each place, none inside another.
  [[nodiscard]] std::vector<Hit<Meaning>> find(const Tokens& tokens, Span in) const {
    std::vector<Hit<Meaning>> hits;
    for (std::size_t i = in.first; i < in.last;) {
      const auto match = index_.match(tokens, i, in.last);
      if (match.meaning >= 0) hits.push_back({static_cast<Meaning>(match.meaning), {i, match.last}});
      i = match.meaning >= 0 ? match.last : i + 1;
    }
    return hits;
  }
  /// Behind the phrase that begins at \p i; 0 when there is none.
  [[nodiscard]] std::size_t behind(const Tokens& tokens, std::size_t i, std::size_t end) const {
    const auto match = index_.match(tokens, i, end);
    return match.meaning >= 0 ? match.last : 0;
  }

 private:
  PhraseIndex index_;
};

/// Whether a folded word is one of those in \p table, written as in a dictionary's row, each of one word.
/// \pre table is a literal, or of the same life: each thread keeps it prepared under its address
[[nodiscard]] bool fits_any(std::string_view folded, std::string_view table);

/// Whether the token is there and a word of the row. \pre see fits_any()
[[nodiscard]] inline bool has(const Tokens& tokens, std::size_t i, std::string_view words) {
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), words);
}

}  // namespace tyndau::notices
