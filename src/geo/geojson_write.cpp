#include "core/atomic_file.hpp"
#include "geo/vector_write.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace tyndau::geo {
namespace {

/// Whether a JSON string may hold the text as it is: no control character, quote or backslash, and UTF-8 of the Basic
/// Multilingual Plane's easy part.
bool stands_as_it_is(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const auto continues = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned lead = byte(at);
    if (lead < 0x80U) {
      if (lead < 0x20U || lead == '"' || lead == '\\') return false;
      ++at;
    } else if (lead >= 0xC2U && lead < 0xE0U) {
      if (!continues(at + 1)) return false;
      at += 2;
    } else if (lead > 0xE0U && lead < 0xEDU) {
      if (!continues(at + 1) || !continues(at + 2)) return false;
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

/// Appends a JSON string; bytes that are no UTF-8 become the replacement character.
void append_quoted(std::string& out, const std::string& text) {
  if (!stands_as_it_is(text)) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

std::string quoted(const std::string& text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

void append_degrees(std::string& out, double value) {
  constexpr int decimals = 9;
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded_degrees(value),
                                 std::chars_format::fixed, decimals)
                       .ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  text = text.substr(0, text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.remove_suffix(1);
  out += text;
}

struct AppendJson {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(std::int64_t value) const { number(value); }
  void operator()(double value) const { std::isfinite(value) ? number(value) : (*this)(std::monostate{}); }
  void operator()(const std::string& value) const { append_quoted(out, value); }

 private:
  template <class Number>
  void number(Number value) const {
    std::array<char, 32> buffer{};
    out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
  }
};

/// Appends "[a,b,c]".
template <class Items, class Append>
void append_list(std::string& out, const Items& items, Append append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!std::exchange(first, false)) out += ',';
    append(item);
  }
  out += ']';
}

class GeometryText {
 public:
  explicit GeometryText(std::string& out) : out_(out) {}

  void append(const Shape& shape) {
    const int kinds =
        (shape.points.empty() ? 0 : 1) + (shape.lines.empty() ? 0 : 1) + (shape.polygons.empty() ? 0 : 1);
    if (kinds == 0) {
      out_ += "null";
      return;
    }
    if (kinds > 1) out_ += R"({"type":"GeometryCollection","geometries":[)";
    append_kind("Point", shape.points, [this](LonLat p) { append_position(p); });
    append_kind("LineString", shape.lines, [this](const Line& line) { append_chain(line, false); });
    append_kind("Polygon", shape.polygons, [this](const Polygon& polygon) { append_polygon(polygon); });
    if (kinds > 1) out_ += "]}";
  }

 private:
  template <class Part, class Append>
  void append_kind(const char* type, const std::vector<Part>& parts, Append append) {
    if (parts.empty()) return;
    if (std::exchange(begun_, true)) out_ += ',';
    const bool several = parts.size() > 1;
    out_ += R"({"type":")";
    if (several) out_ += "Multi";
    out_ += type;
    out_ += R"(","coordinates":)";
    several ? append_list(out_, parts, append) : append(parts.front());
    out_ += '}';
  }

  void append_position(LonLat p) {
    out_ += '[';
    append_degrees(out_, p.lon);
    out_ += ',';
    append_degrees(out_, p.lat);
    out_ += ']';
  }

  void append_chain(const std::vector<LonLat>& chain, bool closed) {
    append_list(out_, chain, [this](LonLat p) { append_position(p); });
    if (!closed || chain.empty()) return;
    out_.back() = ',';
    append_position(chain.front());
    out_ += ']';
  }

  void append_polygon(const Polygon& polygon) {
    out_ += '[';
    append_chain(polygon.outer, true);
    for (const Ring& hole : polygon.holes) {
      out_ += ',';
      append_chain(hole, true);
    }
    out_ += ']';
  }

  std::string& out_;
  bool begun_ = false;
};

/// Of a layer, the text that stands before each value of a feature.
using Keys = std::vector<std::string>;

/// \p several says that features name their layer, because one collection holds them all.
Keys keys_of(const LayerHead& layer, bool several) {
  Keys keys;
  std::string before = several ? R"("layer":)" + quoted(layer.name) + "," : std::string();
  for (const auto& [name, type] : layer.fields) {
    keys.push_back(std::exchange(before, ",") + quoted(name) + ":");
  }
  if (keys.empty() && several) keys.push_back(before.substr(0, before.size() - 1));
  return keys;
}

class GeoJsonSink : public LayerSink {
 public:
  GeoJsonSink(AtomicFile file, std::string name, const std::vector<LayerHead>& layers)
      : file_(std::move(file)), name_(std::move(name)) {
    text_ = R"({"type":"FeatureCollection",)";
    if (layers.size() == 1) text_ += R"("name":)" + quoted(layers.front().name) + ",";
    text_ += "\"features\":[";
    for (const LayerHead& layer : layers) keys_.push_back(keys_of(layer, layers.size() > 1));
  }

  Result<std::monostate> add(std::size_t layer, const Feature& feature) override {
    text_ += std::exchange(first_, false) ? "\n" : ",\n";
    append_feature(keys_[layer], feature);
    if (text_.size() >= written_at_once) write();
    if (!file_.stream()) return fail(ErrorCode::io, "cannot write", name_);
    return std::monostate{};
  }

  Result<std::monostate> commit() override {
    text_ += "\n]}\n";
    write();
    return file_.commit();
  }

 private:
  static constexpr std::size_t written_at_once = 64 * 1024;

  void write() {
    file_.stream().write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  void append_feature(const Keys& keys, const Feature& feature) {
    text_ += R"({"type":"Feature",)";
    if (feature.fid != 0) text_ += R"("id":)" + std::to_string(feature.fid) + ",";
    text_ += R"("properties":{)";
    for (std::size_t i = 0; i < keys.size(); ++i) {
      text_ += keys[i];
      if (i < feature.properties.size()) std::visit(AppendJson{text_}, feature.properties[i].second);
    }
    text_ += R"(},"geometry":)";
    GeometryText(text_).append(feature.shape);
    text_ += '}';
  }

  AtomicFile file_;
  std::string name_;
  std::vector<Keys> keys_;
  std::string text_;  ///< not yet in the file
  bool first_ = true;
};

}  // namespace

Result<std::unique_ptr<LayerSink>> begin_geojson(const std::filesystem::path& file,
                                                 const std::vector<LayerHead>& layers) {
  auto target = AtomicFile::open(file);
  if (!target) return tl::unexpected<Error>(target.error());
  return std::make_unique<GeoJsonSink>(std::move(*target), file.string(), layers);
}

}  // namespace tyndau::geo
