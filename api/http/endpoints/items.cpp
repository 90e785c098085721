#include "app/collections.hpp"
#include "hearing/digest.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/collection_pages.hpp"
#include "http/endpoints/collections.hpp"
#include "http/endpoints/feed.hpp"
#include "http/endpoints/item_query.hpp"
#include "http/gate.hpp"
#include "http/target.hpp"
#include "layers/feature_json.hpp"

#include <algorithm>

namespace tyndau::http {
namespace {

using hearing::json::Writer;
using layers::Collection;
using layers::LayerId;

/// A page ends before it is larger, unless one feature alone is.
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

/// Features of a collection, or those that a query selected, in their order.
class Listing {
 public:
  Listing(const Collection& collection, std::shared_ptr<const layers::Positions> selected)
      : collection_(collection), selected_(std::move(selected)) {}

  [[nodiscard]] std::size_t size() const { return selected_ ? selected_->size() : collection_.size(); }
  [[nodiscard]] std::size_t position(std::size_t index) const {
    return selected_ ? (*selected_)[index] : index;
  }
  [[nodiscard]] std::size_t first_after(const PageKey& key) const {
    const auto position =
        key.part ? collection_.first_after(key.id, *key.part) : collection_.first_after(key.id);
    if (!selected_) return position;
    const auto found = std::lower_bound(selected_->begin(), selected_->end(), position);
    return static_cast<std::size_t>(found - selected_->begin());
  }

