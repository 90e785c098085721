#include "notices/venue_words.hpp"

#include "notices/address_text.hpp"
#include "notices/doubts.hpp"
#include "notices/other_events.hpp"
#include "notices/phrases.hpp"
#include "notices/superseded.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view joining_words = "и|а|также|және|сондай|ақ|әрі";
constexpr std::string_view little_words = "в|во|на|и|а|также|ақ|по|адресу";

/// A settlement is named here: "с. Аксу", "Шорнақ ауылы".
bool settlement_at(const Scene& scene, std::size_t i, std::size_t end) {
  const Tokens& tokens = scene.tokens();
  if (i >= end) return false;
  if (has(scene, i, "с|п|г|а|ст|пос|пгт")) return tokens.is_mark(i + 1, U'.') || tokens.folded(i).size() > 4;
  if (has(scene, i, "село|селе|села|поселок|поселке|город|городе|аул|ауле|станции|станция")) return true;
  for (std::size_t k = i + 1; k < std::min(end, i + 4); ++k) {
    if (tokens.is(k, TokenKind::mark) && !tokens.is_mark(k, U'-')) return false;
    if (has(scene, k, "ауылы*|кенті*|қаласы*|стансасы*|бекеті*")) return tokens[i].capital;
  }
  return false;
}

}  // namespace

bool names_settlement(const Scene& scene, Span piece) {
  for (std::size_t i = piece.first; i < piece.last; ++i) {
    if (settlement_at(scene, i, piece.last)) return true;
  }
  return false;
}

namespace {

class VenueSplitter {
 public:
  VenueSplitter(const Scene& scene, Span piece) : scene_(scene), tokens_(scene.tokens()), piece_(piece) {}

  std::vector<Span> run() {
    std::size_t first = piece_.first;
    for (std::size_t i = piece_.first + 1; i < piece_.last; ++i) {
      const std::size_t behind = border(first, i);
      if (behind == 0) continue;
      close({first, i});
      first = behind;
      i = behind;
    }
    close({first, piece_.last});
    return std::move(venues_);
  }

 private:
  void close(Span span) {
    const Span venue = without_stray_end(trimmed_span(scene_, span));
    if (!venue.empty()) venues_.push_back(venue);
  }
  /// Without the mark that closes a quotation or a bracket which opened before the address.
  [[nodiscard]] Span without_stray_end(Span span) const {
    const auto stands = [&](char32_t mark) {
      for (std::size_t i = span.first; i + 1 < span.last; ++i) {
        if (tokens_.is_mark(i, mark)) return true;
      }
      return false;
    };
    if (span.size() < 2) return span;
    const bool quote = tokens_.is_mark(span.last - 1, U'»') && !stands(U'«');
    const bool bracket = tokens_.is_mark(span.last - 1, U')') && !stands(U'(');
    return quote || bracket ? trimmed_span(scene_, {span.first, span.last - 1}) : span;
  }
  [[nodiscard]] AddressWords words(std::size_t first, std::size_t last) const {
    return address_words(scene_, {first, last});
  }
  /// Where the next venue begins when one ends before token \p i; 0 when none does.
  [[nodiscard]] std::size_t border(std::size_t first, std::size_t i) const {
    if (in_brackets(first, i)) return 0;
    if (tokens_.is(i, TokenKind::number) && tokens_.folded(i).size() == 1 && tokens_.is_mark(i + 1, U')') &&
        !tokens_.is_mark(i - 1, U'(') && words(first, i).some())
      return i + 2;
    // "Қаратау қаласы, Мысал алаңы 2 / г. Каратау, площадь Мысал, 2": in two languages.
    const bool stroke =
        tokens_.is_mark(i, U'/') && tokens_[i].spaced && i + 1 < piece_.last && tokens_[i + 1].spaced;
    if (stroke && words(first, i).units > 0 && words(i + 1, piece_.last).units > 0) return i + 1;
    const bool comma = tokens_.is_mark(i, U',') || tokens_.is_mark(i, U';');
    if (!comma && !has(scene_, i, joining_words)) return 0;
    std::size_t next = i + 1;
    bool joined = !comma;
    while (next < piece_.last && (has(scene_, next, little_words) || tokens_.is_mark(next, U'-'))) {
      joined = joined || has(scene_, next, joining_words);
      // "а." begins the name of an aul.
      if (has(scene_, next, "а") && tokens_.is_mark(next + 1, U'.')) break;
      ++next;
    }
    if (!settlement_at(scene_, next, piece_.last) || !names_settlement(scene_, {first, i})) return 0;
    if (joined) return next;
    // Behind a comma a settlement may as well be that of the hall before it.
    return hall(first, i) && hall(next, piece_.last) ? next : 0;
  }
  [[nodiscard]] bool in_brackets(std::size_t first, std::size_t i) const {
    int open = 0;
    for (; first < i; ++first)
      open += tokens_.is_mark(first, U'(') ? 1 : tokens_.is_mark(first, U')') ? -1 : 0;
    return open > 0;
  }
  [[nodiscard]] bool hall(std::size_t first, std::size_t last) const {
    const AddressWords found = words(first, last);
    return found.halls + found.streets > 0;
  }
  const Scene& scene_;
  const Tokens& tokens_;
  Span piece_;
  std::vector<Span> venues_;
};

enum class Use { meeting, other };

const PhraseTable<Use>& uses() {
  static const PhraseTable<Use> table{
      {Use::meeting,
       "слушани*|собрани*|состоит*|состоят*|пройд*|встреч*|обсужден*|тыңдау*|жиналыс*|өтеді|өткізіл*|өткізед*"
       "|"
       "болады|жиналамыз|собираемся"},
      {Use::other,
       "регистрац* участник*|регистрац*|прием* документ*|прием* заявлен*|прием* заявок|прием* "
       "замечан*|подач* "
       "документ*|подать документ*|ознаком*|замечан*|предложен*|опросн* лист*|юридическ* адрес*|запис*|"
       "размещен*|размеща*|выдан*|получить|хранит*|хранятся|"
       "тіркеу*|тіркел*|таныс*|ескерту*|ұсыныс*|құжат* қабылдау|құжат* тапсыру|заңды мекен*|орналасқан|"
       "орналастыр*|сақтаул*|алуға|алуларыңызға|беріледі|қойылған|қабылданады|көруге|қарауға"}};
  return table;
}

/// "регистрация с 14:30, …": what is told of an hour tells nothing of the address behind it.
bool told_of_an_hour(const Scene& scene, Span words) {
  constexpr std::size_t near = 5;
  const auto& times = scene.outline.times;
  const auto next = std::partition_point(
      times.begin(), times.end(), [words](const TimeMention& time) { return time.span.first < words.last; });
  return next != times.end() && next->span.first - words.last <= near;
}

}  // namespace

