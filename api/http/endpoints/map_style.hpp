/// \file
/// The MapLibre styles of the map layers.
#pragma once

#include "core/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

/// "light", "dark" or "print": a style of version 8, labels in the language where names have one, else in Kazakh, Russian or as
/// the source writes them. Verdicts differ by picture, width and dashes as well as by colour. Nothing of it lies elsewhere than
/// under \p base_url. It draws what of \p held there is, the source layers that TileJSON names; without it, all.
/// \return nothing for another id
[[nodiscard]] std::optional<std::string> map_style(
    std::string_view id, const std::string& base_url, Language language,
    const std::optional<std::vector<std::string>>& held = std::nullopt);

}  // namespace tyndau::http
