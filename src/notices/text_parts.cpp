#include "notices/outline.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// Words that a dot may cut short, in both languages; single letters are initials.
constexpr std::string_view abbreviations =
    "ул|пр|просп|пер|пос|обл|тел|факс|моб|им|гг|др|эл|мин|час|стр|корп|каб|мкр|зд|оф|кв|рн|св|ст|см|пп|ред|"
    "руб|тыс|млн|"
    "млрд|га|км|кг|куб|соотв|отв|исп|зам|нач|гл|инж|мест|рис|табл|прим|ауд|қ|көш|ауд|обл|ш|бөл|сағ|шағ|т|б|"
    "жж|тг|ж|"
    "пгт|ж|бул|наб|шос|пл|эт|пом|уч|кл|макс|сек|ок|окр|бр|янв|фев|мар|апр|авг|сен|сент|окт|ноя|нояб|дек";

constexpr std::size_t longest_quote = 260;     ///< tokens
constexpr std::size_t longest_sentence = 800;  ///< tokens; what goes on longer has no full stops

bool is_bullet(char32_t mark) {
  return mark == U'-' || mark == U'•' || mark == U'*' || mark == U'●' || mark == U'▪' || mark == U'·' ||
         mark == U'–' || mark == U'|' || mark == U'✓' || mark == U'➢' || mark == U'■';
}

/// Pairs quotation marks of one paragraph at a time.
class QuoteFinder {
 public:
  explicit QuoteFinder(const Tokens& tokens) : tokens_(tokens) {}

  std::vector<Quoted> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_.is(i, TokenKind::line_end) && tokens_.is(i + 1, TokenKind::line_end)) give_up();
      if (tokens_.is(i, TokenKind::mark)) take(i);
    }
    give_up();
    std::sort(found_.begin(), found_.end(), [](const Quoted& a, const Quoted& b) {
      return a.span.first != b.span.first ? a.span.first < b.span.first : a.span.last > b.span.last;
    });
    return std::move(found_);
  }

 private:
  void take(std::size_t i) {
    const char32_t mark = tokens_[i].mark;
    if (mark == U'«' || mark == U'„' || mark == U'‟') open_.push_back(i);
    if (mark == U'»' || mark == U'”') close(i);
    if (mark == U'“' || mark == U'"') take_either(i);
  }
  /// A mark that opens and closes alike. Behind a digit it is a sign of inches or of seconds of arc.
  void take_either(std::size_t i) {
    if (is_of_an_arc(i)) return;
    if (opens_here(i) && (open_.empty() || i > open_.back() + 1)) {
      open_.push_back(i);
    } else if (i == 0 || !tokens_.is(i - 1, TokenKind::number) || closes_named()) {
      close(i);
    }
  }
  /// 49°48'00": the sign of seconds.
  [[nodiscard]] bool is_of_an_arc(std::size_t i) const {
    if (i < 2 || !tokens_.is(i - 1, TokenKind::number)) return false;
    return tokens_.is_mark(i - 2, U'\'') || tokens_.is_mark(i - 2, U'′') || tokens_.is_mark(i - 2, U'’');
  }
  [[nodiscard]] bool opens_here(std::size_t i) const {
    if (i + 1 >= tokens_.size() || tokens_[i + 1].spaced) return false;
    if (tokens_[i].spaced) return true;
    return i > 0 &&
           (tokens_.is_mark(i - 1, U'(') || tokens_.is_mark(i - 1, U'«') || tokens_.is_mark(i - 1, U':'));
  }
  /// «Заря 1": the pair of a mark that begins with a letter.
  [[nodiscard]] bool closes_named() const {
    return !open_.empty() && !tokens_.is(open_.back() + 1, TokenKind::number);
  }
  void close(std::size_t i) {
    // «Қошқар-Ата» қоймасын рекультивациялау»: one mark opens both.
    if (open_.empty() && last_closed_ != 0 && i - last_closed_ < 40 && tokens_[i].mark == U'»')
      found_.push_back({{last_open_, i + 1}});
    if (open_.empty()) return;
    last_open_ = open_.back();
    if (i - open_.back() <= longest_quote) found_.push_back({{open_.back(), i + 1}});
    last_closed_ = i;
    open_.pop_back();
  }
  /// «Строительство полигона «Южный»: the mark of the first inner pair closes both.
  void give_up() {
    std::vector<Quoted> inner(found_.begin() + static_cast<std::ptrdiff_t>(paragraph_), found_.end());
    std::sort(inner.begin(), inner.end(),
              [](const Quoted& a, const Quoted& b) { return a.span.first > b.span.first; });
    std::size_t last = 0, next = 0;  // the end of the first pair that closes behind the mark
    for (auto first = open_.rbegin(); first != open_.rend(); ++first) {
      for (; next < inner.size() && inner[next].span.first > *first; ++next)
        last = last == 0 ? inner[next].span.last : std::min(last, inner[next].span.last);
      if (last != 0 && last - *first <= longest_quote) found_.push_back({{*first, last}});
    }
    paragraph_ = found_.size();
    open_.clear();
    last_closed_ = 0;
  }

  const Tokens& tokens_;
  std::vector<std::size_t> open_;
  std::vector<Quoted> found_;
  std::size_t last_closed_ = 0, last_open_ = 0;
  std::size_t paragraph_ = 0;  ///< how many were found before this paragraph
};

