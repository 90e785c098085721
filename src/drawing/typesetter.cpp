#include "drawing/typesetter.hpp"

#include "drawing/pango_layout.hpp"

#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace tyndau::drawing {
namespace {

constexpr std::string_view ellipsis = "…";

std::string without_spaces_at_ends(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// What a line of text has no place for. cairo takes a text with a noncharacter for no UTF-8.
bool is_blank(UChar32 letter) {
  constexpr UChar32 non_joiner = 0x200C, joiner = 0x200D;  // that scripts need
  if (letter == non_joiner || letter == joiner) return false;
  const auto kind = u_charType(letter);
  return kind == U_CONTROL_CHAR || kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR ||
         kind == U_FORMAT_CHAR || U_IS_UNICODE_NONCHAR(letter);
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

/// Where letters as people see them end, as positions in UTF-8.
std::vector<std::size_t> letter_ends(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  const auto whole = from_utf8(text);
  std::vector<std::size_t> ends{0};
  if (U_FAILURE(status)) return ends;
  breaks->setText(whole);
  std::int32_t from = breaks->first();
  for (auto to = breaks->next(); to != icu::BreakIterator::DONE; from = to, to = breaks->next()) {
    ends.push_back(ends.back() + utf8(whole.tempSubStringBetween(from, to)).size());
  }
  return ends;
}

}  // namespace

std::string one_line(std::string_view text) {
  const auto given = from_utf8(text);
  icu::UnicodeString line;
  for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1)) {
    const UChar32 letter = given.char32At(i);
    line.append(is_blank(letter) ? UChar32{' '} : letter);
  }
  return utf8(line);
}

Box Writing::box() const {
  const double size = style.points * millimetres_per_point;
  if (turned) return {at.x - ascent * size, at.y - width, at.x + descent * size, at.y};
  return {at.x, at.y - ascent * size, at.x + width, at.y + descent * size};
}

class Typesetter::Impl {
 public:
  Impl() : fonts_(make_font_map()), context_(make_font_context(fonts_.get())) {}

  [[nodiscard]] Layout layout(std::string_view text, TextStyle style) const {
    return make_layout(context_.get(), text, style);
  }
  void note_spelled() { spelled_ = true; }
  [[nodiscard]] bool has_spelled() const { return spelled_; }
  [[nodiscard]] bool has_letters(std::string_view text) const {
    return pango_layout_get_unknown_glyphs_count(layout(text, {}).get()) == 0;
  }
  /// In Latin letters, or "?" for a letter that has none.
  [[nodiscard]] std::string spelled(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    if (!latin_) latin_.reset(icu::Transliterator::createInstance("Any-Latin", UTRANS_FORWARD, status));
    icu::UnicodeString letters = from_utf8(word);
    if (latin_) latin_->transliterate(letters);
    const std::string plain = utf8(letters);
    if (has_letters(plain)) return plain;
    std::string kept;
    const auto ends = letter_ends(plain);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      const auto letter = std::string_view(plain).substr(ends[i], ends[i + 1] - ends[i]);
      kept += has_letters(letter) ? letter : std::string_view("?");
    }
    return kept;
  }

 private:
  FontMap fonts_;
  FontContext context_;
  std::unique_ptr<icu::Transliterator> latin_;  ///< made when a word first needs it: it takes milliseconds
  bool spelled_ = false;
};

Typesetter::Typesetter() : impl_(std::make_unique<Impl>()) {}
Typesetter::~Typesetter() = default;

double Typesetter::width(std::string_view text, TextStyle style) const {
  const Layout layout = impl_->layout(text, style);
  int units = 0;
  pango_layout_get_size(layout.get(), &units, nullptr);
  return static_cast<double>(units) / PANGO_SCALE * millimetres_per_point;
}

std::vector<std::string> Typesetter::lines(std::string_view text, TextStyle style, double width,
                                           std::size_t most) const {
  const Layout layout = impl_->layout(text, style);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout.get(), static_cast<int>(width / millimetres_per_point * PANGO_SCALE));
  std::vector<std::string> lines;
  const int count = pango_layout_get_line_count(layout.get());
  for (int i = 0; i < count && lines.size() < most; ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
    const auto start = static_cast<std::size_t>(line->start_index);
    const bool rest = lines.size() + 1 == most && i + 1 < count;
    const auto length = rest ? std::string_view::npos : static_cast<std::size_t>(line->length);
    const std::string words = without_spaces_at_ends(text.substr(start, length));
    lines.push_back(rest ? fitted(words, style, width) : words);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::string Typesetter::fitted(std::string_view text, TextStyle style, double width) const {
  if (this->width(text, style) <= width) return std::string(text);
  const auto ends = letter_ends(text);
  const auto cut = [&](std::size_t at) {
    return without_spaces_at_ends(text.substr(0, at)) + std::string(ellipsis);
  };
  const auto too_long = std::partition_point(
      ends.begin(), ends.end(), [&](std::size_t at) { return this->width(cut(at), style) <= width; });
  return cut(too_long == ends.begin() ? 0 : *(too_long - 1));
}

std::string Typesetter::drawable(std::string_view text) const {
  const std::string plain = without_spaces_at_ends(one_line(text));
  if (impl_->has_letters(plain)) return plain;
  impl_->note_spelled();
  std::string drawn;
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', begin), plain.size() - 1) + 1;
    const auto word = std::string_view(plain).substr(begin, end - begin);
    drawn += impl_->has_letters(word) ? std::string(word) : impl_->spelled(word);
    begin = end;
  }
  return without_spaces_at_ends(drawn);
}

bool Typesetter::has_spelled() const { return impl_->has_spelled(); }

}  // namespace tyndau::drawing
