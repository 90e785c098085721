/// \file
/// A scene as bytes: SVG, PDF, PNG. The same scene gives the same bytes, whatever the clock and the time zone.
#pragma once

#include "core/result.hpp"
#include "drawing/scene.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::drawing {

enum class PageFormat { svg, pdf, png };
[[nodiscard]] std::string_view code(PageFormat format);
/// "svg", "pdf", "png": as files end.
[[nodiscard]] std::optional<PageFormat> page_format_from_code(std::string_view code);
[[nodiscard]] std::string_view media_type(PageFormat format);

/// SVG 1.1 in millimetres, text as text. <metadata> holds the georeference of each frame: projection as PROJ reads it, where its
/// origin lies on the page, millimetres per metre; distance lines and the zone state their figures in data- attributes.
[[nodiscard]] std::string to_svg(const Scene& scene);
/// Vectors with the fonts embedded; its only date is the scene's. \return io when the library fails
[[nodiscard]] Result<std::string> to_pdf(const Scene& scene);
/// \return io when the library fails
[[nodiscard]] Result<std::string> to_png(const Scene& scene);
[[nodiscard]] Result<std::string> to_bytes(const Scene& scene, PageFormat format);

}  // namespace tyndau::drawing
