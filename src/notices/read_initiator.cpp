#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// What an initiator does in a notice.
const PhraseTable<int>& acts() {
  static const PhraseTable<int> table{
      {1,
       "сообщает|объявляет|извещает|уведомляет|информирует|доводит до "
       "сведения|проводит|проводятся|приглашает|просит|планирует|организует|"
       "организуемые|организуемых|проводимые|проводимых|инициируемые|намечает|выносит|предлагает|проведет|"
       "намеревается|направляет|ставит в "
       "известность|готовит|назначает|оповещает|"
       "хабарлайды|хабарландырады|өткізеді|өткізетін*|сұрайды|шақырады|ұйымдастырады|жоспарлайды|жариялайды|"
       "хабардар|ұсынады|өткізетінін|өткізуді|"
       "хабардар "
       "етеді|мәлімдейді|жоспарлап|өткізбек|шығарады|представляет|намерен|намерена|намерено|намерены|"
       "собирается|таныстырады|таныстырмақ|салмақ|салады|салуды|бастайды|бастамақ|жүргізбек|жүргізеді|ұсынды|"
       "көздейді|көздеп|ниетті"}};
  return table;
}

const PhraseTable<int>& names_of_role() {
  static const PhraseTable<int> table{
      {1,
       "инициатор*|заказчик*|оператор "
       "объекта|природопользовател*|недропользовател*|застройщик*|бастамашы*|тапсырыс беруші*|тапсырысшы*|"
       "табиғат пайдаланушы*|жер қойнауын пайдаланушы*|по инициативе|по заказу|от имени|тапсырысы бойынша|"
       "бастамасымен"}};
  return table;
}

constexpr std::string_view other_roles =
    "разработчик*|проектировщик*|составител*|разработан*|подготовлен*|исполнител*|лаборатори*|әзірлеуші*|"
    "жобалаушы*|генподрядчик*|подрядчик*|әзірлеген|редакци*";

constexpr std::string_view state_nouns =
    "управление|отдел|департамент|акимат|аппарат|министерство|комитет|администрация|басқармасы|бөлімі|"
    "департаменті|әкімдігі|аппараты|министрлігі|комитеті";

