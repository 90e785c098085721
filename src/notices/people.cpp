#include "notices/people.hpp"

#include "notices/organisations.hpp"
#include "notices/phrases.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

/// Words before the name of a person who has something to do with the hearing.
constexpr std::string_view roles =
    "лицо|лица|лицу|директор*|ответствен*|эколог|эколога|экологу|инженер*|специалист*|представител*|"
    "руководител*|"
    "председател*|секретар*|менеджер*|начальник*|исполнител*|докладчик*|гр|гражданин*|гражданк*|господин*|"
    "госпож*|фио|"
    "заместител*|зам|аким|заведующ*|контакт*|физлицо|эксперт|эксперта|подпись|қолы|"
    "жауапты|байланыс*|директоры|маман|маманы|төраға*|хатшы*|басшы*|бастығы|өкіл*|азамат*|тұлға*|баяндамашы*|"
    "менеджері|"
    "әкім|орынбасары|меңгеруші*|аты|жөні|инженері|экологы|орындаушы*|ип|жк|чп|анықтама|auskunft|kontakt|"
    "contact|director|manager";
/// Words that give a place or a house the name of somebody.
constexpr std::string_view honoured_before =
    "ул|улица|улице|улицы|пр|проспект|проспекте|просп|пер|переулок|мкр|микрорайон|площадь|бульвар|им|имени|"
    "шоссе|"
    "с|село|селе|села|п|пос|поселок|поселке|поселка|аул|ауле|аула|г|город|городе|города|ст|станция|станции|"
    "разъезд|а|рзд|м|район|района|районе";
constexpr std::string_view honoured_after =
    "атындағы|көшесі*|көше|көш|даңғылы*|дңғ|ауылы*|ауыл|ауданы*|облысы*|қаласы*|шағынаудан*|шағын|ауылдық|"
    "кенті*|мөлтек|"
    "қ|а|ықшам|стансасы|станциясы|бекеті|округі*|с|ауылында|кен|кенорны*|алаңы*|орамы";
/// Capital words that no person is called.
constexpr std::string_view never_names =
    "департамент*|управлен*|отдел*|министерств*|республик*|казахстан*|акимат*|аппарат*|дом|доме|культур*|"
    "област*|район*|"
    "город*|проект*|тоо|ао|гу|кгу|ргу|гкп|кгп|ргп|жшс|ақ|мм|кмм|рмм|қазақстан*|басқарма*|бөлім*|орталы*|"
    "центр*|институт*|"
    "компани*|эколог*|общ*|адрес*|телефон*|тел|факс|дата|время|место|по|в|на|с|от|до|для|и|или|при|за|сайт*|"
    "единый|единого|"
    "портал*|кодекс*|закон*|приказ*|слушан*|материал*|документ*|замечан*|предложен*|газет*|инициатор*|"
    "заказчик*|разработчик*|"
    "мекен*|облыс*|аудан*|қала*|ауыл*|жоба*|тыңдау*|қоғамдық|электрон*|пошта*|почта|email|e|mail|месторожден*"
    "|комитет*|"
    "генеральн*|главн*|ведущ*|старш*|природ*|ресурс*|строительств*|служб*|здание|кабинет*|каб|офис*|школ*|"
    "клуб*|село|"
    "поселок|улица|форма|период|номер|срок*|бин|иин|бсн|жсн|филиал*|завод*|фабрик*|инвест*|строй*|групп*|"
    "group|ltd|llp|"
    "хатшы*|төраға*|басшы*|директор*|маман*|бас|өкіл*|жауапты|байланыс*|председател*|секретар*|начальник*|"
    "специалист*|"
    "руководител*|представител*|инженер*|контакт*|аким*|әкім*|заместител*|исполнител*|ответствен*|южн*|"
    "северн*|западн*|восточн*|"
    "сельск*|городск*|районн*|областн*|государствен*|национальн*|табиғи|табиғат*|атырау|алматы|астан*|казах*|"
    "қазақ*|северо|юго|"
    "индивидуальн*|крестьянск*|хозяйств*|предпринимател*|ип|жк|кх|шқ|фх|шаруа|қожалы*|жеке|кәсіпкер|"
    "директоры|уважаем*|"
    "құрметті|просим|сообщ*|объявлен*|внимани*|вниманию|хабарландыру|общественност*|жители|январ*|феврал*|"
    "март*|апрел*|мая|"
    "июн*|июл*|август*|сентябр*|октябр*|ноябр*|декабр*|ашық|начал*|регистрац*|результат*|протокол*|обсужден*|"
    "тіркеу*|ескерту*|ұсыныс*|өткіз*|орны|күні|уақыты|нысаны|бастамашы*|құжат*|тапсырыс*|zoom|teams|телефоны";

constexpr std::array<std::string_view, 26> patronymic_endings{
    "ович",  "евич", "ьич",  "овича", "евича", "овичу", "евичу", "овичем", "евичем",
    "овиче", "овна", "евна", "ична",  "овны",  "евны",  "овне",  "евне",   "овной",
    "евной", "ичны", "ұлы",  "улы",   "қызы",  "кызы",  "оглы",  "қызына"};
