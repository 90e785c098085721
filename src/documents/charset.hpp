/// \file
/// In which encoding a text was written, and the text as UTF-8. Kazakh texts of before Unicode are CP1251 with letters of
/// their own in the places of Serbian and Belarusian ones: KZ-1048.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace tyndau::documents {

/// The text as UTF-8, perhaps with U+FFFD for some broken bytes. A byte order mark decides; else UTF-8 or UTF-16 where the
/// bytes are that; else the one of KZ-1048, CP1251, KOI8-R, CP866 and ISO-8859-5 that makes the likeliest letters, the
/// declared one when two are as likely. What a text declares never decides against its bytes.
/// \param declared the name of an encoding as the text gives it, or empty
/// \return the refusals `document_charset` when none makes words, `document_kind` for bytes that are no text
[[nodiscard]] Result<std::string> utf8_of(const std::string& bytes, std::string_view declared);

}  // namespace tyndau::documents
