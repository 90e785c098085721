/// \file
/// HTML for the service's own pages.
#pragma once

#include "core/link_preview.hpp"
#include "core/text.hpp"

#include <string>
#include <string_view>

namespace tyndau::http {

/// Markup characters as entities.
[[nodiscard]] std::string escaped(std::string_view text);
/// A whole document around \p body, which is markup; the title is text. Its style comes from /style.css.
/// \p preview: what a messenger shows of it; title and language are the page's.
[[nodiscard]] std::string page(std::string_view title, std::string_view body, Language language,
                               LinkPreview preview = {});
/// A preview that says only what the page is.
[[nodiscard]] LinkPreview described(std::string description);
/// The style sheet of every page.
[[nodiscard]] std::string_view style_sheet();

}  // namespace tyndau::http
