/// \file
/// gzip for answers.
#pragma once

#include <string>
#include <string_view>

namespace tyndau::http {

/// The text as a gzip member; empty when it cannot be made smaller. \threads safe, one compressor per thread
[[nodiscard]] std::string gzip(std::string_view text);

}  // namespace tyndau::http
