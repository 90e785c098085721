/// \file
/// Names for requests.
#pragma once

#include <string>
#include <string_view>

namespace tyndau::http {

/// 16 hexadecimal digits, not used before by this process. \threads safe
[[nodiscard]] std::string new_request_id();
/// Whether a name that a proxy gave may be taken over: 1 to 64 of letters, digits and "-_.".
[[nodiscard]] bool is_request_id(std::string_view id);

}  // namespace tyndau::http
