#include "http/endpoints/system.hpp"

#include "core/version.hpp"
#include "hearing/digest.hpp"
#include "hearing/json_writer.hpp"
#include "http/contract.hpp"
#include "http/page.hpp"
#include "store/open_store.hpp"

#include <array>
#include <filesystem>

namespace tyndau::http {
namespace {

constexpr std::string_view openapi_json_type = "application/vnd.oai.openapi+json;version=3.0";
constexpr std::string_view openapi_yaml_type = "application/vnd.oai.openapi;version=3.0";

/// Only what works. Whoever adds a service adds its classes.
constexpr std::array conformance_classes{
    std::string_view{"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets"},
    std::string_view{"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/cql2-text"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/property-property"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions"},
    std::string_view{"http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions"},
};

struct Link {
  std::string_view rel;
  std::string_view type;
  std::string_view path;
  std::string_view title;  ///< key of the catalogue
};

/// Of the landing page, beside self and alternate. Whoever adds a service adds its entrance.
constexpr std::array landing_links{
    Link{"service-desc", openapi_json_type, "/api?f=json", "http.link.contract"},
    Link{"service-doc", "text/html", "/api.html", "http.link.contract-page"},
    Link{"conformance", "application/json", "/conformance", "http.link.conformance"},
    Link{"data", "application/json", "/collections", "http.link.data"},
    Link{"http://www.opengis.net/def/rel/ogc/1.0/processes", "application/json", "/processes",
         "http.link.processes"},
    Link{"http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", "application/json", "/tiles",
         "tiles.title"},
    Link{"related", "text/html", "/app/", "http.link.application"},
};

void write_link(hearing::json::Writer& json, const Link& link, const Request& request,
                const app::Service& service) {
  json.begin_object();
  json.member("rel", link.rel);
  json.member("type", link.type);
  json.member("href", request.base_url + std::string(link.path));
  json.member("title", service.messages.phrase(std::string(link.title)).in(request.language));
  json.end_object();
}

/// The page itself in this form, and in the other one.
void write_own_links(hearing::json::Writer& json, const char* json_path, const char* html_path,
                     const Request& request, const app::Service& service) {
  write_link(json, {"self", "application/json", json_path, "http.link.self"}, request, service);
  write_link(json, {"alternate", "text/html", html_path, "http.link.alternate"}, request, service);
}

std::string link_list(const Request& request, const app::Service& service) {
  std::string html = "<ul>";
  for (const auto& link : landing_links) {
    html += "<li><a href=\"" + escaped(link.path) + "\">" +
            escaped(service.messages.phrase(std::string(link.title)).in(request.language)) + "</a></li>";
  }
  return html + "</ul>";
}

Response landing(const Request& request, const app::Service& service) {
  const auto& about = service.messages.phrase("http.page.about").in(request.language);
  if (request.media_type == "text/html") {
    return Response::html(page("tyndau", "<p>" + escaped(about) + "</p>" + link_list(request, service),
                               request.language, described(about)));
  }
  std::string body;
  hearing::json::Writer json(body);
  json.begin_object();
  json.member("title", "tyndau");
  json.member("description", about);
  json.key("links").begin_array();
  write_own_links(json, "/?f=json", "/?f=html", request, service);
  for (const auto& link : landing_links) write_link(json, link, request, service);
  json.end_array();
  json.end_object();
  return Response::json(std::move(body));
}

Response conformance(const Request& request, const app::Service& service) {
  if (request.media_type == "text/html") {
    std::string list = "<ul>";
    for (const auto uri : conformance_classes) list += "<li><code>" + escaped(uri) + "</code></li>";
    const auto& title = service.messages.phrase("http.link.conformance").in(request.language);
    return Response::html(page(title, list + "</ul>", request.language));
  }
  std::string body;
  hearing::json::Writer json(body);
  json.begin_object();
  json.key("conformsTo").begin_array();
  for (const auto uri : conformance_classes) json.string(uri);
  json.end_array();
  json.key("links").begin_array();
  write_own_links(json, "/conformance?f=json", "/conformance?f=html", request, service);
  json.end_array();
  json.end_object();
  return Response::json(std::move(body));
}

/// A text that is the same for everybody as long as the program runs, with the version that it has.
struct Fixed {
  std::string media_type;
  std::string text;
  std::string etag = "W/\"" + hearing::sha256_of(text).substr(0, 32) + '"';

  [[nodiscard]] Response response() const { return Response::with(media_type, text).header("ETag", etag); }
};

Response contract(const Request& request, const app::Service& service) {
  static const Fixed yaml{std::string(openapi_yaml_type), contract_yaml()};
  static const Fixed json{std::string(openapi_json_type), contract_json()};
  if (request.media_type == "text/html") {
    return Response::html(contract_page(service.messages, request.language));
  }
  return request.media_type == openapi_yaml_type ? yaml.response() : json.response();
}

Response contract_html(const Request& request, const app::Service& service) {
  return Response::html(contract_page(service.messages, request.language));
}

Response style(const Request&, const app::Service&) {
  static const Fixed sheet{"text/css; charset=utf-8", std::string(style_sheet())};
  return sheet.response().header("Cache-Control", "public, max-age=3600");
}

Response health(const Request& request, unsigned workers) {
  std::string body;
  hearing::json::Writer json(body);
  json.begin_object();
  json.member("status", "ok");
  json.member("version", engine_version);
  json.key("worker").integer(request.worker);
  json.key("workers").integer(workers);
  json.end_object();
  return Response::json(std::move(body)).header("Cache-Control", "no-store");
}

/// Whether hearings can be screened: the store is there, and rules and places are loaded.
Response ready(const Request& request, const app::Service& service) {
  std::error_code ignored;
  const bool store = store::is_database(service.store) || std::filesystem::exists(service.store, ignored);
  if (!store || !service.engine->get()) {
    Problem problem{Fault::unavailable, {}, {}, {{"Retry-After", "5"}}, {}};
    problem.detail = service.messages.phrase("http.unavailable.store").in(request.language);
    return respond(problem, request, service.messages);
  }
  return Response::json(R"({"status":"ready"})").header("Cache-Control", "no-store");
}

Response metrics(const SystemState& state) {
  return Response::with("text/plain; version=0.0.4; charset=utf-8",
                        state.metrics->text(state.waiting(), state.pending()))
      .header("Cache-Control", "no-store");
}

}  // namespace

std::vector<Route> system_routes(const SystemState& state) {
  const std::vector<std::string> page_types{"application/json", "text/html"};
  const std::vector<std::string> contract_types{std::string(openapi_json_type),
                                                std::string(openapi_yaml_type), "text/html"};
  const auto health_route = [&state](const Request& request, const app::Service&) {
    return health(request, state.workers);
  };
  const auto metrics_route = [&state](const Request&, const app::Service&) { return metrics(state); };
  return {
      Route{Method::get, "/", landing, page_types},
      Route{Method::get, "/api", contract, contract_types},
      Route{Method::get, "/api.html", contract_html, {"text/html"}},
      Route{Method::get, "/conformance", conformance, page_types},
      Route{Method::get, "/style.css", style, {"text/css"}, {}, {}, Access::always_open},
      Route{Method::get, "/health", health_route, {"application/json"}, {}, {}, Access::always_open},
      Route{Method::get, "/ready", ready, {"application/json"}, {}, {}, Access::always_open},
      Route{Method::get, "/metrics", metrics_route, {"text/plain"}, {}, {}, Access::open},
  };
}

}  // namespace tyndau::http
