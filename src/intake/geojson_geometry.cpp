#include "intake/geojson_geometry.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace tyndau::intake {
namespace {

using nlohmann::json;

constexpr std::size_t most_vertices = 2'000'000;
constexpr int deepest = 32;

/// Builds one shape out of nested arrays; the first thing that does not fit is kept as the error.
class Builder {
 public:
  void geometry(const json& node, int depth) {
    if (error_) return;
    if (depth > deepest) return refuse(ErrorCode::limit, "collections nested deeper than 32");
    if (!node.is_object() || !node.contains("type") || !node["type"].is_string())
      return refuse("no geometry type");
    const auto type = node["type"].get<std::string>();
    if (type == "GeometryCollection") {
      for (const auto& part : list(node, "geometries")) geometry(part, depth + 1);
      return;
    }
    const auto& coordinates = list(node, "coordinates");
    if (type == "Point")
      points(json::array({coordinates}));
    else if (type == "MultiPoint")
      points(coordinates);
    else if (type == "LineString")
      lines(json::array({coordinates}));
    else if (type == "MultiLineString")
      lines(coordinates);
    else if (type == "Polygon")
      polygons(json::array({coordinates}));
    else if (type == "MultiPolygon")
      polygons(coordinates);
    else
      refuse("an unknown geometry type");
  }

  Result<geo::Shape> result() {
    if (error_) return tl::unexpected<Error>(*error_);
    return std::move(shape_);
  }

 private:
  void refuse(ErrorCode code, const std::string& what) {
    if (!error_) error_ = Error{code, "the geometry has " + what, {}};
  }
  void refuse(const std::string& what) { refuse(ErrorCode::bad_input, what); }

  const json& list(const json& node, const char* name) {
    static const json nothing = json::array();
    const auto found = node.find(name);
    if (found != node.end() && found->is_array()) return *found;
    refuse(std::string("no list of ") + name);
    return nothing;
  }

  LonLat position(const json& node) {
    if (error_) return {};
    if (!node.is_array() || node.size() < 2 || !node[0].is_number() || !node[1].is_number()) {
      refuse("a position that is not two numbers");
      return {};
    }
    const LonLat at{node[0].get<double>(), node[1].get<double>()};
    if (!in_range(at)) refuse("a position that is not a longitude and a latitude");
    if (++vertices_ > most_vertices) refuse(ErrorCode::limit, "more than 2,000,000 vertices");
    return at;
  }

  std::vector<LonLat> chain(const json& node) {
    std::vector<LonLat> positions;
    if (!node.is_array())
      refuse("a line that is not a list");
    else
      for (const auto& item : node) positions.push_back(position(item));
    return positions;
  }

  void points(const json& list_of) {
    for (const auto& item : list_of) shape_.points.push_back(position(item));
  }

  void lines(const json& list_of) {
    for (const auto& item : list_of) {
      shape_.lines.push_back(chain(item));
      if (shape_.lines.back().size() < 2) refuse("a line of fewer than two positions");
    }
  }

  geo::Ring ring(const json& node) {
    geo::Ring positions = chain(node);
    if (positions.size() < 4 || positions.front() != positions.back())
      refuse("a ring that does not end where it began");
    else
      positions.pop_back();
    return positions;
  }

  void polygons(const json& list_of) {
    for (const auto& rings : list_of) {
      if (!rings.is_array() || rings.empty()) return refuse("a polygon without rings");
      geo::Polygon polygon;
      for (std::size_t i = 0; i < rings.size(); ++i) {
        if (i == 0)
          polygon.outer = ring(rings[i]);
        else
          polygon.holes.push_back(ring(rings[i]));
      }
      shape_.polygons.push_back(std::move(polygon));
    }
  }

  geo::Shape shape_;
  std::size_t vertices_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<geo::Shape> shape_from_geojson(const json& geometry) {
  if (geometry.is_null()) return geo::Shape{};
  Builder builder;
  builder.geometry(geometry, 0);
  return builder.result();
}

}  // namespace tyndau::intake
