#include "notices/address_text.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

enum class Word { unit, street, hall, course };

const PhraseTable<Word>& words() {
  static const PhraseTable<Word> table{
      {Word::unit,
       "область|области|обл|район|района|районе|районы|районов|р "
       "н|город|города|городе|г|село|села|селе|с|поселок|поселка|поселке|п|пос|пгт|"
       "аул|аула|ауле|аулы|аулов|а|с о|с а|а о|к о|сельск* "
       "округ*|сельск*|облысы*|ауданы*|ауылы*|ауыл|кенті*|кент|қаласы*|қ|округі*|ауылдық|"
       "г а|п а|станци*|ст|разъезд*|жители|бөлімшесі|стансасы|жерінде*|аумағы*|участ*|месторожд*|кен "
       "орны*|учаскесі*|"
       "лист*|парағы|автодорог*|автотрасс*|трасс*"},
      {Word::street,
       "улица|улице|улицы|ул|алаңы*|көшесі*|көше|көш|проспект*|пр|просп|пр "
       "т|переулок|пер|мкр|микрорайон*|шағын "
       "аудан*|ықшам аудан*|ш а|даңғылы*|"
       "дом|үй|кв|строение|бульвар|шоссе|квартал*|уч|а я|здание|зд|ғимарат"},
      {Word::hall,
       "дом культуры|дома культуры|доме "
       "культуры|дк|дворец|дворце|клуб|клуба|клубе|клубында|клубы|школа|школы|школе|здание|здании|зал|зале|"
       "акимата|акимат|библиотек*|кабинет|кабинете|каб|офис|офисе|мәдениет|мәдениет "
       "үйі*|үйі|үйінде|мектеп|мектепте|мектебі*|мектептің|сарайы*|клубта|әкімдік*|"
       "әкімдігі*|әкімдігінің|ғимараты*|кітапхана*|залы*|акт "
       "зал|гостиниц*|кафе|центр|орталығы*|аппарат*|культурн*|конференц зал*|столов*|"
       "ауылдық "
       "клуб*|спорткомплекс*|мү|цдк|рдк|тойхана*|мейрамхана*|ресторан*|кинотеатр*|спортзал*|стадион*|"
       "амбулатор*|"
       "фап|медпункт*|дворец культуры|актов*|асхана*|қонақүй*|управлен*"},
      {Word::course,
       "северн*|южн*|восточн*|западн*|севернее|южнее|восточнее|западнее|солтүстік*|оңтүстік*|шығыс*|батыс*|"
       "км|шақырым*|юго*|северо*|"
       "қарай|вблизи|маңында*|рядом"}};
  return table;
}

/// What ends an address in running text.
const PhraseTable<int>& stops() {
  static const PhraseTable<int> table{
      {1,
       "состоит*|состоят*|проводит*|проводят*|проведет*|провести|пройдет|пройдут|будет|будут|по адресу|по "
       "следующему адресу|по адресам|"
       "место проведения|в форме|в виде|в формате|в режиме|открыт* собрани*|открыт* обсужден*|общественн* "
       "слушани*|общественн* обсужден*|"
       "публичн* обсужден*|слушани*|регистрац*|начал*|начало|по проекту|по рабочему проекту|по вопросу|по "
       "теме|на тему|для жител*|просит|сообщает|извещает|уведомляет|"
       "объявляет|информирует|приглаша*|посредством|опрос*|принимаются|замечан*|предложен*|обсужден*|проекта|"
       "проекту|проект|переносят*|перенесен*|прежнее|"
       "местного времени|время|времени|по времени|дата|часов|час|ч|мин|года|тел|телефон*|с "
       "участием|согласован*|жителей|назначен*|расположен*|находит*|намечаем*|"
       "класс|класса|класс опасности|сзз|санитар*|кадастр*|площадью|площадь|координат*|категори*|ауданы "
       "0|сынып*|классы|санаты|"
       "заменен|заменена|заменено|заменяется|а не|но не|емес|как сообщалось|как "
       "указывалось|изменен*|изменено|өзгертіл*|өзгерді|ауыстыр*|ауысты|"
       "в тот же|признан*|деп танылды|адрес|место|собрани*|встреч*|опросн* лист*|сауалнама "
       "парақ*|қабылдан*|дейін|результат*|в случае|"
       "мекенжай*|мекен "
       "жай*|бойынша|өтеді|өткізіл*|өткізеді|өткізуді|өткізу|болады|ашық|жиналыс*|тыңдау*|қоғамдық|күні|"
       "сағат|сағ|мына|келесі|жобасы*|"
       "жоба|арқылы|түрде|түрінде|нысанында|хабарлай*|шақыра*|талқыла*|орналасқан|салынатын|салынады|"
       "орналасады|жүргізіледі|жоспарлан*|тұрғындары*|үшін|"
       "уақыты|орны|өтетін*|жоспары|сұрайды|белгілен*|"
       "тағайындал*|жергілікті|уақыт*|басталады|басталуы|келіңіз*|мекен|күн|жылғы"}};
  return table;
}

