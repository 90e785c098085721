#include "intake/places/place_text.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <array>

namespace tyndau::intake {
namespace {

using hearing::UnitLevel;

/// Words around a settlement's name, as fold() leaves them between spaces and behind dots.
constexpr std::array<std::string_view, 47> settlement_words{
    "с.",      "село",    "селе",      "села",  "п.",       "пос.", "поселок", "поселка",
    "пгт",     "пгт.",    "рп",        "р.п.",  "г.",       "гор.", "город",   "города",
    "городе",  "а.",      "ауыл",      "ауылы", "ауылында", "аул",  "аула",    "қ.",
    "қала",    "қаласы",  "қаласында", "кент",  "кенті",    "ст.",  "станция", "станциясы",
    "разъезд", "разъезі", "деревня",   "д.",    "village",  "town", "city",    "settlement",
    "с",       "п",       "г",         "а",     "қ",        "елді", "мекені"};

struct UnitWord {
  std::string_view word;
  UnitLevel level;
};
constexpr std::array<UnitWord, 47> unit_words{{{"сельский округ", UnitLevel::rural_district},
                                               {"сельского округа", UnitLevel::rural_district},
                                               {"ауылдық округі", UnitLevel::rural_district},
                                               {"ауылдық округ", UnitLevel::rural_district},
                                               {"ауылдық аймағы", UnitLevel::rural_district},
                                               {"поселковый округ", UnitLevel::rural_district},
                                               {"поселковая администрация", UnitLevel::rural_district},
                                               {"кенттік әкімдігі", UnitLevel::rural_district},
                                               {"rural district", UnitLevel::rural_district},
                                               {"rural okrug", UnitLevel::rural_district},
                                               {"сельокруг", UnitLevel::rural_district},
                                               {"с.о.", UnitLevel::rural_district},
                                               {"с.о", UnitLevel::rural_district},
                                               {"с. о.", UnitLevel::rural_district},
                                               {"а.о.", UnitLevel::rural_district},
                                               {"а.о", UnitLevel::rural_district},
                                               {"с.а.", UnitLevel::rural_district},
                                               {"а.а.", UnitLevel::rural_district},
                                               {"а.ә.", UnitLevel::rural_district},
                                               {"п.а.", UnitLevel::rural_district},
                                               {"к.ә.", UnitLevel::rural_district},
                                               {"городская администрация", UnitLevel::district},
                                               {"городской администрации", UnitLevel::district},
                                               {"қалалық әкімдігі", UnitLevel::district},
                                               {"қалалық әкімшілігі", UnitLevel::district},
                                               {"city administration", UnitLevel::district},
                                               {"г.а.", UnitLevel::district},
                                               {"г.а", UnitLevel::district},
                                               {"г. а.", UnitLevel::district},
                                               {"қ.ә.", UnitLevel::district},
                                               {"қ.а.", UnitLevel::district},
                                               {"район", UnitLevel::district},
                                               {"района", UnitLevel::district},
                                               {"районы", UnitLevel::district},
                                               {"р.н", UnitLevel::district},
                                               {"р н", UnitLevel::district},
                                               {"ауданы", UnitLevel::district},
                                               {"аудан", UnitLevel::district},
                                               {"district", UnitLevel::district},
                                               {"область", UnitLevel::oblast},
                                               {"области", UnitLevel::oblast},
                                               {"обл.", UnitLevel::oblast},
                                               {"обл", UnitLevel::oblast},
                                               {"облысы", UnitLevel::oblast},
                                               {"облыс", UnitLevel::oblast},
                                               {"region", UnitLevel::oblast},
                                               {"oblast", UnitLevel::oblast}}};

/// Tokens of a folded text; a dot ends a token and stays with it.
std::vector<std::string> tokens_of(std::string_view folded) {
  std::vector<std::string> tokens(1);
  for (const char c : folded) {
    if (c == ' ') {
      if (!tokens.back().empty()) tokens.emplace_back();
      continue;
    }
    tokens.back() += c;
    if (c == '.') tokens.emplace_back();
  }
  if (tokens.back().empty()) tokens.pop_back();
  return tokens;
}

std::string joined_without_dots(const std::vector<std::string>& tokens) {
  std::string all;
  for (std::string token : tokens) {
    while (!token.empty() && token.back() == '.') token.pop_back();
    if (token.empty()) continue;
    if (!all.empty()) all += ' ';
    all += token;
  }
  return all;
}

/// Where a phrase stands in a text as whole words, or npos.
std::size_t find_phrase(std::string_view text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ';
    const auto end = at + phrase.size();
    const bool ends = end == text.size() || text[end] == ' ' || text[end] == '.' || phrase.back() == '.';
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

const UnitWord* unit_word_in(std::string_view folded) {
  const auto found = std::find_if(unit_words.begin(), unit_words.end(), [&](const UnitWord& row) {
    return find_phrase(folded, row.word) != std::string_view::npos;
  });
  return found == unit_words.end() ? nullptr : &*found;
}

std::string take_brackets(std::string& text) {
  const auto open = text.rfind('[');
  const auto close = text.rfind(']');
  if (open == std::string::npos || close == std::string::npos || close < open) return {};
  std::string inside = trimmed(std::string_view(text).substr(open + 1, close - open - 1));
  text.erase(open, close - open + 1);
  text = trimmed(text);
  return inside;
}

}  // namespace

std::optional<UnitLevel> stated_level(std::string_view name) {
  const auto* word = unit_word_in(fold(name));
  return word == nullptr ? std::nullopt : std::optional(word->level);
}

std::string unit_key(std::string_view name) {
  std::string text = fold(name);
  if (const auto* word = unit_word_in(text)) {
    auto rest = text;
    rest.erase(find_phrase(rest, word->word), word->word.size());
    rest = joined_without_dots(tokens_of(rest));
    if (!rest.empty()) text = rest;
  }
  return settlement_key(text);  // "г.Кызылорда" as a unit
}

std::string settlement_key(std::string_view name) {
  const auto tokens = tokens_of(fold(name));
  std::vector<std::string> kept;
  for (const auto& token : tokens) {
    if (std::find(settlement_words.begin(), settlement_words.end(), token) == settlement_words.end()) {
      kept.push_back(token);
    }
  }
  return joined_without_dots(kept.empty() ? tokens : kept);
}

WrittenPlace read_place(std::string_view text) {
  WrittenPlace place;
  std::string rest = trimmed(text);
  place.id = take_brackets(rest);
  std::vector<std::string> names;
  for (auto& part : split(rest, ",()")) {
    switch (const auto level = stated_level(part); level ? static_cast<int>(*level) : -1) {
      case static_cast<int>(UnitLevel::oblast): place.units.oblast = std::move(part); break;
      case static_cast<int>(UnitLevel::district): place.units.district = std::move(part); break;
      case static_cast<int>(UnitLevel::rural_district): place.units.rural_district = std::move(part); break;
      default: names.push_back(std::move(part));
    }
  }
  if (!names.empty()) place.name = names.front();
  if (place.name.empty()) place.name = rest;
  return place;
}

}  // namespace tyndau::intake
