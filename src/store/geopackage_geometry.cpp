#include "store/geopackage_geometry.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace tyndau::store {
namespace {

static_assert(std::endian::native == std::endian::little,
              "blobs are written in the machine's own byte order");

enum WkbType : std::uint32_t {
  point = 1,
  line = 2,
  polygon = 3,
  multipoint = 4,
  multiline = 5,
  multipolygon = 6,
  collection = 7
};

class Writer {
 public:
  template <class T>
  void put(T value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void head(WkbType type) {
    put<std::uint8_t>(1);
    put<std::uint32_t>(type);
  }
  void count(std::size_t n) { put(static_cast<std::uint32_t>(n)); }
  void position(LonLat p) {
    put(p.lon);
    put(p.lat);
  }
  void write(LonLat p) {
    head(point);
    position(p);
  }
  void write(const geo::Line& vertices) {
    head(line);
    count(vertices.size());
    for (const LonLat p : vertices) position(p);
  }
  void write(const geo::Polygon& area) {
    head(polygon);
    count(1 + area.holes.size());
    ring(area.outer);
    for (const auto& hole : area.holes) ring(hole);
  }
  template <class Parts>
  void write_all(WkbType multi, const Parts& parts) {
    if (parts.empty()) return;
    if (parts.size() > 1) {
      head(multi);
      count(parts.size());
    }
    for (const auto& part : parts) write(part);
  }

  std::string bytes;

 private:
  void ring(const geo::Ring& vertices) {
    count(vertices.empty() ? 0 : vertices.size() + 1);
    for (const LonLat p : vertices) position(p);
    if (!vertices.empty()) position(vertices.front());
  }
};

void write_envelope(Writer& out, const geo::Shape& shape) {
  const auto all = geo::vertices(shape);
  const auto [west, east] =
      std::minmax_element(all.begin(), all.end(), [](LonLat a, LonLat b) { return a.lon < b.lon; });
  const auto [south, north] =
      std::minmax_element(all.begin(), all.end(), [](LonLat a, LonLat b) { return a.lat < b.lat; });
  for (const double bound : {west->lon, east->lon, south->lat, north->lat}) out.put(bound);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  bool get(T& value) {
    if (rest_.size() < sizeof value) return false;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return true;
  }
  bool skip(std::size_t n) {
    if (rest_.size() < n) return false;
    rest_.remove_prefix(n);
    return true;
  }
  bool geometry(geo::Shape& into, int depth = 0) {
    std::uint8_t order = 0;
    std::uint32_t type = 0;
    if (depth > 2 || !get(order) || order != 1 || !get(type)) return false;
    switch (type) {
      case point: return positions(into.points, 1);
      case line: return counted_positions(into.lines.emplace_back());
      case polygon: return rings(into.polygons.emplace_back());
      case multipoint:
      case multiline:
      case multipolygon:
      case collection: return parts(into, depth);
      default: return false;
    }
  }

 private:
  bool positions(std::vector<LonLat>& into, std::uint32_t n) {
    if (rest_.size() / sizeof(LonLat) < n) return false;
    const std::size_t before = into.size();
    into.resize(before + n);
    if (n > 0) std::memcpy(into.data() + before, rest_.data(), n * sizeof(LonLat));
    rest_.remove_prefix(n * sizeof(LonLat));
    return std::all_of(into.begin() + static_cast<std::ptrdiff_t>(before), into.end(), in_range);
  }
  bool counted_positions(std::vector<LonLat>& into) {
    std::uint32_t n = 0;
    return get(n) && positions(into, n);
  }
  bool rings(geo::Polygon& into) {
    std::uint32_t n = 0;
    if (!get(n) || n > rest_.size()) return false;
    for (std::uint32_t i = 0; i < n; ++i) {
      geo::Ring ring;
      if (!counted_positions(ring)) return false;
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      if (i == 0)
        into.outer = std::move(ring);
      else
        into.holes.push_back(std::move(ring));
    }
    return true;
  }
  bool parts(geo::Shape& into, int depth) {
    std::uint32_t n = 0;
    if (!get(n) || n > rest_.size()) return false;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (!geometry(into, depth + 1)) return false;
    }
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::string to_geopackage(const geo::Shape& shape) {
  Writer out;
  out.bytes = "GP";
  out.put<std::uint8_t>(0);
  const bool empty = shape.empty();
  out.put<std::uint8_t>(empty ? 0b0001'0001 : 0b0000'0011);
  out.put<std::int32_t>(4326);
  if (!empty) write_envelope(out, shape);
  const int kinds =
      (shape.points.empty() ? 0 : 1) + (shape.lines.empty() ? 0 : 1) + (shape.polygons.empty() ? 0 : 1);
  if (kinds != 1) {
    out.head(collection);
    out.count(static_cast<std::size_t>(kinds));
  }
  out.write_all(multipoint, shape.points);
  out.write_all(multiline, shape.lines);
  out.write_all(multipolygon, shape.polygons);
  return std::move(out.bytes);
}

Result<geo::Shape> from_geopackage(std::string_view blob) {
  static constexpr std::size_t envelope_sizes[] = {0, 32, 48, 48, 64};
  Reader in(blob);
  char magic[2] = {};
  std::uint8_t version = 0;
  std::uint8_t flags = 0;
  geo::Shape shape;
  if (!in.get(magic) || std::string_view(magic, 2) != "GP" || !in.get(version) || !in.get(flags) ||
      !in.skip(4)) {
    return fail(ErrorCode::bad_input, "a geometry of the store is not a GeoPackage blob");
  }
  const std::size_t envelope = (flags >> 1) & 7U;
  if (envelope > 4 || !in.skip(envelope_sizes[envelope]) || !in.geometry(shape)) {
    return fail(ErrorCode::bad_input, "a geometry of the store is cut short or of a kind that is not read");
  }
  return shape;
}

}  // namespace tyndau::store
