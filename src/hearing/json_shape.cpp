#include "hearing/json_shape.hpp"

namespace tyndau::hearing::json {
namespace {

class ShapeWriter {
 public:
  ShapeWriter(Writer& out, std::optional<int> decimals) : out_(out), decimals_(decimals) {}
  ShapeWriter(Writer& out, const WritePosition& write) : out_(out), write_(&write) {}

  void points(const std::vector<LonLat>& all) {
    geometry("Point", "MultiPoint", all, &ShapeWriter::position);
  }
  void lines(const std::vector<geo::Line>& all) {
    geometry("LineString", "MultiLineString", all, &ShapeWriter::line);
  }
  void polygons(const std::vector<geo::Polygon>& all) {
    geometry("Polygon", "MultiPolygon", all, &ShapeWriter::polygon);
  }

 private:
  template <class T>
  void geometry(std::string_view one, std::string_view many, const std::vector<T>& all,
                void (ShapeWriter::*write)(const T&)) {
    if (all.empty()) return;
    out_.begin_object();
    out_.member("type", all.size() == 1 ? one : many);
    out_.key("coordinates");
    if (all.size() > 1) out_.begin_array();
    for (const T& part : all) (this->*write)(part);
    if (all.size() > 1) out_.end_array();
    out_.end_object();
  }
  void degrees(double value) { decimals_ ? out_.rounded(value, *decimals_) : out_.number(value); }
  void position(const LonLat& at) {
    if (write_ != nullptr) return (*write_)(out_, at);
    out_.begin_array();
    degrees(at.lon);
    degrees(at.lat);
    out_.end_array();
  }
  void line(const geo::Line& vertices) {
    out_.begin_array();
    for (const LonLat& at : vertices) position(at);
    out_.end_array();
  }
  void ring(const geo::Ring& vertices) {
    out_.begin_array();
    for (const LonLat& at : vertices) position(at);
    if (!vertices.empty()) position(vertices.front());
    out_.end_array();
  }
  void polygon(const geo::Polygon& area) {
    out_.begin_array();
    ring(area.outer);
    for (const geo::Ring& hole : area.holes) ring(hole);
    out_.end_array();
  }

  Writer& out_;
  std::optional<int> decimals_;
  const WritePosition* write_ = nullptr;
};

const Value& array_at(const Value& value, const std::string& pointer, std::size_t at_least,
                      std::string_view what) {
  if (value.kind != Value::Kind::array)
    throw Fault(pointer, "expected " + std::string(what) + ", read " + describe(value));
  if (value.items.size() >= at_least) return value;
  throw Fault(pointer, "expected " + std::string(what) + ", at least " + std::to_string(at_least) +
                           "; read " + std::to_string(value.items.size()));
}

LonLat read_position(const Value& value, const std::string& pointer) {
  array_at(value, pointer, 2, "a position [longitude, latitude]");
  const double lon = as_number(value.items[0], pointer_to(pointer, std::size_t{0}));
  const double lat = as_number(value.items[1], pointer_to(pointer, std::size_t{1}));
  const auto read = make_lon_lat(lon, lat);
  if (!read) throw Fault(pointer, read.error().message);
  return *read;
}

template <class T, class Read>
std::vector<T> read_all(const Value& value, const std::string& pointer, Read read) {
  array_at(value, pointer, 0, "an array");
  std::vector<T> all;
  all.reserve(value.items.size());
  for (std::size_t i = 0; i < value.items.size(); ++i)
    all.push_back(read(value.items[i], pointer_to(pointer, i)));
  return all;
}

geo::Line read_line(const Value& value, const std::string& pointer) {
  return read_all<LonLat>(array_at(value, pointer, 2, "the positions of a line"), pointer, read_position);
}

geo::Ring read_ring(const Value& value, const std::string& pointer) {
  constexpr std::size_t shortest_closed_ring = 4;
  geo::Ring ring = read_all<LonLat>(array_at(value, pointer, shortest_closed_ring, "the positions of a ring"),
                                    pointer, read_position);
  if (ring.front() != ring.back())
    throw Fault(pointer, "expected a closed ring: its last position is not its first");
  ring.pop_back();
  return ring;
}

geo::Polygon read_polygon(const Value& value, const std::string& pointer) {
  auto rings = read_all<geo::Ring>(array_at(value, pointer, 1, "the rings of a polygon"), pointer, read_ring);
  geo::Polygon polygon{std::move(rings.front()), {}};
  rings.erase(rings.begin());
  polygon.holes = std::move(rings);
  return polygon;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void add_geometry(geo::Shape& shape, const Value& value, const std::string& pointer);

void add_coordinates(geo::Shape& shape, const std::string& type, const Value& value,
                     const std::string& pointer) {
  if (type == "Point") {
    shape.points.push_back(read_position(value, pointer));
  } else if (type == "MultiPoint") {
    append(shape.points, read_all<LonLat>(value, pointer, read_position));
  } else if (type == "LineString") {
    shape.lines.push_back(read_line(value, pointer));
  } else if (type == "MultiLineString") {
    append(shape.lines, read_all<geo::Line>(value, pointer, read_line));
  } else if (type == "Polygon") {
    shape.polygons.push_back(read_polygon(value, pointer));
  } else {
    append(shape.polygons, read_all<geo::Polygon>(value, pointer, read_polygon));
  }
}

void add_geometry(geo::Shape& shape, const Value& value, const std::string& pointer) {
  const Object geometry(value, pointer, {"type", "coordinates", "geometries"});
  const std::string type = geometry.filled_text("type");
  if (type == "GeometryCollection") {
    geometry.each("geometries",
                  [&](const Value& part, const std::string& where) { add_geometry(shape, part, where); });
    return;
  }
  for (const std::string_view known :
       {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}) {
    if (type == known)
      return add_coordinates(shape, type, geometry.at("coordinates"), geometry.pointer("coordinates"));
  }
  throw Fault(geometry.pointer("type"), "expected the type of a GeoJSON geometry, read \"" + type + "\"");
}

void write_shape_with(ShapeWriter& writer, Writer& out, const geo::Shape& shape) {
  if (shape.empty()) return out.null();
  const int kinds = int{!shape.points.empty()} + int{!shape.lines.empty()} + int{!shape.polygons.empty()};
  if (kinds > 1) {
    out.begin_object();
    out.member("type", "GeometryCollection");
    out.key("geometries").begin_array();
  }
  writer.points(shape.points);
  writer.lines(shape.lines);
  writer.polygons(shape.polygons);
  if (kinds > 1) {
    out.end_array();
    out.end_object();
  }
}

}  // namespace

void write_shape(Writer& out, const geo::Shape& shape, std::optional<int> decimals) {
  ShapeWriter writer(out, decimals);
  write_shape_with(writer, out, shape);
}

void write_shape(Writer& out, const geo::Shape& shape, const WritePosition& write) {
  ShapeWriter writer(out, write);
  write_shape_with(writer, out, shape);
}

geo::Shape read_shape(const Value& value, const std::string& pointer) {
  geo::Shape shape;
  add_geometry(shape, value, pointer);
  return shape;
}

}  // namespace tyndau::hearing::json
