#include "notices/address_text.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// Words that introduce a project in Russian.
const PhraseTable<int>& introductions() {
  static const PhraseTable<int> table{
      {1,
       "по проекту|по проектам|по рабочему проекту|по рабочим проектам|по материалам проекта|по вопросу "
       "обсуждения проекта|по теме|на тему|"
       "по объекту|по вопросу|по вопросам|по материалам|к проекту|к рабочему проекту|обсуждени* "
       "проекта|разработк* проекта|проекта|проекту|"
       "рабоч* проект*|по намечаемой деятельности|рассмотрени* проекта|материалов проекта|"
       "проектов|проекты|проект|реализац* проекта|под названием"},
      // The second word is the first of the project.
      {2,
       "по строительству|по плану|по отчету|по разделу|по реконструкции|по разработке|по добыче|по "
       "ликвидации|по расширению|по разведке|по рекультивации|по оценке воздействия"}};
  return table;
}

/// Words behind a quotation that make it a project in Kazakh.
constexpr std::string_view kazakh_project_words =
    "жобасы|жобасына|жобасының|жобасын|жобаны|жобасымен|жобалары|жобаларына|жобасында|жоба|жұмыс|жоспары|"
    "жоспарына|жоспарының|"
    "бойынша|объектісі|объектісіне|объектісінің|нысаны|нысанының|тақырыбында|тақырыбы|есебі|есебіне|бөлімі|"
    "құрылысы|құрылысының";

/// Where the words of a project end when no quotation mark does.
const PhraseTable<int>& ends() {
  static const PhraseTable<int> table{
      {1,
       "состоит*|состоят*|пройд*|провод*|будет|будут|по адресу|которые|которое|в форме|место "
       "проведения|посредством|начало|дата|время|"
       "замечан*|регистрац*|назначен*|расположенн* по адресу|заказчик*|инициатор*|организуем*|проводим*|в "
       "соответствии|согласно|по "
       "инициативе"}};
  return table;
}

