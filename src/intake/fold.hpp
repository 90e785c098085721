/// \file
/// Text as people write it, made comparable: case, ё, spaces, punctuation and the letters of three languages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// Without white space (also no-break and zero-width) at both ends. \pre UTF-8; broken bytes stay as they are
[[nodiscard]] std::string trimmed(std::string_view text);
/// Whether trimmed() would leave nothing.
[[nodiscard]] bool is_blank(std::string_view text);
/// The first \p characters code points, with "…" when something was left out; control characters become spaces.
[[nodiscard]] std::string cut(std::string_view text, std::size_t characters = 80);
/// Lower case, composed, ё as е, every run of other characters than letters, digits and dots as one space.
[[nodiscard]] std::string fold(std::string_view text);
/// As fold() with nothing but letters and digits left: how headers and fixed words are compared.
[[nodiscard]] std::string fold_tight(std::string_view text);
/// A folded name with Kazakh letters as their Russian neighbours (қ к, ә а, і и …), ы as и, Latin without accents, q as k:
/// for names that differ only by the writer's keyboard.
[[nodiscard]] std::string fold_loosely(std::string_view folded);
/// Parts between the separators, trimmed, without the empty ones.
[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view separators);
[[nodiscard]] bool is_utf8(std::string_view text);
/// Every byte that belongs to no character becomes U+FFFD, every NUL too.
[[nodiscard]] std::string mended_utf8(std::string_view text);

}  // namespace tyndau::intake
