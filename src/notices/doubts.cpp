#include "notices/doubts.hpp"

#include "notices/phrases.hpp"
#include "notices/superseded.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view joining_words = "и|или|либо|және|немесе";
constexpr std::string_view past_words =
    "планировались|планировалось|планировавш*|намечались|намечалось|намечавш*|предполагались|предполагалось|"
    "ранее|предыдущ*|прошл*|прошедш*|состоявш*|несостоявш*|прежн*|первоначальн*|бұрын|бұрынғы|алдыңғы|өткен|"
    "өткізілген|былтыр|былтырғы|бастапқы";
/// In minutes the hearing itself is over.
constexpr std::string_view before_minutes =
    "планировались|планировалось|планировавш*|намечались|намечалось|намечавш*|ранее|предыдущ*|прошлый|"
    "прошлого|прошлом|прошлые|прошлых|прошлая|прежн*|первоначальн*|несостоявш*|бұрын|бұрынғы|алдыңғы|былтыр|"
    "былтырғы|бастапқы";
constexpr std::string_view moving_words =
    "изменена|изменены|изменен|изменяется|изменилась|өзгертілді|өзгерді|өзгертіледі|перенос*|перенес*|"
    "переносит*|ауыстыр*|ауысты|ауысқан|кейінге|шегеріл*|жылжыт*";
constexpr std::string_view appointed_words =
    "назначен*|запланирован*|намечен*|объявлен*|намеченн*|белгілен*|жоспарлан*|тағайындал*";
constexpr std::string_view meeting_words = "слушани*|собрани*|обсужден*|тыңдау*|жиналыс*|талқыла*";
constexpr std::string_view conditions = "случае|если|егер|жағдайда|жағдайына";
constexpr std::string_view calling_off_words =
    "отменя*|отменен*|отмена|отмены|отмене|отменит*|өткізілмейді|өтпейді|болмайды|тоқтатыл*";

/// Whether a word of the table stands among the tokens outside quotations: a project may be called "Перенос отвала".
bool says_unquoted(const Scene& scene, Span span, std::string_view words) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Quoted* quote = scene.outline.quote_at(i);
    if (quote != nullptr)
      i = quote->span.last - 1;
    else if (has(scene, i, words))
      return true;
  }
  return false;
}

bool parts(const Tokens& tokens, std::size_t i) {
  return tokens.is_mark(i, U';') || tokens.is_mark(i, U'(') || tokens.is_mark(i, U')') ||
         tokens.is_cell_border(i);
}

/// The words of the same breath on either side: up to another value, a bracket or a semicolon; behind also up to a comma.
class Around {
 public:
  Around(const Scene& scene, Span value)
      : scene_(scene), value_(value), sentence_(scene.outline.sentence_of(value.first)) {}

  [[nodiscard]] bool says_before(std::string_view words, std::size_t reach = 14) const {
    for (std::size_t i = value_.first; i > sentence_.first && value_.first - i < reach;) {
      --i;
      if (const Quoted* quote = quote_ending_at(i);
          quote != nullptr && quote->span.first >= sentence_.first) {
        i = quote->span.first;
        continue;
      }
      if (parts(scene_.tokens(), i) || holding(scene_.outline.dates, i) != nullptr) return false;
      if (has(scene_, i, words)) return true;
    }
    return false;
  }
  [[nodiscard]] bool says_behind(std::string_view words, std::size_t reach = 6) const {
    const std::size_t end = std::min(sentence_.last, value_.last + reach);
    for (std::size_t i = value_.last; i < end; ++i) {
      if (const Quoted* quote = scene_.outline.quote_at(i)) {
        i = quote->span.last - 1;
        continue;
      }
      const bool over = parts(scene_.tokens(), i) || scene_.tokens().is_mark(i, U',') ||
                        holding(scene_.outline.dates, i) != nullptr;
      if (over) return false;
      if (has(scene_, i, words)) return true;
    }
    return false;
  }
  /// Also the name of the label over it.
  [[nodiscard]] bool says(std::string_view words) const {
    const Label* label = scene_.outline.label_of(value_.first);
    return says_before(words) || says_behind(words) || (label != nullptr && scene_.says(label->name, words));
  }

