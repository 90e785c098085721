#include "http/endpoints/answers.hpp"
#include "http/endpoints/collections.hpp"
#include "http/endpoints/map_style.hpp"
#include "http/endpoints/tiles.hpp"
#include "tiles/glyphs.hpp"
#include "tiles/sprite.hpp"

#include <charconv>
#include <map>
#include <mutex>

namespace tyndau::http {
namespace {

/// What changes with the program only.
constexpr const char* long_caching = "public, max-age=86400";
constexpr const char* noto = "/usr/share/fonts/truetype/noto/";

Response missing(const Request& request, const app::Service& service) {
  return respond(Problem{Fault::not_found, {}, {}, {}, {}}, request, service.messages);
}

Response style(const Request& request, const app::Service& service) {
  std::optional<std::vector<std::string>> held;
  if (const auto now = layers_now(request, service); const auto* layers = std::get_if<Layers>(&now)) {
    held.emplace();
    for (const auto& layer : tiles::TileService::heads(**layers)) held->push_back(layer.name);
  }
  auto sheet = map_style(request.path_value("id"), request.base_url, request.language, held);
  return sheet ? Response::json(std::move(*sheet)) : missing(request, service);
}

Response sprite(const Request& request, const app::Service& service) {
  const auto& file = request.path_value("file");
  for (const unsigned scale : {1U, 2U}) {
    const std::string name = scale == 1 ? "map" : "map@2x";
    if (file == name + ".json")
      return Response::json(tiles::sprite_index(scale)).header("Cache-Control", long_caching);
    if (file == name + ".png") {
      return Response::with("image/png", tiles::sprite_png(scale)).header("Cache-Control", long_caching);
    }
  }
  return missing(request, service);
}

/// "NotoSans-Regular.ttf" of a name that styles use; empty for any other.
std::string font_file(const std::string& stack) {
  if (stack == "Noto Sans Regular") return "NotoSans-Regular.ttf";
  if (stack == "Noto Sans Bold") return "NotoSans-Bold.ttf";
  return {};
}

/// The first code point of "1024-1279.pbf"; nothing for what is no range.
std::optional<std::uint32_t> first_of(const std::string& file) {
  constexpr std::uint32_t last_first = 65'280;
  std::uint32_t first = 0;
  const auto [end, error] = std::from_chars(file.data(), file.data() + file.size(), first);
  if (error != std::errc{} || first % tiles::glyphs_of_a_range != 0 || first > last_first)
    return std::nullopt;
  const auto whole =
      std::to_string(first) + '-' + std::to_string(first + tiles::glyphs_of_a_range - 1) + ".pbf";
  return file == whole ? std::optional(first) : std::nullopt;
}

/// Ranges that were asked for; there are at most 256 of each font.
Result<std::string> glyphs(const std::string& stack, const std::string& file, std::uint32_t first) {
  static std::mutex lock;
  static std::map<std::pair<std::string, std::uint32_t>, std::string> made;
  {
    const std::lock_guard guard(lock);
    if (const auto known = made.find({stack, first}); known != made.end()) return known->second;
  }
  auto range = tiles::glyph_range(noto + file, stack, first);
  if (!range) return range;
  const std::lock_guard guard(lock);
  return made.emplace(std::pair(stack, first), std::move(*range)).first->second;
}

Response font(const Request& request, const app::Service& service) {
  const auto& stack = request.path_value("fontstack");
  const auto file = font_file(stack);
  const auto first = first_of(request.path_value("range"));
  if (file.empty() || !first) return missing(request, service);
  auto range = glyphs(stack, file, *first);
  if (!range) return respond(app::refuse(range.error()).value(), request, service);
  return Response::with("application/x-protobuf", std::move(*range)).header("Cache-Control", long_caching);
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

std::vector<Route> style_routes() {
  return {reading("/styles/{id}", style, {"application/json"}), reading("/sprites/{file}", sprite, {}),
          reading("/fonts/{fontstack}/{range}", font, {})};
}

}  // namespace tyndau::http
