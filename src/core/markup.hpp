/// \file
/// Text for XML and HTML: without what their documents must not hold, with their own signs written out.
#pragma once

#include <string>
#include <string_view>

namespace tyndau {

/// Without the characters that XML 1.0 has no place for: controls other than tab and line end, U+FFFE and U+FFFF. One of them
/// makes a whole document unreadable.
[[nodiscard]] std::string without_noncharacters(std::string_view text);

/// The same with & < > " ' written out: for text and attributes.
[[nodiscard]] std::string escaped_markup(std::string_view text);

}  // namespace tyndau
