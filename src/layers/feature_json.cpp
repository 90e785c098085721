#include "layers/feature_json.hpp"

#include "geo/crs.hpp"
#include "geo/drawing.hpp"
#include "hearing/json_shape.hpp"

namespace tyndau::layers {
namespace {

using hearing::json::Writer;

constexpr int degree_decimals = 9;
constexpr int metre_decimals = 4;

void write_pair(Writer& out, double x, double y, const OfferedCrs& crs) {
  const int decimals = crs.degrees ? degree_decimals : metre_decimals;
  out.begin_array();
  out.rounded(crs.north_first ? y : x, decimals);
  out.rounded(crs.north_first ? x : y, decimals);
  out.end_array();
}

Result<std::monostate> write_geometry(Writer& out, const geo::Shape& shape, const OfferedCrs& crs) {
  const auto ready = geo::cut_at_antimeridian(shape);
  if (!ready) return tl::unexpected<Error>(ready.error());
  if (crs.is_crs84()) {
    hearing::json::write_shape(out, *ready, degree_decimals);
    return std::monostate{};
  }
  Result<std::monostate> done;
  hearing::json::write_shape(out, *ready, [&](Writer& to, LonLat at) {
    if (crs.degrees) return write_pair(to, at.lon, at.lat, crs);
    const auto projected = geo::from_wgs84(crs.code, at);
    if (!projected) done = tl::unexpected<Error>(projected.error());
    write_pair(to, projected ? projected->x : 0.0, projected ? projected->y : 0.0, crs);
  });
  return done;
}

}  // namespace

Result<std::monostate> write_feature(std::string& out, const Collection& collection, std::size_t position,
                                     const OfferedCrs& crs, std::string_view extra) {
  Writer json(out);
  json.begin_object();
  json.member("type", "Feature");
  json.member("id", collection.id(position));
  auto done = write_geometry(json.key("geometry"), collection.shape(position), crs);
  collection.write_properties(json.key("properties"), position);
  json.end_object();
  if (!extra.empty()) {
    out.pop_back();
    out += ',';
    out += extra;
    out += '}';
  }
  return done;
}

}  // namespace tyndau::layers
