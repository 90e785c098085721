#include "cql2/parser.hpp"
#include "cql2/temporal.hpp"
#include "geo/crs.hpp"
#include "geo/overlay.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::cql2 {
namespace {

using geo::Shape;

/// Of each edge of a box in another CRS, whose straight edge is none in degrees.
constexpr int pieces_of_an_edge = 16;

Shape plane_box(double west, double south, double east, double north) {
  const bool flat = south == north;
  if (west == east && flat) return geo::point_shape({west, south});
  if (west == east || flat) return {{}, {{{west, south}, {east, north}}}, {}};
  return {{}, {}, {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}}};
}

}  // namespace

bool names_geometry(std::string_view word) {
  for (const std::string_view known : {"POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING",
                                       "MULTIPOLYGON", "GEOMETRYCOLLECTION"}) {
    if (word == known) return true;
  }
  return false;
}

Place Parser::place() {
  if (error_) return {};
  const Token& here = token();
  const bool has_body = is_symbol("(", 1) || is_word("Z", 1) || is_word("M", 1) || is_word("ZM", 1);
  if (here.kind == TokenKind::word && has_body && names_geometry(upper(here.text))) return geometry_text();
  if (is_call("BBOX")) return box();
  const Scalar named = property();
  if (error_) return {};
  if (named.type != FieldType::geometry) {
    refuse_type(named, "a geometry", here.at);
    return {};
  }
  return {std::nullopt, *named.field};
}

Place Parser::geometry_text() {
  if (!count_literal()) return {};
  const std::size_t at = token().at;
  std::size_t depth = 0;
  for (; token().kind != TokenKind::end; ++next_) {
    if (is_word("EMPTY")) break;
    if (is_symbol("(")) ++depth;
    if (is_symbol(")") && --depth == 0) break;
  }
  if (!is_symbol(")")) {
    refuse("a geometry that is not empty, with all its brackets,");
    return {};
  }
  const std::size_t past = token().past;
  ++next_;
  const auto place = [this](geo::Projected p) { return on_earth(p.x, p.y); };
  return kept(geo::shape_from_wkt(std::string(text_.substr(at, past - at)), place), at);
}

Place Parser::kept(Result<Shape> shape, std::size_t at) {
  auto related = std::move(shape).and_then([&](Shape&& read) -> Result<geo::RelatedShape> {
    vertices_ += geo::vertex_count(read);
    if (vertices_ > options_.most_vertices) {
      const std::string most = std::to_string(options_.most_vertices);
      return tl::unexpected<Error>(error_at(ErrorCode::limit, at, "cql2.too_many_vertices", most,
                                            "more than " + most + " vertices in its geometries"));
    }
    return geo::RelatedShape::make(std::move(read));
  });
  if (related) return {std::move(*related), 0};
  Error& problem = related.error();
  if (!problem.reason.empty()) {
    refuse(std::move(problem));
  } else {
    const std::string detail =
        problem.message + (problem.where.empty() ? "" : " (" + problem.where + " of it)");
    refuse(error_at(problem.code, at, "cql2.geometry", "", detail));  // what libraries say is not for readers
  }
  return {};
}

Result<LonLat> Parser::on_earth(double x, double y) const {
  if (options_.north_first) std::swap(x, y);
  if (options_.crs == "CRS84" || options_.crs == "EPSG:4326") return make_lon_lat(x, y);
  return geo::to_wgs84(options_.crs, {x, y});
}

Place Parser::box() {
  const std::size_t at = token().at;
  if (!count_literal()) return {};
  ++next_;
  expect("(");
  std::vector<double> numbers;
  while (!error_ && numbers.size() < 6) {
    if (token().kind != TokenKind::number) {
      refuse("a number");
      return {};
    }
    numbers.push_back(token().number);
    ++next_;
    if (!take_symbol(",")) break;
  }
  if (numbers.size() != 4 && numbers.size() != 6) refuse("a box of 4 or 6 numbers");
  expect(")");
  if (error_) return {};
  if (numbers.size() == 6) numbers = {numbers[0], numbers[1], numbers[3], numbers[4]};
  return kept(box_shape(numbers), at);
}

