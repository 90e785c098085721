#include "notices/role_finder.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr PhraseRow<Role> role_rows[] = {
    {Role::hearing,
     "слушан*|собрани*|состоит*|состоят*|состоялис*|пройдет|пройдут|проводит*|провест*|проведет*|проводят*|"
     "проведен*|"
     "прошли|прошло|прошел|өтті|өткізілді|встреч*|приглаша*|обсужден*|тыңдау*|жиналыс*|өткізіл*|өтеді|өткіз*|"
     "өтетін|өткізу*|шақыр*|"
     "опрос*|"
     "сауалнама*|начал* слушан*|начало|назначен*|тағайындал*|белгіленді|провед*"},
    {Role::period,
     "период*|в период|публичн* обсужден*|жария талқылау*|кезең*|кезеңінде|талқылау*|срок проведен*"},
    {Role::deadline,
     "замечан*|предложен*|принима*|прием*|не "
     "позднее|ескерту*|ескертпе*|ұсыныс*|қабылдан*|қабылдау*|пікір*|кешіктірмей|отзыв*|"
     "комментари*|направл* замечан*|жібер*"},
    {Role::publication,
     "газет*|опубликован*|публикац*|публику*|результат*|нәтиже*|вышл*|вышел|вышло|телеканал*|эфир*|радио*|"
     "басылым*|жариялан*|санында|санына|"
     "саны|выпуск*|телеарна*|бегущ* строк*|номере|сми|бақ|пресс|баспасөз|жарық көр*|жүгіртпе "
     "жол*|хабарламасы|трансляц*"},
    {Role::documents,
     "размещен*|размеща*|ознаком*|доступн*|документац*|орналастыр*|қолжетімді|материал*|пакет*|выложен*|"
     "таныс*|"
     "құжат*|загружен*|салынды|жүктел*"},
    {Role::act,
     "приказ*|кодекс*|закон*|постановлен*|решени*|распоряж*|лиценз*|договор*|контракт*|заключени*|письм*|"
     "правил*|"
     "санпин|бұйры*|қаулы*|шешім*|заңы|заңының|келісімшарт*|шарт|шартқа|шарты|хатымен|хат|ережел*|қағидал*|"
     "акт|акта|исх|вх|"
     "разрешени*|рұқсат*|уведомлени*|доверенност*|инструкци*|нұсқаулық*|мемлекеттік "
     "лицензия|кодексі*|стандарт*"},
    {Role::protocol, "протокол*|хаттама*"},
    {Role::registration,
     "регистрац* "
     "участник*|регистрац*|зарегистрир*|тіркеу*|тіркелген|тіркелу*|подключен*|қосылу*|заявк*|заявлени*|"
     "өтінім*"},
    {Role::works,
     "строительств* объект*|начало строительств*|эксплуатац*|период* строительств*|срок* "
     "реализац*|реализац*|"
     "пайдалану мерзім*|құрылыс кезең*|құрылысы басталады|срок* строительств*|срок* "
     "разработ*|отработк*|разведк*"},
    {Role::hours,
     "режим работы|ежедневно|рабоч* дни|рабоч* дням|в рабоч* время|часы работы|перерыв*|жұмыс "
     "күндері*|жұмыс уақыт*|"
     "күн сайын|обед*|үзіліс*|понедельник*|пятниц*|сәрсенбі|дүйсенбі*|жұма|будни*|жұмыс кестесі|график* "
     "работы"},
    {Role::closing, "окончан*|завершен*|конец|аяқтал*|аяқталу*|закрыт*|соңы"},
    {Role::cancelled, "ранее|взамен|вместо|отмен*|орнына|бұрын*|прежн* дат*|күші жойыл*"},
};

const PhraseTable<Role>& role_words() {
  static const PhraseTable<Role> table{std::span<const PhraseRow<Role>>(role_rows)};
  return table;
}

/// Marks that part what belongs together.
int barrier(const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, TokenKind::mark)) return 0;
  const char32_t mark = tokens[i].mark;
  if (mark == U';') return 8;
  return mark == U'.' && !is_abbreviation_dot(tokens, i) ? 8 : 0;
}

}  // namespace

bool parted(const Tokens& tokens, Span gap) {
  for (std::size_t i = gap.first; i < gap.last; ++i) {
    if (tokens.is_mark(i, U',') || tokens.is_mark(i, U'(') || tokens.is_mark(i, U';')) return true;
  }
  return false;
}

RoleFinder::RoleFinder(const Scene& scene, Span mention)
    : scene_(scene),
      tokens_(scene.tokens()),
      mention_(mention),
      sentence_(scene.outline.sentence_of(mention.first)) {
  const Label* label = scene.outline.label_of(mention.first);
  // Inside a label's value only the value's own words count.
  if (label != nullptr) {
    sentence_.first = std::max(sentence_.first, label->value.first);
    sentence_.last = std::min(sentence_.last, std::max(label->value.last, mention.last));
  }
  kazakh_ = scene.language_at(mention.first) == Language::kk;
}

bool RoleFinder::preceded_by(std::string_view words, std::size_t reach) const {
  for (std::size_t k = 1; k <= reach && k <= mention_.first; ++k) {
    const std::size_t i = mention_.first - k;
    if (i < sentence_.first) return false;
    if (tokens_.is(i, TokenKind::word)) {
      if (fits_any(tokens_.folded(i), words)) return true;
    }
  }
  return false;
}

