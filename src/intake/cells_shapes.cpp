#include "geo/crs.hpp"
#include "geo/overlay.hpp"
#include "intake/cells.hpp"
#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace tyndau::intake {
namespace {

/// "EPSG:32642;POINT…" → the code, and the text without it. Empty when none is stated.
std::string take_crs(std::string& text) {
  const auto semicolon = text.find(';');
  if (semicolon == std::string::npos || semicolon > 40) return {};
  std::string code = trimmed(std::string_view(text).substr(0, semicolon));
  std::transform(code.begin(), code.end(), code.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  text.erase(0, semicolon + 1);
  if (code.starts_with("SRID=")) return "EPSG:" + code.substr(5);
  return code;
}

bool starts_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.'; }

/// One number at \p at, which moves behind it.
std::optional<double> take_number(const std::string& text, std::size_t& at) {
  at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  if (at < text.size() && text[at] == '+') ++at;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  at = static_cast<std::size_t>(end - text.data());
  return value;
}

/// The same text with its positions in longitude and latitude.
Parsed<std::string> to_degrees(const std::string& text, const std::string& crs) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!starts_number(text[at])) {
      out += text[at++];
      continue;
    }
    const auto x = take_number(text, at);
    const auto y = x ? take_number(text, at) : std::nullopt;
    if (!y) return fault("unreadable-geometry", {{"reason", "a position that is not two numbers"}});
    const auto position = geo::to_wgs84(crs, {*x, *y});
    if (!position) return fault("unreadable-geometry", {{"reason", position.error().message}});
    std::array<char, 80> written{};
    char* end = std::to_chars(written.data(), written.data() + written.size(), position->lon).ptr;
    *end++ = ' ';
    end = std::to_chars(end, written.data() + written.size(), position->lat).ptr;
    out.append(written.data(), end);
    at = std::min(text.find_first_of(",)", at), text.size());  // heights are left out
  }
  for (const std::string_view dimension : {" ZM ", " Z ", " M "}) {
    if (const auto found = out.find(dimension); found != std::string::npos)
      out.replace(found, dimension.size(), " ");
  }
  return out;
}

}  // namespace

Parsed<ParsedShape> mended(geo::Shape shape) {
  const auto problem = geo::invalidity(shape);
  if (!problem) return ParsedShape{std::move(shape), {}};
  auto repaired = geo::repaired(shape);
  if (!repaired || repaired->empty()) return fault("geometry-broken", {{"reason", problem->reason}});
  return ParsedShape{std::move(*repaired), problem->reason};
}

Parsed<ParsedShape> parse_wkt(std::string_view text) {
  std::string wkt = trimmed(text);
  const std::string crs = take_crs(wkt);
  if (!crs.empty() && crs != "EPSG:4326" && crs != "CRS:84") {
    if (!geo::known_crs(crs)) return fault("unknown-crs", {{"crs", cut(crs, 40)}});
    auto degrees = to_degrees(wkt, crs);
    if (!degrees) return tl::unexpected<CellFault>(degrees.error());
    wkt = std::move(*degrees);
  }
  auto shape = geo::shape_from_wkt(wkt);
  if (!shape) {
    const auto& error = shape.error();
    if (error.code == ErrorCode::limit) return fault("geometry-too-large", {{"reason", error.message}});
    const std::string where = error.where.empty() ? "" : " (" + error.where + ")";
    return fault("unreadable-geometry", {{"reason", cut(error.message, 160) + where}});
  }
  if (shape->empty()) return fault("geometry-empty");
  return mended(std::move(*shape));
}

}  // namespace tyndau::intake
