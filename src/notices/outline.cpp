#include "notices/outline.hpp"

#include "notices/phrases.hpp"
#include "notices/settled_labels.hpp"
#include "notices/table_heads.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::size_t longest_label = 16;     ///< words and marks
constexpr std::size_t longest_value = 1'000;  ///< tokens

constexpr std::string_view clause_verbs =
    "будут|будет|состоит*|состоят*|пройдет|пройдут|информирует|сообщает|извещает|уведомляет|объявляет|"
    "проводит|приглашает|"
    "просит|хабарлайды|өтеді|өткізіледі|өткізеді|шақырады|сұрайды|жариялайды|өзгерді|өзгертілді|ауыстырылды|"
    "подтвердил|подтвердила|подтвердили|согласовал|разрешил|сообщил|сообщила|сообщили|решил|хабарлады|"
    "бекітті|келісті|растады|изменена|изменено|изменены|изменилось|перенесены|перенесена|перенесено|отменены|"
    "отменено";

bool ends_sentence(const Tokens& tokens, std::size_t i) {
  if (tokens.is_mark(i, U'!') || tokens.is_mark(i, U'?')) return true;
  return tokens.is_mark(i, U'.') && !is_abbreviation_dot(tokens, i);
}

/// Finds the labels of one text, from left to right.
class LabelFinder {
 public:
  explicit LabelFinder(const Outline& outline)
      : outline_(outline), tokens_(outline.tokens), line_begins_(outline.tokens.size(), 0) {
    for (std::size_t i = 1; i < tokens_.size(); ++i)
      line_begins_[i] = tokens_.is(i - 1, TokenKind::line_end) ? i : line_begins_[i - 1];
  }

  std::vector<Label> run() {
    for (const Span sentence : outline_.sentences) heads_of(sentence);
    bare_heads();
    std::sort(found_.begin(), found_.end(),
              [](const Label& a, const Label& b) { return a.name.first < b.name.first; });
    for (std::size_t k = 0; k < found_.size(); ++k) found_[k].value = value_of(k);
    return std::move(found_);
  }

 private:
  /// A label at the beginning of the sentence, then those that stand inside it before a colon.
  void heads_of(Span sentence) {
    std::size_t from = behind_list_mark(tokens_, sentence.first);
    if (const std::size_t behind = head_at(from, sentence); behind != 0) from = behind;
    for (std::size_t i = from; i < sentence.last; ++i) {
      if (is_colon(i)) inner_head(from, i);
    }
  }

  /// Labels that only their place and their wording tell: at the heads of lines, two lines at least, or many in one line.
  void bare_heads() {
    named_.assign(tokens_.size(), 0);
    for (const Label& label : found_) mark_name(label.name);
    std::vector<BareLabel> leading;
    std::size_t first = 0;
    for (std::size_t i = 0; i <= tokens_.size(); ++i) {
      if (i < tokens_.size() && outline_.hard_ends[i] == 0) continue;
      bare_heads_of({first, i}, leading);
      first = i + 1;
    }
    if (leading.size() < 2) return;
    for (const BareLabel& head : leading) add_bare(head);
  }
  void bare_heads_of(Span line, std::vector<BareLabel>& leading) {
    std::vector<BareLabel> heads = find_bare_labels(tokens_, line);
    std::erase_if(heads, [&](const BareLabel& head) { return !value_follows(head.name, line); });
    constexpr std::size_t many = 4;
    for (const BareLabel& head : heads) {
      if (heads.size() >= many) {
        add_bare(head);
      } else if (head.name.first == behind_list_mark(tokens_, line.first)) {
        leading.push_back(head);
      }
    }
  }
  void add_bare(const BareLabel& head) {
    if (known(head.name)) return;
    const std::size_t value = behind_unit(head.name.last);
    found_.push_back({head.topic, {head.name.first, value}, {value, value}, -1});
    mark_name(found_.back().name);
  }
  void mark_name(Span name) {
    for (std::size_t i = name.first; i < name.last; ++i) named_[i] = 1;
  }
  [[nodiscard]] bool known(Span name) const {
    const auto first = named_.begin() + static_cast<std::ptrdiff_t>(name.first);
    return std::find(first, first + static_cast<std::ptrdiff_t>(name.size()), 1) !=
           first + static_cast<std::ptrdiff_t>(name.size());
  }
  /// "Размер СЗЗ, м 500": the unit belongs to the head.
  [[nodiscard]] std::size_t behind_unit(std::size_t i) const {
    if (!tokens_.is_mark(i, U',') && !tokens_.is_mark(i, U'(')) return i;
    if (!tokens_.is(i + 1, TokenKind::word) || !fits_any(tokens_.folded(i + 1), "м|км|га")) return i;
    return tokens_.is_mark(i + 2, U')') ? i + 3 : i + 2;
  }
  /// A value begins with a capital, a figure or a quotation, or is the end of the words before a unit.
  [[nodiscard]] bool value_follows(Span name, Span line) const {
    const std::size_t i = behind_unit(name.last);
    if (i >= line.last) return false;
    if (tokens_.is(i, TokenKind::number) || outline_.quote_at(i) != nullptr) return true;
    if (!tokens_.is(i, TokenKind::word)) return false;
    return tokens_[i].capital || tokens_[i].script == Script::latin || tokens_.is_mark(i + 1, U'.') ||
           fits_any(tokens_.folded(i), "область|открыт*|ашық|публичн*|жария");
  }

