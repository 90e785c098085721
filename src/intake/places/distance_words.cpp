#include "intake/places/distance_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace tyndau::intake {
namespace {

using Tokens = std::vector<AddressToken>;

constexpr Metres kilometre{1'000};
constexpr Metres most_rounding{5'000};
constexpr double right_angle = 90.0;

bool is_metre(std::string_view word) {
  return word_is(word, {"м", "m"}) || word_begins(word, {"метр", "metre", "meter"});
}

/// Half a unit of the last digit that is not zero, in units of the number.
double half_of_last_digit(const std::string& digits, std::size_t decimals) {
  if (decimals > 0) return 0.5 * std::pow(10.0, -static_cast<double>(decimals));
  const auto last = digits.find_last_not_of('0');
  const auto zeros = last == std::string::npos ? 0 : digits.size() - 1 - last;
  return 0.5 * std::pow(10.0, static_cast<double>(zeros));
}

/// A written number, the tokens that it takes, and what the last of them has behind its digits.
struct Number {
  std::string digits;  ///< of the whole part
  std::string fraction;
  std::string rest;  ///< "км" of "15км"
  std::size_t end = 0;
  [[nodiscard]] double value() const { return std::stod(digits + "." + fraction + "0"); }
};

std::string leading_digits(const std::string& word) {
  return word.substr(0, std::min(word.find_first_not_of("0123456789"), word.size()));
}

std::string_view gap_before(const Tokens& tokens, std::size_t at, std::string_view text) {
  return text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
}

bool is_number(const Tokens& tokens, std::size_t at) { return at < tokens.size() && tokens[at].number; }

/// "4 000": a group of three digits behind a blank belongs to the number.
void take_thousands(Number& number, const Tokens& tokens, std::string_view text) {
  constexpr std::size_t group = 3;
  if (!number.rest.empty() || number.digits.size() > group || !is_number(tokens, number.end)) return;
  const auto digits = leading_digits(tokens[number.end].word);
  const auto gap = gap_before(tokens, number.end, text);
  if (digits.size() != group || (gap != " " && gap != "\u00A0")) return;
  number.digits += digits;
  number.rest = tokens[number.end].word.substr(group);
  ++number.end;
}

void take_fraction(Number& number, const Tokens& tokens, std::string_view text) {
  if (!number.rest.empty() || !is_number(tokens, number.end)) return;
  const auto gap = gap_before(tokens, number.end, text);
  if (gap != "," && gap != ".") return;
  number.fraction = leading_digits(tokens[number.end].word);
  number.rest = tokens[number.end].word.substr(number.fraction.size());
  ++number.end;
}

/// "10 (десяти)": what brackets repeat in words.
void skip_brackets(Number& number, const Tokens& tokens) {
  constexpr std::size_t most = 4;
  std::size_t at = number.end;
  const int depth = tokens[number.end - 1].depth;
  while (at < tokens.size() && at < number.end + most && tokens[at].depth > depth && !tokens[at].number) ++at;
  if (at > number.end && at < tokens.size() && tokens[at].depth == depth) number.end = at;
}

/// "121", "2,5", "15км", "121-м", "4 000".
std::optional<Number> number_at(const Tokens& tokens, std::size_t at, std::string_view text) {
  constexpr std::size_t most_digits = 6;
  Number number{leading_digits(tokens[at].word), {}, {}, at + 1};
  if (number.digits.empty() || number.digits.size() > most_digits) return std::nullopt;
  number.rest = tokens[at].word.substr(number.digits.size());
  take_thousands(number, tokens, text);
  take_fraction(number, tokens, text);
  const bool ordinal = number.rest.empty() && number.end + 1 < tokens.size() &&
                       tokens[number.end - 1].hyphen &&
                       word_is(tokens[number.end].word,
                               {"м", "й", "ом", "ый", "ші", "шы", "го", "ого", "ти", "х", "ех", "и", "th"});
  if (ordinal) ++number.end;
  if (number.rest.empty()) skip_brackets(number, tokens);
  return number;
}

/// Where the number of "10-12 км" or "10 – 12 км" goes on behind its dash.
std::optional<Number> upper_end(const Number& lower, const Tokens& tokens, std::string_view text) {
  if (!lower.rest.empty() || !is_number(tokens, lower.end)) return std::nullopt;
  const auto gap = gap_before(tokens, lower.end, text);
  if (gap.find_first_not_of(" -\u2013\u2014") != std::string_view::npos ||
      gap.find_first_not_of(' ') == std::string_view::npos)
    return std::nullopt;
  auto upper = number_at(tokens, lower.end, text);
  return upper && upper->value() > lower.value() ? upper : std::nullopt;
}

/// Whether an exponent stands behind the unit, or a word for an area before it: "5 м²".
bool is_squared(const AddressToken& unit, std::string_view text) {
  const auto behind = text.substr(unit.end);
  return behind.starts_with("²") || behind.starts_with("³") || behind.starts_with("^");
}

/// "5 м-н" is a microdistrict.
bool is_cut_word(const Tokens& tokens, std::size_t at) {
  return tokens[at].hyphen && at + 1 < tokens.size() && word_begins(tokens[at + 1].word, {"н", "он", "р"});
}

/// "разъезд 15 км" is the name of a stop.
bool is_name_of_stop(const Tokens& tokens, std::size_t at) {
  if (at == 0 || tokens[at].breaks) return false;
  const auto word = address_word(tokens, at - 1);
  return (word && (word->kind == AddressWordKind::village || word->kind == AddressWordKind::station) &&
          word->side == NameSide::behind) ||
         word_begins(tokens[at - 1].word, {"остановочн", "платформ", "пикет", "разъезд"});
}

std::optional<WrittenLength> length_at(const Tokens& tokens, std::size_t at, std::string_view text) {
  auto lower = number_at(tokens, at, text);
  if (!lower) return std::nullopt;
  const auto upper = upper_end(*lower, tokens, text);
  const Number& number = upper ? *upper : *lower;
  std::string unit = number.rest;
  TokenSpan span{at, number.end};
  if (unit.empty() && span.end < tokens.size() && !is_cut_word(tokens, span.end))
    unit = tokens[span.end++].word;
  if (!is_kilometre(unit) && !is_metre(unit)) {
    if (at == 0 || !is_kilometre(tokens[at - 1].word)) return std::nullopt;
    unit = "км";
    span = {at - 1, number.end};
  }
  if (is_squared(tokens[span.end - 1], text) || is_name_of_stop(tokens, span.begin)) return std::nullopt;
  const bool in_kilometres = is_kilometre(unit);
  const Metres scale = in_kilometres ? kilometre : Metres{1};
  const Metres rounding =
      std::min(scale * half_of_last_digit(number.digits, number.fraction.size()), most_rounding);
  if (!upper) return WrittenLength{scale * number.value(), rounding, in_kilometres, span};
  const double middle = (lower->value() + upper->value()) / 2.0;
  return WrittenLength{scale * middle, rounding + scale * (upper->value() - middle), in_kilometres, span};
}

/// Degrees of a word that names a point of the compass.
std::optional<double> compass(std::string_view word) {
  if (word_begins(word, {"северовосто", "солтүстікшығыс", "northeast"})) return 45.0;
  if (word_begins(word, {"юговосто", "оңтүстікшығыс", "southeast"})) return 135.0;
  if (word_begins(word, {"югозапад", "оңтүстікбатыс", "southwest"})) return 225.0;
  if (word_begins(word, {"северозапад", "солтүстікбатыс", "northwest"})) return 315.0;
  if (word_begins(word, {"север", "солтүсті", "north", "soltüst", "soltúst", "soltust"})) return 0.0;
  if (word_begins(word, {"восток", "восточ", "шығыс", "east", "shyg", "shyǵ", "şyğ", "şyg"}))
    return right_angle;
  if (word_begins(word, {"юг", "южн", "юж", "юго", "оңтүсті", "south", "oñtüst", "ońtúst", "ontust"}))
    return 180.0;
  if (word_begins(word, {"запад", "батыс", "west", "batys"})) return 270.0;
  return std::nullopt;
}

/// Of two halves, as north and west are, the direction between them.
double between(double a, double b) {
  if (std::abs(a - b) > 180.0) (a < b ? a : b) += 360.0;
  return std::fmod((a + b) / 2.0, 360.0);
}
bool square(double a, double b) { return std::abs(std::remainder(a - b, 360.0)) == right_angle; }

using Letters = std::pair<std::string_view, double>;

/// "ЮЗ", "ССВ", "NW", "СШ": letters of the compass.
std::optional<double> compass_letters(std::string_view word) {
  static constexpr std::array<Letters, 20> letters{
      {{"св", 45.0},   {"юв", 135.0},  {"юз", 225.0},  {"сз", 315.0},  {"ссв", 22.5},
       {"всв", 67.5},  {"вюв", 112.5}, {"ююв", 157.5}, {"ююз", 202.5}, {"зюз", 247.5},
       {"зсз", 292.5}, {"ссз", 337.5}, {"сш", 45.0},   {"ош", 135.0},  {"об", 225.0},
       {"сб", 315.0},  {"ne", 45.0},   {"se", 135.0},  {"sw", 225.0},  {"nw", 315.0}}};
  const auto* const found =
      std::find_if(letters.begin(), letters.end(), [&](const Letters& one) { return one.first == word; });
  return found == letters.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> compass_letter(std::string_view word) {
  static constexpr std::array<Letters, 11> letters{{{"с", 0.0},
                                                    {"в", 90.0},
                                                    {"ш", 90.0},
                                                    {"ю", 180.0},
                                                    {"о", 180.0},
                                                    {"з", 270.0},
                                                    {"б", 270.0},
                                                    {"n", 0.0},
                                                    {"e", 90.0},
                                                    {"s", 180.0},
                                                    {"w", 270.0}}};
  const auto* const found =
      std::find_if(letters.begin(), letters.end(), [&](const Letters& one) { return one.first == word; });
  return found == letters.end() ? std::nullopt : std::optional(found->second);
}

/// "СВ", "С-В", "на С от", "N of": capitals only.
std::optional<WrittenDirection> by_letters(const Tokens& tokens, std::size_t at) {
  const auto& token = tokens[at];
  if (!token.capital) return std::nullopt;
  if (const auto whole = compass_letters(token.word)) return WrittenDirection{*whole, {at, at + 1}};
  const auto letter = compass_letter(token.word);
  if (!letter) return std::nullopt;
  const auto* const next = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
  if (token.hyphen && next != nullptr && next->capital) {
    const auto second = compass_letter(next->word);
    if (second && square(*letter, *second)) return WrittenDirection{between(*letter, *second), {at, at + 2}};
  }
  const bool russian = at > 0 && word_is(tokens[at - 1].word, {"на", "к"}) &&
                       (next == nullptr || next->breaks || next->word == "от");
  const bool english = next != nullptr && next->word == "of";
  return russian || english ? std::optional(WrittenDirection{*letter, {at, at + 1}}) : std::nullopt;
}

/// "Восточный", "п. Южный", "Шығыс Қазақстан": names that a point of the compass begins.
bool is_name(const Tokens& tokens, std::size_t at) {
  const auto& token = tokens[at];
  const bool country =
      at + 1 < tokens.size() && !tokens[at + 1].breaks &&
      word_begins(tokens[at + 1].word, {"казахстан", "қазақстан", "kazakhstan", "qazaqstan"});
  const bool adjective =
      word_begins(token.word, {"северная", "южная", "восточная", "западная", "северный", "южный", "восточный",
                               "западный", "северное", "южное", "восточное", "западное"});
  if (country || adjective) return true;
  if (at == 0 || !token.capital || token.breaks) return false;
  const auto word = address_word(tokens, at - 1);
  return word && word->side == NameSide::behind && word->kind != AddressWordKind::other;
}

/// From the first word of a direction on: "северо-восток", "северо-северо-восток", "север".
WrittenDirection by_words(const Tokens& tokens, std::size_t at, double first) {
  const auto next = [&](std::size_t ahead) -> std::optional<double> {
    for (std::size_t i = at + 1; i <= at + ahead; ++i) {
      if (i >= tokens.size() || tokens[i].breaks) return std::nullopt;
    }
    return compass(tokens[at + ahead].word);
  };
  const auto second = next(1), third = next(2);
  if (second && third && *second == first && square(first, *third))
    return {between(first, between(first, *third)), {at, at + 3}};
  if (second && square(first, *second)) return {between(first, *second), {at, at + 2}};
  return {first, {at, at + 1}};
}

}  // namespace

bool word_begins(std::string_view word, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return word.starts_with(stem); });
}

bool word_is(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_kilometre(std::string_view word) {
  return word_is(word, {"км", "km", "kms"}) || word.find("километр") != std::string_view::npos ||
         word_begins(word, {"километр", "шақырым", "kilomet", "шакырым", "shaqyrym", "şaqyrym"});
}

std::vector<WrittenLength> lengths_in(const Tokens& tokens, std::string_view text) {
  std::vector<WrittenLength> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto length = tokens[i].number ? length_at(tokens, i, text) : std::nullopt;
    if (!length) continue;
    found.push_back(*length);
    i = length->tokens.end - 1;
  }
  return found;
}

std::optional<WrittenDirection> direction_at(const Tokens& tokens, std::size_t at) {
  if (const auto letters = by_letters(tokens, at)) return letters;
  const auto first = compass(tokens[at].word);
  if (!first || is_name(tokens, at)) return std::nullopt;
  return by_words(tokens, at, *first);
}

bool is_road(const Tokens& tokens, std::size_t at) {
  const auto& word = tokens[at].word;
  if (word_begins(word, {"автотрасс", "автодорог", "автомагистрал", "трасс", "дорог", "шоссе", "автожол",
                         "highway", "motorway", "магистрал"}))
    return true;
  if (word_is(word, {"road", "жолының", "жолы", "жолдың", "жолында", "жолындағы"})) return true;
  return word == "а" && tokens[at].slash && at + 1 < tokens.size() && tokens[at + 1].word == "д";
}

}  // namespace tyndau::intake
