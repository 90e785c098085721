#include "cql2/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstring>
#include <optional>

namespace tyndau::cql2 {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

std::string without_accents(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const decomposer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status) != 0) return utf8(text);
  const icu::UnicodeString apart = decomposer->normalize(text, status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    const char16_t unit = apart.charAt(i);
    if (unit < 0x300 || unit > 0x36F) kept.append(unit);
  }
  return utf8(kept);
}

constexpr std::uint32_t cyrillic_begin = 0x400;
constexpr std::uint32_t cyrillic_end = 0x530;

/// The letters of Cyrillic in lower case, each by itself: none of them becomes several, or depends on what stands beside it.
std::array<char16_t, cyrillic_end - cyrillic_begin> lower_cyrillic() {
  std::array<char16_t, cyrillic_end - cyrillic_begin> lower{};
  for (std::uint32_t point = cyrillic_begin; point < cyrillic_end; ++point)
    lower.at(point - cyrillic_begin) =
        static_cast<char16_t>(u_tolower(u_toupper(static_cast<UChar32>(point))));
  return lower;
}

/// Eight letters at once. \return where the first that is not ASCII stands, of the eight that hold it
std::size_t fold_ascii(std::string& text, std::size_t at) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & (0x80U * each)) != 0) break;
    const std::uint64_t from_a = word + (0x80U - 'A') * each;    // the highest bit of what is not below A
    const std::uint64_t behind_z = word + (0x7FU - 'Z') * each;  // of what is above Z
    word |= ((from_a & ~behind_z) & (0x80U * each)) >> 2U;       // 0x20, which tells small letters
    std::memcpy(text.data() + at, &word, sizeof word);
  }
  return at;
}

/// Texts of ASCII, Cyrillic and general punctuation, which most are, without ICU's strings.
/// \return false where other letters are met: some before them may be folded then, which changes nothing for ICU
bool fold_quickly(std::string& text) {
  static const auto lower = lower_cyrillic();
  const auto unit = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = fold_ascii(text, 0); at < text.size();) {
    const std::uint32_t first = unit(at);
    if (first < 0x80U) {
      if (first >= 'A' && first <= 'Z') text[at] = static_cast<char>(first + ('a' - 'A'));
      ++at;
    } else if (first >= 0xD0U && first <= 0xD4U && at + 1 < text.size() && (unit(at + 1) & 0xC0U) == 0x80U) {
      const std::uint32_t point = ((first & 0x1FU) << 6U) | (unit(at + 1) & 0x3FU);
      if (point >= cyrillic_end) return false;
      const std::uint32_t small = lower[point - cyrillic_begin];
      text[at] = static_cast<char>(0xC0U | (small >> 6U));
      text[at + 1] = static_cast<char>(0x80U | (small & 0x3FU));
      at += 2;
    } else if (first == 0xE2U && at + 2 < text.size() && unit(at + 1) == 0x80U &&
               (unit(at + 2) & 0xC0U) == 0x80U) {
      at = fold_ascii(text, at + 3);
    } else {
      return false;
    }
  }
  return true;
}

/// The words between the two signs of "%words%", where nothing else in it is a sign.
std::optional<std::string_view> contained_in(std::string_view pattern) {
  if (pattern.size() < 2 || pattern.front() != '%' || pattern.back() != '%') return std::nullopt;
  const auto words = pattern.substr(1, pattern.size() - 2);
  if (words.find_first_of("%_\\") != std::string_view::npos) return std::nullopt;
  return words;
}

/// Bytes of the code point that begins here.
std::size_t point_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

}  // namespace

std::string folded(std::string text, Fold fold) {
  if (fold == Fold::letter_case && fold_quickly(text)) return text;
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (fold == Fold::accents) return without_accents(unicode);
  unicode.toUpper(icu::Locale::getRoot()).toLower(icu::Locale::getRoot());
  return utf8(
      unicode.findAndReplace(icu::UnicodeString(char16_t{0x3C2}), icu::UnicodeString(char16_t{0x3C3})));
}

std::string folded(std::string text, const std::vector<Fold>& folds) {
  for (auto fold = folds.rbegin(); fold != folds.rend(); ++fold) text = folded(std::move(text), *fold);
  return text;
}

bool is_plain_utf8(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, length, point);
    if (point <= 0) return false;
  }
  return true;
}

bool is_like(std::string_view text, std::string_view pattern) {
  if (const auto words = contained_in(pattern)) return text.find(*words) != std::string_view::npos;
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t resume_at = 0;
  std::size_t resume_in = std::string_view::npos;  // after the last %
  while (at < text.size()) {
    if (in < pattern.size() && pattern[in] == '%') {
      resume_in = ++in;
      resume_at = at;
      continue;
    }
    const bool escaped = in + 1 < pattern.size() && pattern[in] == '\\';
    const std::size_t letter = in + std::size_t{escaped};
    if (letter < pattern.size()) {
      const std::size_t length = point_length(text, at);
      const bool any = !escaped && pattern[letter] == '_';
      const std::size_t taken = any ? 1 : point_length(pattern, letter);
      if (any || pattern.substr(letter, taken) == text.substr(at, length)) {
        at += length;
        in = letter + taken;
        continue;
      }
    }
    if (resume_in == std::string_view::npos) return false;
    resume_at += point_length(text, resume_at);
    at = resume_at;
    in = resume_in;
  }
  while (in < pattern.size() && pattern[in] == '%') ++in;
  return in == pattern.size();
}

}  // namespace tyndau::cql2