 private:
  const Collection& collection_;
  std::shared_ptr<const layers::Positions> selected_;
};

/// The address of the request with other values of some parameters; an empty one takes the parameter out.
std::string with_parameters(const Request& request, const std::vector<Parameter>& others) {
  std::string path;
  for (const auto& segment : request.segments) path += '/' + percent_encoded(segment);
  std::string query;
  const auto add = [&](const Parameter& parameter) {
    if (parameter.value.empty()) return;
    query += query.empty() ? '?' : '&';
    query += percent_encoded(parameter.name) + '=' + percent_encoded(parameter.value);
  };
  const auto is_other = [&](const Parameter& one) {
    return std::any_of(others.begin(), others.end(),
                       [&](const auto& other) { return other.name == one.name; });
  };
  for (const auto& parameter : request.query) {
    if (!is_other(parameter)) add(parameter);
  }
  for (const auto& parameter : others) add(parameter);
  return path + query;
}

struct Page {
  std::size_t first = 0;  ///< index in the listing
  std::size_t count = 0;
  std::string features;  ///< JSON, separated by commas
};

Result<Page> page_of(const Listing& listing, const Collection& collection, const ItemQuery& query) {
  Page page;
  page.first = query.after ? listing.first_after(*query.after) : std::min(query.offset, listing.size());
  const auto end = std::min(listing.size(), page.first + query.limit);
  for (auto index = page.first; index < end; ++index) {
    const auto before = page.features.size();
    if (page.count > 0) page.features += ',';
    const auto written =
        layers::write_feature(page.features, collection, listing.position(index), *query.crs);
    if (!written) return tl::unexpected<Error>(written.error());
    if (page.features.size() > most_bytes && page.count > 0) {
      page.features.resize(before);
      break;
    }
    ++page.count;
  }
  return page;
}

/// A feed is one page.
std::vector<Parameter> feed_parameters(const Request& request) {
  return {{"f", "atom"},
          {"lang", std::string(code(request.language))},
          {"offset", ""},
          {"after", ""},
          {"after-part", ""}};
}

std::vector<PageLink> feed_links(const Request& request) {
  const auto in = [&](const char* form) {
    auto parameters = feed_parameters(request);
    parameters.front().value = form;
    return with_parameters(request, parameters);
  };
  return {{"self", std::string(feed_type), in("atom")},
          {"alternate", "text/html", in("html")},
          {"alternate", "application/geo+json", in("json")}};
}

std::vector<PageLink> links_of(const Page& page, const Listing& listing, const Collection& collection,
                               const ItemQuery& query, const Request& request) {
  const std::string json = "application/geo+json";
  const bool html = request.media_type == "text/html";
  std::vector<PageLink> links{
      {"self", html ? "text/html" : json, with_parameters(request, {{"f", html ? "html" : "json"}})},
      {"alternate", html ? json : "text/html", with_parameters(request, {{"f", html ? "json" : "html"}})},
      {"collection", "application/json", path_of(collection.head().id)}};
  const auto own = links.front().type;
  if (has_feed(collection.head().id))
    links.push_back(
        {"alternate", std::string(feed_type), with_parameters(request, feed_parameters(request))});
  if (page.count > 0 && page.first + page.count < listing.size()) {
    const auto last = listing.position(page.first + page.count - 1);
    links.push_back(
        {"next", own,
         with_parameters(request, {{"offset", ""},
                                   {"after", std::string(collection.id(last))},
                                   {"after-part", std::string(code(collection.part_of(last)))}})});
  }
  if (page.first > 0) {
    const auto before = page.first > query.limit ? page.first - query.limit : 0;
    links.push_back(
        {"prev", own,
         with_parameters(request, {{"after", ""}, {"after-part", ""}, {"offset", std::to_string(before)}})});
  }
  return links;
}

/// Links are written with every reserved character encoded and lead on by an id, so they may be longer than the request.
/// \return false also when it is a later page whose links the gate would refuse
bool links_fit(const std::vector<PageLink>& links, const Collection& collection, const Request& request) {
  constexpr std::size_t of_an_offset = 7;
  const auto most = GateLimits{}.target_bytes;
  // "%" takes three bytes, as many as any byte of an id can take.
  const std::string id(std::max(collection.longest_id(), of_an_offset), '%');
  const std::string part(code(layers::CollectionPart::unplaced));
  const auto longest =
      with_parameters(request, {{"f", "html"}, {"offset", ""}, {"after", id}, {"after-part", part}});
  if (longest.size() > most) return false;
  return std::all_of(links.begin(), links.end(), [&](const auto& link) { return link.path.size() <= most; });
}

Response links_too_long(const Request& request, const app::Service& service) {
  Problem problem{Fault::target_too_long, {}, {}, {}, {}};
  problem.detail = service.messages.render(
      {"layers.links-too-long", {{"limit", std::to_string(GateLimits{}.target_bytes)}}}, request.language);
  return respond(problem, request, service.messages);
}

std::string link_header(const std::vector<PageLink>& links, const Request& request) {
  std::string field;
  for (const auto& link : links) {
    if (!field.empty()) field += ", ";
    field += '<' + request.base_url + link.path + ">; rel=\"" + link.rel + "\"; type=\"" + link.type + '"';
  }
  return field;
}

std::string feature_collection(const Page& page, const Listing& listing, const std::vector<PageLink>& links,
                               const Request& request, const app::Service& service) {
  std::string body;
  body.reserve(page.features.size() + 4096);
  Writer out(body);
  out.begin_object();
  out.member("type", "FeatureCollection");
  out.member("timeStamp", rfc3339(std::chrono::time_point_cast<store::Time::duration>(service.now())));
  out.key("numberMatched").integer(static_cast<std::int64_t>(listing.size()));
  out.key("numberReturned").integer(static_cast<std::int64_t>(page.count));
  out.key("features").raw('[' + page.features + ']');
  out.key("links").begin_array();
  for (const auto& link : links) write_link(out, link.rel, link.type, link.path, request);
  out.end_array();
  out.end_object();
  return body;
}

Result<std::shared_ptr<const layers::Positions>> selected(const Collection& collection,
                                                          const ItemQuery& query, const Request& request,
                                                          const app::Service& service) {
  if (!query.selects()) return nullptr;
  const auto key = code(collection.head().id) + '\n' + collection.head().version + '\n' + query.key;
  return service.collections->selections().get(key, [&] {
    layers::Query asked{query.area, query.time, query.filter ? &*query.filter : nullptr,
                        [&] { return request.cancellation.requested(); }};
    return layers::select(collection, asked);
  });
}

/// Equal for equal answers, whenever they are given.
std::string tag_of(const Collection& collection, const Request& request) {
  constexpr std::size_t digits = 32;
  const auto all = collection.head().version + '\n' + request.base_url + request.target + '\n' +
                   request.media_type + '\n' + std::string(code(request.language));
  return "W/\"" + hearing::sha256_of(all).substr(0, digits) + '"';
}

Response cannot_project(const Request& request, const app::Service& service) {
  return bad_parameter("crs", service.messages, request, "layers.parameter-crs-area");
}

Response feed_answer(const Listing& listing, const Collection& collection, const ItemQuery& query,
                     const Request& request, const app::Service& service) {
  for (const auto* name : {"offset", "after"}) {
    if (request.parameter(name))
      return bad_parameter(name, service.messages, request, "layers.parameter-feed");
  }
  const auto links = feed_links(request);
  if (!links_fit(links, collection, request)) return links_too_long(request, service);
  std::vector<std::size_t> positions(listing.size());
  for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = listing.position(i);
  const auto most = request.parameter("limit") ? query.limit : feed_entries;
  return Response::with(std::string(feed_type) + "; charset=utf-8",
                        feed(collection, newest(collection, std::move(positions), most), links, query.key,
                             request, service))
      .header("ETag", tag_of(collection, request))
      .header("Link", link_header(links, request));
}

Response items_of(LayerId id, const Request& request, const app::Service& service) {
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& collection = std::get<Layers>(now)->get(id);
  const auto read = read_item_query(request, service, collection);
  if (const auto* problem = std::get_if<Response>(&read)) return *problem;
  const auto& query = std::get<ItemQuery>(read);
  const auto positions = selected(collection, query, request, service);
  if (!positions) return respond(app::refuse(positions.error()).value(), request, service);
  const Listing listing(collection, *positions);
  if (request.media_type == feed_type) return feed_answer(listing, collection, query, request, service);
  const auto page = page_of(listing, collection, query);
  if (!page) return cannot_project(request, service);
  const auto links = links_of(*page, listing, collection, query, request);
  if (!links_fit(links, collection, request)) return links_too_long(request, service);
  Response answer;
  if (request.media_type == "text/html") {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < page->count; ++i) shown.push_back(listing.position(page->first + i));
    answer = items_page(collection, shown, listing.size(), links, request, service);
  } else {
    answer = Response::with(request.media_type, feature_collection(*page, listing, links, request, service));
    answer.header("Content-Crs", '<' + query.crs->uri + '>');
  }
  return std::move(answer)
      .header("ETag", tag_of(collection, request))
      .header("Link", link_header(links, request));
}

Response items(const Request& request, const app::Service& service) {
  const auto id = collection_of_path(request, service);
  if (const auto* problem = std::get_if<Response>(&id)) return *problem;
  return items_of(std::get<LayerId>(id), request, service);
}

std::string item_links(LayerId id, const std::string& fid, const Request& request) {
  const auto path = path_of(id) + "/items/" + percent_encoded(fid);
  const auto crs = request.parameter("crs");
  std::string text = "\"links\":";
  Writer out(text);
  out.begin_array();
  write_link(out, "self", "application/geo+json",
             path + "?f=json" + (crs ? "&crs=" + percent_encoded(*crs) : std::string()), request);
  write_link(out, "alternate", "text/html", path + "?f=html", request);
  write_link(out, "collection", "application/json", path_of(id), request);
  if (has_history(id)) write_link(out, "version-history", "application/json", path + "/history", request);
  if (id.collection == layers::CollectionId::hearings) {
    write_link(out, "describedby", "application/json", "/reports/" + percent_encoded(fid), request);
  }
  out.end_array();
  return text;
}

Response item(const Request& request, const app::Service& service) {
  const auto id = collection_of_path(request, service);
  if (const auto* problem = std::get_if<Response>(&id)) return *problem;
  return item_answer(std::get<LayerId>(id), request.path_value("fid"), request, service);
}

/// A page without conditions costs no more than its features; whoever screens goes before all others.
bool looks_at_every_feature(const Request& request) {
  return request.parameter("filter") || request.parameter("bbox") || request.parameter("datetime");
}

Route reading(std::string path, Handler handler, std::vector<std::string> parameters) {
  Route route;
  route.path = std::move(path);
  route.handler = std::move(handler);
  route.produces = {"application/geo+json", "text/html", "application/json"};
  route.parameters = std::move(parameters);
  route.work = Work::pooled;
  return route;
}

}  // namespace

