#include "geo/limits.hpp"
#include "geo/overlay.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace tyndau::geo {
namespace {

/// Reads well-known text from left to right; the first thing that does not fit ends the reading.
class WktReader {
 public:
  WktReader(std::string_view text, const PlaceOnEarth& place) : text_(text), place_(place) {}

  Result<Shape> read() {
    read_geometry(0);
    skip_spaces();
    if (!error_ && at_ < text_.size()) refuse("the end of the text");
    if (error_) return tl::unexpected<Error>(*error_);
    if (const auto checked = check_vertices(shape_); !checked) return tl::unexpected<Error>(checked.error());
    return std::move(shape_);
  }

 private:
  void refuse(const std::string& expected) {
    if (error_) return;
    const std::string seen(text_.substr(at_, 20));
    error_ = Error{ErrorCode::bad_input,
                   "WKT has " + (seen.empty() ? std::string("its end") : "\"" + seen + "\"") + " where " +
                       expected + " is expected",
                   "character " + std::to_string(at_ + 1)};
  }

  void refuse_limit(const std::string& message) {
    if (!error_) error_ = Error{ErrorCode::limit, message, "character " + std::to_string(at_ + 1)};
  }

  void skip_spaces() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }

  bool take(char c) {
    skip_spaces();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void expect(char c) {
    if (!take(c)) refuse(std::string("\"") + c + "\"");
  }

  std::string word() {
    skip_spaces();
    std::string result;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0 &&
           result.size() < 32) {
      result += static_cast<char>(std::toupper(static_cast<unsigned char>(text_[at_++])));
    }
    return result;
  }

  /// The word, if it comes next.
  bool take_word(std::string_view wanted) {
    skip_spaces();
    const std::size_t before = at_;
    if (word() == wanted) return true;
    at_ = before;
    return false;
  }

  double number() {
    skip_spaces();
    double value = 0.0;
    if (at_ < text_.size() && text_[at_] == '+') ++at_;
    const char* const first = text_.data() + at_;
    const auto [end, problem] = std::from_chars(first, text_.data() + text_.size(), value);
    const bool digits =
        first != text_.data() + text_.size() && std::isalpha(static_cast<unsigned char>(*first)) == 0;
    if (problem != std::errc{} || !digits || !std::isfinite(value)) {
      refuse("a finite number");
      return 0.0;
    }
    const std::size_t after = at_ + static_cast<std::size_t>(end - first);
    if (after < text_.size() &&
        std::string_view(" \t\r\n\f\v,()").find(text_[after]) == std::string_view::npos) {
      refuse("a number with nothing attached to it");
      return 0.0;
    }
    at_ = after;
    return value;
  }

  LonLat position() {
    const double lon = number();
    const double lat = number();
    for (int i = 0; i < ordinates_ - 2 && !error_; ++i) number();
    if (++vertices_ > most_vertices) {
      refuse_limit("WKT has more than " + std::to_string(most_vertices) + " vertices");
    }
    if (!place_ || error_) return {lon, lat};
    const auto placed = place_({lon, lat});
    if (!placed && !error_) error_ = placed.error();
    return placed.value_or(LonLat{});
  }

  /// "EMPTY", or "(" items separated by "," and ")".
  template <class Item>
  void list(Item item) {
    if (take_word("EMPTY")) return;
    expect('(');
    while (!error_) {
      item();
      if (!take(',')) break;
    }
    if (!error_) expect(')');
  }

  std::vector<LonLat> positions() {
    std::vector<LonLat> result;
    list([&] { result.push_back(position()); });
    return result;
  }

  Ring ring() {
    const std::size_t start = at_;
    Ring result = positions();
    if (error_ || result.empty()) return result;
    if (result.front() != result.back() || result.size() < 2) {
      at_ = start;
      refuse("a ring that ends where it began");
      return result;
    }
    result.pop_back();
    return result;
  }

  void polygon() {
    Polygon result;
    bool first = true;
    list([&] {
      Ring next = ring();
      if (!std::exchange(first, false))
        result.holes.push_back(std::move(next));
      else
        result.outer = std::move(next);
    });
    if (!result.outer.empty()) shape_.polygons.push_back(std::move(result));
  }

