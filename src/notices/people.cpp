#include "notices/people.hpp"

#include "notices/organisations.hpp"
#include "notices/person_words.hpp"
#include "notices/phrases.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

class PeopleFinder {
 public:
  explicit PeopleFinder(const Outline& outline) : outline_(outline), tokens_(outline.tokens) {
    for (const Organisation& one : find_organisations(outline)) {
      if (!one.natural_person) (one.quoted ? company_names_ : bare_names_).push_back(one.name);
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
    if (names_role(tokens_.folded(i))) after_role_ = i;
    if (!tokens_[i].capital) return {};
    for (const auto pattern :
         {&PeopleFinder::initials_first, &PeopleFinder::surname_first, &PeopleFinder::with_patronymic,
          &PeopleFinder::plain, &PeopleFinder::first_name_and_other, &PeopleFinder::family,
          &PeopleFinder::owner, &PeopleFinder::alone}) {
      const Span found = (this->*pattern)(i);
      if (!found.empty() && !honoured(found)) return found;
    }
    return {};
  }

  [[nodiscard]] bool in_company(std::size_t i) const { return within(company_names_, i); }
  /// \param spans one behind the other
  static bool within(const std::vector<Span>& spans, std::size_t i) {
    const auto found = std::partition_point(spans.begin(), spans.end(), [i](Span s) { return s.last <= i; });
    return found != spans.end() && found->holds(i);
  }

  /// Two letters at least, a capital first, Cyrillic or Latin, not a word that no person is called.
  [[nodiscard]] bool name_word(std::size_t i) const {
    if (!tokens_.is(i, TokenKind::word) || !tokens_[i].capital) return false;
    const std::string_view word = tokens_.folded(i);
    const bool long_enough = word.size() >= 4 || (tokens_[i].script == Script::latin && word.size() >= 3);
    return long_enough && !names_no_person(word);
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
    const bool role = k > 0 && tokens_.is(k - 1, TokenKind::word) && names_role(tokens_.folded(k - 1));
    return role || directly_after_cut_role(i);
  }
  /// "исп. Сочинов", "отв.: Сочинов"
  [[nodiscard]] bool directly_after_cut_role(std::size_t i) const {
    std::size_t k = i;
    bool dot = false;
    while (k > 0 && tokens_.is(k - 1, TokenKind::mark)) {
      dot = dot || tokens_[k - 1].mark == U'.';
      --k;
    }
    return dot && k > 0 && tokens_.is(k - 1, TokenKind::word) && is_cut_role(tokens_.folded(k - 1));
  }
  [[nodiscard]] bool labelled(std::size_t i) const {
    const Label* label = outline_.label_of(i);
    return label != nullptr && (label->topic == Topic::person || label->topic == Topic::contact);
  }

  Span initials_first(std::size_t i) {
    const std::size_t behind = behind_initials(i);
    if (behind == 0 || !name_word(behind) || (tokens_[behind].shouted && !surname(behind))) return {};
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
    const bool family_name = surname(i) || looks_like_family_patronymic(tokens_.folded(i));
    if ((one || initials_of_unit(i + 1, behind)) && !family_name && !directly_after_role(i)) return {};
    if (initials_of_unit(i + 1, behind) && !surname(i)) return {};
    // "Корректор Л. Ф. Дорошенко": the initials are of the name behind them.
    if (!surname(i) && tokens_.is(behind, TokenKind::word) && name_word(behind) && surname(behind)) return {};
    if (in_quotation(i) && !surname(i)) return {};  // «Пример Оперейтинг Б.В.»
    return {i, behind};
  }

  [[nodiscard]] bool in_quotation(std::size_t i) const {
    return std::any_of(outline_.quotes.begin(), outline_.quotes.end(),
                       [i](const Quoted& one) { return one.span.holds(i); });
  }

  Span with_patronymic(std::size_t i) {
    if (!name_word(i)) return {};
    std::size_t last = i;
    for (std::size_t k = i; k < i + 3; ++k) {
      if (k > i && tokens_.is(k, TokenKind::line_end) && outline_.hard_ends[k] == 0) continue;
      if (!name_word(k)) break;
      if (looks_like_patronymic(tokens_.folded(k)) && k > i) {
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
    const bool person = last > i + 1 && (entrepreneur || announced(i) || initiates(i, last) ||
                                         (surnamed(i) && !before_house(last)));
    return person ? Span{i, last} : Span{};
  }
  [[nodiscard]] std::size_t behind_names(std::size_t i) const {
    const bool any_script = directly_after_role(i);
    std::size_t last = i;
    while (last < i + 3 && name_word(last) &&
           (!tokens_[last].shouted || (any_script && names_somebody(last))) &&
           (any_script || tokens_[last].script != Script::latin))
      ++last;
    return last;
  }
  [[nodiscard]] bool names_somebody(std::size_t i) const {
    return surname(i) || is_first_name(tokens_.folded(i)) || looks_like_patronymic(tokens_.folded(i));
  }
  [[nodiscard]] bool announced(std::size_t i) const {
    return directly_after_role(i) || (labelled(i) && outline_.label_of(i)->topic == Topic::person);
  }
  /// "Инициатор: Ли Мин": names that are all that the label announces, and one of them some person's.
  [[nodiscard]] bool initiates(std::size_t i, std::size_t last) const {
    const Label* label = outline_.label_of(i);
    const bool directly = label != nullptr && label->topic == Topic::initiator && i > 0 &&
                          (tokens_.is_mark(i - 1, U':') || tokens_.is_mark(i - 1, U'-') ||
                           tokens_.is_mark(i - 1, U'–') || tokens_.is_mark(i - 1, U'—'));
    if (!directly || tokens_.is(last, TokenKind::word)) return false;
    for (std::size_t k = i; k < last; ++k) {
      if (names_somebody(k) || is_short_surname(tokens_.folded(k))) return true;
    }
    return false;
  }
  /// One of two names is a surname, and something speaks for a person.
  [[nodiscard]] bool surnamed(std::size_t i) const {
    if (strong_surname(i) || strong_surname(i + 1)) return true;
    return (surname(i) || surname(i + 1)) && (has_role(i) || labelled(i));
  }

  /// "Ким Виктор", "ОЙДАНОВ СЕРІК", "Serik Oydanov": a usual first name beside a surname, or beside any name where the text
  /// speaks of somebody to talk to.
  Span first_name_and_other(std::size_t i) {
    if (!name_word(i) || !name_word(i + 1) || within(bare_names_, i) || before_house(i + 2)) return {};
    const bool first = is_first_name(tokens_.folded(i));
    if (!first && !is_first_name(tokens_.folded(i + 1))) return {};
    const std::size_t other = first ? i + 1 : i;
    const bool town = is_town_with_a_surname(tokens_.folded(other));
    const bool person = (strong_surname(other) && !town) || speaks_of_somebody(i) ||
                        (surname(other) && !tokens_[other].shouted && !town);
    return person ? Span{i, i + 2} : Span{};
  }
  [[nodiscard]] bool speaks_of_somebody(std::size_t i) const {
    if (has_role(i) || labelled(i) || before_role(i + 2)) return true;
    const Span sentence = outline_.sentence_of(i);
    return std::any_of(outline_.contacts.begin(), outline_.contacts.end(), [&](const Contact& c) {
      return c.kind == ContactKind::phone && sentence.holds(c.span.first);
    });
  }

  /// ", эколог" behind a name.
  [[nodiscard]] bool before_role(std::size_t i) const {
    const std::size_t word = tokens_.is(i, TokenKind::mark) && !tokens_.is_mark(i, U'.') ? i + 1 : i;
    return tokens_.is(word, TokenKind::word) && names_role(tokens_.folded(word));
  }
  /// The number of a house in a street that is called so, and no telephone.
  [[nodiscard]] bool before_house(std::size_t i) const {
    constexpr std::size_t most_digits = 3;
    if (!tokens_.is(i, TokenKind::number) || tokens_.folded(i).size() > most_digits) return false;
    if (tokens_.is(i + 1, TokenKind::word) && tokens_.folded(i + 1).size() > 2) return false;  // "15 марта"
    return std::none_of(outline_.contacts.begin(), outline_.contacts.end(),
                        [i](const Contact& c) { return c.span.holds(i); });
  }

  /// "семьи Сочиновых", "Сочиновтар отбасы", "жилой дом Сочинова"
  Span family(std::size_t i) {
    if (!name_word(i)) return {};
    const std::string_view word = tokens_.folded(i);
    const bool whole = is_surname_of_family(word);
    const bool before = i > 0 && tokens_.is(i - 1, TokenKind::word) && names_family(tokens_.folded(i - 1)) &&
                        !honoured_before(i - 1);
    const bool behind = tokens_.is(i + 1, TokenKind::word) && names_family(tokens_.folded(i + 1));
    if ((before || behind) && (whole || surname(i) || is_first_name(word) || is_short_surname(word)))
      return {i, i + 1};
    const bool of_family = i > 1 && tokens_.is(i - 1, TokenKind::word) && tokens_.folded(i - 1) == "of" &&
                           tokens_.is(i - 2, TokenKind::word) && names_family(tokens_.folded(i - 2));
    if (of_family && surname(i)) return {i, i + 1};
    return in_house_of(i) && (whole || (strong_surname(i) && !is_town_with_a_surname(word))) ? Span{i, i + 1}
                                                                                             : Span{};
  }
  /// "дом Сочиновых", "дом Сочинова"; a house of culture is not called so.
  [[nodiscard]] bool in_house_of(std::size_t i) const {
    if (i == 0 || !tokens_.is(i - 1, TokenKind::word)) return false;
    const bool house =
        fits_any(tokens_.folded(i - 1), "дом|дома|доме|дому|подворье|усадьба|усадьбы|участок|двор");
    if (!house) return false;
    const std::string_view word = tokens_.folded(i);
    return is_surname_of_family(word) || word.ends_with("ова") || word.ends_with("ева") ||
           word.ends_with("овой") || word.ends_with("евой");
  }

  /// "Серіктің үйі", "Қуанышбектің үйінен 300 м", "Ойданов-тің үйі": whose house it is.
  Span owner(std::size_t i) {
    if (!name_word(i) || tokens_[i].shouted || is_town_with_a_surname(tokens_.folded(i))) return {};
    constexpr std::string_view genitives = "ның|нің|дың|дің|тың|тің";
    const bool apart = tokens_.is_mark(i + 1, U'-') && tokens_.is(i + 2, TokenKind::word) &&
                       fits_any(tokens_.folded(i + 2), genitives);
    const std::size_t last = apart ? i + 3 : i + 1;
    const std::string_view word = tokens_.folded(i);
    static constexpr std::array<std::string_view, 6> endings{"ның", "нің", "дың", "дің", "тың", "тің"};
    const bool genitive =
        apart || std::any_of(endings.begin(), endings.end(),
                             [word](std::string_view ending) { return word.ends_with(ending); });
    if (!genitive || !tokens_.is(last, TokenKind::word) ||
        !fits_any(tokens_.folded(last), "үйі|үйіне|үйінен|үйінің|үйін|үйінде|ауласы*|қорасы*|қыстауы*"))
      return {};
    const bool begins = outline_.sentence_of(i).first == i;  // where any word has a capital
    return !begins || surname(i) || is_first_name(word) ? Span{i, last} : Span{};
  }

  /// One word: "гражданина Сочинова", "директор Сочинов", "Жауапты: Айнұр", "Гүлнәр апай", "Ойдановтың".
  Span alone(std::size_t i) {
    if (!name_word(i) || within(bare_names_, i)) return {};
    const std::string_view word = tokens_.folded(i);
    if (tokens_.is(i + 1, TokenKind::word) && is_honorific(tokens_.folded(i + 1))) return {i, i + 2};
    const bool elder =
        tokens_.is(i + 1, TokenKind::word) && fits_any(tokens_.folded(i + 1), "апа|аға|аже|ата|тәте");
    const bool uncle = elder && !tokens_[i + 1].capital && fits_any(tokens_.folded(i + 1), "аға|тәте");
    if (uncle || (elder && is_first_name(word))) return {i, i + 2};
    if (directly_after_title(i) && (surname(i) || is_first_name(word))) return {i, i + 1};
    if (directly_after_holder(i) && (strong_surname(i) || is_first_name(word) || is_short_surname(word)) &&
        !is_town_with_a_surname(word))
      return {i, i + 1};
    return !before_house(i + 1) && (named_for_role(i) || inflected_alone(i)) ? Span{i, i + 1} : Span{};
  }
  /// "директор Сочинов", "Жауапты: Айнұр"
  [[nodiscard]] bool named_for_role(std::size_t i) const {
    const std::string_view word = tokens_.folded(i);
    const bool cut = directly_after_cut_role(i);
    const bool surely = (strong_surname(i) || (cut && (surname(i) || is_short_surname(word)))) &&
                        !is_town_with_a_surname(word);
    return directly_after_role(i) && (surely || (is_first_name(word) && !tokens_[i].shouted));
  }
  /// "Ойдановтың", "Болатұлына", and not the end of a longer name, which honours a place
  [[nodiscard]] bool inflected_alone(std::size_t i) const {
    const std::string_view word = tokens_.folded(i);
    const bool inflected = is_surname_in_kazakh_case(word) || looks_like_family_patronymic(word);
    return inflected && !(i > 0 && name_word(i - 1)) && !tokens_[i].shouted;
  }
  /// "участок фермера Сочинова", "чабан Серік"
  [[nodiscard]] bool directly_after_holder(std::size_t i) const {
    return i > 0 && tokens_.is(i - 1, TokenKind::word) && names_holder(tokens_.folded(i - 1));
  }
  /// "гр. Сочинов", "гражданина Сочинова", "г-н Сочинов"
  [[nodiscard]] bool directly_after_title(std::size_t i) const {
    std::size_t k = i;
    while (k > 0 && (tokens_.is_mark(k - 1, U'.') || tokens_.is_mark(k - 1, U':'))) --k;
    if (k == 0 || !tokens_.is(k - 1, TokenKind::word)) return false;
    const std::string_view word = tokens_.folded(k - 1);
    if (names_title(word)) return true;
    return k >= 3 && tokens_.is_mark(k - 2, U'-') && fits_any(tokens_.folded(k - 3), "г|гр") &&
           fits_any(word, "н|на|ну|ном|жа|жи|же|жу|жой|ка|ки|ке|ку");
  }

  /// "Сұрақ болса: Болат, 8 000 101 20 30"
  [[nodiscard]] bool phone_behind(std::size_t i) const {
    const Contact* const contact = beginning_at(outline_.contacts, i);
    return contact != nullptr && contact->kind == ContactKind::phone;
  }
  /// "тел 8 000 101 20 30 Болат": one word at the end of what is said, or the only one before a number.
  [[nodiscard]] bool beside_phone(std::size_t i) const {
    const Span sentence = outline_.sentence_of(i);
    if (i + 1 < sentence.last && !tokens_.is(i + 1, TokenKind::mark)) return false;
    if (i > 0 && tokens_.is_mark(i - 1, U':') && phone_behind(i + 2)) return true;
    const bool mark = i > 0 && tokens_.is(i - 1, TokenKind::mark) && tokens_[i - 1].mark != U'.';
    const auto behind = std::partition_point(outline_.contacts.begin(), outline_.contacts.end(),
                                             [i](const Contact& c) { return c.span.last < i - 1; });
    const auto beyond = std::partition_point(behind, outline_.contacts.end(),
                                             [i](const Contact& c) { return c.span.last <= i; });
    return std::any_of(behind, beyond, [&](const Contact& c) {
      return c.kind == ContactKind::phone && (c.span.last == i || mark);
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
  [[nodiscard]] bool strong_surname(std::size_t i) const {
    return tokens_.is(i, TokenKind::word) && looks_surely_like_surname(tokens_.folded(i));
  }

  /// Behind the word before, without marks between.
  [[nodiscard]] std::size_t behind_word(std::size_t i) const {
    while (i > 0 &&
           (tokens_.is_mark(i - 1, U'.') || tokens_.is_mark(i - 1, U'«') || tokens_.is_mark(i - 1, U'"')))
      --i;
    return i;
  }
  [[nodiscard]] bool honours(std::size_t i) const {
    constexpr std::size_t no_abbreviation = 8;  // bytes: "АО" and "С" in capitals honour nobody
    const std::string_view word = tokens_.folded(i);
    if (honours_before(word)) return !tokens_[i].shouted || word.size() >= no_abbreviation;
    return word == "н" && i > 1 && tokens_.is_mark(i - 1, U'-') && tokens_.is_word(i - 2, "р");  // "р-н"
  }
  /// A word that honours stands directly before, or before initials: "ул. Д.", "имени К.".
  [[nodiscard]] bool honoured_before(std::size_t name) const {
    for (std::size_t behind = behind_word(name); behind > 0; behind = behind_word(behind - 1)) {
      if (!tokens_.is(behind - 1, TokenKind::word)) return false;
      // "Аким района Т. Сочинов": whose office it is, and no name of the unit.
      const bool office =
          behind > 1 && tokens_.is(behind - 2, TokenKind::word) && names_role(tokens_.folded(behind - 2));
      if (honours(behind - 1)) return !office;
      if (initial(behind - 1) == 0) return false;
    }
    return false;
  }

  [[nodiscard]] bool honoured(Span name) const {
    if (honoured_before(name.first)) return true;
    const std::size_t after =
        tokens_.is_mark(name.last, U'-') || tokens_.is_mark(name.last, U'»') ? name.last + 1 : name.last;
    return tokens_.is(after, TokenKind::word) && honours_behind(tokens_.folded(after));
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  const Outline& outline_;
  const Tokens& tokens_;
  std::vector<Span> company_names_;
  std::vector<Span>
      bare_names_;  ///< of companies, without quotation marks: capital words that may go on with somebody's name
  std::vector<Span> people_;
  std::size_t after_role_ = npos;
};

}  // namespace

std::vector<Span> find_people(const Outline& outline) { return PeopleFinder(outline).run(); }

}  // namespace tyndau::notices