constexpr std::array<std::string_view, 30> surname_endings{
    "ов",   "ова",   "ову",  "ова",  "овым",  "овой", "ев",   "ева",  "еву",   "евым",
    "евой", "енко",  "ский", "ская", "ской",  "ин",   "ина",  "ину",  "иным",  "иной",
    "баев", "беков", "янц",  "дзе",  "швили", "ұлы",  "цкий", "цкая", "ковой", "чук"};

template <std::size_t count>
bool ends_with_any(std::string_view word, const std::array<std::string_view, count>& endings) {
  return std::any_of(endings.begin(), endings.end(), [word](std::string_view ending) {
    return word.size() > ending.size() + 3 && word.ends_with(ending);
  });
}

class PeopleFinder {
 public:
  explicit PeopleFinder(const Outline& outline) : outline_(outline), tokens_(outline.tokens) {
    for (const Organisation& one : find_organisations(outline)) {
      if (!one.natural_person && one.quoted) company_names_.push_back(one.name);
    }
  }

  std::vector<Span> run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const Span found = at(i);
      i = found.empty() ? i + 1 : found.last;
      if (!found.empty()) people_.push_back(found);
    }
    return std::move(people_);
  }

 private:
  Span at(std::size_t i) {
    if (!tokens_.is(i, TokenKind::word) || in_company(i)) return {};
    if (fits_any(tokens_.folded(i), roles)) after_role_ = i;
    if (!tokens_[i].capital) return {};
    for (const auto pattern : {&PeopleFinder::initials_first, &PeopleFinder::surname_first,
                               &PeopleFinder::with_patronymic, &PeopleFinder::plain}) {
      const Span found = (this->*pattern)(i);
      if (!found.empty() && !honoured(found)) return found;
    }
    return {};
  }

  [[nodiscard]] bool in_company(std::size_t i) const {
    return std::any_of(company_names_.begin(), company_names_.end(), [i](Span s) { return s.holds(i); });
  }

  /// Two letters at least, a capital first, Cyrillic or Latin, not a word that no person is called.
  [[nodiscard]] bool name_word(std::size_t i) const {
    if (!tokens_.is(i, TokenKind::word) || !tokens_[i].capital) return false;
    const std::string_view word = tokens_.folded(i);
    const bool long_enough = word.size() >= 4 || (tokens_[i].script == Script::latin && word.size() >= 3);
    return long_enough && !fits_any(word, never_names);
  }
  /// "И." \return behind it, or 0
  [[nodiscard]] std::size_t initial(std::size_t i) const {
    if (!tokens_.is(i, TokenKind::word) || !tokens_[i].capital || !tokens_.is_mark(i + 1, U'.')) return 0;
    return tokens_.folded(i).size() <= 2 && tokens_[i].begin + 2 >= tokens_[i].end ? i + 2 : 0;
  }
  [[nodiscard]] std::size_t behind_initials(std::size_t i) const {
    const std::size_t one = initial(i);
    if (one == 0) return 0;
    const std::size_t two = initial(one);
    return two != 0 ? two : one;
  }
  /// "Г.А.", "С.О.", "А.О." end the names of units.
  [[nodiscard]] bool initials_of_unit(std::size_t i, std::size_t last) const {
    if (last - i != 4) return false;
    const std::string_view a = tokens_.folded(i), b = tokens_.folded(i + 2);
    return (a == "г" && b == "а") || (a == "с" && b == "о") || (a == "а" && b == "о") ||
           (a == "п" && b == "а") || (a == "с" && b == "а") || (a == "а" && b == "а");
  }
  [[nodiscard]] bool has_role(std::size_t i) const {
    return after_role_ != npos && after_role_ < i && i - after_role_ <= 9 &&
           outline_.sentence_of(after_role_) == outline_.sentence_of(i);
  }
  [[nodiscard]] bool directly_after_role(std::size_t i) const {
    std::size_t k = i;
    while (k > 0 && tokens_.is(k - 1, TokenKind::mark) && tokens_[k - 1].mark != U'.') --k;
    return k > 0 && tokens_.is(k - 1, TokenKind::word) && fits_any(tokens_.folded(k - 1), roles);
  }
  [[nodiscard]] bool labelled(std::size_t i) const {
    const Label* label = outline_.label_of(i);
    return label != nullptr && (label->topic == Topic::person || label->topic == Topic::contact);
  }

  Span initials_first(std::size_t i) {
    const std::size_t behind = behind_initials(i);
    if (behind == 0 || !name_word(behind) || tokens_[behind].shouted) return {};
    // A dot at the end of a sentence: "корпус Б. Начало".
    const bool one = behind == i + 2;
    if (one && !surname(behind) && !has_role(i) && !labelled(i)) return {};
    return {i, behind + 1};
  }

  Span surname_first(std::size_t i) {
    if (!name_word(i)) return {};
    const std::size_t behind = behind_initials(i + 1);
    if (behind == 0) return {};
    const bool one = behind == i + 3;
    if ((one || initials_of_unit(i + 1, behind)) && !surname(i) && !directly_after_role(i)) return {};
    if (initials_of_unit(i + 1, behind) && !surname(i)) return {};
    return {i, behind};
  }

  Span with_patronymic(std::size_t i) {
    if (!name_word(i)) return {};
    std::size_t last = i;
    for (std::size_t k = i; k < i + 3; ++k) {
      if (k > i && tokens_.is(k, TokenKind::line_end) && outline_.hard_ends[k] == 0) continue;
      if (!name_word(k)) break;
      if (ends_with_any(tokens_.folded(k), patronymic_endings) && k > i) {
        last = k + 1;
        break;
      }
    }
    if (last == i) return {};
    // "Иван Иванович Иванов": the surname behind.
    if (last == i + 2 && name_word(last) && surname(last)) ++last;
    return {i, last};
  }

  /// Two or three names in a row, where a word before them or a surname says that somebody is meant.
  Span plain(std::size_t i) {
    const std::size_t last = behind_names(i);
    const bool entrepreneur = directly_after_form(i);
    if (last == i + 1) return entrepreneur || beside_phone(i) ? Span{i, last} : Span{};
    const bool person = last > i + 1 && (entrepreneur || announced(i) || surnamed(i));
    return person ? Span{i, last} : Span{};
  }
  [[nodiscard]] std::size_t behind_names(std::size_t i) const {
    const bool any_script = directly_after_role(i);
    std::size_t last = i;
    while (last < i + 3 && name_word(last) && !tokens_[last].shouted &&
           (any_script || tokens_[last].script != Script::latin))
      ++last;
    return last;
  }
  [[nodiscard]] bool announced(std::size_t i) const {
    return directly_after_role(i) || (labelled(i) && outline_.label_of(i)->topic == Topic::person);
  }
  /// One of two names is a surname, and something speaks for a person.
  [[nodiscard]] bool surnamed(std::size_t i) const {
    if (strong_surname(i) || strong_surname(i + 1)) return true;
    return (surname(i) || surname(i + 1)) && (has_role(i) || labelled(i));
  }
  /// "тел 8 000 101 20 30 Болат": one word at the end of what is said, or the only one before a number.
  [[nodiscard]] bool beside_phone(std::size_t i) const {
    const Span sentence = outline_.sentence_of(i);
    return std::any_of(outline_.contacts.begin(), outline_.contacts.end(), [&](const Contact& c) {
      if (c.kind != ContactKind::phone) return false;
      const bool behind = c.span.last == i || (c.span.last + 1 == i && tokens_.is(i - 1, TokenKind::mark) &&
                                               tokens_[i - 1].mark != U'.');
      return behind && (i + 1 >= sentence.last || tokens_.is(i + 1, TokenKind::mark));
    });
  }
  /// "ИП Ахметов", "КХ Ахметов", "ЖК Ахметов"
  [[nodiscard]] bool directly_after_form(std::size_t i) const {
    const std::size_t form = i > 1 && tokens_.is(i - 1, TokenKind::mark) ? i - 2 : i - 1;
    if (i == 0 || !tokens_.is(form, TokenKind::word) || !tokens_[form].shouted) return false;
    if (fits_any(tokens_.folded(form), "ип|жк|чп")) return form == i - 1 || surname(i);
    return fits_any(tokens_.folded(form), "кх|фх|шқ|фш") && surname(i);
  }

  [[nodiscard]] bool surname(std::size_t i) const {
    return tokens_.is(i, TokenKind::word) && looks_like_surname(tokens_.folded(i));
  }
  /// -ов, -ев and their feminine forms: hardly a place.
  [[nodiscard]] bool strong_surname(std::size_t i) const {
    static constexpr std::array<std::string_view, 8> endings{"ов",   "ев",    "ова",   "ева",
                                                             "баев", "беков", "баева", "бекова"};
    return tokens_.is(i, TokenKind::word) && ends_with_any(tokens_.folded(i), endings);
  }

  [[nodiscard]] bool honoured(Span name) const {
    std::size_t before = name.first;
    while (before > 0 && (tokens_.is_mark(before - 1, U'.') || tokens_.is_mark(before - 1, U'«') ||
                          tokens_.is_mark(before - 1, U'"')))
      --before;
    if (before > 0 && tokens_.is(before - 1, TokenKind::word) && !tokens_[before - 1].shouted &&
        fits_any(tokens_.folded(before - 1), honoured_before)) {
      return true;
    }
    const std::size_t after =
        tokens_.is_mark(name.last, U'-') || tokens_.is_mark(name.last, U'»') ? name.last + 1 : name.last;
    return tokens_.is(after, TokenKind::word) && fits_any(tokens_.folded(after), honoured_after);
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  const Outline& outline_;
  const Tokens& tokens_;
  std::vector<Span> company_names_;
  std::vector<Span> people_;
  std::size_t after_role_ = npos;
};

}  // namespace

bool looks_like_surname(std::string_view folded) { return ends_with_any(folded, surname_endings); }

std::vector<Span> find_people(const Outline& outline) { return PeopleFinder(outline).run(); }

}  // namespace tyndau::notices
