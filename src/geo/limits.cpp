#include "geo/limits.hpp"

#include <string>

namespace tyndau::geo {

Result<std::monostate> check_vertices(const Shape& shape) {
  const std::size_t count = vertex_count(shape);
  if (count > most_vertices) {
    return fail(ErrorCode::limit, "geometry has " + std::to_string(count) +
                                      " vertices, the most that are taken is " +
                                      std::to_string(most_vertices));
  }
  std::size_t number = 0;
  for (const LonLat& p : vertices(shape)) {
    ++number;
    if (in_range(p)) continue;
    return fail(ErrorCode::bad_input,
                "vertex " + std::to_string(p.lon) + " " + std::to_string(p.lat) +
                    " is not a longitude and a latitude",
                "vertex " + std::to_string(number));
  }
  return std::monostate{};
}

}  // namespace tyndau::geo
