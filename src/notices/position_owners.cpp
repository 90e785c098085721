#include "notices/position_owners.hpp"

#include "notices/phrases.hpp"

#include <algorithm>
#include <optional>

namespace tyndau::notices {
namespace {

constexpr std::string_view announcing_words = "координат*|coordinate*";
constexpr std::string_view settlement_words =
    "с|село|села|селом|п|пос|поселок|поселка|аул|аула|ауылы|ауылының|ауыл|город|города|г|қаласы|қаласының|"
    "кенті|кентінің|кент|пункт|пункта|станция|станции|ст|стансасы|стансасының";
constexpr std::string_view settlement_genitives =
    "ауылының|қаласының|кентінің|стансасының|мекеннің|мекенінің";
/// "место нахождения ТОО: 52°…": who builds, not what is built.
constexpr std::string_view seat_words =
    "тоо|ао|жшс|ақ|ип|компании|инициатора|инициатор|заказчика|заказчик|оператора|разработчика|бастамашы|"
    "бастамашының|"
    "компанияның";
/// Heads of lists of positions.
constexpr std::string_view list_words =
    "координат*|точ*|пункт*|пост*|каталог*|ведомост*|перечень|список|таблиц*|нүкте*|бекет*|кесте*|тізім*|"
    "скважин*|ұңғыма*";

bool parts_clauses(const Tokens& tokens, std::size_t i) {
  return tokens.is_mark(i, U';') || tokens.is_cell_border(i);
}

bool is_quotation_mark(const Tokens& tokens, std::size_t i) {
  return tokens.is_mark(i, U'«') || tokens.is_mark(i, U'»') || tokens.is_mark(i, U'"') ||
         tokens.is_mark(i, U'“') || tokens.is_mark(i, U'”');
}

/// "село Пример: 52°…", "с. Пример (52°…": the point of a settlement.
bool of_a_settlement(const Tokens& tokens, std::size_t token) {
  constexpr std::size_t longest_name = 3;
  if (token == 0 || !tokens.is(token - 1, TokenKind::mark)) return false;
  const char32_t mark = tokens[token - 1].mark;
  if (mark != U':' && mark != U'(' && mark != U'-') return false;
  std::size_t i = token - 1;
  for (std::size_t words = 0; i > 0 && words < longest_name; ++words) {
    if (tokens.is_mark(i - 1, U'.')) --i;
    if (i == 0 || !tokens.is(i - 1, TokenKind::word)) return false;
    if (has(tokens, i - 1, settlement_words)) return true;
    if (!tokens[i - 1].capital) return false;
    --i;
  }
  return false;
}

/// "координаты с. Пример", "координаты посёлка Пример": directly behind the word.
bool settlement_follows(const Tokens& tokens, std::size_t word, std::size_t end) {
  const std::size_t i = word + 1;
  if (i >= end || !has(tokens, i, settlement_words)) return false;
  const bool short_form = tokens.folded(i).size() <= 6;
  return !short_form || tokens.is_mark(i + 1, U'.') || tokens.folded(i).size() > 2;
}

/// The topics of labels whose values tell of people and houses.
bool is_of_people(Topic topic) {
  switch (topic) {
    case Topic::venue:
    case Topic::date_place:
    case Topic::contact:
    case Topic::person:
    case Topic::initiator:
    case Topic::developer:
    case Topic::documents:
    case Topic::comments:
    case Topic::executive_body:
    case Topic::participants: return true;
    default: return false;
  }
}

}  // namespace

Owner PositionOwners::next(Span position) {
  // "П1 52°…; П2 52°…": what is said of the first of a list is said of all.
  constexpr std::size_t near = 40;
  bool list = behind_ != 0 && position.first >= behind_ && position.first - behind_ <= near;
  for (std::size_t i = behind_; i < position.first && list; ++i)
    list = !has(scene_.tokens(), i, announcing_words);
  Owner own = by_own_words(position);
  const Label* label = scene_.outline.label_of(position.first);
  if (own == Owner::unsaid && label != nullptr && label->name.first >= behind_) {
    own = owners_.first_in(label->name);
    list = list && own == Owner::unsaid && label->topic != Topic::coordinates;
  }
  if (own == Owner::unsaid && list) own = last_;
  if (own == Owner::unsaid) own = by_label(position.first);
  if (own == Owner::unsaid && !list) own = by_heading(position.first);
  last_ = own;
  behind_ = position.last;
  return own;
}

Owner PositionOwners::by_own_words(Span position) const {
  const Label* label = scene_.outline.label_of(position.first);
  if (label != nullptr && is_of_people(label->topic)) return Owner::another;
  Span clause = clause_before(position.first);
  if (label != nullptr && clause.holds(label->value.first)) clause.first = label->value.first;
  const Owner before = by_words_before(clause);
  if (before != Owner::unsaid) return before;
  return by_words_behind(position);
}

Owner PositionOwners::by_label(std::size_t token) const {
  const Outline& outline = scene_.outline;
  const Label* label = outline.label_of(token);
  if (label == nullptr) return Owner::unsaid;
  // "Координаты:" below the place of the meeting may be of either.
  const Owner named = owners_.first_in(label->name);
  const bool below = label != &outline.labels.front() && (label - 1)->topic == Topic::venue;
  if (below && named == Owner::unsaid) return Owner::another;
  return named == Owner::another ? named : Owner::unsaid;
}

std::size_t PositionOwners::line_begin(std::size_t token) const {
  constexpr std::size_t longest_row = 200;
  const std::size_t least = token - std::min(token, longest_row);
  while (token > least && !scene_.tokens().is(token - 1, TokenKind::line_end)) --token;
  return token;
}

/// From the position before, the last semicolon or the beginning of the sentence on; in a table, of the row.
Span PositionOwners::clause_before(std::size_t token) const {
  constexpr std::size_t longest = 40;
  const Tokens& tokens = scene_.tokens();
  std::size_t first = scene_.outline.sentence_of(token).first;
  // A row of a table is told by its first cell.
  bool row = first > 0 && tokens.is_cell_border(first - 1);
  if (row) first = line_begin(token);
  first = std::max({first, behind_, token - std::min(token, longest)});
  // What stands in brackets behind the position before is said of that.
  if (first == behind_ && tokens.is_mark(first, U'(')) {
    while (first < token && !tokens.is_mark(first, U')')) ++first;
  }
  for (std::size_t i = token; i > first && !row; --i) {
    if (parts_clauses(tokens, i - 1)) return {i, token};
  }
  return {first, token};
}

Owner PositionOwners::by_words_before(Span clause) const {
  const Tokens& tokens = scene_.tokens();
  for (std::size_t i = clause.last; i > clause.first; --i) {
    if (has(tokens, i - 1, announcing_words)) return by_announcement(clause, i - 1);
  }
  if (of_a_settlement(tokens, clause.last)) return Owner::another;
  // "База предприятия – 52°…", "карьер: 52°…"
  std::size_t first = clause.last;
  while (first > clause.first && !tokens.is_mark(first - 1, U',') && !tokens.is_mark(first - 1, U';'))
    --first;
  std::size_t word = clause.last;
  while (word > first && tokens.is(word - 1, TokenKind::mark)) --word;
  if (word > first && has(tokens, word - 1, seat_words)) return Owner::another;
  const Owner run = scene_.language_at(clause.last) == Language::kk ? owners_.last_in({first, clause.last})
                                                                    : owners_.first_in({first, clause.last});
  return run != Owner::unsaid ? run : owners_.last_in(clause);
}

/// "координаты поста мониторинга", "бекетінің координаттары", "Метеостанция, координаты".
Owner PositionOwners::by_announcement(Span clause, std::size_t word) const {
  const Tokens& tokens = scene_.tokens();
  if (settlement_follows(tokens, word, clause.last)) return Owner::another;
  if (has(tokens, word + 1, seat_words) && word + 1 < clause.last) return Owner::another;
  if (const Owner behind = owners_.first_in({word + 1, clause.last}); behind != Owner::unsaid) return behind;
  if (word > clause.first && has(tokens, word - 1, settlement_genitives)) return Owner::another;
  std::size_t first = word;
  while (first > clause.first &&
         (tokens.is(first - 1, TokenKind::word) || is_quotation_mark(tokens, first - 1)))
    --first;
  if (const Owner run = owners_.last_in({first, word}); run != Owner::unsaid) return run;
  constexpr std::size_t beginning = 5;
  const Owner subject = owners_.first_in({clause.first, std::min(word, clause.first + beginning)});
  return subject != Owner::unsaid ? subject : owners_.last_in({clause.first, word});
}

/// "52°… (карьер)", "52°… – метеостанция;"
Owner PositionOwners::by_words_behind(Span position) const {
  constexpr std::size_t reach = 8;
  const Tokens& tokens = scene_.tokens();
  const std::size_t mark = position.last, limit = std::min(tokens.size(), mark + reach);
  const bool bracket = tokens.is_mark(mark, U'('), dash = tokens.is_mark(mark, U'-');
  if (!bracket && !dash) {
    const bool office = has(tokens, mark, "офис*|кеңсе*|клуб*");
    return office ? Owner::another : Owner::unsaid;
  }
  std::size_t last = mark + 1;
  while (last < limit && !tokens.is(last, TokenKind::line_end) && !tokens.is_mark(last, U')') &&
         !tokens.is_mark(last, U',') && !parts_clauses(tokens, last) && !tokens.is(last, TokenKind::number))
    ++last;
  const Owner said = owners_.first_in({mark + 1, last});
  if (said != Owner::unsaid || !has(tokens, mark + 1, settlement_words)) return said;
  return Owner::another;
}

/// "Посты наблюдения:" above a list or a table.
Owner PositionOwners::by_heading(std::size_t token) const {
  constexpr std::size_t most_lines = 4, longest = 16;
  const Tokens& tokens = scene_.tokens();
  std::size_t begin = line_begin(token);
  const bool item = !tokens.is(begin, TokenKind::word) || tokens[begin].shouted || begin + 4 >= token;
  if (!item) return Owner::unsaid;
  for (std::size_t n = 0; n < most_lines && begin > 0; ++n) {
    const Span line{line_begin(begin - 1), begin - 1};
    begin = line.first;
    if (line.empty()) continue;
    const bool heading = line.size() <= longest && scene_.says(line, list_words);
    if (!heading) continue;
    if (const Owner said = owners_.first_in(line); said != Owner::unsaid) return said;
  }
  return Owner::unsaid;
}

}  // namespace tyndau::notices