bool RoleFinder::followed_by(std::string_view words, std::size_t reach) const {
  for (std::size_t i = mention_.last; i < mention_.last + reach && i < sentence_.last; ++i) {
    if (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), words)) return true;
  }
  return false;
}

Judged RoleFinder::nearest(int weight_before, int weight_behind) const {
  const Judged own = nearest_in_sentence(weight_before, weight_behind);
  return own.role == Role::unknown && led_by_hearing() ? Judged{Role::hearing, Evidence::phrase} : own;
}

Judged RoleFinder::nearest_of_meeting(int weight_before, int weight_behind) const {
  return nearest_in_sentence(weight_before, weight_behind, Role::act);
}

Judged RoleFinder::nearest_in_sentence(int weight_before, int weight_behind,
                                       std::optional<Role> without) const {
  Judged best;
  int least = 1000;
  for (const auto& hit : role_words().find(tokens_, sentence_)) {
    if (hit.span.first < mention_.last && hit.span.last > mention_.first) continue;
    if (of_other_mention(hit.span, hit.meaning) || in_a_name(hit.span.first)) continue;
    if (without == hit.meaning) continue;
    if (hit.meaning == Role::hours && is_day_of_a_date(hit.span)) continue;
    // "акт залында": a hall, and no act.
    if (hit.meaning == Role::act && has(scene_, hit.span.last, "зал|зала|зале|залы*")) continue;
    const bool before = hit.span.last <= mention_.first;
    const Span gap = before ? Span{hit.span.last, mention_.first} : Span{mention_.last, hit.span.first};
    int cost = static_cast<int>(gap.size()) + (before ? weight_before : weight_behind) + crossed(gap);
    if (hit.meaning == Role::documents) cost += 3;  // "материалы слушаний": a word of many uses
    if (cost < least) {
      least = cost;
      best = {hit.meaning, Evidence::phrase, false, false, hit.span};
    }
  }
  return best;
}

/// "по проекту «Отработка участка» 21 апреля": what a quotation says, it says of what stands in it.
bool RoleFinder::in_a_name(std::size_t word) const {
  constexpr int deepest = 4;
  const Quoted* around = scene_.outline.quote_around(word, deepest);
  return around != nullptr && !around->span.holds(mention_.first);
}

/// "в 15:00 (регистрация с 14:30)", "15:00, регистрация с 14:30": behind a mark, of the hour behind it.
bool RoleFinder::of_other_mention(Span words, Role role) const {
  const bool told = role == Role::registration || role == Role::closing;
  if (!told || words.first < mention_.last) return false;
  if (kazakh_ && hour_between(words)) return true;
  if (tokens_.is_mark(words.last, U':')) return true;
  const bool marked = parted(tokens_, {mention_.last, words.first});
  constexpr std::size_t near = 6;
  const auto& times = scene_.outline.times;
  const auto next = std::partition_point(
      times.begin(), times.end(), [words](const TimeMention& time) { return time.span.first < words.last; });
  return marked && next != times.end() && next->span.first - words.last <= near;
}

/// "сағат 15.00-де басталып, 16.20-да аяқталды": of the hour between them.
bool RoleFinder::hour_between(Span words) const {
  const auto& times = scene_.outline.times;
  const auto next = std::partition_point(times.begin(), times.end(), [this](const TimeMention& time) {
    return time.span.first < mention_.last;
  });
  return next != times.end() && next->span.last <= words.first;
}

/// "26 апреля, пятница", "жұма күні, 26 сәуір": the day of the week that a date is.
bool RoleFinder::is_day_of_a_date(Span words) const {
  constexpr std::size_t near = 3;
  if (words.size() != 1 || !has(scene_, words.first, "понедельник*|пятниц*|сәрсенбі|дүйсенбі*|жұма"))
    return false;
  const auto& dates = scene_.outline.dates;
  return std::any_of(dates.begin(), dates.end(), [words](const DateMention& date) {
    const bool behind = words.first >= date.span.last && words.first - date.span.last < near;
    const bool before = date.span.first >= words.last && date.span.first - words.last < near;
    return behind || before;
  });
}

/// "Собрания пройдут:" above the list whose item this is.
bool RoleFinder::led_by_hearing() const {
  const Span lead = lead_of_list(scene_, mention_.first);
  const auto hits = lead.empty() ? std::vector<Hit<Role>>{} : role_words().find(tokens_, lead);
  return std::any_of(hits.begin(), hits.end(), [](const auto& hit) { return hit.meaning == Role::hearing; });
}

int RoleFinder::crossed(Span gap) const {
  int cost = unpaired_brackets(gap) * 8;
  for (std::size_t i = gap.first; i < gap.last; ++i) cost += barrier(tokens_, i);
  const auto& dates = scene_.outline.dates;
  const auto first = std::partition_point(
      dates.begin(), dates.end(), [gap](const DateMention& date) { return date.span.first < gap.first; });
  for (auto date = first; date != dates.end() && date->span.last <= gap.last; ++date) cost += 7;
  return cost;
}

/// Of a gap between a word inside brackets and a date outside, or the other way round.
int RoleFinder::unpaired_brackets(Span gap) const {
  int open = 0, unpaired = 0;
  for (std::size_t i = gap.first; i < gap.last; ++i) {
    if (tokens_.is_mark(i, U'(')) ++open;
    if (tokens_.is_mark(i, U')')) open > 0 ? --open : ++unpaired;
  }
  return open + unpaired;
}

}  // namespace tyndau::notices
