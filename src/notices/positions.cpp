#include "notices/positions.hpp"

#include "intake/coordinates.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view axis_words =
    "с|в|ш|д|е|б|n|e|s|w|сш|вд|се|шб|град|градус*|мин|минут*|сек|секунд*|широт*|долгот*|северн*|восточн*|"
    "ендік*|бойлық*|солтүстік|шығыс|lat|lon|"
    "latitude|longitude|точк*|нүкте*|координат*|угл*|т";

bool is_part(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, TokenKind::number) || tokens.is(i, TokenKind::line_end)) return true;
  if (tokens.is(i, TokenKind::word)) return fits_any(tokens.folded(i), axis_words);
  static constexpr std::u32string_view marks = U".,;:-°º˚'\"′″’”`´|\t№()/";
  return marks.find(tokens[i].mark) != std::u32string_view::npos;
}

bool is_degree(const Tokens& tokens, std::size_t i) {
  return tokens.is_mark(i, U'°') || tokens.is_mark(i, U'º') || tokens.is_mark(i, U'˚') ||
         (tokens.is(i, TokenKind::word) &&
          fits_any(tokens.folded(i), "широт*|долгот*|градус*|n|e|ендік*|бойлық*"));
}

/// "с.ш.", "в.д.", "с.е.", "ш.б."
bool is_axis_pair(const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, TokenKind::word) || !tokens.is(i + 2, TokenKind::word) || !tokens.is_mark(i + 1, U'.'))
    return false;
  const std::string_view a = tokens.folded(i), b = tokens.folded(i + 2);
  return (a == "с" && (b == "ш" || b == "е")) || (a == "в" && b == "д") || (a == "ш" && b == "б");
}

/// A cell border or a bar is a gap to the reader of coordinates.
std::string plain(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '|', ' ');
  std::replace(out.begin(), out.end(), '\t', ' ');
  return out;
}

class PositionFinder {
 public:
  PositionFinder(const Outline& outline, const intake::Country& country)
      : outline_(outline), tokens_(outline.tokens), country_(country) {}

  std::vector<WrittenPlace> run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      if (!is_part(tokens_, i)) {
        ++i;
        continue;
      }
      std::size_t last = i;
      while (last < tokens_.size() && is_part(tokens_, last)) ++last;
      run_of({i, last});
      i = last;
    }
    return std::move(found_);
  }

 private:
  void run_of(Span span) {
    std::size_t numbers = 0;
    bool angle = false;
    for (std::size_t i = span.first; i < span.last; ++i) {
      numbers += tokens_.is(i, TokenKind::number) ? 1 : 0;
      angle = angle || is_degree(tokens_, i) || is_axis_pair(tokens_, i);
    }
    bool labelled = announced(span.first);
    for (std::size_t i = span.first; i < span.last; ++i)
      labelled = labelled || (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), "координат*"));
    if (numbers < 2 || (!angle && !labelled)) return;
    if (read(span, labelled)) return;
    std::size_t first = span.first;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (i < span.last && !tokens_.is(i, TokenKind::line_end)) continue;
      read_row({first, i}, labelled);
      first = i + 1;
    }
  }

  /// A row of a table: its number first, then the pair.
  void read_row(Span row, bool labelled) {
    for (std::size_t first = row.first; first < row.last && first < row.first + 4; ++first) {
      if (read({first, row.last}, labelled)) return;
    }
  }

  [[nodiscard]] bool announced(std::size_t first) const {
    for (std::size_t k = 0; k < 12 && k <= first; ++k) {
      const std::size_t i = first - k;
      if (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), "координат*")) return true;
    }
    return false;
  }

  bool read(Span span, bool labelled) {
    while (!span.empty() && !tokens_.is(span.first, TokenKind::number) && !is_axis_start(span.first))
      ++span.first;
    while (!span.empty() &&
           (tokens_.is(span.last - 1, TokenKind::line_end) || tokens_.is_mark(span.last - 1, U',') ||
            tokens_.is_mark(span.last - 1, U'(') || tokens_.is_mark(span.last - 1, U';') ||
            tokens_.is_mark(span.last - 1, U'|') || tokens_.is_mark(span.last - 1, U'\t') ||
            (tokens_.is_mark(span.last - 1, U')')))) {
      --span.last;
    }
    if (span.empty()) return false;
    const std::size_t begin = tokens_[span.first].begin;
    const auto positions = intake::parse_positions(plain(outline_.bytes(span)), country_);
    if (!positions) return before_bracket(span, labelled);
    for (const auto& one : *positions)
      found_.push_back({one.at, one.rounding, begin + one.begin, begin + one.end, labelled});
    return !positions->empty();
  }
  /// "47,9715; 80,4412 (ендік, бойлық)"
  bool before_bracket(Span span, bool labelled) {
    for (std::size_t i = span.first + 1; i < span.last; ++i) {
      if (tokens_.is_mark(i, U'(')) return read({span.first, i}, labelled);
    }
    return false;
  }
  [[nodiscard]] bool is_axis_start(std::size_t i) const {
    return tokens_.is(i, TokenKind::word) && tokens_[i].script == Script::latin &&
           tokens_.is(i + 1, TokenKind::number);
  }

  const Outline& outline_;
  const Tokens& tokens_;
  const intake::Country& country_;
  std::vector<WrittenPlace> found_;
};

}  // namespace

std::vector<WrittenPlace> positions_in(const Outline& outline, const intake::Country& country) {
  return PositionFinder(outline, country).run();
}

}  // namespace tyndau::notices