 private:
  [[nodiscard]] const Quoted* quote_ending_at(std::size_t i) const {
    const char32_t mark = scene_.tokens()[i].mark;
    if (mark != U'»' && mark != U'”' && mark != U'"' && mark != U'“') return nullptr;
    const Quoted* quote = nullptr;
    for (std::size_t k = i; k > sentence_.first && i - k < 60; --k) {
      const Quoted* one = scene_.outline.quote_at(k - 1);
      if (one != nullptr && one->span.last >= i + 1) quote = one;
    }
    return quote;
  }

  const Scene& scene_;
  Span value_;
  Span sentence_;
};

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [word](std::string_view ending) { return word.ends_with(ending); });
}

/// A date with the hour beside it and with what has the case of both: "14 қарашада сағат 11:00-ге", "14.11.2025 (11:00) күнінен".
Span with_hour(const Scene& scene, Span date) {
  constexpr std::size_t near = 3;
  const Tokens& tokens = scene.tokens();
  const auto& times = scene.outline.times;
  const auto time = std::partition_point(times.begin(), times.end(),
                                         [date](const TimeMention& t) { return t.span.first < date.last; });
  std::size_t last = date.last;
  if (time != times.end() && time->span.first - date.last <= near) {
    last = time->span.last;
    if (tokens.is_mark(last, U')')) ++last;
    if (tokens.is_mark(last, U'-') && !tokens[last].spaced && tokens.is(last + 1, TokenKind::word)) last += 2;
  }
  if (has(scene, last, "күні*|күннен|күнге|күн")) ++last;
  return {date.first, last};
}

/// The last word of a date, which has the case in Kazakh: "маусымға", "маусымнан", "19-на".
std::string_view case_word(const Tokens& tokens, Span date) {
  for (std::size_t i = date.last; i > date.first; --i) {
    if (tokens.is(i - 1, TokenKind::word)) return tokens.folded(i - 1);
  }
  return {};
}

/// "маусымнан": from a day on.
bool in_ablative(const Tokens& tokens, Span date) {
  return ends_with_any(case_word(tokens, date), {"нан", "нен", "дан", "ден", "тан", "тен"});
}

/// A number of a day alone, as "18" in "18 и 19 июня".
bool bare_day(const Tokens& tokens, std::size_t i) {
  const int number = tokens.number(i);
  return number >= 1 && number <= 31 && tokens.folded(i).size() <= 2;
}

bool is_break(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, TokenKind::line_end) || tokens.is_mark(i, U',') || tokens.is_mark(i, U'.');
}

constexpr std::size_t longest_bracket = 40;  ///< tokens

/// Behind breaks, and behind what stands in brackets.
std::size_t behind_breaks(const Tokens& tokens, std::size_t i) {
  if (tokens.is_mark(i, U'(')) {
    std::size_t close = i;
    while (close < std::min(tokens.size(), i + longest_bracket) && !tokens.is_mark(close, U')')) ++close;
    if (tokens.is_mark(close, U')')) i = close + 1;
  }
  while (is_break(tokens, i)) ++i;
  return i;
}

/// The end of what stands before breaks, and before what stands in brackets.
std::size_t before_breaks(const Tokens& tokens, std::size_t end) {
  while (end > 0 && is_break(tokens, end - 1)) --end;
  if (end == 0 || !tokens.is_mark(end - 1, U')')) return end;
  std::size_t open = end - 1;
  while (open > 0 && end - open < longest_bracket && !tokens.is_mark(open, U'(')) --open;
  return tokens.is_mark(open, U'(') ? open : end;
}

}  // namespace

