#include "dossier/document.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace tyndau::dossier {
namespace {

bool is_blank(UChar32 letter) {
  if (letter == 0x200C || letter == 0x200D) return false;  // joiners that scripts need
  const auto kind = u_charType(letter);
  return kind == U_CONTROL_CHAR || kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR ||
         kind == U_FORMAT_CHAR || (letter & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string clean(std::string_view text) {
  const auto given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1)) {
    const UChar32 letter = given.char32At(i);
    kept.append(is_blank(letter) ? UChar32{' '} : letter);
  }
  std::string line;
  kept.toUTF8String(line);
  return line;
}

}  // namespace tyndau::dossier
