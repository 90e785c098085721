#include "http/endpoints/register.hpp"

#include "app/register.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/collections.hpp"
#include "http/target.hpp"

namespace tyndau::http {
namespace {

using store::Collection;

app::Author author_of(const Request& request) {
  return {request.principal ? request.principal->id : std::string{}, request.id};
}

/// The stored feature with its links behind its own members.
std::string with_links(Collection collection, const store::Item& item, const Request& request) {
  std::string links;
  hearing::json::Writer out(links);
  out.begin_array();
  write_link(out, "self", "application/geo+json", path_of(collection, item.id), request);
  write_link(out, "collection", "application/json", "/collections/" + std::string(code(collection)), request);
  write_link(out, "version-history", "application/json", path_of(collection, item.id) + "/history", request);
  if (collection == Collection::hearings) {
    write_link(out, "describedby", "application/json", "/reports/" + percent_encoded(item.id), request);
    write_link(out, "related", "application/geo+json", path_of(Collection::projects, item.project), request);
  }
  out.end_array();
  return item.feature.substr(0, item.feature.size() - 1) + ",\"links\":" + links + "}";
}

Response create(Collection collection, const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto item = service.records->create(collection, request.body, author_of(request));
  if (!item) return respond(item.error(), request, service);
  return Response::created(request.base_url + path_of(collection, item->id))
      .header("ETag", entity_tag(item->version));
}

/// Whoever writes items reads them as they are written, with the tag that a change of them needs. All others see the layer's
/// feature: what screening shows, and no free text, which may name a person.
Response read(Collection collection, const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  if (!writes(request) || request.media_type == "text/html" || request.parameter("crs")) {
    const auto shown =
        collection == Collection::projects ? layers::CollectionId::projects : layers::CollectionId::hearings;
    return item_answer(shown, request.path_value("fid"), request, service);
  }
  const auto item = service.records->item(collection, request.path_value("fid"));
  if (!item) return respond(item.error(), request, service);
  return Response::geojson(with_links(collection, *item, request)).header("ETag", entity_tag(item->version));
}

Response replace(Collection collection, const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto item = service.records->replace(collection, request.path_value("fid"), request.body,
                                             version_check(request), author_of(request));
  if (!item) return respond(item.error(), request, service);
  return Response::no_content().header("ETag", entity_tag(item->version));
}

Response remove(Collection collection, const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto done = service.records->remove(collection, request.path_value("fid"), version_check(request),
                                            author_of(request));
  if (!done) return respond(done.error(), request, service);
  return Response::no_content();
}

using Endpoint = Response (*)(Collection, const Request&, const app::Service&);

Route route(Method method, Collection collection, bool one, Endpoint endpoint) {
  Route made;
  made.method = method;
  made.path = "/collections/" + std::string(code(collection)) + "/items" + (one ? "/{fid}" : "");
  made.handler = [collection, endpoint](const Request& request, const app::Service& service) {
    return endpoint(collection, request, service);
  };
  made.produces = {};
  if (method == Method::get) {
    made.produces = {"application/geo+json", "text/html", "application/json"};
    made.parameters = {"crs"};
  }
  if (method == Method::post || method == Method::put)
    made.consumes = {"application/geo+json", "application/json"};
  made.access = method == Method::get ? Access::open : Access::writer;
  made.work = Work::pooled;
  return made;
}

}  // namespace

bool writes(const Request& request) {
  return request.principal && request.principal->role != app::Role::reader;
}

std::string path_of(Collection collection, const std::string& id) {
  return "/collections/" + std::string(code(collection)) + "/items/" + percent_encoded(id);
}

std::vector<Route> register_routes() {
  std::vector<Route> routes;
  for (const auto collection : {Collection::projects, Collection::hearings}) {
    routes.push_back(route(Method::post, collection, false, create));
    routes.push_back(route(Method::get, collection, true, read));
    routes.push_back(route(Method::put, collection, true, replace));
    routes.push_back(route(Method::del, collection, true, remove));
  }
  return routes;
}

}  // namespace tyndau::http
