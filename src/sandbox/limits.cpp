#include "sandbox/limits.hpp"

namespace tyndau::sandbox {
namespace {

constexpr std::uint64_t mib = std::uint64_t{1} << 20U;
constexpr std::uint64_t gib = std::uint64_t{1} << 30U;

}  // namespace

Limits limits_of(Kind kind) {
  switch (kind) {
    case Kind::table: return {512 * mib, 5, 10, 256 * mib, gib};
    case Kind::vector: return {512 * mib, 20, 40, 512 * mib, 2 * gib};
    case Kind::raster: return {512 * mib, 5, 10, 256 * mib, 512 * mib};
    case Kind::document: return {512 * mib, 5, 10, 64 * mib, 16 * mib};
    case Kind::bulk_load: return {4 * gib, 1800, 3600, 16 * gib, 64 * gib};
  }
  return {};
}

std::string bytes_text(std::uint64_t bytes) {
  if (bytes >= gib && bytes % gib == 0) return std::to_string(bytes / gib) + " GiB";
  if (bytes >= mib && bytes % mib == 0) return std::to_string(bytes / mib) + " MiB";
  if (bytes >= 1024 && bytes % 1024 == 0) return std::to_string(bytes / 1024) + " KiB";
  return std::to_string(bytes) + " B";
}

std::string seconds_text(unsigned seconds) { return std::to_string(seconds) + " s"; }

}  // namespace tyndau::sandbox
