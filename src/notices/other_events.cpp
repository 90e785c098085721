#include "notices/other_events.hpp"

#include "notices/phrases.hpp"

namespace tyndau::notices {
namespace {

constexpr std::string_view former_words =
    "ранее|предыдущ*|прошл*|прошедш*|прежн*|первоначальн*|бұрын|бұрынғы|алдыңғы|өткен|бастапқы|отменя*|"
    "отменен*|отмена|"
    "өткізілмейді|өтпейді|болмайды|тоқтатыл*";

/// Nouns that name what people come together for; the nearest one decides.
enum class Meeting { hearing, other };

}  // namespace

bool is_of_other_event(const Scene& scene, Span value) {
  static const PhraseTable<Meeting> nouns{
      {Meeting::hearing, "слушан*|собрани*|обсужден*|тыңдау*|жиналыс*|талқыла*|опрос*|сауалнама*"},
      {Meeting::other,
       "пресс конференц*|пресс "
       "тур*|прессконференц*|брифинг*|семинар*|вебинар*|тренинг*|экскурси*|субботник*|ярмарк*|"
       "совещани*|выставк*|презентац*|репетиц*|концерт*|мастер класс*|круглый стол|круглого стола|"
       "баспасөз мәслихат*|баспасөз конференц*|баспасөз тур*|мәслихат*|кеңес өт*|сенбілік*|жәрмеңке*|"
       "көрме*|таныстырылым*|дөңгелек үстел*"}};
  bool other = false;
  std::size_t least = 1000;
  for (const auto& hit : nouns.find(scene.tokens(), scene.outline.sentence_of(value.first))) {
    const bool before = hit.span.last <= value.first;
    if (!before && hit.span.first < value.last) continue;
    const std::size_t gap = before ? value.first - hit.span.last : hit.span.first - value.last;
    if (gap >= least) continue;
    least = gap;
    other = hit.meaning == Meeting::other;
  }
  return other;
}

bool is_in_reserve(const Scene& scene, Span date) {
  constexpr std::size_t near = 5;
  const Span sentence = scene.outline.sentence_of(date.first);
  for (std::size_t i = date.first; i > sentence.first && date.first - i < near; --i) {
    if (has(scene, i - 1, "запасн*|резервн*|альтернативн*|қосалқы|резервтік|резервте*")) return true;
    if (holding(scene.outline.dates, i - 1) != nullptr) return false;
  }
  return false;
}

bool is_in_former_row(const Scene& scene, Span value) {
  const Tokens& tokens = scene.tokens();
  constexpr std::size_t longest = 120;
  std::size_t first = value.first, last = value.last;
  while (first > 0 && value.first - first < longest && !tokens.is(first - 1, TokenKind::line_end)) --first;
  while (last < tokens.size() && last - value.last < longest && !tokens.is(last, TokenKind::line_end)) ++last;
  bool cells = false;
  for (std::size_t i = first; i < last; ++i) cells = cells || tokens.is_cell_border(i);
  if (!cells) return false;
  // Only a cell of a few words tells of its row.
  constexpr std::size_t few = 8;
  for (std::size_t begin = first, i = first; i <= last; ++i) {
    if (i < last && !tokens.is_cell_border(i)) continue;
    const Span cell{begin, i};
    begin = i + 1;
    if (cell.size() <= few && (scene.says(cell, former_words) ||
                               scene.says(cell,
                                          "состоялись|состоялся|ескі|старые|старая|старый|несостоявш*|өтпеді|"
                                          "өтпеген|болмады|болмаған|өткізілмеді|өткізілмеген")))
      return true;
  }
  return false;
}

}  // namespace tyndau::notices
