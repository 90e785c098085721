#include "notices/dates.hpp"

#include "notices/number_words.hpp"
#include "notices/phrases.hpp"

#include <array>

namespace tyndau::notices {
namespace {

constexpr std::array<std::string_view, 12> months{
    "январ*|янв|қаңтар*",
    "феврал*|фев|ақпан*",
    "март|марта|марте|мар|наурыз*",
    "апрел*|апр|сәуір*",
    "май|мая|мае|мамыр*",
    "июнь|июня|июне|июн|маусым*",
    "июль|июля|июле|июл|шілде*",
    "август*|авг|тамыз*",
    "сентябр*|сен|сент|қыркүйек*|қыркүйег*",
    "октябр*|окт|қазан|қазанда|қазандағы|қазанға|қазаннан|қазанның|қазаны|қазанын*|қазанына|қазанында*",
    "ноябр*|ноя|нояб|қараша*",
    "декабр*|дек|желтоқсан*"};

constexpr std::string_view year_words = "г|года|год|году|ж|жыл|жылы|жылғы|жылдың|жылға|жылында";

bool plausible_year(int year) { return year >= 1950 && year <= 2150; }

/// Reads one date that begins at a token. Every reader returns the token behind it, or 0.
class DateReader {
 public:
  explicit DateReader(const Tokens& tokens) : tokens_(tokens) {}

  [[nodiscard]] std::optional<WrittenDate> read(std::size_t i) const {
    WrittenDate made;
    for (const auto reader : {&DateReader::in_figures, &DateReader::iso, &DateReader::year_first,
                              &DateReader::day_first, &DateReader::month_first}) {
      WrittenDate date;
      const std::size_t last = (this->*reader)(i, date);
      if (last == 0 || !valid(date)) continue;
      date.span = {i, last};
      return date;
    }
    return std::nullopt;
  }

  /// "12" before "по 19 октября": a day whose month comes later. \return the token behind it
  [[nodiscard]] std::size_t bare_day(std::size_t i, WrittenDate& date) const {
    std::size_t at = open_quote(i) ? i + 1 : i;
    date.day = tokens_.number(at);
    if (date.day < 1 || date.day > 31 || tokens_.folded(at).size() > 2) return 0;
    ++at;
    if (open_quote(i) && close_quote(at)) ++at;
    return at;
  }

  /// "12.05" before "по 19.05.2025".
  [[nodiscard]] std::size_t bare_day_and_month(std::size_t i, WrittenDate& date) const {
    if (!tokens_.is_mark(i + 1, U'.') || !tight(i + 2)) return 0;
    date.day = tokens_.number(i);
    date.month = tokens_.number(i + 2);
    return date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12 ? i + 3 : 0;
  }

  [[nodiscard]] bool open_quote(std::size_t i) const {
    return tokens_.is_mark(i, U'«') || tokens_.is_mark(i, U'"') || tokens_.is_mark(i, U'“') ||
           tokens_.is_mark(i, U'„');
  }
  [[nodiscard]] bool close_quote(std::size_t i) const {
    return tokens_.is_mark(i, U'»') || tokens_.is_mark(i, U'"') || tokens_.is_mark(i, U'”') ||
           tokens_.is_mark(i, U'“');
  }

 private:
  static bool valid(const WrittenDate& date) {
    const int year = date.year == 0 ? 2024 : date.year;
    return make_date(year, static_cast<unsigned>(date.month), static_cast<unsigned>(date.day)).has_value();
  }
  [[nodiscard]] bool tight(std::size_t i) const { return i < tokens_.size() && !tokens_[i].spaced; }
  [[nodiscard]] bool number_of(std::size_t i, std::size_t least, std::size_t most) const {
    if (!tokens_.is(i, TokenKind::number)) return false;
    const auto digits = tokens_.folded(i).size();
    return digits >= least && digits <= most;
  }
  /// Not the middle of a longer row of figures: "1.17.06.2020", "8-705-12-12-20".
  [[nodiscard]] bool stands_alone(std::size_t first, std::size_t last, char32_t separator) const {
    const bool before = first >= 2 && tokens_.is_mark(first - 1, separator) && tight(first) &&
                        tight(first - 1) && tokens_.is(first - 2, TokenKind::number);
    const bool after = tokens_.is_mark(last, separator) && tight(last) && tight(last + 1) &&
                       tokens_.is(last + 1, TokenKind::number);
    return !before && !after;
  }