std::vector<Span> venues_in(const Scene& scene, Span piece) { return VenueSplitter(scene, piece).run(); }

namespace {

/// "…, а не в г. Астана", "Астана қаласында емес"
bool is_denied_place(const Scene& scene, Span piece) {
  const std::size_t sentence = scene.outline.sentence_of(piece.first).first;
  constexpr std::size_t near = 2;
  for (std::size_t n = 1; n <= near && piece.first >= sentence + n; ++n) {
    if (has(scene, piece.first - n, "не") &&
        (piece.first < sentence + n + 1 || has(scene, piece.first - n - 1, "а|но") || n == 1))
      return true;
  }
  return has(scene, piece.last, "емес");
}

}  // namespace

bool is_seat(const Scene& scene, Span piece) {
  constexpr std::size_t near = 5;
  const Tokens& tokens = scene.tokens();
  const AddressWords words = address_words(scene, piece);
  if (words.halls > 0 && !scene.says(piece, "офис*|кеңсе*|контор*")) return false;
  // "… кентінде": where something is held.
  const std::string_view last = tokens.folded(piece.last - 1);
  if (last.ends_with("нде") || last.ends_with("нда")) return false;
  constexpr std::size_t longest_name = 60;
  const std::size_t before = piece.first - std::min(piece.first, longest_name);
  for (const Organisation& one : scene.organisations_in({before, piece.first})) {
    if (piece.first - one.span.last > near) continue;
    const Span gap{one.span.last, piece.first};
    const bool bracket = tokens.is_mark(gap.first, U'('), comma = tokens.is_mark(gap.first, U',');
    bool plain = bracket || comma;
    for (std::size_t i = gap.first + 1; i < gap.last; ++i)
      plain = plain && (tokens.is(i, TokenKind::mark) || has(scene, i, "офис|адрес|г|город|кеңсе|мекенжай*"));
    if (plain && address_words(scene, one.span).halls == 0) return true;
  }
  return false;
}

