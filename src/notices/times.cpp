#include "notices/times.hpp"

#include "notices/number_words.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view hour_words = "ч|час|часа|часов|часам|час|сағат|сағатта|сағаттан|сағатқа|сағ";
constexpr std::string_view minute_words = "мин|минут*|м";
constexpr std::string_view before_words =
    "в|во|к|с|до|на|от|время|времени|начало|начала|начале|сағат|сағаты|сағ|уақыты|уақыт|уақытында|басталуы|"
    "часы";
constexpr std::string_view morning = "утра|таңғы|таңертең|дня";
constexpr std::string_view afternoon = "вечера|кешкі";
constexpr int noon = 12;

class TimeReader {
 public:
  TimeReader(const Tokens& tokens, const std::vector<DateMention>& dates) : tokens_(tokens), dates_(dates) {}

  [[nodiscard]] std::optional<TimeMention> read(std::size_t i) const {
    if (tokens_.is(i, TokenKind::word)) return spoken(i);
    const int hour = tokens_.number(i);
    if (hour < 0 || hour > 24 || tokens_.folded(i).size() > 2) return std::nullopt;
    if (const auto time = in_words(i, hour)) return time;
    return in_figures(i, hour);
  }

 private:
  [[nodiscard]] bool word_in(std::size_t i, std::string_view words) const {
    return tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), words);
  }
  [[nodiscard]] bool tight(std::size_t i) const { return i < tokens_.size() && !tokens_[i].spaced; }
  [[nodiscard]] std::size_t behind_dot(std::size_t i) const { return tokens_.is_mark(i, U'.') ? i + 1 : i; }

  static std::optional<TimeMention> made(Span span, int hour, int minute) {
    if (hour == 24 && minute == 0) hour = 0;
    if (hour > 23 || minute > 59) return std::nullopt;
    return TimeMention{span, std::chrono::minutes{hour * 60 + minute}};
  }

  /// "15 ч. 30 мин.", "15 часов 00 минут", "15 сағат", "10 утра"; "5 часов" of a length has no word before it.
  [[nodiscard]] std::optional<TimeMention> in_words(std::size_t i, int hour) const {
    const std::size_t word = tokens_.is_mark(i + 1, U'-') && tight(i + 1) && tight(i + 2) ? i + 2 : i + 1;
    if (word_in(word, morning)) return made({i, word + 1}, hour, 0);
    if (word_in(word, afternoon)) return made({i, word + 1}, hour < noon ? hour + noon : hour, 0);
    if (!word_in(word, hour_words)) return after_the_word(i, hour);
    std::size_t at = behind_dot(word + 1);
    if (tokens_.is(at, TokenKind::number) && tokens_.folded(at).size() == 2 &&
        word_in(at + 1, minute_words)) {
      const std::size_t last = behind_dot(at + 2);
      return made({i, last}, of_the_day(hour, i, last), tokens_.number(at));
    }
    if (!said_before(i) && !behind_date(i)) return std::nullopt;
    const bool part_of_day = word_in(at, "утра|дня|вечера");
    return made({i, part_of_day ? at + 1 : at}, of_the_day(hour, i, at), 0);
  }
  /// "в десять часов утра", "в пятнадцать часов тридцать минут", "сағат он төртте"
  [[nodiscard]] std::optional<TimeMention> spoken(std::size_t i) const {
    constexpr int midnight = 24;
    const auto hour = cardinal_at(tokens_, i);
    if (!hour || hour->value > midnight || (i > 0 && cardinal_at(tokens_, i - 1))) return std::nullopt;
    if (i > 0 && word_in(i - 1, "сағат|сағ") && !word_in(hour->last, hour_words))
      return made({i, hour->last}, of_the_day(hour->value, i - 1, hour->last), 0);
    if (!word_in(hour->last, "час|часа|часов")) return std::nullopt;
    std::size_t last = hour->last + 1;
    int minute = 0;
    const auto minutes = cardinal_at(tokens_, last);
    if (minutes && word_in(minutes->last, minute_words)) {
      minute = minutes->value;
      last = minutes->last + 1;
    }
    const bool part_of_day = word_in(last, "утра|дня|вечера");
    if (!said_before(i) && !behind_date(i) && !part_of_day) return std::nullopt;
    constexpr int earliest = 7;  // "в два часа" tells of no half of the day
    if (!part_of_day && hour->value < earliest) return std::nullopt;
    return made({i, part_of_day ? last + 1 : last}, of_the_day(hour->value, i, last), minute);
  }
  /// "в 3 часа дня", "кешкі сағат 7-де", "түстен кейін 3-те": hours after noon that are counted from it.
  [[nodiscard]] int of_the_day(int hour, std::size_t first, std::size_t last) const {
    const bool evening = word_in(last, "вечера") || said_shortly_before(first, "кешкі|кеште|кешкісін");
    const bool day = word_in(last, "дня") || said_shortly_before(first, "түстен");
    constexpr int latest_of_day = 6;
    if (hour < noon && (evening || (day && hour <= latest_of_day))) return hour + noon;
    return hour;
  }
  [[nodiscard]] bool said_shortly_before(std::size_t i, std::string_view words) const {
    constexpr std::size_t near = 3;
    for (std::size_t k = 1; k <= near && k <= i; ++k) {
      if (word_in(i - k, words)) return true;
      if (!tokens_.is(i - k, TokenKind::word)) return false;
    }
    return false;
  }

  /// "сағат 15-те", "сағ. 11 де"
  [[nodiscard]] std::optional<TimeMention> after_the_word(std::size_t i, int hour) const {
    const std::size_t word = i >= 2 && tokens_.is_mark(i - 1, U'.') ? i - 2 : i - 1;
    if (i == 0 || !word_in(word, "сағат|сағаты|сағ")) return std::nullopt;
    const std::size_t ending = tokens_.is_mark(i + 1, U'-') ? i + 2 : i + 1;
    const int of_day = of_the_day(hour, word, i + 1);
    if (word_in(ending, "де|да|те|та|ден|дан|тен|тан|ге|ға|ке|қа"))
      return made({word, ending + 1}, of_day, 0);
    const bool alone = !tokens_.is(i + 2, TokenKind::number);
    return alone ? made({word, i + 1}, of_day, 0) : std::nullopt;
  }

  /// "15:00", "15-00", "15.00", "15⁰⁰"
  [[nodiscard]] std::optional<TimeMention> in_figures(std::size_t i, int hour) const {
    if (tokens_.is(i + 1, TokenKind::number) && tight(i + 1) && tokens_.folded(i + 1).size() == 2)
      return made({i, i + 2}, hour, tokens_.number(i + 1));
    if (!tokens_.is(i + 1, TokenKind::mark) || !tokens_.is(i + 2, TokenKind::number)) return std::nullopt;
    const char32_t separator = tokens_[i + 1].mark;
    if (tokens_.folded(i + 2).size() != 2 || (separator != U':' && separator != U'-' && separator != U'.'))
      return std::nullopt;
    if (separator != U':' && (!tight(i + 1) || !tight(i + 2)) && !is_spaced_out(i)) return std::nullopt;
    if (longer_row(i, separator)) return std::nullopt;
    if (separator != U':' && !said_before(i) && !said_behind(i + 3) && !behind_date(i)) return std::nullopt;
    std::size_t last = i + 3;
    if (tokens_.is_mark(last, U':') && tokens_.is(last + 1, TokenKind::number) && separator == U':')
      last += 2;
    return made({i, behind_hour_word(last)}, hour, tokens_.number(i + 2));
  }

  /// "в 11 - 00", "сағат 15 . 30": spaces around the mark, where a word says that an hour follows and no unit does.
  [[nodiscard]] bool is_spaced_out(std::size_t i) const {
    if (!tokens_[i + 1].spaced || !tokens_[i + 2].spaced || i == 0) return false;
    const bool said = word_in(i - 1, "в|во|сағат|сағ|время|начало|уақыты");
    return said && fits_any(tokens_.folded(i + 2), "00|15|30|45") &&
           (!tokens_.is(i + 3, TokenKind::word) || word_in(i + 3, "ч|час|часов|де|да|те|та|по|в|во|на")) &&
           !tokens_.is_mark(i + 3, U'%');
  }

  /// "8-705-12", "1.2.3": part of something longer.
  [[nodiscard]] bool longer_row(std::size_t i, char32_t separator) const {
    const auto joint = [&](std::size_t k) { return tokens_.is_mark(k, separator) && tight(k); };
    const bool before = i >= 2 && joint(i - 1) && tight(i) && tokens_.is(i - 2, TokenKind::number);
    const bool after = separator != U':' && separator != U'-' && joint(i + 3) && tight(i + 4) &&
                       tokens_.is(i + 4, TokenKind::number);
    const bool phone = separator == U'-' && joint(i + 3) && tight(i + 4) &&
                       tokens_.is(i + 4, TokenKind::number) && !tokens_.is_mark(i + 5, separator);
    return before || after || phone;
  }

  [[nodiscard]] bool said_before(std::size_t i) const {
    std::size_t at = i;
    while (at > 0 &&
           (tokens_.is_mark(at - 1, U'-') || tokens_.is_mark(at - 1, U':') || tokens_.is_mark(at - 1, U'.') ||
            tokens_.is_mark(at - 1, U'\t') || tokens_.is(at - 1, TokenKind::line_end))) {
      --at;
    }
    if (at == 0 || !tokens_.is(at - 1, TokenKind::word)) return false;
    if (fits_any(tokens_.folded(at - 1), before_words)) return true;
    // "Начало слушаний – 10-00", "Время проведения: 15.00"
    for (std::size_t k = 2; k <= 5 && k <= at; ++k) {
      if (word_in(at - k, "начало|время|уақыты|басталуы|басталу")) return true;
    }
    return false;
  }
  [[nodiscard]] bool said_behind(std::size_t i) const {
    if (word_in(i, hour_words)) return true;
    const std::size_t ending = tokens_.is_mark(i, U'-') && tight(i) ? i + 1 : i;
    return word_in(ending, "де|да|те|та|ден|дан|тен|тан");
  }
  [[nodiscard]] bool behind_date(std::size_t i) const {
    std::size_t at = i;
    while (at > 0 && (tokens_.is_mark(at - 1, U',') || tokens_.is_mark(at - 1, U'-') ||
                      tokens_.is_mark(at - 1, U'\t') || tokens_.is_word(at - 1, "күні") ||
                      tokens_.is_word(at - 1, "в") || tokens_.is_mark(at - 1, U'('))) {
      --at;
    }
    const auto date = std::partition_point(dates_.begin(), dates_.end(),
                                           [at](const DateMention& d) { return d.span.last < at; });
    return date != dates_.end() && date->span.last == at;
  }
  [[nodiscard]] std::size_t behind_hour_word(std::size_t i) const {
    if (word_in(i, hour_words)) return behind_dot(i + 1);
    const std::size_t ending = tokens_.is_mark(i, U'-') && tight(i) ? i + 1 : i;
    return word_in(ending, "де|да|те|та") ? ending + 1 : i;
  }

  const Tokens& tokens_;
  const std::vector<DateMention>& dates_;
};

}  // namespace

std::vector<TimeMention> find_times(const Tokens& tokens, const std::vector<DateMention>& dates) {
  std::vector<TimeMention> found;
  const TimeReader reader(tokens, dates);
  std::size_t date = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    while (date < dates.size() && dates[date].span.last <= i) ++date;
    const bool dated = date < dates.size() && dates[date].span.holds(i);
    const auto time = dated ? std::nullopt : reader.read(i);
    i = time ? time->span.last : i + 1;
    if (time) found.push_back(*time);
  }
  return found;
}

std::string time_text(std::chrono::minutes at) {
  const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return two(at.count() / 60) + ":" + two(at.count() % 60);
}

}  // namespace tyndau::notices
