#include "intake/coordinate_tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

struct Character {
  char32_t lower = 0;
  bool small = false;  ///< written in lower case
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
    const bool small = c >= 0 && lower == static_cast<char32_t>(c);
    all.push_back({lower, small, static_cast<std::size_t>(begin), static_cast<std::size_t>(i)});
  }
  return all;
}

std::optional<Word> mark_of(char32_t c) {
  static constexpr std::u32string_view degrees = U"°º˚◦⁰ᵒ", minutes = U"′'’‘´`ʹʼ‛΄", seconds = U"″\"”“˝ʺ〞",
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

/// A word of Cyrillic letters with Latin ones that look like them, in Cyrillic; others as they are.
std::u32string one_alphabet(std::u32string word) {
  static constexpr std::u32string_view latin = U"aceopxykmthbi", cyrillic = U"асеорхукмтнві";
  const bool has_cyrillic =
      std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= U'а' && c <= U'ӿ'; });
  if (!has_cyrillic) return word;
  for (char32_t& c : word) {
    if (const auto found = latin.find(c); found != latin.npos) c = cyrillic[found];
  }
  return word;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : all_(characters_of(text)) {}

  std::vector<CoordinateToken> run() {
    while (at_ < all_.size()) step();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < all_.size() ? all_[at_ + ahead].lower : U'\0';
  }
  [[nodiscard]] bool after_digit() const { return at_ > 0 && is_digit(all_[at_ - 1].lower); }
  [[nodiscard]] bool after_letter() const { return at_ > 0 && is_letter(all_[at_ - 1].lower); }

  [[nodiscard]] bool after_axis_name() const {
    return !tokens_.empty() && names_axis(tokens_.back().word) && !is_digit(peek(1));
  }

  /// What only parts words: spaces, points, brackets, and dashes and colons behind a label.
  [[nodiscard]] bool is_passed(char32_t c) const {
    static constexpr std::u32string_view always = U".=()\uFEFF";
    if (is_space(c) || always.find(c) != always.npos) return true;
    if (c == U'+') return is_digit(peek(1)) && !after_digit();
    if (c == U':') return true;
    const bool dash = is_dash(c);
    if (dash && after_letter() && is_digit(peek(1))) return true;  // "X-5812345"
    if (dash && after_digit() && is_letter(peek(1))) return true;  // "12-зона"
    return (dash || c == U'—') && after_axis_name();               // "с.ш. — 52°26′"
  }

  [[nodiscard]] bool is_joint(char32_t c) const {
    return (c == U':' || is_dash(c)) && after_digit() && is_digit(peek(1));
  }

  void step() {
    const char32_t c = peek();
    if (c == U'.' && in_dotted_) {
      add(Word::joint, 1);
      tokens_.back().dotted = true;
    } else if (is_digit(c) || (is_dash(c) && is_digit(peek(1)) && !after_digit() && !after_letter())) {
      number();
    } else if (c == U',' && takes_fraction_of_seconds()) {
      return;
    } else if (c == U'"' && takes_quote_of_attribute()) {
      ++at_;
    } else if (is_joint(c)) {
      add(Word::joint, 1);
    } else if (is_passed(c)) {
      open_ = c == U'(' || (open_ && c != U')');
      ++at_;
    } else if (!mark_of(c) && is_letter(c)) {
      letters();
    } else {
      mark(c);
    }
  }

  /// lat="51.2034": the marks around the value of an attribute.
  bool takes_quote_of_attribute() {
    const bool opens = at_ > 0 && all_[at_ - 1].lower == U'=';
    const bool closes = in_attribute_ && after_digit();
    in_attribute_ = opens;
    return opens || closes;
  }

  /// 49°58′12″,3: moves the fraction behind the sign to the seconds.
  bool takes_fraction_of_seconds() {
    const std::size_t count = tokens_.size();
    if (count < 2 || tokens_[count - 1].word != Word::second || tokens_[count - 2].word != Word::number)
      return false;
    CoordinateToken& seconds = tokens_[count - 2];
    const std::size_t digits = digits_from(at_ + 1);
    constexpr std::size_t most = 3;
    const bool apart = tokens_[count - 1].end != all_[at_].begin;
    if (apart || seconds.decimals != 0 || digits == 0 || digits > most || !ends_angle(at_ + 1 + digits))
      return false;
    double unit = 1.0;
    for (std::size_t n = 0; n < digits; ++n) {
      unit /= 10.0;
      seconds.value += unit * static_cast<double>(all_[at_ + 1 + n].lower - U'0');
    }
    seconds.decimals = static_cast<int>(digits);
    tokens_[count - 1].end = all_[at_ + digits].end;
    at_ += 1 + digits;
    return true;
  }
  /// Whether letters or the end of a part follow, and no sign of another angle.
  [[nodiscard]] bool ends_angle(std::size_t i) const {
    while (i < all_.size() && is_space(all_[i].lower)) ++i;
    return i >= all_.size() || is_letter(all_[i].lower) || all_[i].lower == U',' || all_[i].lower == U';';
  }

  void mark(char32_t c) {
    if (is_dash(c) || c == U'—') return add(Word::separator, 1);
    if (c == U'*' && after_digit() && is_digit(peek(1))) return add(Word::degree, 1);
    const auto mark = mark_of(c);
    const bool twice = mark == Word::minute && mark_of(peek(1)) == Word::minute;
    add(twice ? Word::second : mark.value_or(Word::other), twice ? 2 : 1);
  }

  void add(Word word, std::size_t count) {
    CoordinateToken token;
    token.word = word;
    token.begin = all_[at_].begin;
    token.end = all_[at_ + count - 1].end;
    token.line_end = peek() == U'\n' || peek() == U'\r';
    tokens_.push_back(token);
    at_ += count;
  }

  [[nodiscard]] std::size_t digits_from(std::size_t i) const {
    std::size_t n = 0;
    while (i + n < all_.size() && is_digit(all_[i + n].lower)) ++n;
    return n;
  }

  /// A comma is the decimal one only between two runs of digits, not in a longer chain, not between two numbers of metres,
  /// and not before a number with a point of its own.
  [[nodiscard]] bool decimal_comma(std::size_t i, std::size_t digits_before) const {
    if (i >= all_.size() || all_[i].lower != U',') return false;
    const std::size_t behind = digits_from(i + 1);
    if (behind == 0) return false;
    const std::size_t next = i + 1 + behind;
    const bool goes_on = next + 1 < all_.size() && is_digit(all_[next + 1].lower);
    if (goes_on && all_[next].lower == U'.') return false;
    constexpr std::size_t finer_than_minutes = 3;
    if (digits_before > finer_than_minutes && behind > finer_than_minutes) return false;
    return !goes_on || all_[next].lower != U',' || behind >= finer_than_minutes;
  }

  /// Digits, points and digits again, as in dates and in 52.26.39: each part is a number of its own.
  [[nodiscard]] bool starts_dotted() const {
    const std::size_t first = digits_from(at_);
    if (peek(first) != U'.') return false;
    const std::size_t second = digits_from(at_ + first + 1);
    return second > 0 && peek(first + 1 + second) == U'.' && is_digit(peek(first + second + 2));
  }

  void number() {
    const std::size_t first = at_;
    std::string written;
    if (is_dash(peek())) written += '-', ++at_;
    const auto take_digits = [&] {
      for (; is_digit(peek()); ++at_) written += static_cast<char>(peek());
    };
    in_dotted_ = in_dotted_ || starts_dotted();
    const std::size_t first_digit = at_;
    take_digits();
    in_dotted_ = in_dotted_ && peek() == U'.' && is_digit(peek(1));
    CoordinateToken token;
    token.word = Word::number;
    if ((!in_dotted_ && peek() == U'.' && is_digit(peek(1))) || decimal_comma(at_, at_ - first_digit)) {
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
    const bool item = (peek() == U')' && !open_) || (list_item_ && !before_degree()) || takes_ordinal();
    token.list_number = token.decimals == 0 && item;
    list_item_ = false;
    tokens_.push_back(token);
  }

  [[nodiscard]] bool before_degree() const {
    std::size_t ahead = 0;
    while (is_space(peek(ahead))) ++ahead;
    return mark_of(peek(ahead)) == Word::degree;
  }

  /// "1-я", "2-нүкте": moves behind what makes the number one of a list.
  bool takes_ordinal() {
    if (!is_dash(peek()) || !is_letter(peek(1))) return false;
    const std::size_t resume = at_;
    ++at_;
    const std::u32string word = run_of_letters();
    if (is_ordinal_ending(word) || names_list_item(word)) return true;
    at_ = resume;
    return false;
  }

  /// "с. ш." and "с ш" are one word, when there is such a word; without a point only the names of axes.
  void join_letter(std::u32string& word) {
    const std::size_t resume = at_;
    const bool point = peek() == U'.';
    if (point) ++at_;
    while (is_space(peek())) ++at_;
    const std::u32string next = is_letter(peek()) ? run_of_letters() : U"";
    const std::u32string joined = one_alphabet(word + next);
    const CoordinateWord both = next.size() == 1 ? word_of(joined) : Word::other;
    if (point ? both != Word::other : names_axis(both)) {
      word = joined;
      if (point && peek() == U'.') ++at_;
    } else {
      at_ = resume;
    }
  }

  /// "б)" before an item of a list.
  bool takes_list_letter() {
    if (peek(1) != U')' || open_ || after_digit()) return false;
    const std::size_t first = at_++;
    add_label(first);
    ++at_;
    return true;
  }

  /// "B (52.4442; 71.9576)": behind a letter, brackets around two numbers.
  [[nodiscard]] bool labels_bracket() const {
    std::size_t ahead = 0;
    while (is_space(peek(ahead))) ++ahead;
    if (peek(ahead) != U'(' || !is_digit(peek(ahead + 1))) return false;
    constexpr std::size_t longest = 48;
    bool parted = false;
    for (const std::size_t begin = ++ahead;
         ahead < begin + longest && peek(ahead) != U'\0' && peek(ahead) != U')'; ++ahead)
      parted = parted || peek(ahead) == U';' || (peek(ahead) == U',' && is_space(peek(ahead + 1)));
    return parted && peek(ahead) == U')';
  }

  /// The letter before this place is the number of a list item.
  void add_label(std::size_t first) {
    CoordinateToken token;
    token.word = Word::number;
    token.value = -1.0;
    token.list_number = true;
    token.begin = all_[first].begin;
    token.end = all_[at_ - 1].end;
    tokens_.push_back(token);
  }

  /// A run of letters; letters with points behind them ("с. ш.") make one word.
  void letters() {
    if (takes_list_letter()) return;
    const std::size_t first = at_;
    std::u32string word = one_alphabet(run_of_letters());
    if (word.size() == 1 && labels_bracket()) return add_label(first);
    if (word.size() == 1) join_letter(word);
    if (joins_axis(word)) return;
    list_item_ = names_list_item(word) && (word != U"т" || peek() == U'.' || number_follows());
    CoordinateToken token;
    token.word = word_of(word);
    token.small = at_ == first + 1 && all_[first].small;
    token.begin = all_[first].begin;
    token.end = all_[at_ - 1].end;
    if (!list_item_) tokens_.push_back(token);
  }

  /// "солтүстік ендік бойынша 51°09′", "ендік пен … бойлықтың": words between the name of an axis and its angle.
  [[nodiscard]] bool joins_axis(const std::u32string& word) const {
    const bool joins = word == U"бойынша" || word == U"пен" || word == U"мен" || word == U"бен";
    return joins && !tokens_.empty() && names_axis(tokens_.back().word);
  }

  [[nodiscard]] bool number_follows() const {
    std::size_t ahead = 0;
    while (is_space(peek(ahead))) ++ahead;
    return is_digit(peek(ahead));
  }

  std::u32string run_of_letters() {
    std::u32string word;
    for (; is_letter(peek()); ++at_) word += peek();
    return word;
  }

  std::vector<Character> all_;
  std::size_t at_ = 0;
  bool open_ = false;          ///< inside brackets
  bool in_dotted_ = false;     ///< the next point joins two numbers
  bool list_item_ = false;     ///< the last word names a list item
  bool in_attribute_ = false;  ///< between the quotation marks of lat="…"
  std::vector<CoordinateToken> tokens_;
};

