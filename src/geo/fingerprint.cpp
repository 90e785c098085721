#include "geo/fingerprint.hpp"

#include <bit>
#include <cstring>

namespace tyndau::geo {
namespace {

void add_chain(Checksum& sum, std::span<const LonLat> chain) {
  sum.add(chain.size());
  for (const LonLat& p : chain) {
    sum.add(std::bit_cast<std::uint64_t>(p.lon));
    sum.add(std::bit_cast<std::uint64_t>(p.lat));
  }
}

void add_shape(Checksum& sum, const Shape& shape) {
  add_chain(sum, shape.points);
  sum.add(shape.lines.size());
  for (const Line& line : shape.lines) add_chain(sum, line);
  sum.add(shape.polygons.size());
  for (const Polygon& polygon : shape.polygons) {
    add_chain(sum, polygon.outer);
    sum.add(polygon.holes.size());
    for (const Ring& hole : polygon.holes) add_chain(sum, hole);
  }
}

}  // namespace

void Checksum::add(const std::byte* data, std::size_t size) {
  for (; size >= 8; data += 8, size -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, data, 8);
    add(word);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, data, size);
  if (size > 0) add(word);
}

std::uint64_t fingerprint(std::span<const Shape> shapes, EdgeModel edges) {
  Checksum sum;
  sum.add(edges == EdgeModel::planar ? 1U : 0U);
  sum.add(shapes.size());
  for (const Shape& shape : shapes) add_shape(sum, shape);
  return sum.value();
}

}  // namespace tyndau::geo
