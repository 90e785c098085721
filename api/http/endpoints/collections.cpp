#include "http/endpoints/collections.hpp"

#include "app/collections.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/collection_pages.hpp"
#include "layers/export.hpp"
#include "layers/offered_crs.hpp"

#include <algorithm>
#include <set>

namespace tyndau::http {
namespace {

using hearing::json::Writer;
using layers::Collection;
using layers::LayerId;

constexpr const char* gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

bool is_spdx(std::string_view licence) {
  return !licence.empty() && std::all_of(licence.begin(), licence.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
  });
}

/// The licences of the data sets behind every layer, each once.
void write_licences(Writer& out, const Request& request, const app::Service& service) {
  std::set<std::string> licences;
  if (const auto engine = service.engine->get()) {
    for (const auto& set : engine->atlas.data().datasets) licences.insert(set.licence);
  }
  for (const auto& licence : licences) {
    if (!is_spdx(licence)) continue;
    out.begin_object();
    out.member("rel", "license");
    out.member("type", "text/html");
    out.member("href", "https://spdx.org/licenses/" + licence + ".html");
    out.member("title", licence);
    out.end_object();
  }
  write_link(out, "describedby", "application/json", "/datasets", request);
}

void write_extent(Writer& out, const Collection& collection) {
  const auto& box = collection.extent();
  const auto& time = collection.time_extent();
  if (!box && !time) return;
  out.key("extent").begin_object();
  if (box) {
    out.key("spatial").begin_object();
    out.key("bbox").begin_array();
    out.begin_array();
    constexpr int decimals = 6;
    for (const double value : {box->west, box->south, box->east, box->north}) out.rounded(value, decimals);
    out.end_array();
    out.end_array();
    out.member("crs", layers::offered_crs().front().uri);
    out.end_object();
  }
  if (time) {
    out.key("temporal").begin_object();
    out.key("interval").begin_array();
    out.begin_array();
    out.string(cql2::to_iso(time->first));
    out.string(cql2::to_iso(time->last));
    out.end_array();
    out.end_array();
    out.member("trs", gregorian);
    out.end_object();
  }
  out.end_object();
}

void write_links(Writer& out, const Collection& collection, const Request& request,
                 const app::Service& service) {
  const auto id = collection.head().id;
  const auto path = path_of(id);
  out.key("links").begin_array();
  write_link(out, "self", "application/json", path + "?f=json", request);
  write_link(out, "alternate", "text/html", path + "?f=html", request);
  write_link(out, "items", "application/geo+json", path + "/items?f=json", request);
  write_link(out, "items", "text/html", path + "/items?f=html", request);
  write_link(out, "http://www.opengis.net/def/rel/ogc/1.0/queryables", "application/schema+json",
             path + "/queryables?f=json", request);
  if (id.only) {
    write_link(out, "up", "application/json", path_of(id.collection) + "?f=json", request);
  } else {
    for (const auto format : {"gpkg", "fgb", "geojson", "kml", "csv", "xlsx"}) {
      const auto known = *layers::export_format_from_code(format);
      if (layers::left_out(collection, known) > 0) continue;
      write_link(out, "enclosure", media_type(known), "/exports/" + code(id) + '.' + format, request);
    }
  }
  write_link(out, "describedby", "application/schema+json", path + "/queryables?f=json", request);
  write_licences(out, request, service);
  out.end_array();
}

void write_collection(Writer& out, const Collection& collection, const Request& request,
                      const app::Service& service) {
  const auto id = collection.head().id;
  out.begin_object();
  out.member("id", code(id));
  out.member("title", title_of(id, request, service));
  out.member("description", about(id, request, service));
  write_extent(out, collection);
  out.member("itemType", "feature");
  out.key("crs").begin_array();
  for (const auto& crs : layers::offered_crs()) out.string(crs.uri);
  out.end_array();
  out.member("storageCrs", layers::offered_crs().front().uri);
  write_links(out, collection, request, service);
  out.end_object();
}

Response collections(const Request& request, const app::Service& service) {
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& snapshot = *std::get<Layers>(now);
  std::vector<const Collection*> filled;
  for (const auto id : layers::all_collections()) {
    const auto& collection = snapshot.get(id);
    if (collection.size() > 0) filled.push_back(&collection);
    const auto kinds = collection.kinds();
    if (kinds.size() < 2) continue;
    for (const auto kind : kinds) filled.push_back(&snapshot.get({id, kind}));
  }
  if (request.media_type == "text/html") return collections_page(filled, request, service);
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("links").begin_array();
  write_link(out, "self", "application/json", "/collections?f=json", request);
  write_link(out, "alternate", "text/html", "/collections?f=html", request);
  out.end_array();
  out.key("collections").begin_array();
  for (const auto* collection : filled) write_collection(out, *collection, request, service);
  out.end_array();
  out.key("crs").begin_array();
  for (const auto& crs : layers::offered_crs()) out.string(crs.uri);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

using AnswerWith = Response (*)(const Collection&, const Request&, const app::Service&);

Response with_collection(const Request& request, const app::Service& service, AnswerWith answer) {
  const auto id = collection_of_path(request, service);
  if (const auto* problem = std::get_if<Response>(&id)) return *problem;
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  return answer(std::get<Layers>(now)->get(std::get<LayerId>(id)), request, service);
}

Response collection_answer(const Collection& collection, const Request& request,
                           const app::Service& service) {
  if (request.media_type == "text/html") return collection_page(collection, request, service);
  std::string body;
  Writer out(body);
  write_collection(out, collection, request, service);
  return Response::json(std::move(body));
}

void write_queryable(Writer& out, const cql2::Field& field) {
  using cql2::FieldType;
  out.key(std::string_view(field.name)).begin_object();
  out.member("title", field.name);
  switch (field.type) {
    case FieldType::integer: out.member("type", "integer"); break;
    case FieldType::number: out.member("type", "number"); break;
    case FieldType::boolean: out.member("type", "boolean"); break;
    case FieldType::geometry: out.member("format", "geometry-any"); break;
    default: out.member("type", "string");
  }
  if (field.type == FieldType::date) out.member("format", "date");
  if (field.type == FieldType::instant) out.member("format", "date-time");
  out.end_object();
}

Response queryables_answer(const Collection& collection, const Request& request,
                           const app::Service& service) {
  if (request.media_type == "text/html") return queryables_page(collection, request, service);
  std::string body;
  Writer out(body);
  out.begin_object();
  out.member("$schema", "https://json-schema.org/draft/2019-09/schema");
  out.member("$id", request.base_url + path_of(collection.head().id) + "/queryables");
  out.member("type", "object");
  out.member("title", title_of(collection.head().id, request, service));
  out.key("properties").begin_object();
  for (const auto& field : layers::schema_of(collection).fields) write_queryable(out, field);
  out.end_object();
  out.key("additionalProperties").boolean(false);
  out.end_object();
  return Response::with("application/schema+json", std::move(body));
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

std::variant<Layers, Response> layers_now(const Request& request, const app::Service& service) {
  if (!service.collections) return no_store(request, service);
  auto now = service.collections->current();
  if (!now) return respond(now.error(), request, service);
  return std::move(*now);
}

std::variant<LayerId, Response> collection_of_path(const Request& request, const app::Service& service) {
  const auto id = layers::layer_from_code(request.path_value("collection"));
  if (id) return *id;
  return respond(app::refuse(app::Refusal::Kind::missing, "no-collection").value(), request, service);
}

std::string title_of(LayerId id, const Request& request, const app::Service& service) {
  const auto whole =
      service.messages.phrase("layers.title." + std::string(code(id.collection))).in(request.language);
  if (!id.only) return whole;
  constexpr std::array<std::string_view, layers::shape_kind_count> keys{"layers.points", "layers.lines",
                                                                        "layers.areas"};
  const auto key = std::string(keys[static_cast<std::size_t>(*id.only)]);
  return service.messages.render({key, {{"layer", whole}}}, request.language);
}

std::string about(LayerId id, const Request& request, const app::Service& service) {
  const auto phrase = [&](const std::string& key) -> std::string {
    return service.messages.phrase(key).in(request.language);
  };
  const auto whole = phrase("layers.about." + std::string(code(id.collection)));
  return id.only ? whole + ' ' + phrase("layers.one-kind") : whole;
}

std::string path_of(LayerId id) { return "/collections/" + code(id); }

std::string field_text(const Collection& collection, std::size_t position, std::string_view field) {
  const auto& fields = collection.head().fields;
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == field; });
  if (found == fields.end()) return {};
  const auto value = collection.value(position, static_cast<std::size_t>(found - fields.begin()));
  if (const auto* day = std::get_if<Date>(&value)) return to_iso(*day);
  const auto* words = std::get_if<std::string>(&value);
  return words == nullptr ? std::string() : *words;
}

std::vector<Route> collection_routes() {
  const auto one = [](AnswerWith answer) {
    return [answer](const Request& request, const app::Service& service) {
      return with_collection(request, service, answer);
    };
  };
  return {
      reading("/collections", collections, {"application/json", "text/html"}),
      reading("/collections/{collection}", one(collection_answer), {"application/json", "text/html"}),
      reading("/collections/{collection}/queryables", one(queryables_answer),
              {"application/schema+json", "text/html", "application/json"}),
  };
}

}  // namespace tyndau::http