Span changed_place(const Scene& scene, Span sentence) {
  constexpr std::string_view places =
      "место|места|адрес|адреса|орны|орын|орнын|жері|жер|мекенжай*|помещени*|площадка";
  constexpr std::string_view changes =
      "изменено|изменен|изменены|изменился|изменилось|изменяется|изменили|меняется|перенесено|перенесен|"
      "переносится|"
      "заменен*|өзгертілді|өзгерді|өзгертілген|өзгереді|ауыстырылды|ауысты|ауыстырылады|ауыстырылған";
  std::size_t place = sentence.last, change = sentence.last;
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    if (place == sentence.last && has(scene, i, places)) place = i;
    if (place != sentence.last && change == sentence.last && has(scene, i, changes)) change = i;
  }
  constexpr std::size_t near = 14;
  if (change == sentence.last || (scene.language_at(place) != Language::kk && change - place > near))
    return {};
  if (scene.says(sentence, "случае|если|егер|жағдайда")) return {};
  return {place, change + 1};
}

bool is_former_place(const Scene& scene, Span piece) {
  if (is_of_failed(scene, piece) || is_in_former_row(scene, piece) || is_denied_place(scene, piece) ||
      is_in_replaced_words(scene, piece.first))
    return true;
  if (is_behind_replaced_words(scene, piece.first)) return false;
  const Label* label = scene.outline.label_of(piece.first);
  if (label != nullptr && scene.says(label->name, "прежн*|старо*|старый|ранее|бұрынғы|ескі")) return true;
  const Span sentence = scene.outline.sentence_of(piece.first);
  if (!scene.says(
          sentence,
          "перенос*|перенес*|переносит*|изменен*|новому|новое|новый|новом|вместо|взамен|прежн*|орнына|"
          "ауыстыр*|өзгер*|жаңа|отмен*|өтпейді|ранее|бұрын|бұрынғы|предыдущ*|прошлый|прошлого|прошлом|"
          "прошлые|прошлых|былтыр"))
    return false;
  for (std::size_t i = piece.first; i > sentence.first; --i) {
    if (has(scene, i - 1,
            "новому|новое|новый|новом|новой|теперь|состоятся|состоится|пройдут|пройдет|предлага*|провести|"
            "проведем|переносится|переносятся|перенесены|перенесено|перенесли|проводятся|проводится|"
            "проведены|өтеді|"
            "жаңа|енді"))
      return false;
    if (has(scene, i - 1,
            "назначен*|намечал*|намечен*|планировал*|запланирован*|ранее|прежн*|вместо|взамен|из|бұрын|"
            "бұрынғы|"
            "ескі|предыдущ*|прошлый|прошлого|прошлом|прошлые|прошлых|прошедш*|былтыр"))
      return true;
  }
  return scene.says({piece.last, std::min(piece.last + 2, sentence.last)}, "орнына");
}

bool serves_something_else(const Scene& scene, Span piece) {
  if (scene.says(piece, "пресс|баспасөз|редакци*")) return true;
  const bool kazakh = scene.language_at(piece.first) == Language::kk;
  std::optional<Use> use;
  std::size_t least = 1000;
  for (const auto& hit : uses().find(scene.tokens(), scene.outline.sentence_of(piece.first))) {
    const bool before = hit.span.last <= piece.first;
    if (!before && hit.span.first < piece.last) continue;
    if (told_of_an_hour(scene, hit.span)) continue;
    const std::size_t gap = before ? piece.first - hit.span.last : hit.span.first - piece.last;
    constexpr std::size_t other_side = 40;
    const std::size_t cost = gap + (before == kazakh ? other_side : 0);
    if (cost >= least) continue;
    least = cost;
    use = hit.meaning;
  }
  return use == Use::other;
}

bool adds_to_hearing(const Scene& scene, Span sentence) {
  static const PhraseTable<int> words{
      {1, "также|кроме того|дополнительно|еще одн*|сондай ақ|сонымен қатар|бұдан басқа|бұған қоса|қосымша"}};
  return !words.find(scene.tokens(), sentence).empty() && scene.says(sentence, meeting_place_words);
}

Span up_to_hall(const Scene& scene, Span piece) {
  if (scene.language_at(piece.first) != Language::kk) return piece;
  const Tokens& tokens = scene.tokens();
  for (std::size_t i = piece.last; i > piece.first + 1; --i) {
    if (tokens.is(i - 1, TokenKind::number) || tokens[i - 1].capital) return piece;
    if (!tokens.is(i - 1, TokenKind::word)) continue;
    const std::string_view word = tokens.folded(i - 1);
    const bool place =
        word.ends_with("нде") || word.ends_with("нда") || word.ends_with("та") || word.ends_with("те");
    const AddressWords found = address_words(scene, {i - 1, i});
    if (place && found.halls > 0) return {piece.first, i};
    if (found.some()) return piece;
  }
  return piece;
}

}  // namespace tyndau::notices
