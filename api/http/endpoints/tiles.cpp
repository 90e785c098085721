#include "http/endpoints/tiles.hpp"

#include "app/collections.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/collections.hpp"
#include "http/negotiate.hpp"
#include "tiles/grid.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace tyndau::http {
namespace {

using hearing::json::Writer;

constexpr const char* tile_type = "application/vnd.mapbox-vector-tile";
constexpr const char* quad = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
constexpr const char* template_path = "/tiles/WebMercatorQuad/{z}/{y}/{x}";

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// West, south, east, north of every layer; the world without one.
std::array<double, 4> bounds_of(const layers::Snapshot& layers) {
  std::array<double, 4> box{180, 90, -180, -90};
  for (const auto id : layers::all_collections()) {
    const auto& extent = layers.get(id).extent();
    if (!extent) continue;
    box = {std::min(box[0], extent->west), std::min(box[1], extent->south), std::max(box[2], extent->east),
           std::max(box[3], extent->north)};
  }
  return box[0] > box[2] ? std::array<double, 4>{-180, -85.0511, 180, 85.0511} : box;
}

std::string attribution_of(const app::Service& service) {
  std::string text;
  const auto engine = service.engine->get();
  if (!engine) return text;
  for (const auto& set : engine->atlas.data().datasets) {
    if (set.attribution.empty() || text.find(set.attribution) != std::string::npos) continue;
    text += (text.empty() ? "" : "; ") + set.attribution;
  }
  return text;
}

void write_bounds(Writer& out, const std::array<double, 4>& bounds) {
  constexpr int decimals = 6;
  out.begin_array();
  for (const double value : bounds) out.rounded(value, decimals);
  out.end_array();
}

/// Nothing where a part of the address is no number.
std::optional<tiles::TileId> tile_of(const Request& request) {
  const auto zoom = number(request.path_value("z"));
  const auto row = number(request.path_value("row"));
  const auto column = number(request.path_value("col"));
  if (!zoom || !row || !column) return std::nullopt;
  return tiles::TileId{*zoom, *column, *row};
}

bool is_drawn(const tiles::TileId& id) { return id.zoom <= tiles::highest_zoom && id.exists(); }

Response tile_answer(const std::shared_ptr<const tiles::PackedTile>& packed, const tiles::TileId& id,
                     const layers::Snapshot& layers, const Request& request, const app::Service& service) {
  const std::string caching = request.principal ? "private, max-age=60" : "public, max-age=60";
  if (!packed) return Response::no_content().header("Cache-Control", caching);
  const bool gzip = accepts_gzip(request.header("Accept-Encoding"));
  auto answer = Response::with(tile_type, gzip ? packed->bytes : service.tiles->plain(layers, id));
  if (gzip) answer.header("Content-Encoding", "gzip");
  return std::move(answer).header("ETag", "W/\"" + packed->digest + '"').header("Cache-Control", caching);
}

/// Almost every tile of a map: handing it to another thread would take longer than making it.
std::optional<Response> tile_at_once(const Request& request, const app::Service& service) {
  const auto id = tile_of(request);
  if (!id || !is_drawn(*id) || !service.collections || !accepts_gzip(request.header("Accept-Encoding")))
    return std::nullopt;
  const auto layers = service.collections->at_hand();
  if (!layers) return std::nullopt;
  const auto packed = service.tiles->at_hand(*layers, *id);
  if (!packed) return std::nullopt;
  return tile_answer(*packed, *id, *layers, request, service);
}

Response tile(const Request& request, const app::Service& service) {
  const auto id = tile_of(request);
  if (!id) {
    Problem problem{Fault::bad_request, {}, {}, {}, {}};
    problem.detail = service.messages.phrase("tiles.numbers").in(request.language);
    return respond(problem, request, service.messages);
  }
  if (!is_drawn(*id)) {
    return respond(app::refuse(app::Refusal::Kind::missing, "no-tile").value(), request, service);
  }
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& layers = *std::get<Layers>(now);
  return tile_answer(service.tiles->packed(layers, *id), *id, layers, request, service);
}

Response tilejson(const Request& request, const app::Service& service) {
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& layers = *std::get<Layers>(now);
  std::string body;
  Writer out(body);
  out.begin_object();
  out.member("tilejson", "3.0.0");
  out.member("name", "tyndau");
  out.member("description", service.messages.phrase("http.page.about").in(request.language));
  out.member("attribution", attribution_of(service));
  out.member("scheme", "xyz");
  out.key("tiles").begin_array();
  out.string(request.base_url + template_path);
  out.end_array();
  out.key("minzoom").integer(0);
  out.key("maxzoom").integer(tiles::highest_zoom);
  write_bounds(out.key("bounds"), bounds_of(layers));
  out.key("vector_layers").begin_array();
  for (const auto& layer : tiles::TileService::heads(layers)) {
    out.begin_object();
    out.member("id", layer.name);
    out.key("minzoom").integer(layer.first_zoom);
    out.key("maxzoom").integer(tiles::highest_zoom);
    out.key("fields").begin_object();
    for (const auto& [name, type] : layer.fields) {
      out.key(std::string_view(name)).string(type == geo::FieldType::text ? "String" : "Number");
    }
    out.end_object();
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

/// Up to the links, which stay open.
void begin_tileset(Writer& out, const Request& request, const app::Service& service) {
  out.begin_object();
  out.member("title", service.messages.phrase("tiles.title").in(request.language));
  out.member("dataType", "vector");
  out.member("crs", "http://www.opengis.net/def/crs/EPSG/0/3857");
  out.member("tileMatrixSetURI", quad);
  out.key("links").begin_array();
  write_link(out, "self", "application/json", "/tiles/WebMercatorQuad", request);
}

void write_limits(Writer& out, const std::array<double, 4>& box) {
  for (unsigned zoom = 0; zoom <= tiles::highest_zoom; ++zoom) {
    const auto north_west = tiles::to_zoom(tiles::to_world({box[0], box[3]}), zoom);
    const auto south_east = tiles::to_zoom(tiles::to_world({box[2], box[1]}), zoom);
    const auto at = [&](std::int32_t units) {
      return std::clamp<std::int64_t>(units >> tiles::extent_bits, 0, (std::int64_t{1} << zoom) - 1);
    };
    out.begin_object();
    out.member("tileMatrix", std::to_string(zoom));
    out.key("minTileRow").integer(at(north_west.y));
    out.key("maxTileRow").integer(at(south_east.y));
    out.key("minTileCol").integer(at(north_west.x));
    out.key("maxTileCol").integer(at(south_east.x));
    out.end_object();
  }
}

/// One tile matrix set, all zooms.
Response tileset(const Request& request, const app::Service& service) {
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& layers = *std::get<Layers>(now);
  std::string body;
  Writer out(body);
  begin_tileset(out, request, service);
  out.begin_object();
  out.member("rel", "item");
  out.member("type", tile_type);
  out.member("href", request.base_url + "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}");
  out.key("templated").boolean(true);
  out.end_object();
  write_link(out, "describedby", "application/json", "/tilejson.json", request);
  out.end_array();
  out.key("tileMatrixSetLimits").begin_array();
  write_limits(out, bounds_of(layers));
  out.end_array();
  out.key("layers").begin_array();
  for (const auto& layer : tiles::TileService::heads(layers)) {
    out.begin_object();
    out.member("id", layer.name);
    out.member("dataType", "vector");
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

Response tilesets(const Request& request, const app::Service& service) {
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("tilesets").begin_array();
  begin_tileset(out, request, service);
  out.end_array();
  out.end_object();
  out.end_array();
  out.key("links").begin_array();
  write_link(out, "self", "application/json", "/tiles", request);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

Route reading(std::string path, Handler handler, std::vector<std::string> produces) {
  Route route;
  route.path = std::move(path);
  route.handler = std::move(handler);
  route.produces = std::move(produces);
  route.work = Work::pooled;
  return route;
}

}  // namespace

std::vector<Route> tile_routes() {
  // A map asks for hundreds at once: whoever screens goes first.
  auto tiles = reading("/tiles/WebMercatorQuad/{z}/{row}/{col}", tile, {tile_type});
  tiles.work = Work::background;
  tiles.at_once = tile_at_once;
  return {
      reading("/tiles", tilesets, {"application/json"}),
      reading("/tiles/WebMercatorQuad", tileset, {"application/json"}),
      std::move(tiles),
      reading("/tilejson.json", tilejson, {"application/json"}),
  };
}

}  // namespace tyndau::http
