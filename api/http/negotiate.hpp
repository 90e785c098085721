/// \file
/// What a client can read, by its Accept headers; forgiving: what cannot be parsed is ignored.
#pragma once

#include "core/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

/// The best of \p produces (media types, parameters ignored) under an Accept header; the first for an empty one.
/// \return nothing when none is acceptable.
[[nodiscard]] std::optional<std::string> choose_media_type(std::string_view accept,
                                                           const std::vector<std::string>& produces);
/// Kazakh, Russian or English under an Accept-Language header; English when it names none of them.
[[nodiscard]] Language choose_language(std::string_view accept_language);
/// Whether an Accept-Encoding header allows gzip.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// "json" for application/json: the name of a media type in `f=`; empty when it has none.
[[nodiscard]] std::string_view short_name(std::string_view media_type);
/// "Text/HTML; charset=utf-8" → "text/html".
[[nodiscard]] std::string bare_media_type(std::string_view header);

}  // namespace tyndau::http