  /// 19.03.2024, 19.03.24, 19/03/2024, 19-03-2024
  std::size_t in_figures(std::size_t i, WrittenDate& date) const {
    if (!number_of(i, 1, 2) || !number_of(i + 2, 1, 2)) return 0;
    const char32_t separator = tokens_[i + 1].mark;
    if (separator != U'.' && separator != U'/' && separator != U'-') return 0;
    if (!tokens_.is_mark(i + 3, separator) || !(number_of(i + 4, 4, 4) || number_of(i + 4, 2, 2))) return 0;
    date.two_digit_year = number_of(i + 4, 2, 2);
    if ((date.two_digit_year && (separator == U'-' || !tight(i + 4))) || !stands_alone(i, i + 5, separator))
      return 0;
    date.day = tokens_.number(i);
    date.month = tokens_.number(i + 2);
    date.year = tokens_.number(i + 4) + (date.two_digit_year ? 2000 : 0);
    return plausible_year(date.year) ? behind_year_word(i + 5) : 0;
  }

  /// 2024-03-19
  std::size_t iso(std::size_t i, WrittenDate& date) const {
    if (!number_of(i, 4, 4) || !number_of(i + 2, 2, 2) || !number_of(i + 4, 2, 2)) return 0;
    const char32_t separator = tokens_[i + 1].mark;
    if ((separator != U'-' && separator != U'.') || !tokens_.is_mark(i + 3, separator)) return 0;
    if (!stands_alone(i, i + 5, separator)) return 0;
    date.year = tokens_.number(i);
    date.month = tokens_.number(i + 2);
    date.day = tokens_.number(i + 4);
    return plausible_year(date.year) ? i + 5 : 0;
  }

  /// 2024 жылғы 19 наурыз, 2024 ж. «19» наурызда, 2024 жылдың 19-наурызында
  std::size_t year_first(std::size_t i, WrittenDate& date) const {
    if (!number_of(i, 4, 4)) return 0;
    date.year = tokens_.number(i);
    const std::size_t behind = behind_year_word(i + 1);
    if (!plausible_year(date.year) || behind == i + 1) return 0;
    return day_and_month(behind, date);
  }

  /// 17 июня 2020 г., «15» мая 2025 года, 19 наурыз 2024 ж., 17 июня
  std::size_t day_first(std::size_t i, WrittenDate& date) const {
    const std::size_t last = day_and_month(i, date);
    if (last == 0) return 0;
    std::size_t at = tokens_.is_mark(last, U',') ? last + 1 : last;
    if (tokens_.is(at, TokenKind::line_end)) ++at;
    if (!number_of(at, 4, 4) || !plausible_year(tokens_.number(at))) return last;
    date.year = tokens_.number(at);
    return behind_year_word(at + 1);
  }