bool is_one_of_several(const Scene& scene, const DateMention& date) {
  const Tokens& tokens = scene.tokens();
  const auto& dates = scene.outline.dates;
  const std::size_t before = before_breaks(tokens, date.span.first);
  if (before > 1 && has(scene, before - 1, joining_words)) {
    const std::size_t other = before_breaks(tokens, before - 1);
    if (other > 0 && (holding(dates, other - 1) != nullptr || bare_day(tokens, other - 1))) return true;
  }
  const std::size_t joint = behind_breaks(tokens, date.span.last);
  if (!has(scene, joint, joining_words)) return false;
  const std::size_t other = behind_breaks(tokens, joint + 1);
  return holding(dates, other) != nullptr;
}

namespace {

/// "запланированные на 15 апреля, пройдут 22 апреля", "15 сәуірге белгіленген … 22 сәуірде өткізіледі": of two days of a
/// sentence the one that was appointed before.
bool is_replaced(const Scene& scene, Span date) {
  constexpr std::string_view held = "состоят*|состоит*|пройд*|провод*|проведен*|өткізіл*|өтеді|өтпек|болады";
  const Span whole = with_hour(scene, date), sentence = scene.outline.sentence_of(date.first);
  const Around around(scene, whole);
  const bool appointed = scene.language_at(date.first) == Language::kk
                             ? around.says_behind("жоспарланған|белгіленген|тағайындалған|жарияланған", 3)
                             : around.says_before("назначенн*|запланированн*|намеченн*|объявленн*", 4);
  const bool should = around.says_before("должны|должно|должен", 6) && around.says_before("были|было|был", 6);
  if (!appointed && !should) return false;
  const auto& dates = scene.outline.dates;
  const auto next = std::partition_point(dates.begin(), dates.end(), [whole](const DateMention& other) {
    return other.span.first < whole.last;
  });
  return next != dates.end() && next->span.last <= sentence.last &&
         scene.says({whole.last, sentence.last}, held);
}

}  // namespace

bool is_of_the_past(const Scene& scene, Span date) {
  if (is_replaced(scene, date)) return true;
  const Around around(scene, date);
  const std::string_view past = scene.minutes ? before_minutes : past_words;
  // "Предыдущие слушания (12.11.2024 г., школа)": the bracket tells of what stands before it.
  const std::size_t open = date.first == 0 ? 0 : date.first - 1;
  if (scene.tokens().is_mark(open, U'(') && Around(scene, {open, date.last}).says_before(past)) return true;
  // "25 июня, а не 18 июня"
  return around.says(past) || around.says_before("не", 1);
}

bool is_of_failed(const Scene& scene, Span value) {
  static const PhraseTable<int> failures{
      {1,
       "несостоявш*|не состоял*|не были проведен*|не удалось провести|сорван*|өтпеді|өтпей қал*|өтпег*|"
       "өткізілмед*|өткізілмег*|болған жоқ|болмай қал*|болмады|болмаған*|не состоятся|не состоится|не "
       "пройдут|"
       "не пройдет|не будут проведен*|не будут проводит*|не проводятся|өтпейді|өткізілмейді|болмайды"}};
  if (scene.says(scene.outline.sentence_of(value.first), conditions)) return false;
  for (const auto& hit : failures.find(scene.tokens(), scene.outline.sentence_of(value.first))) {
    if (value.last <= hit.span.first || value.holds(hit.span.first)) return true;
    const Span between{hit.span.last, value.first};
    if (value.first >= hit.span.last &&
        !scene.says(between, "повторн*|новые|новых|новая|вновь|снова|қайта|жаңа"))
      return true;
  }
  return false;
}

bool is_vague(const Scene& scene, Span date) {
  const Around around(scene, date);
  return around.says_before("до|позднее|дейін", 2) || around.says_behind("дейін", 2) ||
         around.says("ориентировочн*|предварительно|предположительн*|примерно|шамамен|болжамды");
}

