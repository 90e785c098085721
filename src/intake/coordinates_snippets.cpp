#include "geo/geodesic.hpp"
#include "intake/coordinates_items.hpp"
#include "intake/geojson_geometry.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cctype>
#include <cmath>

namespace tyndau::intake {
namespace {

constexpr std::size_t longest_snippet = 1 << 20;

bool is_alpha(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// Behind the bracket that closes the one at \p open, or npos.
std::size_t behind_closing(std::string_view text, std::size_t open, char opening, char closing) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = open; at < text.size() && at - open < longest_snippet; ++at) {
    const char c = text[at];
    if (opening == '{' && c == '"' && text[at - 1] != '\\') quoted = !quoted;
    if (quoted) continue;
    if (c == opening) ++depth;
    if (c == closing && --depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

/// Half a unit of the finest last digit in a text of numbers; programs leave zeros at the end out.
double rounding_in(std::string_view text) {
  int finest = 0;
  for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
    int decimals = 0;
    while (at + 1 < text.size() && is_digit(text[at + 1])) ++at, ++decimals;
    finest = std::max(finest, decimals);
  }
  return 0.5 * std::pow(10.0, -finest);
}

FoundForm form_of(const geo::Shape& shape) {
  if (!shape.polygons.empty()) return FoundForm::polygon;
  if (!shape.lines.empty()) return FoundForm::line;
  return shape.points.size() == 1 ? FoundForm::point : FoundForm::points;
}

/// A shape as what the text states, or why it cannot be.
void settle(CoordinateItem& item, const geo::Shape& shape, std::string_view value, const Country& country,
            std::optional<Metres> rounding) {
  if (shape.empty()) {
    item.fault = fault_about("position-snippet-broken", value, {{"reason", "EMPTY"}});
    return;
  }
  FoundGeometry made;
  made.form = form_of(shape);
  made.kind = item.kind;
  made.order = AxisOrder::by_format;
  made.begin = item.begin;
  made.end = item.end;
  const double degrees = rounding_in(value);
  for (const LonLat& at : geo::vertices(shape)) {
    if (const auto code = misfit(country, at)) {
      item.fault = fault_about(*code, value);
      return;
    }
    const LonLat moved{at.lon, at.lat + (at.lat > 0 ? -degrees : degrees)};
    const Metres north = geo::distance(at, moved);
    const Metres east = north * std::cos(at.lat * 3.14159265358979323846 / 180.0);
    const Metres uncertainty = rounding.value_or(Metres{std::hypot(north.value, east.value)});
    made.positions.push_back({at, uncertainty, item.begin, item.end});
    made.uncertainty = std::max(made.uncertainty, uncertainty);
  }
  made.shape = shape;
  item.whole = std::move(made);
}

constexpr std::array<std::string_view, 7> wkt_types{
    "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};

/// The bracket of well-known text whose type begins at \p at, or npos.
std::size_t wkt_bracket(std::string_view text, std::size_t at) {
  std::string word;
  std::size_t end = at;
  while (end < text.size() && is_alpha(text[end]))
    word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[end++])));
  if (std::find(wkt_types.begin(), wkt_types.end(), word) == wkt_types.end()) return std::string_view::npos;
  const auto skip_spaces = [&] {
    while (end < text.size() &&
           (text[end] == ' ' || text[end] == '\n' || text[end] == '\r' || text[end] == '\t'))
      ++end;
  };
  skip_spaces();
  while (end < text.size() && (text[end] == 'Z' || text[end] == 'M')) ++end;
  skip_spaces();
  if (end >= text.size() || text[end] != '(') return std::string_view::npos;
  const std::size_t inside = text.find_first_not_of("( \t\r\n", end);
  const bool words =
      inside < text.size() && !is_digit(text[inside]) && text[inside] != '-' && text[inside] != '+';
  return words && word != "GEOMETRYCOLLECTION" ? std::string_view::npos : end;
}

/// Where "EPSG:32642;" or "SRID=32642;" before \p at begins, else \p at.
std::size_t crs_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  if (begin == 0 || text[begin - 1] != ';') return at;
  --begin;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  if (begin == 0 || (text[begin - 1] != ':' && text[begin - 1] != '=')) return at;
  --begin;
  while (begin > 0 && is_alpha(text[begin - 1])) --begin;
  return begin;
}