  [[nodiscard]] bool is_colon(std::size_t i) const {
    return tokens_.is_mark(i, U':') && holding(outline_.contacts, i) == nullptr &&
           holding(outline_.times, i) == nullptr;
  }

  [[nodiscard]] bool ends_cell(std::size_t i) const {
    return i >= tokens_.size() || tokens_.is_cell_border(i);
  }

  std::size_t head_at(std::size_t first, Span sentence) {
    std::size_t i = first;
    while (i < sentence.last && i < first + longest_label && !is_colon(i)) ++i;
    const Span name{first, i};
    if (name.empty() || !tokens_.is(first, TokenKind::word)) return 0;
    if (i < sentence.last && is_colon(i)) {
      if (is_clause(name)) return 0;
      const auto topic = topic_of_label(tokens_, name);
      if (!topic && !tokens_[first].capital) return 0;
      found_.push_back({topic.value_or(Topic::other), name, {i + 1, i + 1}, -1});
      return i + 1;
    }
    if (const std::size_t behind = dashed_head(first, sentence); behind != 0) return behind;
    if (const std::size_t behind = asked_head(first, sentence); behind != 0) return behind;
    return cell_or_line_head({first, sentence.last});
  }

  /// "Акимат района информирует: …", "Слушания по проекту «Карьер» пройдут: …" are sentences, not labels.
  [[nodiscard]] bool is_clause(Span name) const {
    // "Где пройдёт: …", "Қайда өтеді: …" ask for what follows.
    if (has(tokens_, name.first, "где|когда|куда|қайда|қашан")) return false;
    for (std::size_t i = name.first; i < name.last; ++i) {
      if (outline_.quote_at(i) != nullptr) return true;
      if (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), clause_verbs)) return true;
    }
    return false;
  }

  /// "Инициатор – ТОО «Восток»": a dash with spaces behind a few known words.
  std::size_t dashed_head(std::size_t first, Span sentence) {
    for (std::size_t i = first + 1; i < sentence.last && i < first + 7; ++i) {
      if (!tokens_.is(i, TokenKind::word) && !tokens_.is_mark(i, U'-')) return 0;
      if (!tokens_.is_mark(i, U'-') || !tokens_[i].spaced || i + 1 >= sentence.last || !tokens_[i + 1].spaced)
        continue;
      const auto topic = topic_of_label(tokens_, {first, i});
      if (!topic) return 0;
      found_.push_back({*topic, {first, i}, {i + 1, i + 1}, -1});
      return i + 1;
    }
    return 0;
  }

  /// "Где построят? Актюбинская область, …": a question of a few known words at the head of a line that answers it.
  std::size_t asked_head(std::size_t first, Span sentence) {
    constexpr std::size_t most_words = 5;
    const std::size_t mark = sentence.last - 1;
    if (!tokens_.is_mark(mark, U'?') || mark - first > most_words || !starts_line(first)) return 0;
    if (sentence.last >= tokens_.size() || tokens_.is(sentence.last, TokenKind::line_end)) return 0;
    const auto topic = topic_of_label(tokens_, {first, mark});
    if (!topic) return 0;
    found_.push_back({*topic, {first, mark}, {sentence.last, sentence.last}, -1});
    return sentence.last;
  }

  /// A whole cell before another one, or a whole line above its value, of known words only.
  std::size_t cell_or_line_head(Span cell) {
    if (cell.size() > 9 || tokens_[cell.last - 1].mark == U',') return 0;
    const bool before_cell = ends_cell(cell.last) && cell.last + 1 < tokens_.size() &&
                             !tokens_.is(cell.last + 1, TokenKind::line_end);
    const bool line = tokens_.is(cell.last, TokenKind::line_end) && starts_line(cell.first);
    if ((!before_cell && !line) || is_clause(cell)) return 0;
    const auto topic = topic_of_label(tokens_, cell);
    const bool plain =
        std::all_of(tokens_begin(cell.first), tokens_begin(cell.last), [](char c) { return c == 1; });
    if (!topic || !plain || (line && cell.size() > 5)) return 0;
    found_.push_back({*topic, cell, {cell.last + 1, cell.last + 1}, -1});
    return cell.last;
  }
  /// 1 per token that a head without a colon may hold: letters, a dot, a comma, a bracket.
  [[nodiscard]] std::vector<char>::const_iterator tokens_begin(std::size_t i) {
    if (plain_.empty()) {
      for (std::size_t k = 0; k < tokens_.size(); ++k) {
        const char32_t mark = tokens_[k].mark;
        const bool fits = tokens_[k].kind == TokenKind::word || mark == U'.' || mark == U',' ||
                          mark == U'(' || mark == U')' || mark == U'-' || mark == U'/' || mark == U'№';
        plain_.push_back(fits ? 1 : 0);
      }
    }
    return plain_.begin() + static_cast<std::ptrdiff_t>(i);
  }

  [[nodiscard]] bool starts_line(std::size_t i) const {
    const std::size_t line = line_begins_[i];
    return behind_list_mark(tokens_, line) == i || line == i;
  }

  /// ", контактный телефон: 8(7242)…": known words between a mark and a colon.
  void inner_head(std::size_t from, std::size_t colon) {
    std::size_t first = colon;
    while (first > from && colon - first < 9 && !breaks_head(first - 1) &&
           !ends_value_before(first - 1, from))
      --first;
    if (first == colon || is_clause({first, colon})) return;
    if (const auto topic = topic_of_label(tokens_, {first, colon}))
      found_.push_back({*topic, {first, colon}, {colon + 1, colon + 1}, -1});
  }
  /// "…, школа / Координаты: …": a stroke behind words that are no label; "Жоба / Проект: …" is one in two languages.
  [[nodiscard]] bool ends_value_before(std::size_t stroke, std::size_t from) const {
    if (!tokens_.is_mark(stroke, U'/') || !tokens_[stroke].spaced || !tokens_[stroke + 1].spaced)
      return false;
    std::size_t first = stroke;
    while (first > from && stroke - first < 6 && !breaks_head(first - 1)) --first;
    return !topic_of_label(tokens_, {first, stroke});
  }
  [[nodiscard]] bool breaks_head(std::size_t i) const {
    if (tokens_.is(i, TokenKind::number) || tokens_.is(i, TokenKind::line_end)) return true;
    if (!tokens_.is(i, TokenKind::mark)) return false;
    return tokens_[i].mark != U'-' && tokens_[i].mark != U'/' &&
           !(tokens_[i].mark == U'.' && is_abbreviation_dot(tokens_, i));
  }

  [[nodiscard]] std::size_t next_head(std::size_t k) const {
    return k + 1 < found_.size() ? found_[k + 1].name.first : tokens_.size();
  }

  /// A head inside a sentence speaks to the end of it; one that begins a line, to the end of its lines; one with nothing
  /// behind it, of the lines below.
  [[nodiscard]] Span value_of(std::size_t k) const {
    const Label& label = found_[k];
    std::size_t first = label.value.first;
    const std::size_t limit = next_head(k);
    const bool line = starts_line(label.name.first) || ends_cell(label.name.last);
    if (tokens_.is_cell_border(first)) ++first;
    while (tokens_.is(first, TokenKind::line_end) && first < limit && !blank_line(first)) ++first;
    std::size_t last = first;
    const bool below = tokens_.is(first == 0 ? 0 : first - 1, TokenKind::line_end);
    while (last < std::min(limit, first + longest_value) && !ends_value(last, first, line, below)) ++last;
    return {first, std::max(first, last)};
  }
  [[nodiscard]] bool blank_line(std::size_t i) const {
    return tokens_.is(i + 1, TokenKind::line_end) && tokens_.is(i + 2, TokenKind::line_end);
  }
  [[nodiscard]] bool ends_value(std::size_t i, std::size_t first, bool line, bool below) const {
    if (ends_cell(i)) return !(i == first);
    if (outline_.hard_ends[i] != 0)
      return !below || tokens_.is(i + 1, TokenKind::line_end) || !list_goes_on(i + 1, first);
    return !line && ends_sentence(tokens_, i);
  }
  /// Lines below a head belong to it while they are items of a list.
  [[nodiscard]] bool list_goes_on(std::size_t line, std::size_t first) const {
    return behind_list_mark(tokens_, line) != line && behind_list_mark(tokens_, first) != first;
  }

  const Outline& outline_;
  const Tokens& tokens_;
  std::vector<std::size_t> line_begins_;  ///< per token, where its line begins
  std::vector<Label> found_;
  std::vector<char> plain_;
  std::vector<char> named_;  ///< per token, whether it is part of a label's name
};

}  // namespace