Result<Shape> Parser::box_shape(const std::vector<double>& c) const {
  const bool degrees = options_.crs == "CRS84" || options_.crs == "EPSG:4326";
  const std::size_t y = options_.north_first ? 0 : 1;
  if (c[y] > c[y + 2]) return fail(ErrorCode::bad_input, "the box's south lies north of its north");
  if (degrees) {
    const auto low = on_earth(c[0], c[1]);
    const auto high = on_earth(c[2], c[3]);
    if (!low) return tl::unexpected<Error>(low.error());
    if (!high) return tl::unexpected<Error>(high.error());
    if (low->lon <= high->lon) return plane_box(low->lon, low->lat, high->lon, high->lat);
    Shape parts = plane_box(low->lon, low->lat, 180, high->lat);
    Shape rest = plane_box(-180, low->lat, high->lon, high->lat);
    std::move(rest.points.begin(), rest.points.end(), std::back_inserter(parts.points));
    std::move(rest.lines.begin(), rest.lines.end(), std::back_inserter(parts.lines));
    std::move(rest.polygons.begin(), rest.polygons.end(), std::back_inserter(parts.polygons));
    return parts;
  }
  if (c[0] >= c[2] || c[1] >= c[3]) return fail(ErrorCode::bad_input, "the box has no area");
  const std::vector<geo::Projected> corners{{c[0], c[1]}, {c[2], c[1]}, {c[2], c[3]}, {c[0], c[3]}};
  geo::Ring ring;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const geo::Projected from = corners[i];
    const geo::Projected to = corners[(i + 1) % corners.size()];
    for (int piece = 0; piece < pieces_of_an_edge; ++piece) {
      const double part = static_cast<double>(piece) / pieces_of_an_edge;
      const auto placed = on_earth(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y));
      if (!placed) return tl::unexpected<Error>(placed.error());
      ring.push_back(*placed);
    }
  }
  return Shape{{}, {}, {{std::move(ring), {}}}};
}

Period Parser::period() {
  if (error_) return {};
  if (is_call("INTERVAL")) return interval();
  const std::size_t at = token().at;
  const Scalar moment = scalar();
  if (!error_ && moment.type != FieldType::date && moment.type != FieldType::instant) {
    refuse_type(moment, "a date, an instant or an interval", at);
  }
  return {false, {moment}, {moment}};
}

Period Parser::interval() {
  const std::size_t at = token().at;
  ++next_;
  expect("(");
  Period result{true, bound(), {}};
  expect(",");
  result.end = bound();
  expect(")");
  if (error_ || !result.start.at || !result.end.at) return result;
  if (result.start.at->field || result.end.at->field) return result;
  if (moment(result.start.at->literal, false, false) > moment(result.end.at->literal, true, false)) {
    refuse(error_at(ErrorCode::bad_input, at, "cql2.interval", "", "the interval ends before it begins"));
  }
  return result;
}

Bound Parser::bound() {
  if (error_) return {};
  const Token& here = token();
  if (here.kind != TokenKind::text) {
    const Scalar named = property();
    if (!error_ && named.type != FieldType::date && named.type != FieldType::instant) {
      refuse_type(named, "a date or an instant", here.at);
    }
    return {named};
  }
  if (!count_literal()) return {};
  if (here.text == "..") {
    ++next_;
    return {};
  }
  if (const auto date = parse_day(here.text)) {
    ++next_;
    return {Scalar{std::nullopt, *date, FieldType::date, {}}};
  }
  if (const auto instant = parse_instant(here.text)) {
    ++next_;
    return {Scalar{std::nullopt, *instant, FieldType::instant, {}}};
  }
  refuse("'..', a date or a moment like '2020-06-17T15:00:00Z'");
  return {};
}

}  // namespace tyndau::cql2
