#include "notices/tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tyndau::notices {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

/// The character at \p i, which moves behind it; U+FFFD for broken bytes.
char32_t next(std::string_view text, std::size_t& i) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto at = static_cast<std::int32_t>(i);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int32_t>(text.size()), c);
  i = static_cast<std::size_t>(at);
  return static_cast<char32_t>(c);
}

char32_t peek(std::string_view text, std::size_t i) { return i < text.size() ? next(text, i) : 0; }

void append(std::vector<char>& out, char32_t c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  char* const first = bytes.data();
  U8_APPEND_UNSAFE(first, length, static_cast<UChar32>(c));
  out.insert(out.end(), bytes.begin(), bytes.begin() + length);
}

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_letter(char32_t c) { return u_isalpha(icu(c)) != 0 || u_charType(icu(c)) == U_NON_SPACING_MARK; }

/// Digits, also the raised ones of "15⁰⁰". \return -1 for anything else
int digit(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return -1;
}

bool is_raised(char32_t c) { return digit(c) >= 0 && c > '9'; }

bool is_space(char32_t c) {
  return c != '\n' && c != '\t' &&
         (u_isUWhiteSpace(icu(c)) != 0 || c == 0x200B || c == 0xFEFF || c == 0x2060);
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// Cyrillic letters that look like Latin ones, which writers mix up.
char32_t cyrillic_twin(char32_t latin) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 13> twins{{{U'a', U'а'},
                                                                        {U'c', U'с'},
                                                                        {U'e', U'е'},
                                                                        {U'o', U'о'},
                                                                        {U'p', U'р'},
                                                                        {U'x', U'х'},
                                                                        {U'y', U'у'},
                                                                        {U'k', U'к'},
                                                                        {U'm', U'м'},
                                                                        {U't', U'т'},
                                                                        {U'h', U'һ'},
                                                                        {U'i', U'і'},
                                                                        {U'ə', U'ә'}}};
  for (const auto& [from, to] : twins) {
    if (from == latin) return to;
  }
  return latin;
}

bool is_russian(char32_t c) { return (c >= U'а' && c <= U'я') || c == U'ё'; }

bool is_kazakh(char32_t c) {
  static constexpr std::u32string_view letters = U"әғқңөұүһі";
  return letters.find(c) != std::u32string_view::npos;
}

/// A word under construction: its folded letters, and which alphabets they are of.
struct Letters {
  std::u32string folded;
  bool latin = false, russian = false, kazakh = false, foreign = false;
  int upper = 0, lower = 0;

  void add(char32_t c) {
    if (u_isupper(icu(c)) != 0) ++upper;
    if (u_islower(icu(c)) != 0) ++lower;
    const auto small = static_cast<char32_t>(u_tolower(icu(c)));
    latin = latin || (small >= 'a' && small <= 'z');
    russian = russian || is_russian(small);
    kazakh = kazakh || is_kazakh(small);
    foreign = foreign || (small > 0x7F && !is_russian(small) && !is_kazakh(small) && small != U'ə');
    folded += small == U'ё' ? U'е' : small;
  }

  [[nodiscard]] bool cyrillic() const { return russian || kazakh; }
  [[nodiscard]] Script script() const {
    if (foreign) return Script::foreign;
    if (kazakh) return Script::kazakh;
    return russian ? Script::russian : Script::latin;
  }
};

/// Where a word goes on behind a hyphen at the end of a line; \p at when it does not.
std::size_t behind_line_break(std::string_view text, std::size_t at) {
  std::size_t i = at;
  if (!is_dash(peek(text, i)) && peek(text, i) != soft_hyphen) return at;
  next(text, i);
  while (i < text.size() && (text[i] == ' ' || text[i] == '\r')) ++i;
  if (i >= text.size() || text[i] != '\n') return at;
  ++i;
  while (i < text.size() && text[i] == ' ') ++i;
  return u_islower(icu(peek(text, i))) != 0 ? i : at;
}

Letters read_word(std::string_view text, std::size_t& i) {
  Letters letters;
  while (i < text.size()) {
    std::size_t ahead = i;
    const char32_t c = next(text, ahead);
    if (is_letter(c)) {
      letters.add(c);
      i = ahead;
    } else if (c == soft_hyphen && is_letter(peek(text, ahead))) {
      i = ahead;
    } else if (const std::size_t on = behind_line_break(text, i); on != i) {
      i = on;
    } else {
      break;
    }
  }
  return letters;
}

}  // namespace

namespace {

void finish_word(Token& token, const Letters& letters, std::vector<char>& folds) {
  token.kind = TokenKind::word;
  token.script = letters.script();
  token.shouted = letters.upper >= 2 && letters.lower == 0;
  const bool mixed = letters.latin && letters.cyrillic();
  for (const char32_t c : letters.folded) append(folds, mixed ? cyrillic_twin(c) : c);
}

/// A raised number stands by itself behind a plain one: "15⁰⁰" is 15 and 00.
void read_number(std::string_view text, std::size_t& i, std::vector<char>& folds) {
  const bool raised = is_raised(peek(text, i));
  while (i < text.size() && digit(peek(text, i)) >= 0 && is_raised(peek(text, i)) == raised)
    folds.push_back(static_cast<char>('0' + digit(next(text, i))));
}

/// "Инициатор ........ ТОО «Восток»": dots that lead from a head to its value are a colon.
void read_leader(std::string_view text, std::size_t& i, Token& token) {
  constexpr std::size_t fewest = 3;  // behind the first one
  std::size_t behind = i;
  while (behind < text.size() && text[behind] == '.') ++behind;
  if (behind - i < fewest) return;
  token.mark = U':';
  i = behind;
}

void read_mark(std::string_view text, std::size_t& i, Token& token) {
  const char32_t c = next(text, i);
  token.kind = c == '\n' ? TokenKind::line_end : TokenKind::mark;
  token.mark = is_dash(c) ? U'-' : c;
  if (c == '.') read_leader(text, i, token);
  if (c == '\'' && peek(text, i) == '\'') token.mark = U'"';
  if (token.mark != U'"') return;
  while (peek(text, i) == c) next(text, i);
}

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text) {
  folds_.reserve(text.size() + text.size() / 4);
  tokens_.reserve(text.size() / 6);
  bool spaced = true;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = peek(text, i);
    if (is_space(c) || c == soft_hyphen) {
      next(text, i);
      spaced = spaced || c != soft_hyphen;
      continue;
    }
    Token token;
    token.begin = i;
    token.spaced = spaced;
    token.fold_begin = folds_.size();
    if (is_letter(c)) {
      token.capital = u_isupper(icu(c)) != 0;
      finish_word(token, read_word(text, i), folds_);
    } else if (digit(c) >= 0) {
      token.kind = TokenKind::number;
      read_number(text, i, folds_);
    } else {
      read_mark(text, i, token);
    }
    token.end = i;
    token.fold_end = folds_.size();
    spaced = token.kind == TokenKind::line_end || token.mark == U'\t';
    tokens_.push_back(token);
  }
}

int Tokens::number(std::size_t i) const {
  if (!is(i, TokenKind::number)) return -1;
  const std::string_view digits = folded(i);
  if (digits.size() > 9) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::size_t Tokens::at_byte(std::size_t byte) const {
  const auto found = std::partition_point(tokens_.begin(), tokens_.end(),
                                          [byte](const Token& token) { return token.end <= byte; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

}  // namespace tyndau::notices
