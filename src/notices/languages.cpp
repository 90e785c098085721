#include "notices/languages.hpp"

#include "notices/phrases.hpp"

#include <array>

namespace tyndau::notices {
namespace {

constexpr std::string_view kazakh_words =
    "және|бойынша|үшін|туралы|мен|арқылы|бар|болып|жоба*|тыңдау*|облысы*|ауданы*|ауылы*|қаласы*|сағат*|жылғы|"
    "жылдың|"
    "өткіз*|өтеді|орналасқан|мекен*|ескерту*|ұсыныс*|хабарла*|дейін|тіркеу|нөмірі|орны|күні|уақыты|бастамашы*"
    "|атауы|"
    "ашық|жиналыс*|нысаны*|қоғамдық|құжат*|қабылдан*|болады|сәйкес|көшесі";
constexpr std::string_view russian_words =
    "и|в|на|по|с|для|от|до|о|об|не|или|при|из|к|за|будет|будут|что|проект*|слушан*|обществен*|област*|район*|"
    "место|"
    "проведен*|дата|время|адрес*|замечан*|предложен*|регистраци*|инициатор*|материал*|объявлен*|состоит*|"
    "состоят*";
constexpr std::array<std::string_view, 14> russian_endings{"ого", "его", "ция", "ции",  "ние",  "ния", "ий",
                                                           "ая",  "ых",  "ами", "ется", "ость", "ть",  "ой"};

struct Weight {
  int kk = 0, ru = 0;
  int strong_kk = 0;  ///< small words with a letter that no neighbour's alphabet shares
  int strong_ru = 0;  ///< words with a letter that the other Cyrillic languages lack
  int foreign = 0, words = 0;
};

bool has_any(std::string_view folded, std::initializer_list<std::string_view> letters) {
  for (const std::string_view letter : letters) {
    if (folded.find(letter) != std::string_view::npos) return true;
  }
  return false;
}

bool ends_russian(std::string_view folded) {
  for (const std::string_view ending : russian_endings) {
    if (folded.size() > ending.size() + 4 && folded.ends_with(ending)) return true;
  }
  return false;
}

void weigh_kazakh(std::string_view word, bool name, Weight& sum) {
  const int plain = name ? 0 : 1;
  sum.kk += fits_any(word, kazakh_words) ? 2 : plain;
  sum.strong_kk += has_any(word, {"қ", "ғ", "ә", "ұ"}) ? 1 : 0;
}

void weigh_russian(std::string_view word, bool name, Weight& sum) {
  sum.kk += fits_any(word, kazakh_words) ? 1 : 0;
  const int plain = !name && ends_russian(word) ? 1 : 0;
  sum.ru += fits_any(word, russian_words) ? 2 : plain;
  const bool only_russian =
      has_any(word, {"ы", "э"}) || fits_any(word, "слушани*|общественн*|замечани*|проведени*");
  sum.strong_ru += only_russian ? 1 : 0;
}

void weigh(const Tokens& tokens, std::size_t i, Weight& sum) {
  const Token& token = tokens[i];
  if (token.kind != TokenKind::word) return;
  ++sum.words;
  const bool name = token.capital && !token.shouted && i > 0;
  switch (token.script) {
    case Script::foreign: sum.foreign += name ? 0 : 1; break;
    case Script::kazakh: weigh_kazakh(tokens.folded(i), name, sum); break;
    case Script::russian: weigh_russian(tokens.folded(i), name, sum); break;
    default: break;
  }
}

}  // namespace

std::string_view SpokenLanguages::code() const {
  if (both()) return "kk+ru";
  if (kk) return "kk";
  return ru ? "ru" : "none";
}

std::optional<Language> language_of(const Tokens& tokens, Span span) {
  Weight sum;
  for (std::size_t i = span.first; i < span.last; ++i) weigh(tokens, i, sum);
  if (sum.kk == sum.ru) return std::nullopt;
  return sum.kk > sum.ru ? Language::kk : Language::ru;
}

SpokenLanguages languages_of(const Outline& outline) {
  SpokenLanguages spoken;
  Weight all;
  Language last = Language::ru;
  for (const Span sentence : outline.sentences) {
    Weight sum;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) weigh(outline.tokens, i, sum);
    if (sum.kk != sum.ru) last = sum.kk > sum.ru ? Language::kk : Language::ru;
    spoken.sentences.push_back(last);
    all.kk += sum.kk;
    all.ru += sum.ru;
    all.strong_kk += sum.strong_kk;
    all.strong_ru += sum.strong_ru;
    all.foreign += sum.foreign;
    all.words += sum.words;
  }
  constexpr int enough = 4;
  if (all.foreign * 50 > all.words) return spoken;
  spoken.kk = all.kk >= enough && all.strong_kk > 0 && all.kk * 8 >= all.ru;
  spoken.ru = all.ru >= enough && all.strong_ru > 0 && all.ru * 8 >= all.kk;
  return spoken;
}

}  // namespace tyndau::notices
