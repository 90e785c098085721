/// \file
/// Geometry from outside: well-known text, and GeoJSON through the vector reader. Whatever is accepted must be on the
/// Earth, survive its own writing, and never crash validity, repair, distance, zones or the cut at the antimeridian.

#include "geo/drawing.hpp"
#include "geo/geodesic.hpp"
#include "geo/overlay.hpp"
#include "geo/vector_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tyndau;
using namespace tyndau::geo;

void require(bool condition) {
  if (!condition) std::abort();
}

void use(const Shape& shape) {
  constexpr std::size_t quick = 200;
  const std::size_t count = vertex_count(shape);
  for (const LonLat& p : vertices(shape)) require(in_range(p));
  if (count == 0 || count > quick) return;
  const auto again = shape_from_wkt(to_wkt(shape));
  require(again.has_value());
  require(vertex_count(*again) == count);
  static_cast<void>(contains(shape, {70.0, 50.0}));
  static_cast<void>(area(shape));
  const NearestPoints nearest = nearest_points(point_shape({70.0, 50.0}), shape);
  require(nearest.distance.value >= 0.0 && nearest.distance.value < 2.1e7);
  static_cast<void>(cut_at_antimeridian(shape));
  if (const auto mended = repaired(shape)) require(!mended->empty());
}

void read_wkt(const std::string& text) {
  if (const auto shape = shape_from_wkt(text)) use(*shape);
}

void read_geojson(const std::string& text) {
  const int file = ::memfd_create("input", 0);
  if (file < 0) return;
  if (::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size())) {
    ReadOptions options;
    options.driver = "GeoJSON";
    options.max_vertices = 10'000;
    int left = 100;
    static_cast<void>(
        read_features("/proc/self/fd/" + std::to_string(file), options, [&](const LayerInfo&, Feature&& f) {
          use(f.shape);
          return --left > 0;
        }));
  }
  ::close(file);
}

}  // namespace

/// GEOS 3.11 loses rings and parts of graphs of its own when a buffer or a repair meets an exception inside. Only these are
/// named: geometries, which handles of ours hold, are allocated in geos::geom and still show.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT: the name is the sanitizer's
  return "leak:geos::operation::\n"
         "leak:geos::geomgraph::\n"
         "leak:_M_realloc_insert<geos::\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest = 20'000;
  if (size == 0 || size > longest) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start != std::string::npos && text[start] == '{') {
    read_geojson(text);
  } else {
    read_wkt(text);
  }
  return 0;
}