  /// қаңтардың 28-і, 2025 жыл; қаңтардың 28-інде; мамыр айының 27-сі
  std::size_t month_first(std::size_t i, WrittenDate& date) const {
    if (!tokens_.is(i, TokenKind::word)) return 0;
    if (has(tokens_, i + 1, "айының")) return month_named(i, i + 2, date);
    if (!number_of(i + 1, 1, 2)) return 0;
    const std::string_view month = tokens_.folded(i);
    const bool genitive = month.ends_with("ның") || month.ends_with("нің") || month.ends_with("дың") ||
                          month.ends_with("дің") || month.ends_with("тың") || month.ends_with("тің");
    return genitive ? month_named(i, i + 1, date) : 0;
  }
  /// \param number where the day stands
  std::size_t month_named(std::size_t i, std::size_t number, WrittenDate& date) const {
    if (!number_of(number, 1, 2)) return 0;
    date.month = month_of(tokens_.folded(i));
    date.day = tokens_.number(number);
    if (date.month == 0 || !tokens_.is_mark(number + 1, U'-') ||
        !has(tokens_, number + 2, "і|ы|сі|сы|інде|ында|сінде|сында|не|на|іне|ына|сіне|сына"))
      return 0;
    const std::size_t last = number + 3, at = tokens_.is_mark(last, U',') ? last + 1 : last;
    if (!number_of(at, 4, 4) || !plausible_year(tokens_.number(at))) return last;
    date.year = tokens_.number(at);
    return behind_year_word(at + 1);
  }

  std::size_t day_and_month(std::size_t i, WrittenDate& date) const {
    const auto spoken = ordinal_at(tokens_, i);
    if (spoken) date.day = spoken->value;
    std::size_t at = spoken ? spoken->last : bare_day(i, date);
    if (at == 0) return 0;
    if (tokens_.is_mark(at, U'-')) ++at;
    if (has(tokens_, at, "го|ого|е|ое") && tokens_.is_mark(at - 1, U'-')) ++at;
    if (tokens_.is(at, TokenKind::line_end)) ++at;
    if (!tokens_.is(at, TokenKind::word)) return 0;
    date.month = month_of(tokens_.folded(at));
    return date.month == 0 ? 0 : at + 1;
  }

  [[nodiscard]] std::size_t behind_year_word(std::size_t i) const {
    std::size_t at = tokens_.is(i, TokenKind::line_end) ? i + 1 : i;
    if (tokens_.is_mark(at, U'-') && tight(at) && tight(at + 1)) ++at;
    if (!tokens_.is(at, TokenKind::word) || !fits_any(tokens_.folded(at), year_words)) return i;
    ++at;
    return tokens_.is_mark(at, U'.') && tight(at) ? at + 1 : at;
  }