class InitiatorReader {
 public:
  InitiatorReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out) {}

  void run() {
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::initiator) labelled(label.value);
    }
    const std::size_t before_phrases = out_.size();
    for (const auto& hit : names_of_role().find(tokens_, {0, tokens_.size()})) beside_role(hit.span);
    for (const auto& hit : acts().find(tokens_, {0, tokens_.size()})) before_act(hit.span);
    if (out_.size() == before_phrases && out_.size() == before_) heading();
  }

 private:
  void add(Span span, Evidence evidence, bool person) {
    const Span value = trimmed_span(scene_, span);
    const bool known =
        value.empty() || std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
          return f.field == Field::initiator && f.quote.first < value.last && value.first < f.quote.last;
        });
    if (known) return;
    out_.push_back(found_at(scene_, Field::initiator, value,
                            person ? std::string(private_person) : tidy(scene_, keep_quotes(span)),
                            evidence));
    out_.back().private_person = person;
  }
  /// The marks of a name belong to it: trimmed_span() would take them where a name is nothing but quoted.
  [[nodiscard]] Span keep_quotes(Span span) const { return trimmed_span(scene_, span); }

  [[nodiscard]] const Organisation* organisation_in(Span span) const {
    const auto inside = scene_.organisations_in(span);
    return inside.empty() ? nullptr : &inside.front();
  }
  [[nodiscard]] const Span* person_in(Span span) const {
    for (const Span& person : scene_.people) {
      if (person.first >= span.first && person.last <= span.last) return &person;
    }
    return nullptr;
  }

  void labelled(Span value) {
    const Organisation* one = organisation_in(value);
    const Span* person = person_in(value);
    if (one != nullptr && (person == nullptr || one->span.first <= person->first)) {
      const std::size_t first = leading_words(value.first, one->span.first);
      return add({first, one->span.last}, Evidence::label, one->natural_person);
    }
    if (person != nullptr && *person == first_words(value, person->size()))
      return add(*person, Evidence::label, true);
    if (scene_.says(value, "физ|физическое|физического|жеке")) return add(value, Evidence::label, true);
    const Span words = up_to_comma(value);
    if (person_in(words) == nullptr) add(words, Evidence::label, false);
  }
  /// "Филиал … ТОО «X»": what stands before the form in the same value.
  [[nodiscard]] std::size_t leading_words(std::size_t first, std::size_t organisation) const {
    for (std::size_t i = first; i < organisation; ++i) {
      if (!tokens_.is(i, TokenKind::word)) return organisation;
    }
    return organisation - first <= 8 ? first : organisation;
  }
  [[nodiscard]] Span first_words(Span value, std::size_t count) const {
    while (!value.empty() && !tokens_.is(value.first, TokenKind::word)) ++value.first;
    return {value.first, value.first + count};
  }
  /// Without the address and the numbers behind a name.
  [[nodiscard]] Span up_to_comma(Span value) const {
    for (std::size_t i = value.first; i < value.last; ++i) {
      if (const Quoted* quote = scene_.outline.quote_at(i))
        i = quote->span.last - 1;
      else if (tokens_.is_mark(i, U',') || tokens_.is_mark(i, U';') || tokens_.is_mark(i, U'('))
        return {value.first, i};
    }
    return value;
  }

  /// "заказчик – РГП «Водхоз»", "инициатором является ТОО «Восток»", «Восток» ЖШС бастамашысы
  void beside_role(Span role) {
    const Span sentence = scene_.outline.sentence_of(role.first);
    for (const Organisation& one : scene_.organisations_in({role.last, sentence.last})) {
      if (one.span.first - role.last <= 6 && plain_gap({role.last, one.span.first}))
        return add(one.span, Evidence::phrase, one.natural_person);
    }
    for (const Span& person : scene_.people) {
      if (person.first >= role.last && person.last <= sentence.last && person.first - role.last <= 3)
        return add(person, Evidence::phrase, true);
    }
  }
  [[nodiscard]] bool plain_gap(Span gap) const {
    for (std::size_t i = gap.first; i < gap.last; ++i) {
      if (tokens_.is_mark(i, U'.') || tokens_.is_mark(i, U';')) return false;
    }
    return !scene_.says(gap, other_roles);
  }

  /// The organisation that acts: the nearest before its verb in the sentence, else the first behind it.
  void before_act(Span act) {
    const Span sentence = scene_.outline.sentence_of(act.first);
    const Organisation* best = nullptr;
    for (const Organisation& one : scene_.organisations_in(sentence)) {
      if (of_other_role(one)) continue;
      const bool before = one.span.last <= act.first;
      if (before && (best == nullptr || best->span.first > act.first)) best = &one;
      if (!before && best == nullptr && one.span.first - act.last <= 2) best = &one;
    }
    if (best != nullptr) return add(best->span, Evidence::phrase, best->natural_person);
    if (out_.size() == before_) state_body(sentence, act);
  }
  [[nodiscard]] bool of_other_role(const Organisation& one) const {
    const std::size_t first = one.span.first > 4 ? one.span.first - 4 : 0;
    const Span behind{one.span.last, std::min(one.span.last + 2, tokens_.size())};
    return scene_.says({first, one.span.first}, other_roles) || scene_.says(behind, "әзірлеген|әзірледі") ||
           in_project(one);
  }
  /// Inside the name of a project.
  [[nodiscard]] bool in_project(const Organisation& one) const {
    return std::any_of(scene_.outline.quotes.begin(), scene_.outline.quotes.end(), [&](const Quoted& q) {
      return q.span.first < one.span.first && one.span.last <= q.span.last;
    });
  }

  /// "Аппарат акима Бородулихинского района проводит", "Облыстық құрылыс басқармасы шақырады"
  void state_body(Span sentence, Span act) {
    const std::size_t first = behind_list_mark(tokens_, sentence.first);
    for (std::size_t i = first; i < std::min(act.first, first + 16); ++i) {
      if (!tokens_.is(i, TokenKind::word) || !fits_any(tokens_.folded(i), state_nouns)) continue;
      const bool kazakh = scene_.language_at(i) == Language::kk;
      const Span span = kazakh ? Span{first, i + 1} : Span{i, up_to_comma({i, act.first}).last};
      if (!kazakh && i > first + 2) return;
      if (tokens_[span.first].capital && !span.empty() && span.size() <= 16 && !has_date(span))
        add(span, Evidence::context, false);
      return;
    }
  }
  [[nodiscard]] bool has_date(Span span) const {
    return std::any_of(scene_.outline.dates.begin(), scene_.outline.dates.end(),
                       [span](const DateMention& d) { return span.holds(d.span.first); });
  }

  /// «Сынақ Газ» ЖШС: … at the head of a text; «Мысал Мұнай» ЖШС «…» жобасы бойынша тыңдау өтеді.
  void heading() {
    for (const auto speaks : {&InitiatorReader::leads_sentence, &InitiatorReader::owns_project,
                              &InitiatorReader::signs, &InitiatorReader::stands_before_colon}) {
      for (const Organisation& one : scene_.organisations) {
        if (!of_other_role(one) && (this->*speaks)(one))
          return add(one.span, Evidence::context, one.natural_person);
      }
    }
  }
  [[nodiscard]] bool leads_sentence(const Organisation& one) const {
    const Span sentence = scene_.outline.sentence_of(one.span.first);
    const bool before_project = one.quoted && quote_behind(one);
    if (!before_project && one.span.first != behind_list_mark(tokens_, sentence.first)) return false;
    // A line of its own above "сообщает, что …".
    if (one.span.last == sentence.last && scene_.sentence_at(one.span.first) < 4 && acts_alone()) return true;
    return scene_.says(sentence, "слушани*|собрани*|тыңдау*|жиналыс*|талқыла*|обсужден*");
  }
  /// "«Құс» ЖШС-нің фабриканы кеңейту жобасы талқыланады"
  [[nodiscard]] bool owns_project(const Organisation& one) const {
    constexpr std::size_t reach = 14;
    const Span behind{one.span.last,
                      std::min(one.span.last + reach, scene_.outline.sentence_of(one.span.first).last)};
    return tokens_.is_mark(one.span.last, U'-') &&
           has(scene_, one.span.last + 1, "нің|ның|дің|дың|тің|тың") &&
           scene_.says(behind, "жоба*|жоспар*|хаты|хатымен|өтініш*");
  }
  /// "Генеральный директор ТОО «Ойдан»" under a letter.
  [[nodiscard]] bool signs(const Organisation& one) const {
    const Span before{one.span.first > 3 ? one.span.first - 3 : 0, one.span.first};
    return scene_.says(before, "директор|директора|председатель|руководитель|президент");
  }
  [[nodiscard]] bool stands_before_colon(const Organisation& one) const {
    return one.span.first == scene_.outline.sentence_of(one.span.first).first &&
           tokens_.is_mark(one.span.last, U':');
  }
  /// «Мұнай» ЖШС «Кен орнын игеру жобасы»
  [[nodiscard]] bool quote_behind(const Organisation& one) const {
    const std::size_t at = tokens_.is(one.span.last, TokenKind::line_end) ? one.span.last + 1 : one.span.last;
    return scene_.outline.quote_at(at) != nullptr;
  }
  [[nodiscard]] bool acts_alone() const {
    const auto hits = acts().find(tokens_, {0, tokens_.size()});
    return std::any_of(hits.begin(), hits.end(), [&](const auto& hit) {
      return hit.span.first == scene_.outline.sentence_of(hit.span.first).first;
    });
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
  std::size_t before_ = out_.size();
};

}  // namespace

void read_initiator(const Scene& scene, std::vector<Found>& out) { InitiatorReader(scene, out).run(); }

}  // namespace tyndau::notices
