#include "hearing/case.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"

namespace tyndau::notices {
namespace {

const PhraseTable<hearing::Form>& forms() {
  static const PhraseTable<hearing::Form> table{
      {hearing::Form::open_meeting,
       "открыт* собрани*|открыт* общ* собрани*|открыт* встреч*|открыт* обсужден*|открыт* слушан*|ашық "
       "жиналыс*|ашық кездесу*|"
       "ашық жиын*|ашық отырыс*|ашық талқылау*"},
      {hearing::Form::public_discussion,
       "жұртшылық талқы*|публичн* обсужден*|общественн* обсужден*|жария талқылау*|көпшілік "
       "талқылау*|қоғамдық талқылау*|жария "
       "талқыла*"},
      {hearing::Form::survey, "опрос*|анкетирован*|сауалнама*|сауалдама*|пікіртерім*"},
      {hearing::Form::online,
       "онлайн*|online|видеоконференц*|бейнеконференц*|бейне конференц*|видео конференц*|дистанцион*|он "
       "лайн*|"
       "қашықтықтан|вебинар*"}};
  return table;
}

/// "опросный лист", "опрос по телефону": the form only where the hearing is said to take it.
bool speaks_of_form(const Scene& scene, Span hit) {
  const Span before{hit.first > 8 ? hit.first - 8 : 0, hit.first};
  const Span behind{hit.last, std::min(hit.last + 5, scene.tokens().size())};
  return scene.says(before, "форм*|виде|посредством|путем|способом|формат*|слушан*|режиме|тыңдау*") ||
         scene.says(behind, "нысан*|түрінде|арқылы|форма*|формат*|слушан*|режим*|жолымен|тыңдау*");
}

/// "Публичные обсуждения", "қоғамдық талқылау" are forms wherever they stand; "общественные обсуждения" may be anything.
bool says_discussion(const Scene& scene, Span hit) {
  return scene.says(hit, "публичн*|талқыла*") && !scene.says(hit, "ашық");
}

/// "без проведения открытого собрания", "открытые собрания не предусмотрены", "ашық жиналыссыз": there is none.
bool is_denied(const Scene& scene, Span hit) {
  constexpr std::size_t before = 3, behind = 4;
  if (scene.says({hit.first > before ? hit.first - before : 0, hit.first}, "без|вместо")) return true;
  if (scene.says(hit, "жиналыссыз|жиынсыз|кездесусіз|отырыссыз")) return true;
  const auto end = scene.outline.sentence_of(hit.first).last;
  for (std::size_t i = hit.last; i < std::min(hit.last + behind, end); ++i) {
    if (has(scene, i, "не") && has(scene, i + 1, "предусм*|проводи*|планиру*|состои*|будет|будут|требу*"))
      return true;
    if (has(scene, i, "өткізілмейді|көзделме*|жоспарланба*|болмайды")) return true;
  }
  return false;
}

/// "онлайн-форматтағы ашық жиналыс": the meeting itself is online.
bool is_online_meeting(const Tokens& tokens, Span online, Span meeting) {
  constexpr std::size_t longest_gap = 2;
  if (meeting.first < online.last || meeting.first - online.last > longest_gap) return false;
  for (std::size_t i = online.last; i < meeting.first; ++i) {
    if (has(tokens, i, "форматтағы|форматындағы|режиміндегі|түріндегі|режимдегі")) return true;
  }
  return false;
}

}  // namespace

void read_form(const Scene& scene, std::vector<Found>& out) {
  const Tokens& tokens = scene.tokens();
  std::vector<Found> online;
  bool other = false;
  Span last_online;
  for (const auto& hit : forms().find(tokens, {0, tokens.size()})) {
    const Label* label = scene.outline.label_of(hit.span.first);
    const bool labelled = label != nullptr && label->topic == Topic::form;
    const bool named = hit.meaning == hearing::Form::open_meeting || says_discussion(scene, hit.span);
    if (is_denied(scene, hit.span)) continue;
    if (!labelled && !named && !speaks_of_form(scene, hit.span)) continue;
    if (hit.meaning == hearing::Form::open_meeting && !last_online.empty() &&
        is_online_meeting(tokens, last_online, hit.span))
      continue;
    if (hit.meaning == hearing::Form::online) last_online = hit.span;
    Found one = found_at(scene, Field::form, hit.span, std::string(hearing::code(hit.meaning)),
                         labelled ? Evidence::label : Evidence::phrase);
    if (hit.meaning == hearing::Form::online) {
      online.push_back(std::move(one));
    } else {
      other = true;
      out.push_back(std::move(one));
    }
  }
  // A meeting that can also be watched is a meeting.
  if (!other) out.insert(out.end(), online.begin(), online.end());
}

}  // namespace tyndau::notices
