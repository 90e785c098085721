#include "notices/classes.hpp"

#include "notices/phrases.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

constexpr std::string_view class_words =
    "класс|класса|классу|классом|классы|класты|сынып|сыныпқа|сыныпты|сыныбы|сыныбына|классына|классқа|класы|"
    "класына|класының|класты|класқа";

/// Letters of a Roman number in Latin, also where the "і" is Cyrillic; empty for any other word.
std::string roman_letters(std::string_view word) {
  constexpr std::string_view cyrillic_i = "і";
  std::string letters;
  while (!word.empty()) {
    const bool cyrillic = word.starts_with(cyrillic_i);
    if (!cyrillic && word[0] != 'i' && word[0] != 'v') return {};
    letters += cyrillic ? 'i' : word[0];
    word.remove_prefix(cyrillic ? cyrillic_i.size() : 1);
  }
  return letters;
}

bool may_stand_before(const Tokens& tokens, std::size_t i) {
  if (tokens.is_mark(i, U'-') || tokens.is_mark(i, U'(') || tokens.is_mark(i, U')')) return true;
  return tokens.is(i, TokenKind::word) &&
         fits_any(tokens.folded(i),
                  "й|го|му|ый|ой|ого|ому|м|ші|шы|қауіптілік|қауіпті|санитарлық|санитариялық|опасности");
}

bool may_stand_behind(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::mark))
    return tokens[i].mark != U';' && tokens[i].mark != U',' && tokens[i].mark != U'.';
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i),
                                                   "опасности|опасность|объекта|предприятия|санитарной|по|"
                                                   "санитарный|сзз|классификации|санитарн*|согласно|"
                                                   "қауіптілік*|бойынша");
}

}  // namespace

int class_number(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::number)) {
    const int value = tokens.folded(i).size() == 1 ? tokens.number(i) : 0;
    return value <= 5 ? value : 0;
  }
  if (!tokens.is(i, TokenKind::word) || !tokens[i].capital) return 0;
  static constexpr std::array<std::string_view, 6> numerals{"", "i", "ii", "iii", "iv", "v"};
  const std::string letters = roman_letters(tokens.folded(i));
  const auto found = std::find(numerals.begin() + 1, numerals.end(), letters);
  return found == numerals.end() ? 0 : static_cast<int>(found - numerals.begin());
}

std::string_view roman(int number) {
  static constexpr std::array<std::string_view, 6> numerals{"", "I", "II", "III", "IV", "V"};
  return numerals[static_cast<std::size_t>(number)];
}

bool class_word(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), class_words);
}

Span number_of_class(const Tokens& tokens, std::size_t word, Span sentence) {
  for (std::size_t back = 1; back <= 4 && word >= sentence.first + back; ++back) {
    const std::size_t i = word - back;
    if (class_number(tokens, i) != 0) return {i, i + 1};
    if (!may_stand_before(tokens, i)) break;
  }
  for (std::size_t i = word + 1; i < sentence.last && i < word + 8; ++i) {
    if (class_number(tokens, i) != 0) return {i, i + 1};
    if (!may_stand_behind(tokens, i)) break;
  }
  return {};
}

namespace {

constexpr std::string_view many_objects =
    "объектов|объекты|объектам|объектами|предприятий|предприятиям|производств|производствам|производства|"
    "карьеров|заводов|фабрик|полигонов|ферм|складов|котельных|комплексов|"
    "нысандар*|объектілер*|кәсіпорындар*|өндірістер*|зауыттар*|карьерлер*";

/// "I кластағы", "II сыныпты": of objects of the class.
bool attributive(std::string_view word) {
  return word.ends_with("тағы") || word.ends_with("дағы") || word.ends_with("ты");
}

}  // namespace

bool is_class_of_norm(const Tokens& tokens, Span quote) {
  // "относится к объектам III класса"
  constexpr std::size_t reach = 5;
  for (std::size_t n = 1; n <= reach && n <= quote.first; ++n) {
    if (has(tokens, quote.first - n, "относ*|отнес*|являет*|принадлеж*")) return false;
    if (has(tokens, quote.last + n - 1, "жатады|жатқыз*")) return false;
  }
  if (quote.first > 0 && has(tokens, quote.first - 1, "для")) return true;
  constexpr std::size_t near = 2;
  for (std::size_t n = 1; n <= near; ++n) {
    if (quote.first >= n && has(tokens, quote.first - n, many_objects)) return true;
  }
  std::size_t behind = quote.last;
  while (has(tokens, behind, "опасности|қауіптілік|санитарной")) ++behind;
  if (has(tokens, behind, "үшін")) return true;
  const std::size_t word = quote.last - 1;
  return has(tokens, behind, "нысандар*|объектілер*|кәсіпорындар*|өндірістер*") &&
         (has(tokens, word, "класс|класты|сыныпты|сынып") || attributive(tokens.folded(word)));
}

bool speaks_of_many(const Tokens& tokens, Span span) {
  constexpr std::size_t near = 4;
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (!has(tokens, i, many_objects)) continue;
    for (std::size_t n = 1; n <= near && n <= i; ++n) {
      if (has(tokens, i - n, "для")) return true;
    }
    if (has(tokens, i + 1, "үшін")) return true;
  }
  return false;
}

}  // namespace tyndau::notices
