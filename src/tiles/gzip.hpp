/// \file
/// gzip for tiles.
#pragma once

#include <string>
#include <string_view>

namespace tyndau::tiles {

/// The bytes as a gzip member; the same bytes always give the same. \threads safe, one compressor per thread
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace tyndau::tiles
