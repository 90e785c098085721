/// \file
/// The words, numbers and marks of a text, cut once, each with its bytes and made comparable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::notices {

enum class TokenKind : std::uint8_t {
  word,      ///< letters; a word that a hyphen breaks at the end of a line is one word
  number,    ///< digits without a sign or a separator
  mark,      ///< one character of any other kind; a run of straight quotation marks is one
  line_end,  ///< one "\n"
};

/// The alphabet of a word, as far as the reader cares.
enum class Script : std::uint8_t { none, latin, russian, kazakh, foreign };

struct Token {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  std::size_t fold_begin = 0, fold_end = 0;
  TokenKind kind = TokenKind::mark;
  Script script = Script::none;  ///< kazakh: has a letter that Russian lacks; foreign: one that neither has
  bool spaced = false;           ///< white space or the end of a line stands before it
  bool capital = false;          ///< begins with an upper-case letter
  bool shouted = false;          ///< two upper-case letters at least, and no other
  char32_t mark =
      0;  ///< of a mark: dashes as '-', straight quotation marks and apostrophes in pairs as '"', four dots as ':'
};

/// All tokens of one text. The text must outlive it.
class Tokens {
 public:
  explicit Tokens(std::string_view text);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const Token& operator[](std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Lower case, ё as е, without soft hyphens; Latin look-alikes in a Cyrillic word are Cyrillic. A number's digits.
  [[nodiscard]] std::string_view folded(std::size_t i) const {
    return {folds_.data() + tokens_[i].fold_begin, tokens_[i].fold_end - tokens_[i].fold_begin};
  }
  [[nodiscard]] bool is(std::size_t i, TokenKind kind) const {
    return i < tokens_.size() && tokens_[i].kind == kind;
  }
  [[nodiscard]] bool is_mark(std::size_t i, char32_t mark) const {
    return is(i, TokenKind::mark) && tokens_[i].mark == mark;
  }
  [[nodiscard]] bool is_word(std::size_t i, std::string_view folded_word) const {
    return is(i, TokenKind::word) && folded(i) == folded_word;
  }
  /// What parts the cells of a table.
  [[nodiscard]] bool is_cell_border(std::size_t i) const { return is_mark(i, U'|') || is_mark(i, U'\t'); }
  /// Of a number of at most nine digits, else -1.
  [[nodiscard]] int number(std::size_t i) const;
  /// The first token that ends behind the byte.
  [[nodiscard]] std::size_t at_byte(std::size_t byte) const;

 private:
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<char> folds_;
};

/// A run of tokens: [first, last).
struct Span {
  std::size_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : last - first; }
  [[nodiscard]] bool holds(std::size_t i) const { return i >= first && i < last; }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace tyndau::notices
