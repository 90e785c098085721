#include "core/atomic_file.hpp"
#include "tiles/archive.hpp"
#include "tiles/gzip.hpp"

#include <protozero/varint.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace tyndau::tiles {
namespace {

/// A run of neighbouring tiles with the same bytes; run 0: a leaf directory.
struct Entry {
  std::uint64_t number = 0, offset = 0, length = 0, run = 1;
};
using Entries = std::vector<Entry>;

constexpr std::size_t header_size = 127;
constexpr std::size_t largest_root = 16384 - header_size;
constexpr std::size_t leaf_entries = 4096;

/// \source https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, section 4
std::string directory(const Entry* first, const Entry* end) {
  std::string bytes;
  const auto put = [&](std::uint64_t value) { protozero::write_varint(std::back_inserter(bytes), value); };
  put(static_cast<std::uint64_t>(end - first));
  std::uint64_t before = 0;
  for (const Entry* e = first; e != end; ++e) put(e->number - std::exchange(before, e->number));
  for (const Entry* e = first; e != end; ++e) put(e->run);
  for (const Entry* e = first; e != end; ++e) put(e->length);
  for (const Entry* e = first; e != end; ++e) {
    const bool follows = e != first && e->offset == (e - 1)->offset + (e - 1)->length;
    put(follows ? 0 : e->offset + 1);
  }
  return gzip(bytes);
}

struct Directories {
  std::string root, leaves;
};

Directories directories(const Entries& entries) {
  Directories made{directory(entries.data(), entries.data() + entries.size()), {}};
  for (std::size_t each = leaf_entries; made.root.size() > largest_root; each *= 2) {
    Entries leaves;
    made.leaves.clear();
    for (std::size_t i = 0; i < entries.size(); i += each) {
      const std::size_t end = std::min(i + each, entries.size());
      const std::string leaf = directory(entries.data() + i, entries.data() + end);
      leaves.push_back({entries[i].number, made.leaves.size(), leaf.size(), 0});
      made.leaves += leaf;
    }
    made.root = directory(leaves.data(), leaves.data() + leaves.size());
  }
  return made;
}

/// Tiles in the order of their numbers.
struct Body {
  Entries entries;
  std::string data;
  ArchiveCount count;
};

Body body_of(std::vector<std::pair<std::uint64_t, std::uint32_t>> order,
             const std::vector<std::string>& packed) {
  Body body;
  body.count = {order.size(), packed.size()};
  std::sort(order.begin(), order.end());
  std::vector<std::uint64_t> offsets(packed.size(), ~std::uint64_t{0});
  for (const auto& [number, at] : order) {
    if (offsets[at] == ~std::uint64_t{0}) {
      offsets[at] = body.data.size();
      body.data += packed[at];
    }
    Entry* last = body.entries.empty() ? nullptr : &body.entries.back();
    if (last != nullptr && last->offset == offsets[at] && last->number + last->run == number) {
      ++last->run;
    } else {
      body.entries.push_back({number, offsets[at], packed[at].size(), 1});
    }
  }
  return body;
}

Body packed_tiles(const Pyramid& pyramid) {
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<std::string> packed;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  pyramid.each(highest_zoom, [&](TileId tile, std::string&& bytes) {
    const auto [at, fresh] = known.try_emplace(std::move(bytes), static_cast<std::uint32_t>(packed.size()));
    if (fresh) packed.push_back(at->first);
    order.emplace_back(hilbert_number(tile), at->second);
    return true;
  });
  return body_of(std::move(order), packed);
}

void put(std::string& bytes, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xffU);
}

void put_degrees(std::string& bytes, double degrees) {
  constexpr double ten_millionths = 1e7;
  put(bytes, static_cast<std::uint32_t>(std::lround(degrees * ten_millionths)), 4);
}

/// \source as above, section 3
std::string header(const Directories& directories, const std::string& metadata, const Body& body,
                   const std::array<double, 4>& box) {
  constexpr std::uint64_t version = 3, compressed_gzip = 2, vector_tile = 1, clustered = 1;
  std::string bytes = "PMTiles";
  put(bytes, version, 1);
  std::uint64_t offset = header_size;
  for (const std::size_t size :
       {directories.root.size(), metadata.size(), directories.leaves.size(), body.data.size()}) {
    put(bytes, offset, 8);
    put(bytes, size, 8);
    offset += size;
  }
  for (const std::size_t count : {body.count.tiles, body.entries.size(), body.count.different})
    put(bytes, count, 8);
  for (const std::uint64_t one : {clustered, compressed_gzip, compressed_gzip, vector_tile})
    put(bytes, one, 1);
  put(bytes, 0, 1);
  put(bytes, highest_zoom, 1);
  for (const double degrees : box) put_degrees(bytes, degrees);
  put(bytes, 4, 1);  // where a viewer begins
  put_degrees(bytes, (box[0] + box[2]) / 2);
  put_degrees(bytes, (box[1] + box[3]) / 2);
  return bytes;
}

}  // namespace

std::uint64_t hilbert_number(TileId tile) {
  std::uint64_t number = ((std::uint64_t{1} << (2 * tile.zoom)) - 1) / 3;
  std::uint32_t x = tile.column, y = tile.row;
  for (std::uint32_t side = tile.zoom == 0 ? 0 : 1U << (tile.zoom - 1); side > 0; side /= 2) {
    const bool east = (x & side) != 0, south = (y & side) != 0;
    number += std::uint64_t{side} * side * ((east ? 3U : 0U) ^ (south ? 1U : 0U));
    if (south) continue;
    if (east) {
      x = side - 1 - (x & (side - 1));
      y = side - 1 - (y & (side - 1));
    }
    std::swap(x, y);
  }
  return number;
}

Result<ArchiveCount> write_pmtiles(const std::filesystem::path& file, const Pyramid& pyramid,
                                   const ArchiveHead& head) {
  auto target = AtomicFile::open(file);
  if (!target) return tl::unexpected(target.error());
  const Body body = packed_tiles(pyramid);
  const Directories made = directories(body.entries);
  const std::string metadata = gzip(metadata_json(pyramid, head));
  target->stream() << header(made, metadata, body, pyramid.bounds()) << made.root << metadata << made.leaves
                   << body.data;
  if (const auto committed = target->commit(); !committed) return tl::unexpected(committed.error());
  return body.count;
}

}  // namespace tyndau::tiles
