#include "notices/events.hpp"

#include "notices/doubts.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace tyndau::notices {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

struct DatedRole {
  WrittenDate written;
  std::optional<Date> date;
  bool completed = false;
  Evidence evidence = Evidence::phrase;
  int row = -1;
  bool timed = false;
  bool doubted = false;
  bool fresh = false;  ///< the new day of a hearing that is moved
};

class EventFinder {
 public:
  explicit EventFinder(const Scene& scene) : scene_(scene), outline_(scene.outline) {}

  Events run() {
    judge_dates();
    doubt_what_is_moved();
    join_ends();
    complete_years();
    const bool sure = std::any_of(deadlines_.begin(), deadlines_.end(),
                                  [](const DatedRole& date) { return date.date && !date.doubted; });
    for (const DatedRole& date : deadlines_) {
      if (!date.date || (sure && date.doubted)) continue;
      events_.other.push_back(
          found(Field::comments_deadline, date.written.span, to_iso(*date.date), date.evidence));
      events_.other.back().completed = date.completed;
      events_.other.back().doubted = date.doubted;
    }
    for (std::size_t t = 0; t < outline_.times.size(); ++t) take_time(t);
    for (DatedRole& date : dates_) {
      if (date.timed || !date.date) continue;
      if (same_day(*date.date))
        repeat(date);
      else
        add(date, nullptr, Evidence::phrase);
    }
    drop_hourless();
    join_languages();
    std::stable_sort(events_.hearings.begin(), events_.hearings.end(),
                     [](const Event& a, const Event& b) { return a.anchors.front() < b.anchors.front(); });
    return std::move(events_);
  }

 private:
  [[nodiscard]] int row_of(std::size_t token) const {
    const Label* label = outline_.label_of(token);
    return label == nullptr ? -1 : label->row;
  }
  [[nodiscard]] Found found(Field field, Span quote, std::string value, Evidence evidence) const {
    Found one;
    one.field = field;
    one.quote = quote;
    one.value = std::move(value);
    one.evidence = evidence;
    one.language = scene_.language_at(quote.first);
    return one;
  }

  [[nodiscard]] Found dated(const DatedRole& date) const {
    Found one = found(Field::hearing_date, date.written.span, to_iso(*date.date), date.evidence);
    one.completed = date.completed;
    one.doubted = date.doubted;
    return one;
  }

  void judge_dates() {
    for (std::size_t d = 0; d < outline_.dates.size(); ++d) {
      const DateMention& mention = outline_.dates[d];
      const Judged judged = role_of_date(scene_, d, time_beside(mention.span));
      file(mention, judged);
      if (judged.role != Role::act) note_years(mention);
    }
  }
  void file(const DateMention& mention, Judged judged) {
    if (judged.role == Role::period && mention.last) return period(mention, judged.evidence);
    if (judged.role == Role::deadline) return deadline(mention, judged);
    if (judged.role == Role::cancelled || judged.role == Role::other_event)
      cancelled_.push_back(mention.span);
    if (judged.role == Role::cancelled && mention.first.date()) replaced_.insert(*mention.first.date());
    if (judged.role != Role::hearing) return;
    // Of "с 25 мая на 28 июня" the second is the new day.
    const WrittenDate& written = mention.last ? *mention.last : mention.first;
    dates_.push_back({written, written.date(), false, judged.evidence, row_of(mention.span.first), false,
                      judged.doubted, judged.fresh});
  }
  /// Where the text says that a hearing is moved, its other days are those before the move, or nobody knows.
  void doubt_what_is_moved() {
    if (!tells_of_a_change(scene_) || only_one_is_left()) return;
    for (DatedRole& date : dates_) date.doubted = date.doubted || !date.fresh;
    // The new day said again is the new day.
    for (DatedRole& date : dates_) {
      const bool again = std::any_of(dates_.begin(), dates_.end(), [&](const DatedRole& other) {
        return other.fresh && !other.doubted && other.date && other.date == date.date;
      });
      if (again) date.doubted = false;
    }
  }
  /// One day is called off, one other is told: that is the new one.
  [[nodiscard]] bool only_one_is_left() const {
    if (replaced_.empty() || dates_.empty() || !dates_.front().date) return false;
    const auto same = [&](const DatedRole& date) { return date.date == dates_.front().date; };
    return replaced_.count(*dates_.front().date) == 0 && std::all_of(dates_.begin(), dates_.end(), same);
  }
  void note_years(const DateMention& mention) {
    if (mention.first.year != 0) years_.insert(mention.first.year);
    if (mention.last && mention.last->year != 0) years_.insert(mention.last->year);
  }