struct Line {
  Span span;  ///< without the end
  std::size_t width = 0;
};

std::vector<Line> lines_of(const Tokens& tokens) {
  std::vector<Line> lines;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !tokens.is(i, TokenKind::line_end)) continue;
    Line line{{first, i}, 0};
    if (i > first) line.width = tokens[i - 1].end - tokens[first].begin;
    lines.push_back(line);
    first = i + 1;
  }
  return lines;
}

bool has_cells(const Tokens& tokens, Span line) {
  for (std::size_t i = line.first; i < line.last; ++i) {
    if (tokens.is_cell_border(i)) return true;
  }
  return false;
}

/// A few words and a colon: "Место проведения:".
bool begins_with_label(const Tokens& tokens, Span line) {
  const std::size_t first = behind_list_mark(tokens, line.first);
  if (first >= line.last || !tokens.is(first, TokenKind::word) || !tokens[first].capital) return false;
  for (std::size_t i = first; i < line.last && i < first + 14; ++i) {
    if (tokens.is_mark(i, U':')) return !tokens.is(i - 1, TokenKind::number);
    if (tokens.is_mark(i, U'.') && !is_abbreviation_dot(tokens, i)) return false;
  }
  return false;
}

/// "Место проведения Акмолинская область …": as forms print it, then a value.
bool begins_with_bare_label(const Tokens& tokens, Span line) {
  if (!tokens[line.first].capital) return false;
  const auto heads = find_bare_labels(tokens, {line.first, std::min(line.last, line.first + 8)});
  if (heads.empty() || heads.front().name.first != line.first) return false;
  const std::size_t value = heads.front().name.last;
  return value < line.last &&
         (tokens[value].capital || tokens.is(value, TokenKind::number) || tokens.is_mark(value + 1, U'.'));
}

/// "Кім бастады? «Восток» ЖШС": a question of a few words at the head of a line.
bool begins_with_question(const Tokens& tokens, Span line) {
  constexpr std::size_t most_words = 5;
  if (!tokens[line.first].capital) return false;
  for (std::size_t i = line.first; i < std::min(line.last, line.first + most_words + 1); ++i) {
    if (tokens.is_mark(i, U'?')) return i > line.first && i + 1 < line.last;
    if (!tokens.is(i, TokenKind::word)) return false;
  }
  return false;
}

/// A row of cells, an item of a list, a label, a question.
bool begins_anew(const Tokens& tokens, Span line) {
  return begins_with_question(tokens, line) || has_cells(tokens, line) ||
         behind_list_mark(tokens, line.first) != line.first || begins_with_label(tokens, line) ||
         begins_with_bare_label(tokens, line);
}

/// \param widest of the lines around; 0 inside a quotation, whose lines belong together however short they are
bool is_hard(const Tokens& tokens, const Line& line, const Line& next, std::size_t widest) {
  if (line.span.empty() || next.span.empty()) return true;
  if (has_cells(tokens, line.span) || begins_anew(tokens, next.span)) return true;
  const std::size_t last = line.span.last - 1;
  const char32_t mark = tokens.is(last, TokenKind::mark) ? tokens[last].mark : 0;
  static constexpr std::u32string_view ends = U";:!?", joins = U",-(";
  if (mark != 0 && ends.find(mark) != std::u32string_view::npos) return true;
  if (mark == U'.') return !is_abbreviation_dot(tokens, last);
  if (mark != 0 && joins.find(mark) != std::u32string_view::npos) return false;
  const bool fresh = tokens[next.span.first].capital || tokens.is(next.span.first, TokenKind::mark);
  return fresh && line.width * 10 < widest * 6;
}

/// "до 28 мая 2025 г. Телефон для справок: …": a year, then a label.
bool year_ends_sentence(const Tokens& tokens, std::size_t dot) {
  const bool year = dot >= 2 && tokens.is(dot - 2, TokenKind::number) && tokens.folded(dot - 2).size() == 4;
  if (!year || !fits_any(tokens.folded(dot - 1), "г|ж") || !tokens.is(dot + 1, TokenKind::word) ||
      !tokens[dot + 1].capital)
    return false;
  for (std::size_t i = dot + 1; i < tokens.size() && i < dot + 8; ++i) {
    if (tokens.is_mark(i, U':')) return true;
    if (!tokens.is(i, TokenKind::word)) return false;
  }
  return false;
}

}  // namespace

std::vector<Quoted> find_quotes(const Tokens& tokens) { return QuoteFinder(tokens).run(); }

