/// \file
/// Text as documents hold it, made plain: one form of each letter, visible characters, lines.
#pragma once

#include <string>
#include <string_view>

namespace tyndau::documents {

/// UTF-8 in NFC. Control, invisible and direction-changing characters are dropped, spaces of every width become " ", ends of
/// lines "\n"; ligatures are taken apart; words that a soft hyphen parts at the end of a line are joined. Lines have no
/// space at their ends, and there is at most one empty line between two others. Broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string cleaned(std::string_view text);
/// Whether a text is UTF-8 in NFC and holds none of the characters that `cleaned` drops.
[[nodiscard]] bool is_clean(std::string_view text);

/// Joins words that were parted at the ends of lines, of a cleaned text. Where a hyphen may belong to the word
/// ("санитарно-/защитная") and no other place of the text tells, hyphen and line end stay.
[[nodiscard]] std::string joined_lines(const std::string& text);

/// A page laid out with spaces whose two columns are one text in Kazakh and in Russian: the one, then the other. Any other
/// page, also one of columns in one language (a table of labels and values is one), stays as it is.
[[nodiscard]] std::string language_by_language(const std::string& layout);

/// Three spaces and more between two words of a line, as a layout shows columns, become one tab; other runs one space.
[[nodiscard]] std::string cells_for_gaps(std::string_view text);

/// Whether the letters of a cleaned text cannot be those that a reader sees: codes of a font, or text read in another
/// encoding than it was written in. Tells nothing of a text of fewer than 20 letters, and answers false.
[[nodiscard]] bool is_garbled(std::string_view text);
/// Whether a text, before it is cleaned, is control codes rather than letters.
[[nodiscard]] bool is_codes(std::string_view text);

}  // namespace tyndau::documents
