#include "intake/places/place_refusal.hpp"

#include "intake/places/distance_words.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>

namespace tyndau::intake {
namespace {

/// "А қ т а у": what stands for one word cannot be told from words of one letter.
bool are_letters_apart(std::string_view text) {
  constexpr std::size_t enough = 3;
  constexpr unsigned char first_of_two = 0x80;
  std::size_t run = 0;
  for (const auto& token : address_tokens(text)) {
    const bool single =
        !token.word.empty() &&
        token.word.size() == (static_cast<unsigned char>(token.word.front()) < first_of_two ? 1U : 2U);
    const bool letter =
        single && !token.dot && !token.number && !token.slash && !token.hyphen && !token.breaks;
    run = letter ? run + 1 : 0;
    if (run >= enough) return true;
  }
  return false;
}

bool is_of_a_known_alphabet(UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(letter, &status);
  return U_FAILURE(status) || script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC ||
         script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

/// The first letter that is neither Latin nor Cyrillic, or nothing.
std::string foreign_letter(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c > 0x7F && u_isalpha(c) != 0 && !is_of_a_known_alphabet(c))
      return std::string(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
  }
  return {};
}

/// "с. Аксу", "Ақсу ауылы"; not "вахтовый посёлок", which has no name of its own.
bool names_settlement(const std::vector<AddressToken>& tokens, std::size_t at) {
  const auto word = address_word(tokens, at);
  const bool kind = word && (word->kind == AddressWordKind::town || word->kind == AddressWordKind::village ||
                             word->kind == AddressWordKind::station);
  if (!kind) return false;
  const bool behind = at + 1 < tokens.size() && !tokens[at + 1].breaks && tokens[at + 1].capital;
  const bool before = at > 0 && !tokens[at].breaks && tokens[at - 1].capital;
  return behind || before;
}

/// Latitudes, longitudes or metres of a grid stand in the text, and no settlement is called one: who asks for a place with them
/// has read none of them.
bool states_coordinates(std::string_view text) {
  constexpr std::size_t long_number = 5;
  bool measured = text.find("°") != std::string_view::npos;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c != ' ') digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    measured = measured || digits >= long_number;
  }
  if (!measured) return false;
  const auto tokens = address_tokens(text);
  bool named = text.find("СК-42") != std::string_view::npos || text.find("ск-42") != std::string_view::npos;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (names_settlement(tokens, at)) return false;
    named =
        named ||
        word_begins(tokens[at].word, {"широт", "долгот", "ендік", "ендіг", "бойлық", "бойлығ", "пулков"}) ||
        word_is(tokens[at].word, {"utm", "mgrs", "wgs", "endık", "boilyq", "шир", "долг", "lat", "lon"});
  }
  return named;
}

}  // namespace

std::optional<Message> why_unreadable(std::string_view text) {
  if (states_coordinates(text)) return Message{"place.coordinates_unread", {}};
  if (are_letters_apart(text)) return Message{"place.letters_apart", {}};
  if (auto letter = foreign_letter(text); !letter.empty())
    return Message{"place.other_script", {{"letter", std::move(letter)}}};
  return std::nullopt;
}

bool names_branch(const std::vector<AddressToken>& tokens) {
  static constexpr std::array<std::string_view, 4> kinds{"отделени", "бөлімше", "ферм", "бригад"};
  const auto numbered = [&](std::size_t at) {
    const bool behind = at + 1 < tokens.size() && tokens[at + 1].number;
    const bool with_sign = at + 2 < tokens.size() && tokens[at + 1].word == "№" && tokens[at + 2].number;
    // "2-е отделение", "2 отделение", "2-бөлімше"
    const bool before = at > 0 && !tokens[at].breaks && tokens[at - 1].number;
    const bool ending = at > 1 && !tokens[at].breaks && tokens[at - 1].word.size() <= 4 &&
                        tokens[at - 2].hyphen && tokens[at - 2].number;
    return behind || with_sign || before || ending;
  };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool branch = std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
      return std::string_view(tokens[at].word).starts_with(kind);
    });
    if (branch && numbered(at)) return true;
  }
  return false;
}

bool names_feature(const std::vector<AddressToken>& tokens) {
  static constexpr std::array<std::string_view, 42> features{
      "озеро",   "озера",         "озеру",         "озере",         "озером",        "оз",
      "река",    "реки",          "реке",          "рекой",         "көлі",          "көлінің",
      "көліне",  "өзені",         "өзенінің",      "месторождение", "месторождения", "кенорны",
      "урочище", "урочища",       "урочищу",       "месторождении", "гора",          "горы",
      "горе",    "хребет",        "хребта",        "сопка",         "сопки",         "залив",
      "залива",  "водохранилище", "водохранилища", "рудник",        "рудника",       "тауы",
      "тауының", "кеніші",        "кенішінің",     "шатқалы",       "бөгені",        "қоймасы"};
  bool feature = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (names_settlement(tokens, at)) return false;
    const bool deposit = tokens[at].word == "орны" && at > 0 && tokens[at - 1].word == "кен";
    feature =
        feature || deposit || std::find(features.begin(), features.end(), tokens[at].word) != features.end();
  }
  return feature;
}

}  // namespace tyndau::intake
