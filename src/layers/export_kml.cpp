#include "core/atomic_file.hpp"
#include "core/markup.hpp"
#include "geo/vector_writer.hpp"
#include "layers/export.hpp"

#include <array>
#include <cstdio>

namespace tyndau::layers {
namespace {

/// Colours are alpha, blue, green, red.
struct Style {
  const char* id;
  const char* colour;
  const char* fill;
  const char* width;
  const char* scale;
};
constexpr std::array<Style, 4> styles{{{"fail", "ff1e26b3", "401e26b3", "4", "1.3"},
                                       {"cannot_tell", "ff006e9d", "30006e9d", "2.5", "1.1"},
                                       {"pass", "ff327d2e", "30327d2e", "1.5", "0.9"},
                                       {"other", "ff8a8a8a", "308a8a8a", "1", "0.7"}}};

void write_styles(std::ostream& out) {
  for (const auto& style : styles) {
    out << "<Style id=\"" << style.id << "\"><IconStyle><color>" << style.colour << "</color><scale>"
        << style.scale << "</scale></IconStyle><LineStyle><color>" << style.colour << "</color><width>"
        << style.width << "</width></LineStyle><PolyStyle><color>" << style.fill
        << "</color></PolyStyle><BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n";
  }
}

std::string text_of(const cql2::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  std::string json;
  hearing::json::Writer out(json);
  write_value(out, value);
  std::erase(json, '"');
  return json;
}

/// Reads fields of one feature by their names.
class Attributes {
 public:
  Attributes(const Collection& collection, std::size_t position)
      : collection_(collection), position_(position) {}
  [[nodiscard]] std::string text(std::string_view name) const {
    const auto& fields = collection_.head().fields;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (fields[field].name != name) continue;
      const auto value = collection_.value(position_, field);
      return std::holds_alternative<std::monostate>(value) ? std::string() : text_of(value);
    }
    return {};
  }
  /// In the language, else in Kazakh, Russian, as the source writes it, or the id.
  [[nodiscard]] std::string name(Language language) const {
    const auto own = std::string(code(language));
    for (const auto& field :
         {"name_" + own, "title_" + own, std::string("name_kk"), std::string("name_ru"), std::string("name"),
          std::string("project_name"), std::string("project"), "message_" + own}) {
      if (auto found = text(field); !found.empty()) return found;
    }
    return std::string(collection_.id(position_));
  }

 private:
  const Collection& collection_;
  std::size_t position_;
};

class Geometry {
 public:
  explicit Geometry(std::ostream& out) : out_(out) {}
  void write(const geo::Shape& shape) {
    const auto parts = shape.points.size() + shape.lines.size() + shape.polygons.size();
    if (parts > 1) out_ << "<MultiGeometry>";
    for (const LonLat point : shape.points) {
      out_ << "<Point>";
      coordinates({point}, false);
      out_ << "</Point>";
    }
    for (const auto& line : shape.lines) {
      out_ << "<LineString><tessellate>1</tessellate>";
      coordinates(line, false);
      out_ << "</LineString>";
    }
    for (const auto& polygon : shape.polygons) {
      out_ << "<Polygon><tessellate>1</tessellate>";
      ring("outerBoundaryIs", polygon.outer);
      for (const auto& hole : polygon.holes) ring("innerBoundaryIs", hole);
      out_ << "</Polygon>";
    }
    if (parts > 1) out_ << "</MultiGeometry>";
  }

 private:
  void ring(const char* which, const geo::Ring& vertices) {
    out_ << '<' << which << "><LinearRing>";
    coordinates(vertices, true);
    out_ << "</LinearRing></" << which << '>';
  }
  void coordinates(const std::vector<LonLat>& vertices, bool closed) {
    out_ << "<coordinates>";
    for (const LonLat at : vertices) position(at);
    if (closed && !vertices.empty()) position(vertices.front());
    out_ << "</coordinates>";
  }
  void position(LonLat at) {
    std::string pair;
    hearing::json::Writer json(pair);
    constexpr int decimals = 9;
    json.begin_array();
    json.rounded(at.lon, decimals);
    json.rounded(at.lat, decimals);
    json.end_array();
    out_ << std::string_view(pair).substr(1, pair.size() - 2) << ' ';
  }
  std::ostream& out_;
};

std::string style_of(const std::string& verdict) {
  for (const auto& style : styles) {
    if (verdict == style.id) return verdict;
  }
  return "other";
}

/// Within the HTML of a balloon, where "$[name]" would stand for the name as it is written.
std::string in_balloon(std::string_view text) {
  std::string safe;
  for (const char c : escaped_markup(text)) {
    if (c == '$') {
      safe += "&#36;";
    } else {
      safe += c;
    }
  }
  return safe;
}

/// What a balloon says: the name, then one line each, without the names of other languages.
std::string balloon(const Collection& collection, std::size_t position, const std::string& title,
                    Language language) {
  std::string html = "<b>" + in_balloon(title) + "</b><table>";
  const auto& fields = collection.head().fields;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const auto value = collection.value(position, field);
    const auto& name = fields[field].name;
    bool other = false;
    for (const auto one : {Language::kk, Language::ru, Language::en}) {
      other = other || (one != language && name.ends_with('_' + std::string(code(one))));
    }
    if (other || std::holds_alternative<std::monostate>(value)) continue;
    html += "<tr><th>" + in_balloon(name) + "</th><td>" + in_balloon(text_of(value)) + "</td></tr>";
  }
  return html + "</table>";
}

void write_data(std::ostream& out, const Collection& collection, std::size_t position) {
  out << "<ExtendedData><Data name=\"id\"><value>" << escaped_markup(collection.id(position))
      << "</value></Data>";
  const auto& fields = collection.head().fields;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const auto value = collection.value(position, field);
    if (std::holds_alternative<std::monostate>(value)) continue;
    out << "<Data name=\"" << escaped_markup(fields[field].name) << "\"><value>"
        << escaped_markup(text_of(value)) << "</value></Data>";
  }
  out << "</ExtendedData>";
}

}  // namespace

Result<std::monostate> export_kml(const Collection& collection, const std::filesystem::path& file,
                                  const ExportOptions& options) {
  auto target = AtomicFile::open(file);
  if (!target) return tl::unexpected<Error>(target.error());
  auto& out = target->stream();
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
         "xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>"
      << escaped_markup(options.title(collection.head().id.collection)) << "</name><description>"
      << escaped_markup(options.description(collection.head().id.collection)) << "</description>\n";
  write_styles(out);
  out << "<Folder><name>" << code(collection.head().id) << "</name>\n";
  for (std::size_t i = 0; i < collection.size(); ++i) {
    const Attributes attributes(collection, i);
    const auto shape = geo::shape_for_files(collection.shape(i));
    if (!shape) return tl::unexpected<Error>(shape.error());
    const auto name = attributes.name(options.language);
    out << "<Placemark><name>" << escaped_markup(name) << "</name><description>"
        << escaped_markup(balloon(collection, i, name, options.language)) << "</description><styleUrl>#"
        << style_of(attributes.text("verdict")) << "</styleUrl>";
    write_data(out, collection, i);
    Geometry(out).write(*shape);
    out << "</Placemark>\n";
  }
  out << "</Folder></Document></kml>\n";
  return target->commit();
}

}  // namespace tyndau::layers