  const Tokens& tokens_;
};

bool ends_with_from(std::string_view folded) {
  for (const std::string_view ending : {"нан", "нен", "дан", "ден", "тан", "тен"}) {
    if (folded.ends_with(ending)) return true;
  }
  return false;
}

/// The token behind what joins the ends of a period, or 0: "по", "до", "–", the Kazakh ablative, "мен".
std::size_t behind_joint(const Tokens& tokens, std::size_t i) {
  std::size_t at = i;
  if (tokens.is(at, TokenKind::line_end)) ++at;
  if (tokens.is_mark(at, U',')) ++at;
  if (tokens.is_mark(at, U'-')) return at + 1;
  if (tokens.is(at, TokenKind::word) && fits_any(tokens.folded(at), "по|до|мен|бен|пен")) {
    return tokens.is(at + 1, TokenKind::line_end) ? at + 2 : at + 1;
  }
  for (std::size_t k = 0; k < i && k < 2; ++k) {
    if (tokens.is(i - 1 - k, TokenKind::word) && ends_with_from(tokens.folded(i - 1 - k))) return i;
  }
  return 0;
}

bool before(const WrittenDate& a, const WrittenDate& b) {
  return a.month != b.month ? a.month < b.month : a.day <= b.day;
}

/// What one end leaves out stands at the other; a period over New Year counts back or on.
void complete(WrittenDate& first, WrittenDate& last) {
  if (first.month == 0) first.month = last.month;
  if (first.year == 0 && last.year != 0) {
    first.year = before(first, last) ? last.year : last.year - 1;
    first.year_shared = true;
  } else if (last.year == 0 && first.year != 0) {
    last.year = before(first, last) ? first.year : first.year + 1;
    last.year_shared = true;
  }
}

/// A period whose year stands at one end only lasts half a year at most: "с 23 мая по 20 мая 2024" is a slip of the pen.
bool too_long(const WrittenDate& first, const WrittenDate& last) {
  if (!first.year_shared && !last.year_shared) return false;
  return first.date() && last.date() && *last.date() - *first.date() > std::chrono::days{183};
}

std::optional<DateMention> period_at(const Tokens& tokens, const DateReader& reader, std::size_t i) {
  WrittenDate first;
  std::size_t behind = 0;
  if (const auto date = reader.read(i)) {
    first = *date;
    behind = first.span.last;
  } else {
    behind = reader.bare_day_and_month(i, first);
    if (behind == 0) {
      first.month = 0;
      behind = reader.bare_day(i, first);
    }
  }
  if (behind == 0) return std::nullopt;
  first.span = {i, behind};
  if (tokens.is(behind, TokenKind::word) && tokens.is_word(behind, "күннен")) ++behind;
  const std::size_t second = behind_joint(tokens, behind);
  if (second == 0) return std::nullopt;
  auto last = reader.read(second);
  if (!last) return std::nullopt;
  complete(first, *last);
  if (too_long(first, *last)) return std::nullopt;
  if (first.year != 0 && (!first.date() || !last->date() || *first.date() > *last->date()))
    return std::nullopt;
  return DateMention{{i, last->span.last}, first, last};
}

/// "2024 жылғы 12-19 қазан": the year stands before both days.
std::optional<DateMention> year_then_period(const Tokens& tokens, const DateReader& reader, std::size_t i) {
  if (!tokens.is(i, TokenKind::number) || tokens.folded(i).size() != 4) return std::nullopt;
  std::size_t at = i + 1;
  if (!tokens.is(at, TokenKind::word) || !fits_any(tokens.folded(at), year_words)) return std::nullopt;
  if (tokens.is_mark(++at, U'.')) ++at;
  auto period = period_at(tokens, reader, at);
  if (!period || period->first.year != 0 || !plausible_year(tokens.number(i))) return std::nullopt;
  period->span.first = i;
  period->first.year = tokens.number(i);
  complete(period->first, *period->last);
  return period->first.date() && period->last->date() ? period : std::nullopt;
}

/// A day alone is no date: "с 12" must be followed by its period; a number in the text is none.
bool may_begin(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::number)) return true;
  if (tokens.is(i, TokenKind::word))
    return ((tokens.is(i + 1, TokenKind::number) || has(tokens, i + 1, "айының")) &&
            month_of(tokens.folded(i)) != 0) ||
           ordinal_at(tokens, i).has_value();
  return tokens.is(i + 1, TokenKind::number) && tokens.is(i, TokenKind::mark);
}

std::optional<DateMention> mention_at(const Tokens& tokens, const DateReader& reader, std::size_t i) {
  if (!may_begin(tokens, i)) return std::nullopt;
  if (const auto period = year_then_period(tokens, reader, i)) return period;
  if (const auto period = period_at(tokens, reader, i)) return period;
  const auto date = reader.read(i);
  return date ? std::optional(DateMention{date->span, *date, std::nullopt}) : std::nullopt;
}

}  // namespace

std::optional<Date> WrittenDate::date() const {
  if (year == 0) return std::nullopt;
  return make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

int month_of(std::string_view folded) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (fits_any(folded, months[i])) return static_cast<int>(i + 1);
  }
  return 0;
}

std::vector<DateMention> find_dates(const Tokens& tokens) {
  std::vector<DateMention> found;
  const DateReader reader(tokens);
  for (std::size_t i = 0; i < tokens.size();) {
    const auto mention = mention_at(tokens, reader, i);
    i = mention ? mention->span.last : i + 1;
    if (mention) found.push_back(*mention);
  }
  return found;
}

}  // namespace tyndau::notices
