#include "cql2/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

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

/// Bytes of the code point that begins here.
std::size_t point_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

}  // namespace

std::string folded(std::string_view text, Fold fold) {
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (fold == Fold::accents) return without_accents(unicode);
  unicode.toUpper(icu::Locale::getRoot()).toLower(icu::Locale::getRoot());
  return utf8(
      unicode.findAndReplace(icu::UnicodeString(char16_t{0x3C2}), icu::UnicodeString(char16_t{0x3C3})));
}

std::string folded(std::string text, const std::vector<Fold>& folds) {
  for (auto fold = folds.rbegin(); fold != folds.rend(); ++fold) text = folded(std::string_view(text), *fold);
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
