/// \file
/// gzip for tiles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tyndau::tiles {

/// The bytes as a gzip member; the same bytes always give the same. \threads safe, one compressor per thread
[[nodiscard]] std::string gzip(std::string_view bytes);

/// So many bytes travel in one packet of 1,500 with the head of their answer.
inline constexpr std::size_t fits_a_packet = 1000;
/// As gzip(), but what fits a packet is stored as it is: it would not arrive sooner, and a tenth smaller costs twenty times
/// the time. \threads safe
[[nodiscard]] std::string gzip_to_send(std::string_view bytes);

}  // namespace tyndau::tiles