class ProjectReader {
 public:
  ProjectReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out) {}

  void run() {
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::project && !heads_column(label.value) && !only_a_place(label.value) &&
          !asks(label.value) && holding(scene_.outline.contacts, label.value.first) == nullptr)
        add(before_next_field(label.value), Evidence::label);
    }
    for (const auto& hit : introductions().find(tokens_, {0, tokens_.size()}))
      after_introduction(hit.span, hit.meaning == 2 ? hit.span.first + 1 : hit.span.last);
    for (const Quoted& quote : scene_.outline.quotes) {
      before_kazakh_word(quote);
      after_po(quote);
    }
    if (out_.size() == before_) unquoted_kazakh();
    if (out_.size() == before_) quoted_after_organisation();
    if (out_.size() == before_) titled();
  }

 private:
  [[nodiscard]] bool company_name(Span span) const {
    const Organisation* one = holding(scene_.organisations, span.first);
    return one != nullptr && span.last <= one->span.last;
  }

  /// "Наименование | Сведения": the head of a table, not a row of it.
  [[nodiscard]] bool heads_column(Span value) const {
    return value.size() <= 2 &&
           scene_.says(value,
                       "сведения|описание|содержание|значение|показатель|данные|мәлімет*|сипаттама*|мәні");
  }

  /// "Проект – «Карьер», инициатор ТОО «Восток», форма – …": up to where something else is told.
  [[nodiscard]] Span before_next_field(Span value) const {
    for (std::size_t i = value.first; i + 1 < value.last; ++i) {
      if (const Quoted* quote = scene_.outline.quote_at(i)) i = quote->span.last - 1;
      const bool stop = tokens_.is_mark(i, U'.') && !is_abbreviation_dot(tokens_, i);
      const bool parts = stop || tokens_.is_mark(i, U',') || tokens_.is_mark(i, U';');
      if (parts &&
          has(scene_, i + 1,
              "инициатор*|заказчик*|оператор|недропользовател*|форма|бастамашы*|тапсырыс|тапсырысшы*|"
              "нысаны|дата|место"))
        return {value.first, i};
    }
    return value;
  }
  /// "Вопрос: Сколько метров до домов?": a question at a hearing.
  [[nodiscard]] bool asks(Span value) const {
    for (std::size_t i = value.first; i < value.last; ++i) {
      if (tokens_.is_mark(i, U'?')) return true;
    }
    return tokens_.is_mark(value.last, U'?');
  }

  /// "Намечаемая деятельность: Акмолинская область, …": where it is, not what.
  [[nodiscard]] bool only_a_place(Span value) const {
    const auto pieces = place_pieces(scene_, value);
    return pieces.size() == 1 && pieces.front() == trimmed_span(scene_, value) &&
           address_words(scene_, value).units >= 2;
  }

  void add(Span span, Evidence evidence) {
    const Span value = trimmed_span(scene_, span);
    if (evidence != Evidence::label && is_section(value)) return;
    if (value.size() < 2 && !(value.size() == 1 && evidence == Evidence::label)) return;
    const bool inside = std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.field == Field::project && f.quote.first <= value.first && value.last <= f.quote.last;
    });
    if (!inside) out_.push_back(found_at(scene_, Field::project, value, tidy(scene_, value), evidence));
  }

  /// «Охрана окружающей среды»: a part that every project has.
  [[nodiscard]] bool is_section(Span value) const {
    static const PhraseTable<int> sections{
        {1,
         "охрана окружающей среды|охраны окружающей среды|оценка воздействия на окружающую "
         "среду|овос|роос|оос|отчет о возможных воздействиях|"
         "қоршаған ортаны қорғау|қоршаған ортаға әсерді бағалау|қоршаған ортаға әсерін бағалау|қоәб|ықтимал "
         "әсерлер туралы есеп"}};
    const std::size_t behind = sections.behind(tokens_, value.first, value.last);
    return behind != 0 && behind + 3 >= value.last &&
           scene_.outline.sentence_of(value.first).last > value.last && value.last - behind <= 3 &&
           (behind == value.last || tokens_.is_mark(behind, U'('));
  }

  /// "по проекту «…»", "по проекту отчета о … «…»", "по проекту строительства …"
  void after_introduction(Span words, std::size_t at) {
    const Span sentence = scene_.outline.sentence_of(words.first);
    while (tokens_.is(at, TokenKind::line_end) || tokens_.is_mark(at, U':') || tokens_.is_mark(at, U'-'))
      ++at;
    if (at >= sentence.last) return;
    if (const Quoted* quote = scene_.outline.quote_at(at)) {
      if (!company_name(quote->span)) add(quote->span, strong(words) ? Evidence::phrase : Evidence::context);
      return;
    }
    if (!strong(words)) return;
    const Span words_of_it = up_to_end({at, sentence.last});
    const Quoted* last = last_quote_in(words_of_it);
    const Span whole = last != nullptr ? Span{at, last->span.last} : words_of_it;
    if (whole.size() >= 2 && whole.size() < 80 && says_something(whole))
      add(whole, last != nullptr ? Evidence::phrase : Evidence::context);
  }
  /// The word "проект" alone introduces only what is quoted.
  [[nodiscard]] bool strong(Span words) const {
    return words.size() >= 2 && fits_any(tokens_.folded(words.first), "по|на|к|обсуждени*|под");
  }
  [[nodiscard]] bool says_something(Span span) const {
    std::size_t words = 0;
    for (std::size_t i = span.first; i < span.last; ++i)
      words += tokens_.is(i, TokenKind::word) && tokens_.folded(i).size() > 6 ? 1 : 0;
    return words >= 2;
  }
  [[nodiscard]] Span up_to_end(Span span) const {
    for (std::size_t i = span.first; i < span.last; ++i) {
      const bool quote = scene_.outline.quote_at(i) != nullptr;
      if (quote) {
        i = scene_.outline.quote_at(i)->span.last - 1;
        continue;
      }
      const bool date = beginning_at(scene_.outline.dates, i) != nullptr;
      if (date || tokens_.is_mark(i, U'(') || tokens_.is_mark(i, U';') ||
          ends().behind(tokens_, i, span.last) != 0)
        return {span.first, i};
    }
    return span;
  }
  [[nodiscard]] const Quoted* last_quote_in(Span span) const {
    const Quoted* last = nullptr;
    for (const Quoted& quote : scene_.outline.quotes) {
      if (quote.span.first < span.first || quote.span.last > span.last || company_name(quote.span)) continue;
      if (last == nullptr || quote.span.last > last->span.last) last = &quote;
    }
    return last;
  }

  /// "собрание по «Плану горных работ …»"
  void after_po(const Quoted& quote) {
    if (quote.span.first == 0 || company_name(quote.span) || !tokens_.is_word(quote.span.first - 1, "по"))
      return;
    if (scene_.says(scene_.outline.sentence_of(quote.span.first), "слушани*|собрани*|обсужден*|опрос*"))
      add(quote.span, Evidence::phrase);
  }

  /// "Ауыз су құбырын қайта жаңарту жобасы бойынша", "… маңында салынатын мұнай базасы бойынша": from where the words of it begin.
  void unquoted_kazakh() {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (!tokens_.is_word(i, "бойынша") || scene_.language_at(i) != Language::kk) continue;
      const Span span = kazakh_words_before(i);
      if (span.size() >= 2 && span.size() <= 25) return add(span, Evidence::context);
    }
  }
  /// The words of a project before "бойынша", in a sentence that speaks of a hearing; empty when nothing says that they are.
  [[nodiscard]] Span kazakh_words_before(std::size_t i) const {
    const Span sentence = scene_.outline.sentence_of(i);
    if (!scene_.says(sentence, "тыңдау*|жиналыс*|талқыла*|сауалнама*")) return {};
    std::size_t first = i;
    while (first > sentence.first && !begins_kazakh_project(first - 1)) --first;
    const bool named = fits_any(tokens_.folded(i - 1), "жобасы|жоспары|жобалары");
    const bool built = first > 0 && tokens_.is(first - 1, TokenKind::word) &&
                       fits_any(tokens_.folded(first - 1), "салынатын|орналасқан|жүргізілетін");
    if (!named && !built) return {};
    return {first, tokens_.is_word(i - 1, "жобасы") ? i - 1 : i};
  }
  [[nodiscard]] bool begins_kazakh_project(std::size_t i) const {
    if (tokens_.is(i, TokenKind::mark)) return tokens_[i].mark != U'-';
    return tokens_.is(i, TokenKind::word) &&
           fits_any(tokens_.folded(i),
                    "салынатын|орналасқан|жүргізілетін|сәйкес|жшс|ақ|мм|кмм|туралы|тұрғындар");
  }

  /// «…» жобасы бойынша; «Құсмұрын» учаскесінде … барлау жоспары бойынша
  void before_kazakh_word(const Quoted& quote) {
    if (company_name(quote.span) || scene_.outline.quote_at(quote.span.first) != &quote) return;
    std::size_t at = quote.span.last;
    if (tokens_.is(at, TokenKind::line_end)) ++at;
    if (tokens_.is(at, TokenKind::word) && fits_any(tokens_.folded(at), kazakh_project_words))
      return add(quote.span, Evidence::phrase);
    if (scene_.language_at(quote.span.first) != Language::kk) return;
    const Span sentence = scene_.outline.sentence_of(quote.span.first);
    for (std::size_t i = at; i < sentence.last && i < at + 14; ++i) {
      if (!tokens_.is(i, TokenKind::word) && !tokens_.is(i, TokenKind::line_end) && !tokens_.is_mark(i, U'-'))
        return;
      const bool noun =
          i > at && fits_any(tokens_.folded(i - 1), "жоспары|жобасы|есебі|құрылысы|жобалары|бөлімі|базасы");
      if (noun && tokens_.is_word(i, "бойынша")) return add({quote.span.first, i}, Evidence::phrase);
    }
  }

  /// "жителям представят Отчёт о возможных воздействиях к плану …": a document that its own words name.
  void titled() {
    static const PhraseTable<int> titles{
        {1,
         "отчет о возможных воздействиях|отчета о возможных воздействиях|план горных работ|плана горных "
         "работ|"
         "план разведки|плана разведки|план ликвидации|плана ликвидации|план рекультивации|проект нормативов|"
         "проекта нормативов|проект разработки|проект рекультивации|проект ликвидации"}};
    for (const auto& hit : titles.find(tokens_, {0, tokens_.size()})) {
      if (!tokens_[hit.span.first].capital || holding(scene_.outline.quotes, hit.span.first) != nullptr)
        continue;
      const Span words = up_to_end({hit.span.first, scene_.outline.sentence_of(hit.span.first).last});
      constexpr std::size_t fewest = 3, longest = 60;
      const bool more = words.size() >= hit.span.size() + fewest && words.size() <= longest;
      if (more && hit.span.first > scene_.outline.sentence_of(hit.span.first).first)
        return add(words, Evidence::context);
    }
  }

  /// «Сынақ Газ» ЖШС: «Газ құбырын жүргізу».
  void quoted_after_organisation() {
    for (const Organisation& one : scene_.organisations) {
      std::size_t at = one.span.last;
      if (!tokens_.is_mark(at, U':') && !tokens_.is_mark(at, U'-')) continue;
      const Quoted* quote = scene_.outline.quote_at(at + 1);
      if (quote != nullptr && !company_name(quote->span)) add(quote->span, Evidence::context);
    }
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
  std::size_t before_ = out_.size();
};

}  // namespace

void read_project(const Scene& scene, std::vector<Found>& out) { ProjectReader(scene, out).run(); }

}  // namespace tyndau::notices