  void period(const DateMention& mention, Evidence evidence) { ends_of(mention, evidence, events_.other); }
  void ends_of(const DateMention& mention, Evidence evidence, std::vector<Found>& into) const {
    if (!mention.first.date() || !mention.last->date()) return;
    into.push_back(found(Field::period_start, mention.first.span, to_iso(*mention.first.date()), evidence));
    into.push_back(found(Field::period_end, mention.last->span, to_iso(*mention.last->date()), evidence));
  }
  void deadline(const DateMention& mention, Judged judged) {
    if (mention.last) return ends_of(mention, judged.evidence, events_.comment_spans);
    deadlines_.push_back(
        {mention.first, mention.first.date(), false, judged.evidence, -1, false, judged.doubted, false});
  }

  /// "Начало: 18.12.2025. Окончание: 19.01.2026": two days that are the ends of one period. Of two ends the later told one
  /// counts: "Окончание (первоначальное): …, окончание (продлено): …".
  void join_ends() {
    const auto& dates = outline_.dates;
    for (std::size_t d = 0; d + 1 < dates.size(); ++d) {
      const auto first = dates[d].first.date();
      if (!first || dates[d].last || !told_as(dates[d].span, "начал*|басталу*")) continue;
      std::size_t last = d;
      for (std::size_t e = d + 1; e < std::min(dates.size(), d + 3); ++e) {
        if (dates[e].last || !told_as(dates[e].span, "окончан*|аяқталу*")) break;
        last = e;
      }
      const auto end = dates[last].first.date();
      if (last == d || !end || !(*first < *end)) continue;
      ends_of({dates[d].span, dates[d].first, dates[last].first}, Evidence::phrase, events_.other);
      for (std::size_t e = d; e <= last; ++e) {
        ends_.push_back(dates[e].span);
        std::erase_if(dates_, [&](const DatedRole& date) { return date.written.span == dates[e].span; });
      }
    }
  }
  /// Whether one of the words stands shortly before the date, on its line, and none that tells of something else.
  [[nodiscard]] bool told_as(Span date, std::string_view words) const {
    constexpr std::size_t near = 6;
    std::size_t first = date.first;
    while (first > 0 && date.first - first < near && !scene_.tokens().is(first - 1, TokenKind::line_end))
      --first;
    const Span before{first, date.first};
    return scene_.says(before, words) &&
           !scene_.says(before,
                        "замечан*|прием*|предложен*|ескерту*|ескертпе*|қабылда*|строит*|работ*|"
                        "регистрац*|тіркеу*|құрылыс*");
  }

  /// An hour within two tokens of the date, behind or before it.
  [[nodiscard]] bool time_beside(Span date) const {
    return std::any_of(outline_.times.begin(), outline_.times.end(), [&](const TimeMention& t) {
      const bool behind = t.span.first >= date.last && t.span.first - date.last <= 2;
      const bool before = t.span.last <= date.first && date.first - t.span.last <= 2;
      return behind || before;
    });
  }

  /// "17 июня" has the year that every other date of the notice has.
  void complete_years() {
    stated_years();
    if (years_.size() != 1) return;
    for (auto* dates : {&dates_, &deadlines_}) {
      for (DatedRole& date : *dates) {
        if (date.date) continue;
        WrittenDate whole = date.written;
        whole.year = *years_.begin();
        date.date = whole.date();
        date.completed = true;
      }
    }
  }

