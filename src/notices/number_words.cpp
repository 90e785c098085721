#include "notices/number_words.hpp"

#include "notices/phrases.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace tyndau::notices {
namespace {

constexpr std::array<PhraseRow<int>, 21> day_rows{
    {{1, "первого|первое|бірінші"},        {2, "второго|второе|екінші"},
     {3, "третьего|третье|үшінші"},        {4, "четвертого|четвертое|төртінші"},
     {5, "пятого|пятое|бесінші"},          {6, "шестого|шестое|алтыншы"},
     {7, "седьмого|седьмое|жетінші"},      {8, "восьмого|восьмое|сегізінші"},
     {9, "девятого|девятое|тоғызыншы"},    {10, "десятого|десятое|оныншы"},
     {11, "одиннадцатого|одиннадцатое"},   {12, "двенадцатого|двенадцатое"},
     {13, "тринадцатого|тринадцатое"},     {14, "четырнадцатого|четырнадцатое"},
     {15, "пятнадцатого|пятнадцатое"},     {16, "шестнадцатого|шестнадцатое"},
     {17, "семнадцатого|семнадцатое"},     {18, "восемнадцатого|восемнадцатое"},
     {19, "девятнадцатого|девятнадцатое"}, {20, "двадцатого|двадцатое|жиырмасыншы"},
     {30, "тридцатого|тридцатое|отызыншы"}}};

constexpr std::array<PhraseRow<int>, 37> number_rows{{{1, "один|одного|одном|одна|одну|одной|бір|бірде"},
                                                      {2, "два|две|двух|екі|екіде"},
                                                      {3, "три|трех|үш|үште"},
                                                      {4, "четыре|четырех|төрт|төртте"},
                                                      {5, "пять|пяти|бес|бесте"},
                                                      {6, "шесть|шести|алты|алтыда"},
                                                      {7, "семь|семи|жеті|жетіде"},
                                                      {8, "восемь|восьми|сегіз|сегізде"},
                                                      {9, "девять|девяти|тоғыз|тоғызда"},
                                                      {10, "десять|десяти|он|онда"},
                                                      {11, "одиннадцать|одиннадцати"},
                                                      {12, "двенадцать|двенадцати"},
                                                      {13, "тринадцать|тринадцати"},
                                                      {14, "четырнадцать|четырнадцати"},
                                                      {15, "пятнадцать|пятнадцати"},
                                                      {16, "шестнадцать|шестнадцати"},
                                                      {17, "семнадцать|семнадцати"},
                                                      {18, "восемнадцать|восемнадцати"},
                                                      {19, "девятнадцать|девятнадцати"},
                                                      {20, "двадцать|двадцати|жиырма|жиырмада"},
                                                      {30, "тридцать|тридцати|отыз|отызда"},
                                                      {40, "сорок|сорока|қырық|қырықта"},
                                                      {50, "пятьдесят|пятидесяти|елу|елуде"},
                                                      {60, "шестьдесят|шестидесяти|алпыс"},
                                                      {70, "семьдесят|семидесяти|жетпіс"},
                                                      {80, "восемьдесят|восьмидесяти|сексен"},
                                                      {90, "девяносто|девяноста|тоқсан"},
                                                      {100, "сто|ста|жүз"},
                                                      {200, "двести|двухсот|двухстах"},
                                                      {300, "триста|трехсот|трехстах"},
                                                      {400, "четыреста|четырехсот|четырехстах"},
                                                      {500, "пятьсот|пятисот|пятистах"},
                                                      {600, "шестьсот|шестисот|шестистах"},
                                                      {700, "семьсот|семисот|семистах"},
                                                      {800, "восемьсот|восьмисот|восьмистах"},
                                                      {900, "девятьсот|девятисот|девятистах"},
                                                      {1000, "тысяча|тысячи|тысяче|тысячу|тысяч|мың"}}};

/// 0 for any other word.
int value_of(const PhraseTable<int>& table, const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, TokenKind::word)) return 0;
  const auto hits = table.find(tokens, {i, i + 1});
  return hits.empty() ? 0 : hits.front().meaning;
}
int day_of(const Tokens& tokens, std::size_t i) {
  static const PhraseTable<int> table{std::span<const PhraseRow<int>>(day_rows)};
  return value_of(table, tokens, i);
}
int number_of(const Tokens& tokens, std::size_t i) {
  static const PhraseTable<int> table{std::span<const PhraseRow<int>>(number_rows)};
  return value_of(table, tokens, i);
}

/// Whether a word of \p value may follow where the words before it make \p group: "двадцать" before "два", not behind it.
bool may_follow(int group, int value) {
  if (value >= 1000) return group > 0;
  if (value == 100) return group >= 2 && group <= 9;  // "бес жүз"
  const int below = value < 10 ? 10 : value < 100 ? 100 : 1000;
  return group % below == 0;
}

}  // namespace

std::optional<SpokenNumber> ordinal_at(const Tokens& tokens, std::size_t i) {
  constexpr int longest_month = 31, unit = 10;
  int tens = 0;
  if (has(tokens, i, "двадцать|жиырма")) tens = 20;
  if (has(tokens, i, "тридцать|отыз")) tens = 30;
  if (has(tokens, i, "он")) tens = 10;
  const std::size_t at = tens == 0 ? i : i + 1;
  const int day = day_of(tokens, at);
  if (day == 0 || (tens != 0 && day >= unit) || tens + day > longest_month) return std::nullopt;
  return SpokenNumber{tens + day, at + 1};
}

std::optional<SpokenNumber> cardinal_at(const Tokens& tokens, std::size_t i) {
  constexpr int thousand = 1000, hundred = 100;
  int whole = 0, group = 0;
  std::size_t at = i;
  for (int value = number_of(tokens, at); value != 0; value = number_of(tokens, ++at)) {
    if (at > i && !may_follow(group, value)) break;
    if (value == thousand) {
      if (whole != 0) break;
      whole = std::max(group, 1) * thousand;
      group = 0;
    } else if (value == hundred && group > 0) {
      group *= hundred;
    } else {
      group += value;
    }
  }
  if (at == i || whole + group == 0) return std::nullopt;
  return SpokenNumber{whole + group, at};
}

}  // namespace tyndau::notices