CoordinateItem wkt_item(std::string_view text, std::size_t at, std::size_t bracket, const Country& country) {
  CoordinateItem item;
  item.kind = CoordinateKind::wkt;
  item.begin = crs_before(text, at);
  const std::size_t end = behind_closing(text, bracket, '(', ')');
  item.end = std::min({end, text.find('\n', bracket), text.size()});
  if (end != std::string_view::npos) item.end = end;
  const std::string_view value = text.substr(item.begin, item.end - item.begin);
  if (end == std::string_view::npos) {
    item.fault = fault_about("position-snippet-broken", value, {{"reason", "("}});
    return item;
  }
  const auto parsed = parse_wkt(value);
  if (!parsed) {
    const auto& given = parsed.error().arguments;
    const auto reason = given.find("reason");
    item.fault =
        fault_about("position-snippet-broken", value,
                    {{"reason", reason != given.end() ? reason->second : Argument(parsed.error().code)}});
    return item;
  }
  const bool in_metres =
      rounding_in(value) >= 0.5 || value.find("EPSG") != value.npos || value.find("SRID") != value.npos;
  const bool other_crs = in_metres && item.begin != at && value.find("4326") == value.npos;
  settle(item, parsed->shape, value, country,
         other_crs ? std::optional(Metres{rounding_in(value) * std::sqrt(2.0)}) : std::nullopt);
  return item;
}

/// The geometry of an object that is one, or a feature, or features.
Result<geo::Shape> shape_in(const nlohmann::json& object) {
  const auto type = object.find("type");
  if (type == object.end() || !type->is_string()) return fail(ErrorCode::bad_input, "no type");
  if (*type == "Feature" && object.contains("geometry")) return shape_from_geojson(object["geometry"]);
  if (*type != "FeatureCollection" || !object.contains("features")) return shape_from_geojson(object);
  geo::Shape all;
  for (const auto& feature : object["features"]) {
    if (!feature.is_object() || !feature.contains("geometry")) continue;
    const auto one = shape_from_geojson(feature["geometry"]);
    if (!one) return one;
    all.points.insert(all.points.end(), one->points.begin(), one->points.end());
    all.lines.insert(all.lines.end(), one->lines.begin(), one->lines.end());
    all.polygons.insert(all.polygons.end(), one->polygons.begin(), one->polygons.end());
  }
  return all;
}

std::optional<CoordinateItem> geojson_item(std::string_view text, std::size_t open, const Country& country) {
  const std::size_t end = behind_closing(text, open, '{', '}');
  const std::string_view value = text.substr(open, std::min(end, text.size()) - open);
  if (value.find("\"coordinates\"") == std::string_view::npos ||
      value.find("\"type\"") == std::string_view::npos)
    return std::nullopt;
  CoordinateItem item;
  item.kind = CoordinateKind::geojson;
  item.begin = open;
  item.end = open + value.size();
  const auto object = nlohmann::json::parse(value, nullptr, false);
  if (object.is_object() && !object.contains("type")) return std::nullopt;  // one within may be meant
  if (!object.is_object()) {
    item.fault = fault_about("position-snippet-broken", value, {{"reason", "JSON"}});
    return item;
  }
  const auto shape = shape_in(object);
  if (!shape) {
    item.fault = fault_about("position-snippet-broken", value, {{"reason", shape.error().message}});
    return item;
  }
  settle(item, *shape, value, country, std::nullopt);
  return item;
}

}  // namespace

std::vector<CoordinateItem> snippets_in(std::string_view text, const Country& country) {
  std::vector<CoordinateItem> found;
  if (text.find_first_of("({") == std::string_view::npos) return found;
  constexpr std::size_t most = 1000, most_tries = 200;
  std::size_t tries = 0;
  for (std::size_t at = 0; at < text.size() && found.size() < most; ++at) {
    if (text[at] == '{' && tries++ < most_tries) {
      if (auto item = geojson_item(text, at, country)) {
        at = item->end - 1;
        found.push_back(std::move(*item));
      }
      continue;
    }
    const bool starts_word = is_alpha(text[at]) && (at == 0 || !is_alpha(text[at - 1]));
    const std::size_t bracket = starts_word ? wkt_bracket(text, at) : std::string_view::npos;
    if (bracket == std::string_view::npos) continue;
    CoordinateItem item = wkt_item(text, at, bracket, country);
    at = std::max(item.end, at + 1) - 1;
    found.push_back(std::move(item));
  }
  return found;
}

}  // namespace tyndau::intake