  /// "Год: 2025"
  void stated_years() {
    const Tokens& tokens = scene_.tokens();
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      const int year = tokens.is_mark(i + 1, U':') ? tokens.number(i + 2) : -1;
      if ((tokens.is_word(i, "год") || tokens.is_word(i, "жылы")) && year > 1990 && year < 2150)
        years_.insert(year);
    }
    if (years_.empty()) lone_years();
  }
  /// "… 2026 жыл.": the only years that the text names.
  void lone_years() {
    const Tokens& tokens = scene_.tokens();
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const int year = tokens.number(i);
      const bool named =
          tokens.is(i, TokenKind::number) && tokens.folded(i).size() == 4 && year > 1990 && year < 2150;
      if (named && has(tokens, i + 1, "год|года|году|жыл|жылы|жылғы|жылдың|г|ж")) years_.insert(year);
    }
  }

  void take_time(std::size_t t) {
    const TimeMention& time = outline_.times[t];
    constexpr std::size_t beside_an_end = 3;
    if (std::any_of(ends_.begin(), ends_.end(),
                    [&](Span end) { return gap(end, time.span) <= beside_an_end; }))
      return;
    if (of_cancelled(time.span)) return;
    const Judged judged = role_of_time(scene_, t);
    const std::size_t d = governing(time);
    const bool beside = d != npos && gap(dates_[d].written.span, time.span) <= 3;
    if (judged.role != Role::hearing &&
        !(beside &&
          (judged.role == Role::unknown || judged.role == Role::documents || judged.role == Role::period))) {
      return;
    }
    if (d == npos) {
      if (judged.evidence == Evidence::label || judged.role == Role::hearing)
        add(DatedRole{}, &time, judged.evidence);
      return;
    }
    dates_[d].timed = true;
    add(dates_[d], &time, judged.role == Role::hearing ? judged.evidence : Evidence::context);
  }

  /// "назначенные на 11 августа в 11:00": the hour of a day that is no more.
  [[nodiscard]] bool of_cancelled(Span time) const {
    constexpr std::size_t beside = 3;
    std::size_t nearest = beside + 1;
    for (const Span day : cancelled_) nearest = std::min(nearest, gap(day, time));
    return nearest <= beside && std::none_of(dates_.begin(), dates_.end(), [&](const DatedRole& date) {
             return gap(date.written.span, time) < nearest;
           });
  }
  static std::size_t gap(Span a, Span b) {
    if (a.last <= b.first) return b.first - a.last;
    return b.last <= a.first ? a.first - b.last : 0;
  }

  /// The date whose hour it is: the one beside it, the last one before it in the sentence, the row or the text.
  [[nodiscard]] std::size_t governing(const TimeMention& time) const {
    const int row = row_of(time.span.first);
    std::size_t last_before = npos, first_behind = npos;
    for (std::size_t d = 0; d < dates_.size(); ++d) {
      const Span span = dates_[d].written.span;
      if (row >= 0 && dates_[d].row == row) return d;
      if (span.first >= time.span.last && span.first - time.span.last <= 3 && !before_is_nearer(d, time))
        return d;
      if (span.last <= time.span.first) last_before = d;
      if (span.first >= time.span.last && first_behind == npos) first_behind = d;
    }
    return last_before != npos ? last_before : first_behind;
  }
  [[nodiscard]] bool before_is_nearer(std::size_t d, const TimeMention& time) const {
    return d > 0 && dates_[d - 1].written.span.last <= time.span.first &&
           time.span.first - dates_[d - 1].written.span.last <= dates_[d].written.span.first - time.span.last;
  }

  void add(const DatedRole& date, const TimeMention* time, Evidence time_evidence) {
    Event event;
    event.row = date.row;
    if (date.date) {
      event.date = date.date;
      event.anchors.push_back(date.written.span.first);
      event.found.push_back(dated(date));
    }
    if (time != nullptr) {
      event.time = time->at;
      event.anchors.push_back(time->span.first);
      event.found.push_back(found(Field::hearing_time, time->span, time_text(time->at), time_evidence));
      event.found.back().doubted = date.date && date.doubted;
      if (event.row < 0) event.row = row_of(time->span.first);
    }
    for (Event& other : events_.hearings) {
      if (other.date != event.date || other.time != event.time || (other.row >= 0 && other.row != event.row))
        continue;
      return merge(other, event);
    }
    events_.hearings.push_back(std::move(event));
  }

  static void merge(Event& into, const Event& from) {
    into.anchors.insert(into.anchors.end(), from.anchors.begin(), from.anchors.end());
    for (const Found& one : from.found) {
      const bool known = std::any_of(into.found.begin(), into.found.end(), [&](const Found& other) {
        return other.field == one.field && other.quote == one.quote;
      });
      if (!known) into.found.push_back(one);
    }
  }

  /// Where hearings have their hours, a day that has none and that no label names for sure is the day of something else.
  void drop_hourless() {
    const auto hour = [](const Event& event) { return event.time.has_value(); };
    if (std::none_of(events_.hearings.begin(), events_.hearings.end(), hour)) return;
    std::erase_if(events_.hearings, [](const Event& event) {
      const Found& day = event.found.front();
      return !event.time && (day.evidence != Evidence::label || day.doubted);
    });
  }
  [[nodiscard]] bool same_day(Date day) const {
    return std::any_of(events_.hearings.begin(), events_.hearings.end(),
                       [day](const Event& event) { return event.date == day; });
  }
  /// A date told again without its hour supports what is known of that day.
  void repeat(const DatedRole& date) {
    for (Event& event : events_.hearings) {
      if (event.date != date.date) continue;
      event.found.push_back(dated(date));
      event.anchors.push_back(date.written.span.first);
    }
  }

  [[nodiscard]] Language language_of(const Event& event) const { return event.found.front().language; }

  /// As many hearings in Kazakh as in Russian that differ: the same ones, of which the languages tell different things.
  void join_languages() {
    if (!scene_.languages.both()) return;
    std::vector<std::size_t> kk, ru;
    for (std::size_t k = 0; k < events_.hearings.size(); ++k) {
      const Event& event = events_.hearings[k];
      const auto in = [&](Language language) {
        return std::any_of(event.found.begin(), event.found.end(),
                           [language](const Found& f) { return f.language == language; });
      };
      if (in(Language::kk) && in(Language::ru)) continue;
      (language_of(event) == Language::kk ? kk : ru).push_back(k);
    }
    if (kk.empty() || kk.size() != ru.size()) return;
    for (std::size_t k = 0; k < kk.size(); ++k) {
      const std::size_t first = std::min(kk[k], ru[k]), second = std::max(kk[k], ru[k]);
      merge(events_.hearings[first], events_.hearings[second]);
      if (!events_.hearings[first].date) events_.hearings[first].date = events_.hearings[second].date;
      if (!events_.hearings[first].time) events_.hearings[first].time = events_.hearings[second].time;
      events_.hearings[second].found.clear();
    }
    std::erase_if(events_.hearings, [](const Event& event) { return event.found.empty(); });
  }

  const Scene& scene_;
  const Outline& outline_;
  std::vector<DatedRole> dates_;
  std::vector<DatedRole> deadlines_;
  std::set<int> years_;
  std::vector<Span> cancelled_;  ///< days that are no more, or of something else
  std::set<Date> replaced_;      ///< days of hearings that were called off
  std::vector<Span> ends_;       ///< days that are ends of a period
  Events events_;
};

}  // namespace

Events find_events(const Scene& scene) { return EventFinder(scene).run(); }

}  // namespace tyndau::notices
