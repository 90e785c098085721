#include "intake/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <utility>

namespace tyndau::intake {
namespace {

constexpr UChar32 replacement = 0xFFFD;

bool blank_character(UChar32 c) {
  return u_isUWhiteSpace(c) != 0 || c == 0x200B || c == 0xFEFF || c == 0x2060 || c == 0;
}

/// The code point at \p i, which moves behind it; negative for broken bytes.
UChar32 next(std::string_view text, std::size_t& i) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto at = static_cast<std::int32_t>(i);
  UChar32 c = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) {
    ++i;
    return lead;
  }
  U8_NEXT(bytes, at, length, c);
  i = static_cast<std::size_t>(at);
  return c;
}

void append(std::string& out, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  out.append(bytes.data(), static_cast<std::size_t>(length));
}

UChar32 neighbour(UChar32 c) {
  static constexpr std::array<std::pair<UChar32, UChar32>, 18> pairs{{{U'ә', U'а'},
                                                                      {U'ғ', U'г'},
                                                                      {U'қ', U'к'},
                                                                      {U'ң', U'н'},
                                                                      {U'ө', U'о'},
                                                                      {U'ұ', U'у'},
                                                                      {U'ү', U'у'},
                                                                      {U'һ', U'х'},
                                                                      {U'і', U'и'},
                                                                      {U'ы', U'и'},
                                                                      {U'й', U'и'},
                                                                      {U'э', U'е'},
                                                                      {U'ь', 0},
                                                                      {U'ъ', 0},
                                                                      {U'q', U'k'},
                                                                      {U'y', U'i'},
                                                                      {U'ı', U'i'},
                                                                      {U'ñ', U'n'}}};
  for (const auto& [from, to] : pairs) {
    if (from == c) return to;
  }
  return c;
}

icu::UnicodeString lower_composed(std::string_view text) {
  auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  wide.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFKCInstance(status);
  return U_FAILURE(status) ? wide : nfc->normalize(wide, status);
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

/// ASCII and Cyrillic letters without combining marks: lower case is one character for one, and nothing composes.
bool is_simple(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) continue;
    if (lead < 0xD0 || lead > 0xD3 || i + 1 == text.size()) return false;
    const auto second = static_cast<unsigned char>(text[++i]);
    const bool combining = lead == 0xD2 && second >= 0x82 && second <= 0x89;  // U+0482 to U+0489
    if ((second & 0xC0U) != 0x80U || combining) return false;
  }
  return true;
}

std::string lower_text(std::string_view text) {
  std::string lower;
  if (is_ascii(text)) {
    lower.assign(text);
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
  }
  if (is_simple(text)) {
    lower.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) append(lower, u_tolower(next(text, i)));
    return lower;
  }
  lower_composed(text).toUTF8String(lower);
  return lower;
}

/// Letters and digits of the text; every run of the rest becomes \p gap (nothing when it is empty).
std::string folded(std::string_view text, bool dots, std::string_view gap) {
  const std::string lower = lower_text(text);
  std::string out;
  bool pending = false;
  for (std::size_t i = 0; i < lower.size();) {
    const UChar32 c = next(lower, i);
    if (c >= 0 && (u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK || (dots && c == '.'))) {
      if (pending && !out.empty()) out += gap;
      pending = false;
      append(out, c == U'ё' ? U'е' : c);
    } else if (c != 0x2019 && c != '\'' && c != 0x02BC) {  // apostrophes join: Novyj Uzen'
      pending = true;
    }
  }
  return out;
}

/// Where the first character that is not blank begins.
std::size_t content_start(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t after = begin;
    if (!blank_character(next(text, after))) break;
    begin = after;
  }
  return begin;
}

}  // namespace

bool is_blank(std::string_view text) { return content_start(text) == text.size(); }

std::string trimmed(std::string_view text) {
  const std::size_t begin = content_start(text);
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U && end - last < 4)
      --last;
    std::size_t after = last;
    if (!blank_character(next(text, after)) || after != end) break;
    end = last;
  }
  return std::string(text.substr(begin, end - begin));
}

std::string cut(std::string_view text, std::size_t characters) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    if (count == characters) return out + "…";
    const UChar32 c = next(text, i);
    if (c < 0 || c == 0) {
      append(out, replacement);
    } else {
      append(out, u_charType(c) == U_CONTROL_CHAR ? ' ' : c);
    }
  }
  return out;
}

std::string fold(std::string_view text) { return folded(text, true, " "); }

std::string fold_tight(std::string_view text) { return folded(text, false, ""); }

std::string fold_loosely(std::string_view folded_name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  for (std::size_t i = 0; i < folded_name.size();) {
    UChar32 c = next(folded_name, i);
    if (c < 0) continue;
    if (const UChar32 near = neighbour(c); near != c) {
      if (near != 0) append(out, near);
      continue;
    }
    icu::UnicodeString parts;
    if (U_SUCCESS(status) && nfd->getDecomposition(c, parts) != 0) c = parts.char32At(0);
    append(out, neighbour(c));
  }
  return out;
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto end = std::min(text.find_first_of(separators, begin), text.size());
    if (auto part = trimmed(text.substr(begin, end - begin)); !part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (next(text, i) < 0) return false;
  }
  return true;
}

std::string mended_utf8(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = next(text, i);
    append(out, c <= 0 ? replacement : c);
  }
  return out;
}

}  // namespace tyndau::intake