bool is_new_day(const Scene& scene, Span date) {
  const Label* label = scene.outline.label_of(date.first);
  return Around(scene, date).says_before("новая|новой|новый|новую|жаңа", 5) ||
         (label != nullptr && scene.says(label->name, "новая|новой|новый|жаңа"));
}

bool is_over(const Scene& scene, Span date) {
  const Around around(scene, date);
  // "будут проведены 29 октября"
  if (scene.minutes || around.says_before("будут|будет", 3)) return false;
  return around.says("состоялис*|состоялос*|прошли|прошло|өтті|өткізілді|проведены");
}

bool is_counted_from(const Scene& scene, Span date) {
  const Around around(scene, date);
  if (around.says_before("с", 1) || around.says_before("со|начиная|после", 4)) return true;
  if (around.says_before("течение", 12) || around.says_behind("бастап", 3)) return true;
  return in_ablative(scene.tokens(), date) && around.says_behind("кейін|ішінде", 5);
}

namespace {

/// \pre its sentence tells of a move
Moved moved_by_words(const Scene& scene, const DateMention& date) {
  const Tokens& tokens = scene.tokens();
  // "с 25 мая на 28 июня" that was read as one: its end is the new day.
  if (date.last) return Moved::to;
  const Span whole = with_hour(scene, date.span);
  const Around around(scene, whole);
  const std::string_view word = case_word(tokens, whole);
  if (scene.language_at(date.span.first) == Language::kk) {
    if (in_ablative(tokens, date.span) || in_ablative(tokens, whole)) return Moved::from;
    const bool appointed =
        around.says_behind(appointed_words, 3) || around.says_behind("өтетін|өтуі|өткізілетін", 4);
    if (appointed || around.says_before("бұрын", 6)) return Moved::from;
    if (ends_with_any(word, {"ға", "ге", "қа", "ке", "на", "не"})) return Moved::to;
    return around.says_before("жаңа", 4) ? Moved::to : Moved::unclear;
  }
  if (around.says_before("с|со|вместо|взамен|ранее", 2) || around.says_before(appointed_words, 4))
    return Moved::from;
  if (around.says_before("новая|новой|новый|теперь", 5)) return Moved::to;
  if (around.says_before("на", 2)) return Moved::to;
  if (around.says_before("должны|должно|были|было|планировал*", 6)) return Moved::from;
  return around.says_before("состоятся|состоится|пройдут|пройдет", 4) ? Moved::to : Moved::unclear;
}

}  // namespace

Moved moved(const Scene& scene, const DateMention& date) {
  const Span sentence = scene.outline.sentence_of(date.span.first);
  if (!says_unquoted(scene, sentence, moving_words)) return Moved::no;
  const Moved own = moved_by_words(scene, date);
  if (own != Moved::unclear) return own;
  // Of two days, the one that is not the old one is the new one.
  bool from = false, to = false;
  const auto& dates = scene.outline.dates;
  auto other = std::partition_point(
      dates.begin(), dates.end(), [sentence](const DateMention& d) { return d.span.first < sentence.first; });
  for (; other != dates.end() && other->span.last <= sentence.last; ++other) {
    const Moved side = other->span == date.span ? Moved::unclear : moved_by_words(scene, *other);
    from = from || side == Moved::from;
    to = to || side == Moved::to;
  }
  if (from == to) return Moved::unclear;
  return from ? Moved::to : Moved::from;
}

bool tells_of_a_change(const Scene& scene) {
  return std::any_of(scene.outline.sentences.begin(), scene.outline.sentences.end(), [&](Span sentence) {
    const bool changes =
        says_unquoted(scene, sentence, calling_off_words) || says_unquoted(scene, sentence, moving_words);
    // "в случае переноса слушаний": nothing has happened yet.
    return changes && scene.says(sentence, meeting_words) && !scene.says(sentence, conditions);
  });
}

