#include "http/endpoints/data.hpp"

#include "app/locate.hpp"
#include "app/places.hpp"
#include "app/service_records.hpp"
#include "app/spool.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/data_pages.hpp"
#include "http/target.hpp"
#include "layers/words.hpp"

#include <charconv>

namespace tyndau::http {
namespace {

using hearing::json::Writer;
using Kind = app::Refusal::Kind;

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "71.9,52.4"
std::optional<LonLat> position(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto lon = number(text.substr(0, comma));
  const auto lat = number(text.substr(comma + 1));
  if (!lon || !lat) return std::nullopt;
  const auto at = make_lon_lat(*lon, *lat);
  return at ? std::optional(*at) : std::nullopt;
}

std::optional<std::size_t> count(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value == 0) return std::nullopt;
  constexpr std::size_t most = 100;
  return std::min(value, most);
}

void write_place(Writer& out, const app::PlaceHit& hit, const hearing::MessageCatalogue& messages) {
  constexpr int decimals = 9;
  const auto& place = *hit.settlement;
  out.begin_object();
  out.member("id", place.id);
  out.key("name").text(layers::name_of(place));
  out.member("place_type", place.place_type);
  out.key("population");
  place.population ? out.integer(*place.population) : out.null();
  out.member("oblast", place.units.oblast);
  out.member("district", place.units.district);
  out.key("lon").rounded(place.centre.lon, decimals);
  out.key("lat").rounded(place.centre.lat, decimals);
  out.member("dataset", place.dataset);
  out.member("match", code(hit.match));
  out.member("matched_name", hit.name);
  out.key("reason").text(
      messages.render({"place_match." + std::string(code(hit.match)), {{"name", hit.name}}}));
  if (hit.distance) out.key("distance_m").rounded(hit.distance->value, 1);
  out.end_object();
}

Response places(const Request& request, const app::Service& service) {
  const auto engine = service.engine->get();
  if (!engine) return no_store(request, service);
  app::PlaceQuery query{request.parameter("q").value_or(""), {}, request.parameter("unit").value_or(""), 20};
  if (const auto near = request.parameter("near")) {
    query.near = position(*near);
    if (!query.near) return bad_parameter("near", service.messages, request, "service.parameter-near");
  }
  if (const auto limit = request.parameter("limit")) {
    const auto most = count(*limit);
    if (!most) return bad_parameter("limit", service.messages, request, "service.parameter-limit");
    query.most = *most;
  }
  if (query.text.empty() && !query.near && query.unit.empty()) {
    return bad_parameter("q", service.messages, request, "service.parameter-q");
  }
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("places").begin_array();
  for (const auto& hit : engine->search.find(query)) write_place(out, hit, service.messages);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

void write_dataset(Writer& out, const hearing::Dataset& dataset, const Request& request) {
  out.begin_object();
  out.member("id", dataset.id);
  out.member("kind", code(dataset.kind));
  out.key("title").text(dataset.title);
  out.member("source", dataset.source);
  out.member("url", dataset.url);
  out.member("licence", dataset.licence);
  out.member("attribution", dataset.attribution);
  out.member("date", dataset.date);
  out.member("sha256", dataset.sha256);
  out.key("records").integer(dataset.records);
  out.key("coverage").text(dataset.coverage_note);
  out.key("links").begin_array();
  const auto path = "/datasets/" + percent_encoded(dataset.id);
  write_link(out, "self", "application/json", path, request);
  write_link(out, "alternate", "text/html", path + "?f=html", request);
  out.end_array();
  out.end_object();
}

Response datasets(const Request& request, const app::Service& service) {
  const auto engine = service.engine->get();
  if (!engine) return no_store(request, service);
  if (request.media_type == "text/html")
    return datasets_page(engine->atlas.data().datasets, request, service);
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("datasets").begin_array();
  for (const auto& dataset : engine->atlas.data().datasets) write_dataset(out, dataset, request);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

Response dataset_answer(const std::string& id, const Request& request, const app::Service& service) {
  const auto engine = service.engine->get();
  if (!engine) return no_store(request, service);
  for (const auto& dataset : engine->atlas.data().datasets) {
    if (dataset.id != id) continue;
    if (request.media_type == "text/html") return dataset_page(dataset, request, service);
    std::string body;
    Writer out(body);
    write_dataset(out, dataset, request);
    return Response::json(std::move(body));
  }
  return respond(app::refuse(Kind::missing, "no-dataset").value(), request, service);
}

Response dataset(const Request& request, const app::Service& service) {
  return dataset_answer(request.path_value("id"), request, service);
}

std::string extension_of(const std::string& media_type) {
  if (media_type == "application/geopackage+sqlite3") return "gpkg";
  return media_type == "text/csv" ? "csv" : "geojson";
}

/// Kind, level and zone kind from the query. \return nothing where a word is unknown
std::optional<intake::PlaceOptions> place_options(const Request& request, std::string& wrong) {
  intake::PlaceOptions options;
  auto& set = options.dataset;
  set.id = request.path_value("id");
  const auto title = request.parameter("title").value_or(set.id);
  set.title = {title, title, title};
  set.source = request.parameter("source").value_or("");
  set.licence = request.parameter("licence").value_or("");
  set.date = request.parameter("date").value_or("");
  wrong = "date";
  if (!set.date.empty() && !parse_iso_date(set.date)) return std::nullopt;
  wrong = "kind";
  const auto kind = hearing::dataset_kind_from_code(request.parameter("kind").value_or(""));
  if (!kind || *kind == hearing::DatasetKind::outline) return std::nullopt;
  set.kind = *kind;
  wrong = "level";
  if (const auto level = request.parameter("level")) {
    options.unit_level = hearing::unit_level_from_code(*level);
    if (!options.unit_level) return std::nullopt;
    set.unit_levels = {*options.unit_level};
  }
  wrong = "zone_kind";
  if (const auto zone = request.parameter("zone_kind")) {
    options.zone_kind = hearing::zone_kind_from_code(*zone);
    if (!options.zone_kind) return std::nullopt;
    set.zone_kinds = {*options.zone_kind};
  }
  wrong = "border_accuracy_m";
  if (const auto text = request.parameter("border_accuracy_m")) {
    constexpr double most = 100'000.0;
    const auto metres = number(*text);
    if (!metres || !(*metres >= 0.0 && *metres <= most)) return std::nullopt;
    if (set.kind == hearing::DatasetKind::units) set.border_accuracy = Metres{*metres};
  }
  return options;
}

Response replace_dataset(const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  std::string wrong;
  auto options = place_options(request, wrong);
  if (!options) return bad_parameter(wrong, service.messages, request, "service.parameter-word");
  const auto estimate = app::extent_estimate(service.installation);
  if (!estimate) return respond(app::refuse(estimate.error()).value(), request, service);
  options->estimate = *estimate;
  const auto file = app::spooled(request.body, extension_of(request.content_type));
  if (!file) return respond(app::refuse(file.error()).value(), request, service);
  const auto loaded = app::load_places(service.store, file->file(), *options);
  if (!loaded) {
    auto error = loaded.error();
    error.where.clear();
    return respond(app::refuse(error).value(), request, service);
  }
  const auto logged = service.records->note({request.principal ? request.principal->id : "", request.id},
                                            "replace", "datasets", options->dataset.id);
  if (!logged) return respond(logged.error(), request, service);
  if (const auto reloaded = app::reload_engine(service); !reloaded) {
    return respond(app::refuse(reloaded.error()).value(), request, service);
  }
  return dataset_answer(options->dataset.id, request, service);
}

}  // namespace

std::vector<Route> data_routes() {
  const std::vector<std::string> page_types{"application/json", "text/html"};
  Route replacing;
  replacing.method = Method::put;
  replacing.path = "/datasets/{id}";
  replacing.handler = replace_dataset;
  replacing.consumes = {"application/geo+json", "application/geopackage+sqlite3", "text/csv"};
  replacing.parameters = {"kind",   "level",   "zone_kind", "title",
                          "source", "licence", "date",      "border_accuracy_m"};
  replacing.access = Access::admin;
  replacing.work = Work::pooled;
  return {
      Route{Method::get,
            "/places",
            places,
            {"application/json"},
            {},
            {"q", "near", "unit", "limit"},
            Access::open,
            Work::pooled},
      Route{Method::get, "/datasets", datasets, page_types},
      Route{Method::get, "/datasets/{id}", dataset, page_types},
      std::move(replacing),
  };
}

}  // namespace tyndau::http