Outline::Outline(std::string_view text)
    : tokens(text),
      dates(find_dates(tokens)),
      times(find_times(tokens, dates)),
      contacts(find_contacts(tokens)),
      quotes(find_quotes(tokens)),
      hard_ends(find_hard_ends(tokens)) {
  sentences = find_sentences(tokens, hard_ends);
  labels = LabelFinder(*this).run();
  add_table_cells(*this);
  settle_labels(tokens, labels);
  index_labels();
}

void Outline::index_labels() {
  label_at_.assign(tokens.size(), 0);
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const Span value = labels[k].value;
    for (std::size_t i = value.first; i < std::min(value.last, tokens.size()); ++i) {
      std::size_t& best = label_at_[i];
      if (best == 0 || value.size() <= labels[best - 1].value.size()) best = k + 1;
    }
  }
}

Span Outline::sentence_of(std::size_t token) const {
  const auto behind = std::partition_point(sentences.begin(), sentences.end(),
                                           [token](const Span& s) { return s.last <= token; });
  if (behind == sentences.end() || !behind->holds(token)) return {token, token + 1};
  return *behind;
}

const Quoted* Outline::quote_at(std::size_t token) const { return beginning_at(quotes, token); }

const Quoted* Outline::quote_around(std::size_t token, int deepest) const {
  auto quote = std::partition_point(quotes.begin(), quotes.end(),
                                    [token](const Quoted& q) { return q.span.first <= token; });
  for (int n = 0; n < deepest && quote != quotes.begin(); ++n) {
    --quote;
    if (quote->span.holds(token)) return &*quote;
  }
  return nullptr;
}

const Label* Outline::label_of(std::size_t token) const {
  const std::size_t best = token < label_at_.size() ? label_at_[token] : 0;
  return best == 0 ? nullptr : &labels[best - 1];
}

std::string_view Outline::bytes(Span span) const {
  if (span.empty()) return {};
  const std::size_t begin = tokens[span.first].begin;
  return tokens.text().substr(begin, tokens[span.last - 1].end - begin);
}

}  // namespace tyndau::notices
