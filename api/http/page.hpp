/// \file
/// HTML for the service's own pages.
#pragma once

#include "core/text.hpp"

#include <string>
#include <string_view>

namespace tyndau::http {

/// Markup characters as entities.
[[nodiscard]] std::string escaped(std::string_view text);
/// A whole document around \p body, which is markup; the title is text. Its style comes from /style.css.
[[nodiscard]] std::string page(std::string_view title, std::string_view body, Language language);
/// The style sheet of every page.
[[nodiscard]] std::string_view style_sheet();

}  // namespace tyndau::http
