#include "documents/clean_text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace tyndau::documents {
namespace {

constexpr UChar32 replacement = 0xFFFD;
constexpr UChar32 soft_hyphen = 0xAD;

/// Codes that symbol fonts use for signs of coordinates and comparisons.
UChar32 of_symbol_font(UChar32 c) {
  switch (c) {
    case 0xF0B0: return 0xB0;
    case 0xF0A2: return 0x2032;
    case 0xF0B2: return 0x2033;
    case 0xF0B1: return 0xB1;
    case 0xF0A3: return 0x2264;
    case 0xF0B3: return 0x2265;
    default: return replacement;
  }
}

bool is_private(UChar32 c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

/// Control, invisible and unassigned characters: nothing that a page shows.
bool is_dropped(UChar32 c) {
  if (c == '\n' || c == '\t') return false;
  const auto kind = u_charType(c);
  return kind == U_CONTROL_CHAR || kind == U_FORMAT_CHAR || kind == U_UNASSIGNED || kind == U_SURROGATE ||
         c == 0xFFFC || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool ends_line(UChar32 c) {
  return c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::string_view ligature(UChar32 c) {
  constexpr std::array<std::string_view, 7> parts{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? parts[static_cast<std::size_t>(c - 0xFB00)] : std::string_view();
}

void append(std::string& text, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  text.append(bytes.data(), size);
}

/// Writes lines without spaces at their ends, and no two empty ones in a row.
class LineWriter {
 public:
  explicit LineWriter(std::size_t bytes) { text_.reserve(bytes); }

  void put(UChar32 c) {
    if (c == '\n') {
      ++ends_;
      gap_.clear();
    } else if (c == ' ' || c == '\t') {
      gap_ += static_cast<char>(c);
    } else if (c == soft_hyphen) {
      hyphen_ = ends_ == 0 && gap_.empty();
    } else {
      open_gap();
      append(text_, c);
    }
  }
  void put(std::string_view plain) {
    open_gap();
    text_ += plain;
  }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  /// What stands between two visible characters.
  void open_gap() {
    if (!hyphen_ || ends_ != 1) {
      const bool begins = text_.empty() || ends_ > 0;
      if (!text_.empty()) text_.append(std::min<std::size_t>(ends_, 2), '\n');
      // Indentation is no text, but an empty first cell is one.
      if (begins) gap_.erase(std::remove(gap_.begin(), gap_.end(), ' '), gap_.end());
      text_ += gap_;
    }
    gap_.clear();
    ends_ = 0;
    hyphen_ = false;
  }

  std::string text_;
  std::string gap_;
  std::size_t ends_ = 0;
  bool hyphen_ = false;
};

void put_character(LineWriter& lines, UChar32 c, UChar32 previous) {
  if (c < 0) c = replacement;
  if (c == '\r' || (ends_line(c) && previous != '\r')) {
    lines.put('\n');
  } else if (ends_line(c)) {
    return;
  } else if (c == soft_hyphen || c == '\t') {
    lines.put(c);
  } else if (is_dropped(c)) {
    return;
  } else if (u_charType(c) == U_SPACE_SEPARATOR) {
    lines.put(' ');
  } else if (const auto parts = ligature(c); !parts.empty()) {
    lines.put(parts);
  } else {
    lines.put(is_private(c) ? of_symbol_font(c) : c);
  }
}

const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

std::string normalised(const std::string& text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  nfc()->normalizeUTF8(0, text, sink, nullptr, status);
  return result;
}

}  // namespace

std::string cleaned(std::string_view text) {
  LineWriter lines(text.size());
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  UChar32 previous = 0;
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    put_character(lines, c, previous);
    previous = c;
  }
  return normalised(std::move(lines).take());
}

bool is_clean(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0 || is_dropped(c)) return false;
  }
  UErrorCode status = U_ZERO_ERROR;
  return nfc()->isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                                 status) != 0;
}

std::string cells_for_gaps(std::string_view text) {
  constexpr std::size_t gap = 3;
  std::string result;
  result.reserve(text.size());
  std::size_t spaces = 0;
  bool begun = false;
  for (const char c : text) {
    if (c == ' ') {
      ++spaces;
      continue;
    }
    if (c == '\n') {
      begun = false;
    } else {
      if (begun && spaces > 0) result += spaces >= gap ? '\t' : ' ';
      begun = true;
    }
    spaces = 0;
    result += c;
  }
  return result;
}

}  // namespace tyndau::documents
