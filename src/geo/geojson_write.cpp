#include "core/atomic_file.hpp"
#include "geo/vector_write.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <string>
#include <utility>

namespace tyndau::geo {
namespace {

/// A JSON string; bytes that are no UTF-8 become the replacement character.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string degrees(double value) {
  constexpr int decimals = 9;
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded_degrees(value),
                                 std::chars_format::fixed, decimals)
                       .ptr;
  std::string text(buffer.data(), end);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

struct AsJson {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const {
    if (!std::isfinite(value)) return "null";
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
  }
  std::string operator()(const std::string& value) const { return quoted(value); }
};

/// Writes "[a,b,c]".
template <class Items, class Write>
void write_list(std::ostream& out, const Items& items, Write write) {
  out << '[';
  bool first = true;
  for (const auto& item : items) {
    if (!std::exchange(first, false)) out << ',';
    write(item);
  }
  out << ']';
}

class GeometryWriter {
 public:
  explicit GeometryWriter(std::ostream& out) : out_(out) {}

  void write(const Shape& shape) {
    const int kinds =
        (shape.points.empty() ? 0 : 1) + (shape.lines.empty() ? 0 : 1) + (shape.polygons.empty() ? 0 : 1);
    if (kinds == 0) {
      out_ << "null";
      return;
    }
    if (kinds > 1) out_ << R"({"type":"GeometryCollection","geometries":[)";
    write_kind("Point", shape.points, [this](LonLat p) { write_position(p); });
    write_kind("LineString", shape.lines, [this](const Line& line) { write_chain(line, false); });
    write_kind("Polygon", shape.polygons, [this](const Polygon& polygon) { write_polygon(polygon); });
    if (kinds > 1) out_ << "]}";
  }

 private:
  template <class Part, class Write>
  void write_kind(const char* type, const std::vector<Part>& parts, Write write) {
    if (parts.empty()) return;
    if (std::exchange(written_, true)) out_ << ',';
    const bool several = parts.size() > 1;
    out_ << R"({"type":")" << (several ? "Multi" : "") << type << R"(","coordinates":)";
    several ? write_list(out_, parts, write) : write(parts.front());
    out_ << '}';
  }

  void write_position(LonLat p) { out_ << '[' << degrees(p.lon) << ',' << degrees(p.lat) << ']'; }

  void write_chain(std::vector<LonLat> chain, bool closed) {
    if (closed && !chain.empty()) chain.push_back(chain.front());
    write_list(out_, chain, [this](LonLat p) { write_position(p); });
  }

  void write_polygon(const Polygon& polygon) {
    std::vector<Ring> rings{polygon.outer};
    rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
    write_list(out_, rings, [this](const Ring& ring) { write_chain(ring, true); });
  }

  std::ostream& out_;
  bool written_ = false;
};

/// \p several says that features name their layer, because one collection holds them all.
void write_feature(std::ostream& out, const LayerToWrite& layer, const Feature& feature, bool several) {
  out << R"({"type":"Feature",)";
  if (feature.fid != 0) out << R"("id":)" << feature.fid << ',';
  out << R"("properties":{)";
  if (several) out << R"("layer":)" << quoted(layer.name);
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    if (several || i > 0) out << ',';
    out << quoted(layer.fields[i].first) << ':' << std::visit(AsJson{}, feature.properties[i].second);
  }
  out << R"(},"geometry":)";
  GeometryWriter(out).write(feature.shape);
  out << '}';
}

}  // namespace

Result<std::monostate> write_geojson(const std::filesystem::path& file,
                                     const std::vector<LayerToWrite>& layers) {
  auto target = AtomicFile::open(file);
  if (!target) return tl::unexpected<Error>(target.error());
  std::ostream& out = target->stream();
  out << R"({"type":"FeatureCollection",)";
  if (layers.size() == 1) out << R"("name":)" << quoted(layers.front().name) << ',';
  out << "\"features\":[";
  bool first = true;
  for (const LayerToWrite& layer : layers) {
    for (const Feature& feature : layer.features) {
      out << (std::exchange(first, false) ? "\n" : ",\n");
      write_feature(out, layer, feature, layers.size() > 1);
    }
  }
  out << "\n]}\n";
  return target->commit();
}

}  // namespace tyndau::geo