Response item_answer(LayerId id, const std::string& fid, const Request& request,
                     const app::Service& service) {
  const auto* crs = answer_crs(request);
  if (crs == nullptr) return bad_parameter("crs", service.messages, request, "layers.parameter-crs");
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& collection = std::get<Layers>(now)->get(id);
  const auto position = collection.find(fid);
  if (!position)
    return respond(app::refuse(app::Refusal::Kind::missing, "no-feature").value(), request, service);
  if (request.media_type == "text/html") return item_page(collection, *position, request, service);
  std::string body;
  const auto written = layers::write_feature(body, collection, *position, *crs, item_links(id, fid, request));
  if (!written) return cannot_project(request, service);
  return Response::with(request.media_type, std::move(body)).header("Content-Crs", '<' + crs->uri + '>');
}

std::vector<Route> item_routes() {
  auto pages = reading("/collections/{collection}/items", items, item_parameters());
  pages.is_long = looks_at_every_feature;
  auto hearings = pages;
  hearings.path = "/collections/hearings/items";
  hearings.handler = [](const Request& request, const app::Service& service) {
    return items_of(layers::CollectionId::hearings, request, service);
  };
  hearings.produces.emplace_back(feed_type);
  return {std::move(pages), std::move(hearings),
          reading("/collections/{collection}/items/{fid}", item, {"crs"})};
}

}  // namespace tyndau::http