std::vector<char> inside_quotes(const Tokens& tokens, const std::vector<Quoted>& quotes) {
  std::vector<char> inside(tokens.size(), 0);
  std::size_t marked = 0;  // no quotation begins before the one in front of it
  for (const Quoted& quote : quotes) {
    for (std::size_t i = std::max(marked, quote.span.first); i + 1 < quote.span.last; ++i) inside[i] = 1;
    marked = std::max(marked, quote.span.last - 1);
  }
  return inside;
}

std::size_t behind_list_mark(const Tokens& tokens, std::size_t line_begin) {
  std::size_t i = line_begin;
  if (tokens.is(i, TokenKind::mark) && is_bullet(tokens[i].mark) && i + 1 < tokens.size()) {
    if (!tokens[i + 1].spaced && tokens[i].mark != U'•' && tokens[i].mark != U'|') return line_begin;
    ++i;
  }
  std::size_t at = i;
  while (
      tokens.is(at, TokenKind::number) && tokens.folded(at).size() <= 2 && tokens.is_mark(at + 1, U'.') &&
      at < i + 6 &&
      !(at + 2 < tokens.size() && tokens.is(at + 2, TokenKind::number) && tokens.folded(at + 2).size() > 2)) {
    at += 2;
  }
  if (tokens.is(at, TokenKind::number) && tokens.folded(at).size() <= 2 && tokens.is_mark(at + 1, U')'))
    at += 2;
  if (at == i) return i;
  const bool spaced = at < tokens.size() && (tokens[at].spaced || tokens.is(at, TokenKind::word));
  // "17.06.2020" and "15.00" begin no list.
  return spaced && !tokens.is(at, TokenKind::line_end) &&
                 !(tokens.is(at, TokenKind::number) && !tokens[at].spaced)
             ? at
             : i;
}

bool is_abbreviation_dot(const Tokens& tokens, std::size_t dot) {
  if (dot == 0 || !tokens.is_mark(dot, U'.')) return false;
  if (dot + 1 < tokens.size() && !tokens[dot + 1].spaced && !tokens.is(dot + 1, TokenKind::line_end))
    return true;  // "с.о.", "15.00", "ecoportal.kz"
  if (!tokens.is(dot - 1, TokenKind::word)) return false;
  const std::string_view word = tokens.folded(dot - 1);
  // "500 м. Расстояние …": a unit at the end of a sentence.
  const bool unit =
      dot >= 2 && tokens.is(dot - 2, TokenKind::number) && fits_any(word, "м|км|га|метр|шақырым");
  const bool index = tokens.is(dot + 1, TokenKind::number) && tokens.folded(dot + 1).size() == 6;
  if (unit && (index || (tokens.is(dot + 1, TokenKind::word) && tokens[dot + 1].capital) ||
               tokens.is(dot + 1, TokenKind::line_end)))
    return false;
  if (year_ends_sentence(tokens, dot)) return false;
  // "24А." is the number of a house, "А." an initial.
  const bool house = dot >= 2 && tokens.is(dot - 2, TokenKind::number) && !tokens[dot - 1].spaced &&
                     !tokens.is_word(dot - 1, "г") && !tokens.is_word(dot - 1, "ж");
  const bool letter = word.size() <= 2 && static_cast<unsigned char>(word[0]) >= 0x80 && !house;
  return letter || fits_any(word, abbreviations);
}

std::vector<char> find_hard_ends(const Tokens& tokens) {
  std::vector<char> hard(tokens.size(), 0);
  const std::vector<Line> lines = lines_of(tokens);
  const std::vector<char> quoted = inside_quotes(tokens, find_quotes(tokens));
  for (std::size_t k = 0; k + 1 < lines.size(); ++k) {
    std::size_t widest = 0;
    for (std::size_t n = k >= 3 ? k - 3 : 0; n < std::min(lines.size(), k + 4); ++n)
      widest = std::max(widest, lines[n].width);
    if (quoted[lines[k].span.last] != 0) widest = 0;
    if (is_hard(tokens, lines[k], lines[k + 1], widest)) hard[lines[k].span.last] = 1;
  }
  return hard;
}

std::vector<Span> find_sentences(const Tokens& tokens, const std::vector<char>& hard_ends) {
  std::vector<Span> sentences;
  const std::vector<char> quoted = inside_quotes(tokens, find_quotes(tokens));
  std::size_t first = 0;
  const auto close = [&](std::size_t last, std::size_t next) {
    while (first < last && tokens.is(first, TokenKind::line_end)) ++first;
    if (first < last) sentences.push_back({first, last});
    first = next;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool cell = tokens.is_cell_border(i);
    if (i >= first + longest_sentence) close(i, i);
    if (hard_ends[i] != 0 || cell) {
      close(i, i + 1);
      continue;
    }
    const bool mark = tokens.is_mark(i, U'!') || tokens.is_mark(i, U'?') ||
                      (tokens.is_mark(i, U'.') && !is_abbreviation_dot(tokens, i));
    if (mark && quoted[i] == 0 && behind_list_mark(tokens, first) <= i) close(i + 1, i + 1);
  }
  close(tokens.size(), tokens.size());
  return sentences;
}

}  // namespace tyndau::notices