/// Words of a sentence that may stand at the end of a piece without belonging to it.
constexpr std::string_view loose_first =
    "в|во|на|по|и|а|из|где|мен|және|что|которые|который|для|о|об|с|к|от|их|его|при|до|сайт|город*|там|же|"
    "также|мына|осы|ал|да|де|те|та";
constexpr std::string_view loose_last =
    "в|во|на|по|и|а|с|к|о|об|также|для|где|что|мен|және|что|которые|который|которое|из|де|да|те|та|как|так|"
    "от|до|"
    "при|под|нан|на базе";

class Chunker {
 public:
  Chunker(const Scene& scene, Span span)
      : scene_(scene), tokens_(scene.tokens()), span_(span), first_(span.first) {}

  std::vector<Span> run() {
    for (std::size_t i = span_.first; i < span_.last;) {
      const std::size_t behind = behind_border(i);
      if (behind == 0) {
        ++i;
        continue;
      }
      close(i);
      i = first_ = behind;
    }
    close(span_.last);
    return std::move(pieces_);
  }

 private:
  void close(std::size_t last) {
    Span piece = trimmed_span(scene_, {first_, last});
    while (loose_front(piece)) piece = trimmed_span(scene_, {piece.first + 1, piece.last});
    while (!piece.empty() && tokens_.is(piece.last - 1, TokenKind::word) &&
           loose(piece.last - 1, loose_last)) {
      piece = trimmed_span(scene_, {piece.first, piece.last - 1});
    }
    // ", I" before "класс опасности"
    while (piece.size() > 2 && tokens_.is_mark(piece.last - 2, U',') && is_numeral(piece.last - 1))
      piece = trimmed_span(scene_, {piece.first, piece.last - 2});
    if (!piece.empty()) pieces_.push_back(piece);
  }
  [[nodiscard]] bool loose_front(Span piece) const {
    if (piece.empty() || !tokens_.is(piece.first, TokenKind::word) || tokens_[piece.first].capital)
      return false;
    // "а." and "с." are kinds of settlements.
    if (!loose(piece.first, loose_first) || tokens_.is_mark(piece.first + 1, U'.')) return false;
    return !course_follows(piece.first) && !(piece.size() == 2 && address_words(scene_, piece).halls > 0);
  }
  [[nodiscard]] bool is_numeral(std::size_t i) const {
    return tokens_.is(i, TokenKind::word) && tokens_[i].capital &&
           tokens_.folded(i).find_first_not_of("iv") == std::string_view::npos;
  }
  [[nodiscard]] bool loose(std::size_t i, std::string_view table) const {
    return fits_any(tokens_.folded(i), table);
  }
  /// "в 3 км севернее": the little word belongs to the course.
  [[nodiscard]] bool course_follows(std::size_t i) const {
    return tokens_.is_word(i, "в") && tokens_.is(i + 1, TokenKind::number);
  }

