/// \file
/// The request target taken apart: percent-decoded path segments and query parameters.
#pragma once

#include "core/result.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

struct Target {
  std::vector<std::string> segments;  ///< of "/a/b": {"a", "b"}; of "/": {""}
  std::vector<Parameter> query;       ///< '+' is a space; repeated names kept in order
};

/// "a%20b" → "a b". \p plus: '+' stands for a space. \return bad_input for a broken escape, NUL, or what is not UTF-8.
[[nodiscard]] Result<std::string> percent_decoded(std::string_view text, bool plus);
/// Everything but letters, digits and "-._~" escaped.
[[nodiscard]] std::string percent_encoded(std::string_view text);
/// "/a%20b?x=1&x=2". \return bad_input as percent_decoded, and for a target that does not start with '/'.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

}  // namespace tyndau::http
