#include "tiles/gzip.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace tyndau::tiles {
namespace {

struct Release {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

/// What is short is smaller at the fastest level, and made in two thirds of the time; beyond, searching pays.
constexpr std::size_t is_short = 16384;

/// One of its own for each thread and level.
template <int level>
libdeflate_compressor& compressor() {
  thread_local const std::unique_ptr<libdeflate_compressor, Release> own(libdeflate_alloc_compressor(level));
  if (!own) throw std::bad_alloc();
  return *own;
}

libdeflate_compressor& compressor_for(std::size_t size) {
  constexpr int fastest = 1;
  constexpr int thorough = 6;
  return size <= is_short ? compressor<fastest>() : compressor<thorough>();
}

std::string gzip_by(libdeflate_compressor& compressor, std::string_view bytes) {
  std::string packed(libdeflate_gzip_compress_bound(&compressor, bytes.size()), '\0');
  packed.resize(
      libdeflate_gzip_compress(&compressor, bytes.data(), bytes.size(), packed.data(), packed.size()));
  return packed;
}

}  // namespace

std::string gzip(std::string_view bytes) { return gzip_by(compressor_for(bytes.size()), bytes); }

std::string gzip_to_send(std::string_view bytes) {
  constexpr int stored = 0;
  return bytes.size() <= fits_a_packet ? gzip_by(compressor<stored>(), bytes) : gzip(bytes);
}

}  // namespace tyndau::tiles