  /// Behind what parts two pieces at \p i, or 0.
  std::size_t behind_border(std::size_t i) {
    if (const std::size_t behind = behind_mention(i); behind != 0) return behind;
    if (tokens_.is(i, TokenKind::mark)) {
      if (const std::size_t behind = behind_mark(i); behind != 0) return behind;
    }
    if (tokens_.is(i, TokenKind::line_end) && is_new_statement(scene_, i + 1)) return i + 1;
    if (const Quoted* quote = scene_.outline.quote_at(i); quote != nullptr && !names_hall(*quote))
      return quote->span.last;
    return address_goes_on(i) ? 0 : stops().behind(tokens_, i, span_.last);
  }
  /// "… көшесі 1 мекенжайындағы мәдениет үйінде": the hall at the address.
  [[nodiscard]] bool address_goes_on(std::size_t i) const {
    // "площадь Мира, 2": a square, and no area of land.
    const bool square =
        has(scene_, i, "площадь") && tokens_.is(i + 1, TokenKind::word) && tokens_[i + 1].capital;
    return square || has(scene_, i, "мекенжайындағы|жайындағы");
  }
  template <class Mentions>
  static std::size_t behind_one_of(const Mentions& mentions, std::size_t i) {
    const auto* one = beginning_at(mentions, i);
    return one == nullptr ? 0 : std::max(one->span.last, i + 1);
  }
  [[nodiscard]] std::size_t behind_mention(std::size_t i) const {
    if (const std::size_t date = behind_one_of(scene_.outline.dates, i); date != 0) return date;
    if (const std::size_t time = behind_one_of(scene_.outline.times, i); time != 0) return time;
    if (const std::size_t contact = behind_one_of(scene_.outline.contacts, i); contact != 0) return contact;
    return behind_one_of(scene_.organisations, i);
  }
  std::size_t behind_mark(std::size_t i) {
    const char32_t mark = tokens_[i].mark;
    if (mark == U'(') return behind_bracket(i);
    if (mark == U')' && i == bracket_end_) return i + 1;
    if (mark == U';' || mark == U':') return i + 1;
    const bool spaced = tokens_[i].spaced && i + 1 < tokens_.size() && tokens_[i + 1].spaced;
    return mark == U'-' && spaced && !joins_names(i) ? i + 1 : 0;
  }
  /// What stands in brackets is left out, unless it is the address of a hall before it, the hall of a settlement before it, or
  /// an address behind a date.
  std::size_t behind_bracket(std::size_t i) {
    for (std::size_t k = i; k < span_.last && k < i + 60; ++k) {
      if (!tokens_.is_mark(k, U')')) continue;
      if (scene_.says({i, k}, "ранее|прежн*|бұрын|бұрынғы")) return k + 1;
      constexpr std::size_t near = 8;
      const AddressWords before = address_words(scene_, {i > span_.first + near ? i - near : span_.first, i});
      const AddressWords inside = address_words(scene_, {i, k});
      if (i == first_ && inside.units > 0 && inside.halls + inside.streets > 0) {
        bracket_end_ = k;
        return i + 1;
      }
      const bool hall_there = before.units > 0 && inside.halls > 0;
      return (before.halls > 0 && inside.streets > 0) || hall_there ? 0 : k + 1;
    }
    return i + 1;
  }
  /// "автодорога Калбатау – Майкапшагай"
  [[nodiscard]] bool joins_names(std::size_t i) const {
    return i > 0 && tokens_.is(i - 1, TokenKind::word) && tokens_[i - 1].capital &&
           tokens_.is(i + 1, TokenKind::word) && tokens_[i + 1].capital &&
           address_words(scene_, {i - 1, i + 2}).units == 0;
  }
  /// Дворец культуры «Пример», район «Есиль»: a name behind a word of place, or before one, of a few words.
  [[nodiscard]] bool names_hall(const Quoted& quote) const {
    const std::size_t after = quote.span.last;
    const bool project = tokens_.is(after, TokenKind::word) &&
                         fits_any(tokens_.folded(after), "жоба*|жоспар*|бойынша|жұмыс|объект*");
    if (quote.span.size() > 6 || project) return false;
    const std::size_t before = quote.span.first > span_.first + 3 ? quote.span.first - 3 : span_.first;
    if (address_words(scene_, {before, quote.span.first}).some()) return true;
    return address_words(scene_, {quote.span.last, std::min(quote.span.last + 2, span_.last)}).some();
  }

  const Scene& scene_;
  const Tokens& tokens_;
  Span span_;
  std::size_t first_;
  std::size_t bracket_end_ = 0;  ///< of brackets around an address
  std::vector<Span> pieces_;
};

}  // namespace

AddressWords address_words(const Scene& scene, Span span) {
  AddressWords sum;
  const Tokens& tokens = scene.tokens();
  for (const auto& hit : words().find(tokens, span)) {
    // "с" and "а" are kinds of settlements only with their dot.
    const bool single = hit.span.size() == 1 && tokens.folded(hit.span.first).size() <= 2;
    if (single && (!tokens.is_mark(hit.span.last, U'.') || tokens[hit.span.first].capital)) continue;
    switch (hit.meaning) {
      case Word::unit: ++sum.units; break;
      case Word::street: ++sum.streets; break;
      case Word::hall: ++sum.halls; break;
      case Word::course: ++sum.course; break;
    }
  }
  return sum;
}

bool is_new_statement(const Scene& scene, std::size_t line) {
  constexpr std::size_t longest = 60, beginning = 8;
  const Tokens& tokens = scene.tokens();
  std::size_t last = line;
  while (last < std::min(tokens.size(), line + longest) && !tokens.is(last, TokenKind::line_end)) ++last;
  // "12 Контактное лицо: …"
  const bool numbered = tokens.is(line, TokenKind::number) && tokens.folded(line).size() <= 2;
  const std::size_t first = numbered ? line + 1 : line;
  if (first >= last || !tokens.is(first, TokenKind::word) || !tokens[first].capital) return false;
  const Span head{first, std::min(last, first + beginning)};
  for (std::size_t i = head.first; i < head.last; ++i) {
    if (tokens.is_mark(i, U':')) return topic_of_label(tokens, {first, i}).has_value();
  }
  const auto& dates = scene.outline.dates;
  const auto day = std::partition_point(dates.begin(), dates.end(),
                                        [first](const DateMention& date) { return date.span.first < first; });
  const bool dated = day != dates.end() && day->span.first < last;
  return (dated && !numbered) ||
         scene.says(head,
                    "слушани*|тыңдау*|объявлен*|хабарландыру*|газет*|газеті*|опубликован*|жарияла*|замечани*|"
                    "ескерту*|сзз|сқа|регистрац*|тіркеу*|расстояни*|қашықтық*|координат*|санитар*|класс|"
                    "материал*|документ*|құжат*|инициатор|бастамашы|контактн*|телефон*|байланыс*");
}

std::vector<Span> place_pieces(const Scene& scene, Span span) { return Chunker(scene, span).run(); }

}  // namespace tyndau::notices
