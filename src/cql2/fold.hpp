/// \file
/// CASEI and ACCENTI, in the steps that PostgreSQL with the same Unicode library can take too.
#pragma once

#include "cql2/expression.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::cql2 {

/// letter_case: upper, then lower case, final sigma as sigma. accents: decomposed, without U+0300 to U+036F.
[[nodiscard]] std::string folded(std::string text, Fold fold);
/// All of them, the innermost first.
[[nodiscard]] std::string folded(std::string text, const std::vector<Fold>& folds);
/// Whether it is UTF-8 without a zero byte, as databases want their texts.
[[nodiscard]] bool is_plain_utf8(std::string_view text);
/// LIKE: % is any text, _ one code point, a backslash takes the next as it is.
[[nodiscard]] bool is_like(std::string_view text, std::string_view pattern);

}  // namespace tyndau::cql2
