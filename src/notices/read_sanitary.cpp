#include "notices/doubts.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

constexpr std::string_view class_words =
    "класс|класса|классу|классом|классы|класты|сынып|сыныпқа|сыныпты|сыныбы|сыныбына|классына|классқа|класы|"
    "класына|класының|класты|класқа";
constexpr std::string_view sanitary_words = "сзз|санитар*|сқа|сққ";
constexpr std::string_view object_words =
    "объект*|предприят*|производств*|нысан*|кәсіпорын*|өндіріс*|карьер*|завод*|станци*|фабрик*";
/// What else has classes.
constexpr std::string_view other_classes =
    "отход*|полигон*|қалдық*|веществ*|груз*|токсич*|пожар*|взрыв*|бетон*|ответствен*|капитальн*|сложност*|"
    "напряжен*|точност*|дорог*|чистоты|жауапкершілік*|күрделілік*|заттар*|автодорог*|качеств*";

/// Letters of a Roman number in Latin, also where the "і" is Cyrillic; empty for any other word.
std::string roman_letters(std::string_view word) {
  constexpr std::string_view cyrillic_i = "і";
  std::string letters;
  while (!word.empty()) {
    const bool cyrillic = word.starts_with(cyrillic_i);
    if (!cyrillic && word[0] != 'i' && word[0] != 'v') return {};
    letters += cyrillic ? 'i' : word[0];
    word.remove_prefix(cyrillic ? cyrillic_i.size() : 1);
  }
  return letters;
}

/// I to V, or 1 to 5; 0 for anything else.
int class_number(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::number)) {
    const int value = tokens.folded(i).size() == 1 ? tokens.number(i) : 0;
    return value <= 5 ? value : 0;
  }
  if (!tokens.is(i, TokenKind::word) || !tokens[i].capital) return 0;
  static constexpr std::array<std::string_view, 6> numerals{"", "i", "ii", "iii", "iv", "v"};
  const std::string letters = roman_letters(tokens.folded(i));
  const auto found = std::find(numerals.begin() + 1, numerals.end(), letters);
  return found == numerals.end() ? 0 : static_cast<int>(found - numerals.begin());
}

std::string_view roman(int number) {
  static constexpr std::array<std::string_view, 6> numerals{"", "I", "II", "III", "IV", "V"};
  return numerals[static_cast<std::size_t>(number)];
}

bool class_word(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), class_words);
}

bool may_stand_before(const Tokens& tokens, std::size_t i) {
  if (tokens.is_mark(i, U'-') || tokens.is_mark(i, U'(') || tokens.is_mark(i, U')')) return true;
  return tokens.is(i, TokenKind::word) &&
         fits_any(tokens.folded(i),
                  "й|го|му|ый|ой|ого|ому|м|ші|шы|қауіптілік|қауіпті|санитарлық|санитариялық|опасности");
}

bool may_stand_behind(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::mark))
    return tokens[i].mark != U';' && tokens[i].mark != U',' && tokens[i].mark != U'.';
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i),
                                                   "опасности|опасность|объекта|предприятия|санитарной|по|"
                                                   "санитарный|сзз|классификации|санитарн*|согласно|"
                                                   "қауіптілік*|бойынша");
}

/// The number that belongs to the word "класс" at \p word: before it ("II класс", "2-го класса"), or behind it ("класс опасности – II").
Span number_of_class(const Tokens& tokens, std::size_t word, Span sentence) {
  for (std::size_t back = 1; back <= 4 && word >= sentence.first + back; ++back) {
    const std::size_t i = word - back;
    if (class_number(tokens, i) != 0) return {i, i + 1};
    if (!may_stand_before(tokens, i)) break;
  }
  for (std::size_t i = word + 1; i < sentence.last && i < word + 8; ++i) {
    if (class_number(tokens, i) != 0) return {i, i + 1};
    if (!may_stand_behind(tokens, i)) break;
  }
  return {};
}

/// The first class among the first words of a label's value.
void labelled_class(const Scene& scene, const Label& label, std::vector<Found>& out) {
  if (scene.says(label.name, other_classes)) return;
  for (std::size_t i = label.value.first; i < std::min(label.value.last, label.value.first + 3); ++i) {
    const int number = class_number(scene.tokens(), i);
    if (number == 0) continue;
    out.push_back(
        found_at(scene, Field::hazard_class, {i, i + 1}, std::string(roman(number)), Evidence::label));
    return;
  }
}

/// Tokens around one, inside its sentence.
Span around(Span sentence, std::size_t i, std::size_t before, std::size_t behind) {
  return {i > sentence.first + before ? i - before : sentence.first, std::min(i + behind, sentence.last)};
}

/// The class beside the word at \p i, when its words, not those of waste or a road, speak of health or of danger.
void spoken_class(const Scene& scene, std::size_t i, std::vector<Found>& out) {
  const Span sentence = scene.outline.sentence_of(i);
  const Span number = number_of_class(scene.tokens(), i, sentence);
  const Span near = around(sentence, i, 4, 5), clause = around(sentence, i, 30, 30);
  if (number.empty() || scene.says(near, other_classes)) return;
  if (is_former(scene, number) || is_denied_class(scene, number)) return;
  const bool sanitary = scene.says(clause, sanitary_words);
  const bool danger = scene.says(near, "опасност*|қауіптілік*|қауіпті") && scene.says(clause, object_words);
  if (!sanitary && !danger) return;
  const Span quote{std::min(number.first, i), std::max(number.last, i + 1)};
  out.push_back(found_at(scene, Field::hazard_class, quote,
                         std::string(roman(class_number(scene.tokens(), number.first))),
                         sanitary ? Evidence::phrase : Evidence::context));
  // "для объектов I класса – не менее 1000 м": a row of the norms.
  out.back().doubted = scene.says(around(sentence, i, 8, 14), "менее|меньше|кемінде|минимальн*|норматив*");
}

}  // namespace

Found found_at(const Scene& scene, Field field, Span quote, std::string value, Evidence evidence) {
  Found made;
  made.field = field;
  made.quote = quote;
  made.value = std::move(value);
  made.evidence = evidence;
  made.language = language_of(scene.tokens(), quote).value_or(scene.language_at(quote.first));
  return made;
}

void read_hazard_class(const Scene& scene, std::vector<Found>& out) {
  for (const Label& label : scene.outline.labels) {
    if (label.topic == Topic::hazard_class) labelled_class(scene, label, out);
  }
  for (std::size_t i = 0; i < scene.tokens().size(); ++i) {
    if (class_word(scene.tokens(), i)) spoken_class(scene, i, out);
  }
}

}  // namespace tyndau::notices