  void line() {
    Line result = positions();
    if (!result.empty()) shape_.lines.push_back(std::move(result));
  }

  void point() {
    if (take_word("EMPTY")) return;
    expect('(');
    shape_.points.push_back(position());
    expect(')');
  }

  /// A member of a multipoint, with or without its own brackets.
  void point_of_many() {
    if (take_word("EMPTY")) return;
    const bool bracket = take('(');
    shape_.points.push_back(position());
    if (bracket) expect(')');
  }

  void read_dimension() {
    ordinates_ = 2;
    if (take_word("ZM"))
      ordinates_ = 4;
    else if (take_word("Z") || take_word("M"))
      ordinates_ = 3;
  }

  void read_geometry(int depth) {
    if (depth > deepest_nesting) {
      return refuse_limit("WKT nests deeper than " + std::to_string(deepest_nesting) + " collections");
    }
    skip_spaces();
    const std::size_t start = at_;
    const std::string type = word();
    read_dimension();
    if (type == "POINT") return point();
    if (type == "LINESTRING") return line();
    if (type == "POLYGON") return polygon();
    if (type == "MULTIPOINT") return list([&] { point_of_many(); });
    if (type == "MULTILINESTRING") return list([&] { line(); });
    if (type == "MULTIPOLYGON") return list([&] { polygon(); });
    if (type == "GEOMETRYCOLLECTION") return list([&] { read_geometry(depth + 1); });
    at_ = start;
    refuse("POINT, LINESTRING, POLYGON, their MULTI forms or GEOMETRYCOLLECTION");
  }

  std::string_view text_;
  const PlaceOnEarth& place_;
  std::size_t at_ = 0;
  std::size_t vertices_ = 0;
  int ordinates_ = 2;
  Shape shape_;
  std::optional<Error> error_;
};

std::string written(LonLat p) {
  const auto shortest = [](double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return std::string(buffer.data(), end);
  };
  return shortest(p.lon) + " " + shortest(p.lat);
}

std::string written(const std::vector<LonLat>& chain, bool closed) {
  if (chain.empty()) return "EMPTY";
  std::string text = "(";
  for (const LonLat& p : chain) text += (text.size() > 1 ? ", " : "") + written(p);
  if (closed) text += ", " + written(chain.front());
  return text + ")";
}

std::string written(const Polygon& polygon) {
  std::string text = "(" + written(polygon.outer, true);
  for (const Ring& hole : polygon.holes) text += ", " + written(hole, true);
  return text + ")";
}

/// "TYPE x" for one part, "MULTITYPE (x, y)" for more, nothing for none.
template <class Part, class Write>
void append_kind(std::vector<std::string>& kinds, const std::string& type, const std::vector<Part>& parts,
                 Write write) {
  if (parts.empty()) return;
  if (parts.size() == 1) {
    kinds.push_back(type + " " + write(parts.front()));
    return;
  }
  std::string text = "MULTI" + type + " (";
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? ", " : "") + write(parts[i]);
  kinds.push_back(text + ")");
}

}  // namespace

Result<Shape> shape_from_wkt(const std::string& wkt, const PlaceOnEarth& place) {
  return WktReader(wkt, place).read();
}

std::string to_wkt(const Shape& shape) {
  std::vector<std::string> kinds;
  append_kind(kinds, "POINT", shape.points, [](LonLat p) { return "(" + written(p) + ")"; });
  append_kind(kinds, "LINESTRING", shape.lines, [](const Line& line) { return written(line, false); });
  append_kind(kinds, "POLYGON", shape.polygons, [](const Polygon& polygon) { return written(polygon); });
  if (kinds.empty()) return "GEOMETRYCOLLECTION EMPTY";
  if (kinds.size() == 1) return kinds.front();
  std::string text = "GEOMETRYCOLLECTION (";
  for (std::size_t i = 0; i < kinds.size(); ++i) text += (i > 0 ? ", " : "") + kinds[i];
  return text + ")";
}

}  // namespace tyndau::geo
