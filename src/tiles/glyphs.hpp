/// \file
/// Letters for map labels as signed distance fields, in the form that MapLibre asks for.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tyndau::tiles {

inline constexpr std::uint32_t glyphs_of_a_range = 256;

/// The glyphs of a font file for the code points first to first + 255, 24 pixels high with a border of 3, as the protocol
/// buffer that https://github.com/mapbox/node-fontnik describes. Code points that the font lacks are left out.
/// \pre first is a multiple of 256 and at most 65280 \return unavailable when the font cannot be opened
[[nodiscard]] Result<std::string> glyph_range(const std::filesystem::path& font, const std::string& stack,
                                              std::uint32_t first);

}  // namespace tyndau::tiles
