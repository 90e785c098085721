#include "tiles/gzip.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace tyndau::tiles {
namespace {

struct Release {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

constexpr int level = 6;

}  // namespace

std::string gzip(std::string_view bytes) {
  thread_local const std::unique_ptr<libdeflate_compressor, Release> compressor(
      libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  std::string packed(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  packed.resize(
      libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
  return packed;
}

}  // namespace tyndau::tiles
