#include "http/endpoints/item_query.hpp"

#include "geo/crs.hpp"
#include "http/problem.hpp"
#include "layers/moment.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace tyndau::http {
namespace {

constexpr std::size_t most_features = 10'000;
constexpr std::size_t longest_text = 65'536;

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// All finite; nothing when one is not.
std::optional<std::vector<double>> numbers(std::string_view text) {
  std::vector<double> all;
  while (true) {
    const auto comma = text.find(',');
    const auto value = number<double>(text.substr(0, comma));
    constexpr std::size_t most = 6;
    if (!value || !std::isfinite(*value) || all.size() == most) return std::nullopt;
    all.push_back(*value);
    if (comma == std::string_view::npos) return all;
    text.remove_prefix(comma + 1);
  }
}

struct Corners {
  double west, south, east, north;
};

/// Four numbers, or six with heights, in the order of the system.
std::optional<Corners> corners(std::string_view text, const layers::OfferedCrs& crs) {
  const auto all = numbers(text);
  if (!all || (all->size() != 4 && all->size() != 6)) return std::nullopt;
  const std::size_t upper = all->size() / 2;
  constexpr std::size_t height = 2;
  if (upper > height && (*all)[height] > (*all)[upper + height]) return std::nullopt;
  const std::size_t x = crs.north_first ? 1 : 0;
  const std::size_t y = 1 - x;
  return Corners{(*all)[x], (*all)[y], (*all)[upper + x], (*all)[upper + y]};
}

constexpr double once_around = 360.0;

/// -180 to 180, however often around the Earth.
double on_earth(double lon) {
  constexpr double half = once_around / 2;
  return std::abs(lon) <= half ? lon : lon - once_around * std::floor((lon + half) / once_around);
}

std::optional<layers::Area> degrees_area(const Corners& box) {
  constexpr double pole = 90.0;
  if (box.south > box.north || box.south < -pole || box.north > pole) return std::nullopt;
  if (std::abs(box.west) > once_around || std::abs(box.east) > once_around) return std::nullopt;
  const double west = on_earth(box.west);
  const double east = on_earth(box.east);
  layers::Area area;
  if (box.east - box.west >= once_around) {
    area.boxes.push_back({-180.0, box.south, 180.0, box.north});
  } else if (west <= east) {
    area.boxes.push_back({west, box.south, east, box.north});
  } else {
    area.boxes.push_back({west, box.south, 180.0, box.north});
    area.boxes.push_back({-180.0, box.south, east, box.north});
  }
  return area;
}

/// The box of a plane as a ring on the Earth, each side in so many pieces.
std::optional<layers::Area> projected_area(const Corners& box, const std::string& code) {
  constexpr int pieces = 32;
  if (box.west > box.east || box.south > box.north) return std::nullopt;
  const std::array<geo::Projected, 5> around{{{box.west, box.south},
                                              {box.east, box.south},
                                              {box.east, box.north},
                                              {box.west, box.north},
                                              {box.west, box.south}}};
  geo::Ring ring;
  for (std::size_t side = 0; side + 1 < around.size(); ++side) {
    const auto& from = around[side];
    const auto& to = around[side + 1];
    for (int step = 0; step < pieces; ++step) {
      const double share = static_cast<double>(step) / pieces;
      const auto at =
          geo::to_wgs84(code, {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
      if (!at) return std::nullopt;
      ring.push_back(*at);
    }
  }
  layers::Area area;
  area.shape = geo::Shape{{}, {}, {{std::move(ring), {}}}};
  const auto bounds = geo::bounding_box(*area.shape);
  const bool across = bounds.west > bounds.east;
  area.boxes.push_back(
      {across ? -180.0 : bounds.west, bounds.south, across ? 180.0 : bounds.east, bounds.north});
  return area;
}

/// Reads one parameter after the other; the first that is wrong is kept.
class QueryReader {
 public:
  QueryReader(const Request& request, const app::Service& service) : request_(request), service_(service) {}

  std::variant<ItemQuery, Response> read(const layers::Collection& collection) {
    read_page();
    read_systems();
    read_box();
    read_time();
    read_filter(collection);
    for (const auto* name : {"bbox", "bbox-crs", "datetime", "filter", "filter-crs"}) {
      if (const auto value = request_.parameter(name)) query_.key += std::string(name) + '=' + *value + '\n';
    }
    if (problem_) return *std::move(problem_);
    return std::move(query_);
  }

 private:
  void refuse(const std::string& name, const std::string& key, Arguments arguments = {}) {
    if (!problem_) problem_ = bad_parameter(name, service_.messages, request_, key, std::move(arguments));
  }

  void read_page() {
    if (const auto text = request_.parameter("limit")) {
      const auto limit = number<std::int64_t>(*text);
      const bool digits = text->find_first_not_of("0123456789") == std::string::npos && !text->empty();
      if (!limit || !digits || *limit < 1) {
        refuse("limit", "layers.parameter-limit", {{"most", std::to_string(most_features)}});
      } else {
        query_.limit = std::min(static_cast<std::size_t>(*limit), most_features);
      }
    }
    read_key();
    const auto text = request_.parameter("offset");
    if (!text) return;
    const auto offset = number<std::int64_t>(*text);
    if (!offset || *offset < 0 || text->front() == '-') return refuse("offset", "layers.parameter-offset");
    if (query_.after) return refuse("offset", "layers.parameter-offset-after");
    query_.offset = static_cast<std::size_t>(*offset);
  }

  void read_key() {
    if (const auto id = request_.parameter("after")) query_.after = PageKey{*id, std::nullopt};
    const auto text = request_.parameter("after-part");
    if (!text) return;
    const auto part = layers::collection_part_from_code(*text);
    if (!part || !query_.after) return refuse("after-part", "layers.parameter-after-part");
    query_.after->part = part;
  }

  /// The system that a parameter names, CRS84 without it.
  const layers::OfferedCrs* system(const std::string& name) {
    const auto uri = request_.parameter(name);
    const auto* crs = uri ? layers::find_crs(*uri) : &layers::offered_crs().front();
    if (crs == nullptr) refuse(name, "layers.parameter-crs");
    return crs;
  }

  void read_systems() {
    query_.crs = system("crs");
    static_cast<void>(system("bbox-crs"));
    static_cast<void>(system("filter-crs"));
    const auto language = request_.parameter("filter-lang");
    if (language && *language != "cql2-text") {
      refuse("filter-lang", "http.parameter.one_of",
             {{"value", *language}, {"known", std::string("cql2-text")}});
    }
  }

  void read_box() {
    const auto text = request_.parameter("bbox");
    if (!text || problem_) return;
    const auto* crs = system("bbox-crs");
    const auto box = corners(*text, *crs);
    if (box) query_.area = crs->degrees ? degrees_area(*box) : projected_area(*box, crs->code);
    if (!query_.area) refuse("bbox", "layers.parameter-bbox");
  }

  void read_time() {
    const auto text = request_.parameter("datetime");
    if (!text) return;
    query_.time = layers::read_time_query(*text);
    if (!query_.time) refuse("datetime", "layers.parameter-datetime");
  }

  void read_filter(const layers::Collection& collection) {
    const auto text = request_.parameter("filter");
    if (!text || problem_) return;
    const auto* crs = system("filter-crs");
    cql2::Options options;
    if (!crs->is_crs84()) options.crs = crs->code;
    options.north_first = crs->north_first;
    options.most_bytes = longest_text;
    auto filter = cql2::Filter::parse(*text, layers::schema_of(collection), options);
    if (filter) {
      query_.filter = std::move(*filter);
      return;
    }
    const auto& error = filter.error();
    const Text why = service_.messages.render({error.reason, {{"value", error.value}}});
    const auto digits = error.where.find_first_of("0123456789");
    refuse(
        "filter", "layers.parameter-filter",
        {{"why", why}, {"at", digits == std::string::npos ? std::string("1") : error.where.substr(digits)}});
  }

  const Request& request_;
  const app::Service& service_;
  ItemQuery query_;
  std::optional<Response> problem_;
};

}  // namespace

const std::vector<std::string>& item_parameters() {
  static const std::vector<std::string> names{"limit",  "offset",      "after",     "after-part",
                                              "bbox",   "bbox-crs",    "crs",       "datetime",
                                              "filter", "filter-lang", "filter-crs"};
  return names;
}

std::variant<ItemQuery, Response> read_item_query(const Request& request, const app::Service& service,
                                                  const layers::Collection& collection) {
  return QueryReader(request, service).read(collection);
}

const layers::OfferedCrs* answer_crs(const Request& request) {
  const auto uri = request.parameter("crs");
  return uri ? layers::find_crs(*uri) : &layers::offered_crs().front();
}

}  // namespace tyndau::http
