#include "app/register.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/register.hpp"
#include "http/page.hpp"

namespace tyndau::http {
namespace {

using hearing::json::Writer;
using store::Collection;
using Changes = std::vector<app::ItemChange>;

void write_change(Writer& out, const app::ItemChange& change, bool with_token) {
  const auto& entry = change.entry;
  out.begin_object();
  out.member("time", rfc3339(entry.at));
  out.member("action", entry.action);
  out.key("version").integer(entry.version);
  if (entry.changed) {
    out.key("changed").begin_array();
    for (const auto& name : *entry.changed) out.string(name);
    out.end_array();
  } else {
    out.key("changed").null();
  }
  if (with_token) {
    out.member("token", entry.token);
    out.member("label", change.label);
  }
  out.end_object();
}

std::string document(Collection collection, const std::string& id, const Changes& changes,
                     const Request& request) {
  const auto path = path_of(collection, id);
  std::string body;
  Writer out(body);
  out.begin_object();
  out.member("collection", code(collection));
  out.member("id", id);
  out.key("changes").begin_array();
  for (const auto& change : changes) write_change(out, change, writes(request));
  out.end_array();
  out.key("links").begin_array();
  write_link(out, "self", "application/json", path + "/history?f=json", request);
  write_link(out, "alternate", "text/html", path + "/history?f=html", request);
  write_link(out, "up", "application/geo+json", path, request);
  out.end_array();
  out.end_object();
  return body;
}

/// The names of what changed, each as a table names its column.
std::string names_of(const std::optional<std::vector<std::string>>& changed) {
  if (!changed) return {};
  std::string html;
  for (const auto& name : *changed)
    html += (html.empty() ? "<code>" : ", <code>") + escaped(name) + "</code>";
  return html.empty() ? "–" : html;
}

std::string table(Collection collection, const std::string& id, const Changes& changes,
                  const Request& request, const app::Service& service) {
  const auto say = [&](const std::string& key) {
    return escaped(service.messages.phrase(key).in(request.language));
  };
  const bool with_token = writes(request);
  std::string html = "<table><thead><tr><th>" + say("history.time") + "</th><th>" + say("history.action") +
                     "</th><th>" + say("history.version") + "</th><th>" + say("history.changed") + "</th>";
  if (with_token) html += "<th>" + say("history.who") + "</th>";
  html += "</tr></thead><tbody>\n";
  for (const auto& [entry, label] : changes) {
    const auto time = rfc3339(entry.at);
    html += "<tr><td><time datetime=\"" + time + "\">" + time + "</time></td><td>" +
            say("history.action." + entry.action) + "</td><td>" + std::to_string(entry.version) +
            "</td><td>" + names_of(entry.changed) + "</td>";
    if (with_token) html += "<td><bdi>" + escaped(label.empty() ? entry.token : label) + "</bdi></td>";
    html += "</tr>\n";
  }
  const auto path = escaped(path_of(collection, id));
  return html + "</tbody></table><p><a rel=\"alternate\" href=\"" + path + "/history?f=json\">JSON</a> " +
         "<a rel=\"up\" href=\"" + path + "?f=html\">" + escaped(id) + "</a></p>";
}

Response history(Collection collection, const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto& id = request.path_value("fid");
  const auto changes = service.records->history(collection, id);
  if (!changes) return respond(changes.error(), request, service);
  if (request.media_type != "text/html") return Response::json(document(collection, id, *changes, request));
  const auto title = service.messages.render({"history.title", {{"id", id}}}, request.language);
  return Response::html(page(title, table(collection, id, *changes, request, service), request.language));
}

}  // namespace

std::vector<Route> history_routes() {
  std::vector<Route> routes;
  for (const auto collection : {Collection::projects, Collection::hearings}) {
    Route route;
    route.path = "/collections/" + std::string(code(collection)) + "/items/{fid}/history";
    route.handler = [collection](const Request& request, const app::Service& service) {
      return history(collection, request, service);
    };
    route.produces = {"application/json", "text/html"};
    route.work = Work::pooled;
    routes.push_back(std::move(route));
  }
  return routes;
}

}  // namespace tyndau::http
