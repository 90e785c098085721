#include "notices/positions.hpp"

#include "intake/positions.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// A word such as "координаты" stands among the tokens before, or inside.
bool announced(const Tokens& tokens, std::size_t begin, std::size_t end) {
  constexpr std::size_t near = 12;
  const std::size_t first = tokens.at_byte(begin), from = first - std::min(first, near);
  for (std::size_t i = from; i < tokens.size() && tokens[i].begin < end; ++i) {
    if (tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), "координат*|coordinate*")) return true;
  }
  return false;
}

constexpr std::string_view of_the_object =
    "участ*|объект*|месторожд*|карьер*|площадк*|полигон*|углов*|угл*|точ*|нысан*|учаске*|кен|проект*|скважин*"
    "|"
    "территори*|завод*|фабрик*|земел*|контур*|горн*|отвод*|блок*|жер*|аумақ*|аумағ*|жоба*|бұрыш*|деятельн*|"
    "предприят*|строительств*|нүкте*";
constexpr std::string_view of_another_place =
    "офис*|контор*|кеңсе*|слушани*|собрани*|встреч*|тыңдау*|жиналыс*|клуб*|культуры|мәдениет|акимат*|әкімд*|"
    "зал|зала|залы*|гостиниц*|кафе|школ*|мектеп*|библиотек*|кітапхана*|парковк*|стоянк*|проезд*|здани*|"
    "ғимарат*|өткізу|өтетін|проведени*|ближайш*|жақын";
constexpr std::string_view of_water =
    "пруд*|водоем*|водохранил*|озер*|озёр*|родник*|тоған*|"
    "көл|көлі|көлінің|бұлақ*|колодц*|колодец";
constexpr std::string_view settlement_words =
    "с|село|села|п|пос|поселок|поселка|посёлок|аул|аула|ауылы|ауылының|ауыл|город|города|г|қаласы|қаласының|"
    "кенті|кентінің|пункт|пункта";

bool fits(const Tokens& tokens, std::size_t i, std::string_view words) {
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), words);
}

bool under_another_label(const Outline& outline, std::size_t token) {
  const Label* label = outline.label_of(token);
  if (label == nullptr) return false;
  switch (label->topic) {
    case Topic::venue:
    case Topic::date_place:
    case Topic::contact:
    case Topic::person:
    case Topic::initiator:
    case Topic::developer:
    case Topic::documents:
    case Topic::comments:
    case Topic::executive_body:
    case Topic::participants: return true;
    default: break;
  }
  bool object = false;
  for (std::size_t i = label->name.first; i < label->name.last; ++i) {
    if (fits(outline.tokens, i, of_another_place)) return true;
    object = object || fits(outline.tokens, i, of_the_object);
  }
  // A bare "Координаты" below the place of the meeting may be of either.
  const bool below = label != &outline.labels.front() && (label - 1)->topic == Topic::venue;
  return below && !object;
}

/// "село Пример: 52°…", "с. Пример (52°…": the point of a settlement.
bool of_a_settlement(const Tokens& tokens, std::size_t token) {
  constexpr std::size_t longest_name = 3;
  if (token == 0 || !tokens.is(token - 1, TokenKind::mark)) return false;
  const char32_t mark = tokens[token - 1].mark;
  if (mark != U':' && mark != U'(' && mark != U'-' && mark != U'–' && mark != U'—') return false;
  std::size_t i = token - 1;
  for (std::size_t words = 0; i > 0 && words < longest_name; ++words) {
    if (tokens.is_mark(i - 1, U'.')) --i;
    if (i == 0 || !tokens.is(i - 1, TokenKind::word)) return false;
    if (fits(tokens, i - 1, settlement_words)) return true;
    if (!tokens[i - 1].capital) return false;
    --i;
  }
  return false;
}

/// Whether the nearest word before a position that says of what it is speaks of a house, not of the object.
bool of_a_house(const Outline& outline, std::size_t begin, std::size_t end) {
  constexpr std::size_t before = 30, behind = 4;
  const Tokens& tokens = outline.tokens;
  const std::size_t token = std::min(tokens.at_byte(begin), tokens.size() - 1), last = tokens.at_byte(end);
  if (under_another_label(outline, token)) return true;
  if (of_a_settlement(tokens, token)) return true;
  const Span sentence = outline.sentence_of(token);
  for (std::size_t i = last; i < std::min(last + behind, sentence.last); ++i) {
    if (fits(tokens, i, "офис*|кеңсе*|клуб*")) return true;
  }
  for (std::size_t i = token; i > sentence.first && token - i < before; --i) {
    if (fits(tokens, i - 1, of_the_object)) return false;
    if (fits(tokens, i - 1, of_another_place) || fits(tokens, i - 1, of_water)) return true;
  }
  return false;
}

}  // namespace

std::vector<WrittenPlace> positions_in(const Outline& outline, const intake::Country& country) {
  std::vector<WrittenPlace> places;
  const Tokens& tokens = outline.tokens;
  int areas = 0;
  for (const auto& geometry : intake::find_positions(tokens.text(), country).found) {
    if (geometry.form == intake::FoundForm::box) continue;
    const bool labelled = announced(tokens, geometry.begin, geometry.end);
    const bool doubted = of_a_house(outline, geometry.begin, geometry.end);
    const int area = geometry.form == intake::FoundForm::polygon ? ++areas : 0;
    for (const auto& one : geometry.positions)
      places.push_back({one.at, one.uncertainty, one.begin, one.end, labelled, doubted, area});
  }
  return places;
}

}  // namespace tyndau::notices
