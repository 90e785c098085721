#include "notices/phrases.hpp"
#include "notices/readers.hpp"

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

/// I to V in Latin or Cyrillic letters, or 1 to 5; 0 for anything else.
int class_number(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::number)) {
    const int value = tokens.folded(i).size() == 1 ? tokens.number(i) : 0;
    return value <= 5 ? value : 0;
  }
  if (!tokens.is(i, TokenKind::word) || !tokens[i].capital) return 0;
  std::string roman;
  std::string_view word = tokens.folded(i);
  while (!word.empty()) {
    const std::string_view cyrillic_i = "і";
    const bool cyrillic = word.starts_with(cyrillic_i);
    if (!cyrillic && word[0] != 'i' && word[0] != 'v') return 0;
    roman += cyrillic ? 'i' : word[0];
    word.remove_prefix(cyrillic ? cyrillic_i.size() : 1);
  }
  static constexpr std::array<std::string_view, 6> numerals{"", "i", "ii", "iii", "iv", "v"};
  for (std::size_t n = 1; n < numerals.size(); ++n) {
    if (roman == numerals[n]) return static_cast<int>(n);
  }
  return 0;
}

std::string_view roman(int number) {
  static constexpr std::array<std::string_view, 6> numerals{"", "I", "II", "III", "IV", "V"};
  return numerals[static_cast<std::size_t>(number)];
}

bool class_word(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), class_words);
}

/// The number that belongs to the word "класс" at \p word: before it ("II класс", "2-го класса"), or behind it ("класс опасности – II").
Span number_of_class(const Tokens& tokens, std::size_t word, Span sentence) {
  for (std::size_t back = 1; back <= 4 && word >= sentence.first + back; ++back) {
    const std::size_t i = word - back;
    if (class_number(tokens, i) != 0) return {i, i + 1};
    const bool between =
        tokens.is_mark(i, U'-') || tokens.is_mark(i, U'(') || tokens.is_mark(i, U')') ||
        (tokens.is(i, TokenKind::word) &&
         fits_any(tokens.folded(i),
                  "й|го|му|ый|ой|ого|ому|м|ші|шы|қауіптілік|қауіпті|санитарлық|санитариялық|опасности"));
    if (!between) break;
  }
  for (std::size_t i = word + 1; i < sentence.last && i < word + 8; ++i) {
    if (class_number(tokens, i) != 0) return {i, i + 1};
    const bool between =
        tokens.is(i, TokenKind::mark)
            ? tokens[i].mark != U';' && tokens[i].mark != U',' && tokens[i].mark != U'.'
            : tokens.is(i, TokenKind::word) &&
                  fits_any(tokens.folded(i),
                           "опасности|опасность|объекта|предприятия|санитарной|по|санитарный|сзз|"
                           "классификации|санитарн*|согласно|қауіптілік*|бойынша");
    if (!between) break;
  }
  return {};
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
  const Tokens& tokens = scene.tokens();
  for (const Label& label : scene.outline.labels) {
    if (label.topic != Topic::hazard_class || scene.says(label.name, other_classes)) continue;
    for (std::size_t i = label.value.first; i < std::min(label.value.last, label.value.first + 3); ++i) {
      if (const int number = class_number(tokens, i); number != 0) {
        out.push_back(
            found_at(scene, Field::hazard_class, {i, i + 1}, std::string(roman(number)), Evidence::label));
        break;
      }
    }
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!class_word(tokens, i)) continue;
    const Span sentence = scene.outline.sentence_of(i);
    const Span number = number_of_class(tokens, i, sentence);
    if (number.empty()) continue;
    const Span near{i > sentence.first + 4 ? i - 4 : sentence.first, std::min(i + 5, sentence.last)};
    const Span clause{i > sentence.first + 30 ? i - 30 : sentence.first, std::min(i + 30, sentence.last)};
    if (scene.says(near, other_classes)) continue;
    const bool sanitary = scene.says(clause, sanitary_words);
    const bool danger = scene.says(near, "опасност*|қауіптілік*|қауіпті");
    if (!sanitary && !(danger && scene.says(clause, object_words))) continue;
    const Span quote{std::min(number.first, i), std::max(number.last, i + 1)};
    out.push_back(found_at(scene, Field::hazard_class, quote,
                           std::string(roman(class_number(tokens, number.first))),
                           sanitary ? Evidence::phrase : Evidence::context));
  }
}

}  // namespace tyndau::notices