/// Puts right what words mean in company: see coordinate_tokens().
class Mender {
 public:
  Mender(std::string_view text, std::vector<CoordinateToken>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) mend_letters_of_parts(i);
    bool latitude = false, longitude = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      latitude = latitude || names_latitude(i);
      longitude = longitude || names(i, "L");
    }
    if (!latitude || !longitude) return;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (names_latitude(i)) tokens_[i].word = Word::latitude;
      if (names(i, "L")) tokens_[i].word = Word::longitude;
    }
  }

 private:
  [[nodiscard]] std::string_view raw(std::size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin)
                              : std::string_view();
  }
  [[nodiscard]] bool is_letter(std::size_t i, char letter) const {
    return raw(i).size() == 1 && (raw(i).front() == letter || raw(i).front() == letter - 'a' + 'A');
  }
  [[nodiscard]] bool is_number(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].word == Word::number;
  }

  /// "B=52", "L = 71": a letter, an equals sign and a number.
  [[nodiscard]] bool names(std::size_t i, std::string_view letter) const {
    if (raw(i) != letter || !is_number(i + 1)) return false;
    const auto between = text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
    return between.find('=') != std::string_view::npos;
  }

  [[nodiscard]] bool names_latitude(std::size_t i) const { return names(i, "B") || names(i, "В"); }

  /// The "m" of "52d26m" is no metre, and the "s" of "39s N" no south.
  void mend_letters_of_parts(std::size_t degrees) {
    if (!is_letter(degrees, 'd') || !is_number(degrees + 1) || !is_letter(degrees + 2, 'm')) return;
    tokens_[degrees + 2].word = Word::minute;
    const std::size_t second = degrees + 4;
    const bool axis_behind = second + 1 < tokens_.size() && names_axis(tokens_[second + 1].word);
    if (is_number(degrees + 3) && is_letter(second, 's') && axis_behind) tokens_[second].word = Word::second;
  }

  std::string_view text_;
  std::vector<CoordinateToken>& tokens_;
};

}  // namespace

std::vector<CoordinateToken> coordinate_tokens(std::string_view text) {
  auto tokens = Reader(text).run();
  Mender(text, tokens).run();
  return tokens;
}

}  // namespace tyndau::intake
