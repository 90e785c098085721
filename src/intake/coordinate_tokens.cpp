#include "intake/coordinate_tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_map>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

struct Character {
  char32_t lower = 0;
  std::size_t begin = 0, end = 0;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> all;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, length, c);
    const char32_t lower = c < 0 ? U'\uFFFD' : static_cast<char32_t>(u_tolower(c));
    all.push_back({lower, static_cast<std::size_t>(begin), static_cast<std::size_t>(i)});
  }
  return all;
}

struct Spellings {
  Word word;
  std::u32string_view all;  ///< in lower case, between bars
};

constexpr Spellings spellings[] = {
    {Word::north, U"n|north|с|c|сш|северной|северная|се|солтүстік"},
    {Word::south, U"s|south|ю|юш|южной|южная|ое|оңтүстік"},
    {Word::east, U"e|е|east|в|вд|восточной|восточная|шб|шығыс"},
    {Word::west, U"w|west|з|зд|западной|западная|бб|батыс"},
    {Word::latitude, U"lat|latitude|широта|широты|шир|ендік|φ"},
    {Word::longitude, U"lon|lng|long|longitude|долгота|долготы|долг|д|бойлық|λ"},
    {Word::sh, U"ш"},
    {Word::degree, U"град|градус|градуса|градусов|гр|deg|degrees"},
    {Word::minute, U"мин|минута|минуты|минут|min"},
    {Word::second, U"сек|секунда|секунды|секунд|sec"},
    {Word::separator, U"и|and|және"},
};

using Words = std::unordered_map<std::u32string_view, Word>;

const Words& words() {
  static const Words all = [] {
    Words made;
    for (const auto& [word, list] : spellings) {
      for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(U'|', begin), list.size());
        made.emplace(list.substr(begin, end - begin), word);
        begin = end + 1;
      }
    }
    return made;
  }();
  return all;
}

/// What makes the number behind it that of a list item.
bool names_list_item(std::u32string_view word) {
  static constexpr std::u32string_view all[] = {U"т",     U"тчк",   U"точка", U"угол", U"нүкте",
                                                U"бұрыш", U"point", U"№",     U"no"};
  return std::find(std::begin(all), std::end(all), word) != std::end(all);
}

std::optional<Word> mark_of(char32_t c) {
  static constexpr std::u32string_view degrees = U"°º˚◦", minutes = U"′'’‘´`ʹ", seconds = U"″\"”“˝ʺ",
                                       separators = U",;/\n\r|";
  if (degrees.find(c) != degrees.npos) return Word::degree;
  if (minutes.find(c) != minutes.npos) return Word::minute;
  if (seconds.find(c) != seconds.npos) return Word::second;
  if (separators.find(c) != separators.npos) return Word::separator;
  return std::nullopt;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_dash(char32_t c) { return c == U'-' || c == U'−' || c == U'–'; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0 || c == U'№'; }
bool is_space(char32_t c) {
  return c != U'\n' && c != U'\r' && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), all_(characters_of(text)) {
    for (std::size_t i = 1; i + 1 < all_.size(); ++i) {
      points_ =
          points_ || (all_[i].lower == U'.' && is_digit(all_[i - 1].lower) && is_digit(all_[i + 1].lower));
    }
  }

  std::vector<CoordinateToken> run() {
    while (at_ < all_.size()) step();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < all_.size() ? all_[at_ + ahead].lower : U'\0';
  }
  [[nodiscard]] bool after_digit() const { return at_ > 0 && is_digit(all_[at_ - 1].lower); }

  void step() {
    const char32_t c = peek();
    if (is_space(c) || c == U'.' || c == U'=' || c == U'(' || c == U')' || c == U'\uFEFF') {
      ++at_;
    } else if (is_digit(c) || (is_dash(c) && is_digit(peek(1)) && !after_digit())) {
      number();
    } else if ((c == U':' || is_dash(c)) && after_digit() && is_digit(peek(1))) {
      add(Word::joint, 1);
    } else if (c == U':') {
      ++at_;  // behind a label
    } else if (const auto mark = mark_of(c)) {
      const bool twice = *mark == Word::minute && mark_of(peek(1)) == Word::minute;
      add(twice ? Word::second : *mark, twice ? 2 : 1);
    } else if (is_letter(c)) {
      letters();
    } else {
      add(Word::other, 1);
    }
  }

  void add(Word word, std::size_t count) {
    CoordinateToken token;
    token.word = word;
    token.begin = all_[at_].begin;
    token.end = all_[at_ + count - 1].end;
    tokens_.push_back(token);
    at_ += count;
  }

  [[nodiscard]] std::size_t digits_from(std::size_t i) const {
    std::size_t n = 0;
    while (i + n < all_.size() && is_digit(all_[i + n].lower)) ++n;
    return n;
  }

  /// A comma is the decimal one unless the text writes points, and only between two runs of digits, not in a longer chain.
  [[nodiscard]] bool decimal_comma(std::size_t i) const {
    if (points_ || i >= all_.size() || all_[i].lower != U',') return false;
    const std::size_t behind = digits_from(i + 1);
    if (behind == 0) return false;
    const bool chained =
        i + 1 + behind < all_.size() && all_[i + 1 + behind].lower == U',' && digits_from(i + 2 + behind) > 0;
    constexpr std::size_t finer_than_minutes = 3;
    return !chained || behind >= finer_than_minutes;
  }

  void number() {
    const std::size_t first = at_;
    std::string written;
    if (is_dash(peek())) written += '-', ++at_;
    const auto take_digits = [&] {
      for (; is_digit(peek()); ++at_) written += static_cast<char>(peek());
    };
    take_digits();
    CoordinateToken token;
    token.word = Word::number;
    if ((peek() == U'.' && is_digit(peek(1))) || decimal_comma(at_)) {
      written += '.';
      ++at_;
      const std::size_t before = at_;
      take_digits();
      token.decimals = static_cast<int>(at_ - before);
    }
    token.begin = all_[first].begin;
    token.end = all_[at_ - 1].end;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), token.value);
    constexpr std::size_t longest = 20;
    if (read.ec != std::errc() || written.size() > longest) token.word = Word::other;
    token.list_number = token.decimals == 0 && (peek() == U')' || list_item_);
    list_item_ = false;
    tokens_.push_back(token);
  }

  /// A run of letters; letters with points behind them ("с. ш.") make one word.
  void letters() {
    const std::size_t first = at_;
    std::u32string word = run_of_letters();
    if (word.size() == 1 && peek() == U'.') {
      const std::size_t resume = at_;
      ++at_;
      while (is_space(peek())) ++at_;
      const std::u32string next = is_letter(peek()) ? run_of_letters() : U"";
      if (next.size() == 1 && words().count(word + next) != 0) {
        word += next;
      } else {
        at_ = resume;
      }
    }
    const auto known = words().find(word);
    list_item_ = names_list_item(word);
    CoordinateToken token;
    token.word = known == words().end() ? Word::other : known->second;
    token.begin = all_[first].begin;
    token.end = all_[at_ - 1].end;
    if (!list_item_) tokens_.push_back(token);
  }

  std::u32string run_of_letters() {
    std::u32string word;
    for (; is_letter(peek()); ++at_) word += peek();
    return word;
  }

  std::string_view text_;
  std::vector<Character> all_;
  std::size_t at_ = 0;
  bool points_ = false;     ///< some number has a decimal point
  bool list_item_ = false;  ///< the last word names a list item
  std::vector<CoordinateToken> tokens_;
};

}  // namespace

std::vector<CoordinateToken> coordinate_tokens(std::string_view text) { return Reader(text).run(); }

}  // namespace tyndau::intake