namespace {

/// "…, расчётная СЗЗ карьера – 450 м": the object's own words stand between a norm and the length.
constexpr std::string_view own_words =
    "расчетн*|фактическ*|фактически|здесь|принят*|принята|проектн*|установлен*|составля*|составит|нақты|"
    "есептік|белгіленген|мұнда|осында|құрайды";
constexpr std::string_view norm_words =
    "норматив*|норм|нормам|нормы|нормой|нормалар*|нормасы|нормаға|минимальн*|минимум|должн*|должен|требован*|"
    "требуе*|требуют|рекомендуем*|тиіс|талап*|менее|меньше|кемінде";

/// Of the words before a length in its sentence the nearest one decides.
bool own_before_norm(const Scene& scene, Span length) {
  const Span sentence = scene.outline.sentence_of(length.first);
  for (std::size_t i = length.first; i > sentence.first; --i) {
    if (has(scene, i - 1, norm_words)) return false;
    if (has(scene, i - 1, own_words)) return true;
  }
  return false;
}

}  // namespace

bool is_norm(const Scene& scene, Span length) {
  const Around around(scene, length);
  if (own_before_norm(scene, length) && !around.says_behind(norm_words)) return false;
  if (around.says(norm_words)) return true;
  if (around.says_behind("кем", 3) && around.says_behind("емес|болмауы|болмауға", 5)) return true;
  return around.says("санпин*|снип|правил*|ереже*|қағида*") &&
         !around.says(
             "составля*|составит|установлен*|определен*|принят*|принима*|равен|равна|равно|"
             "құрайды|белгілен*|анықтал*|тең|относится|относятся|жатады");
}

bool is_bound(const Scene& scene, Span length) {
  const Around around(scene, length);
  const bool between = around.says_before("до", 1) && around.says_before("от", 4);
  return between || around.says_before("более|свыше|больше|ближе|радиус*|астам", 3) ||
         around.says_behind("астам|артық|радиус*", 2);
}

bool is_of_another(const Scene& scene, Span length) {
  return Around(scene, length).says_before("соседн*|смежн*|көрші*|других|другого|кладбищ*|зират*", 8);
}

bool is_former(const Scene& scene, Span value) {
  if (is_in_replaced_words(scene, value.first)) return true;
  const Around around(scene, value);
  return around.says_before("ранее|прежн*|прошл*|бұрын|бұрынғы|алдыңғы|старо*", 8);
}

bool is_denied_zone(const Scene& scene, Span length) {
  static const PhraseTable<int> denials{
      {1,
       "не устанавлива*|не установлен*|не требует*|не предусмотрен*|не предусматрива*|не нормирует*|"
       "не назначает*|отсутствует|белгіленбе*|қарастырылма*|талап етілмейді|қажет емес|көзделме*|жоқ|"
       "нормаланбайды"}};
  constexpr std::string_view zone_words = "сзз|санитар*|сқа|сққ|зон*|защитн*|қорған*|аймағы|аймақ";
  const Span sentence = scene.outline.sentence_of(length.first);
  const Label* label = scene.outline.label_of(length.first);
  const bool labelled = label != nullptr && label->topic == Topic::protection_zone;
  const auto hits = denials.find(scene.tokens(), labelled ? label->value : sentence);
  return labelled ? !hits.empty() : std::any_of(hits.begin(), hits.end(), [&](const auto& hit) {
    const Around around(scene, hit.span);
    return around.says_before(zone_words, 5) || around.says_behind(zone_words, 4);
  });
}

bool is_denied_class(const Scene& scene, Span number) {
  const Around around(scene, number);
  const bool denied =
      around.says_before("не", 6) && around.says_before("относ*|классифицир*|является|входит", 6);
  return denied || around.says_behind("жатпайды|емес", 5);
}

}  // namespace tyndau::notices
