#include "http/endpoints/collection_pages.hpp"

#include "http/endpoints/collections.hpp"
#include "http/endpoints/feed.hpp"
#include "http/page.hpp"
#include "http/sketch.hpp"
#include "http/target.hpp"
#include "layers/selection.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::http {
namespace {

using layers::Collection;

const std::string& say(const std::string& key, const Request& request, const app::Service& service) {
  return service.messages.phrase(key).in(request.language);
}

std::string anchor(const std::string& path, std::string_view text, std::string_view rel = {}) {
  std::string html = "<a href=\"" + escaped(path) + '"';
  if (!rel.empty()) html += " rel=\"" + std::string(rel) + '"';
  return html + '>' + escaped(text) + "</a>";
}

/// As a reader wants it: lengths to a decimetre, other numbers without what no measurement gives.
std::string number_text(const std::string& field, double number) {
  if (!std::isfinite(number)) return "–";
  std::string text;
  hearing::json::Writer out(text);
  const bool metres = field.ends_with("_m");
  constexpr int of_other_numbers = 6;
  out.rounded(number, metres ? 1 : of_other_numbers);
  return metres && text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string text_of(const std::string& field, const cql2::Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return number_text(field, *number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (std::holds_alternative<std::monostate>(value)) return "–";
  std::string json;
  hearing::json::Writer out(json);
  layers::write_value(out, value);
  std::erase(json, '"');
  return json;
}

/// Whether a reader of this language sees the field: of name_kk, name_ru, name_en one is enough.
bool is_for(const std::string& field, Language language) {
  for (const auto other : {Language::kk, Language::ru, Language::en}) {
    if (other != language && field.ends_with('_' + std::string(code(other)))) return false;
  }
  return true;
}

/// Fields that some shown feature has, the first few.
std::vector<std::size_t> shown_fields(const Collection& collection, const std::vector<std::size_t>& positions,
                                      Language language) {
  constexpr std::size_t most = 8;
  std::vector<std::size_t> shown;
  const auto& fields = collection.head().fields;
  for (std::size_t field = 0; field < fields.size() && shown.size() < most; ++field) {
    const bool any = std::any_of(positions.begin(), positions.end(), [&](std::size_t position) {
      return !std::holds_alternative<std::monostate>(collection.value(position, field));
    });
    if (any && is_for(fields[field].name, language)) shown.push_back(field);
  }
  return shown;
}

std::string cut(std::string text) {
  constexpr std::size_t most = 160;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string feature_table(const Collection& collection, const std::vector<std::size_t>& positions,
                          const Request& request) {
  const auto fields = shown_fields(collection, positions, request.language);
  std::string html = "<table><thead><tr><th>id</th>";
  for (const auto field : fields) html += "<th>" + escaped(collection.head().fields[field].name) + "</th>";
  html += "</tr></thead><tbody>";
  for (const auto position : positions) {
    const std::string id(collection.id(position));
    html += "<tr><td>" +
            anchor(path_of(collection.head().id) + "/items/" + percent_encoded(id) + "?f=html", id) + "</td>";
    for (const auto field : fields) {
      const auto& name = collection.head().fields[field].name;
      html += "<td>" + escaped(cut(text_of(name, collection.value(position, field)))) + "</td>";
    }
    html += "</tr>";
  }
  return html + "</tbody></table>";
}

std::string map_of(const Collection& collection, const std::vector<std::size_t>& positions,
                   const Request& request, const app::Service& service) {
  std::vector<const geo::Shape*> shapes;
  for (const auto position : positions) shapes.push_back(&collection.shape(position));
  return sketch(shapes, title_of(collection.head().id, request, service));
}

/// Shapes of others in the collection that a box meets; few enough to be drawn.
std::vector<const geo::Shape*> neighbours(const Collection& collection, std::size_t position,
                                          const geo::BoundingBox& within) {
  constexpr std::size_t most = 500;
  std::vector<const geo::Shape*> shapes;
  for (std::size_t i = 0; i < collection.size() && shapes.size() < most; ++i) {
    const auto& box = collection.box(i);
    if (box.west > box.east) break;  // from here on nothing has a place
    if (i == position || box.west > within.east || box.east < within.west || box.south > within.north ||
        box.north < within.south)
      continue;
    shapes.push_back(&collection.shape(i));
  }
  return shapes;
}

Response html_page(const std::string& title, const std::string& body, const Request& request,
                   LinkPreview preview = {}) {
  return Response::html(page(title, body, request.language, std::move(preview)));
}

/// Of a hearing its answer and its map, of other features what the layer is.
LinkPreview preview_of(const Collection& collection, std::size_t position, const Request& request,
                       const app::Service& service) {
  const auto layer = collection.head().id;
  auto preview = described(about(layer, request, service));
  if (layer.collection != layers::CollectionId::hearings || layer.only) return preview;
  const auto language = std::string(code(request.language));
  if (auto answer = field_text(collection, position, "answer_" + language); !answer.empty())
    preview.description = std::move(answer);
  const auto id = percent_encoded(collection.id(position));
  preview.url = request.base_url + path_of(layer) + "/items/" + id + "?f=html&lang=" + language;
  return preview;
}

}  // namespace

Response collections_page(const std::vector<const Collection*>& collections, const Request& request,
                          const app::Service& service) {
  std::string html = "<ul>";
  for (const auto* collection : collections) {
    const auto id = collection->head().id;
    html += "<li>" + anchor(path_of(id) + "?f=html", title_of(id, request, service)) + " (" +
            std::to_string(collection->size()) + ")<br>" + escaped(about(id, request, service)) + "</li>";
  }
  html += "</ul><p>" + anchor("/collections?f=json", "JSON", "alternate") + "</p>";
  return html_page(say("http.link.data", request, service), html, request,
                   described(say("http.page.about", request, service)));
}

Response collection_page(const Collection& collection, const Request& request, const app::Service& service) {
  const auto id = collection.head().id;
  const auto path = path_of(id);
  std::string html = "<p>" + escaped(about(id, request, service)) + "</p><ul>";
  html += "<li>" + anchor(path + "/items?f=html", say("layers.page.items", request, service), "items") +
          " (" + std::to_string(collection.size()) + ")</li>";
  html +=
      "<li>" + anchor(path + "/queryables?f=html", say("layers.page.queryables", request, service)) + "</li>";
  html += "<li>" + anchor(path + "?f=json", "JSON", "alternate") + "</li></ul>";
  html += "<h2>" + escaped(say("layers.page.use", request, service)) + "</h2><dl>";
  html += "<dt>QGIS, ArcGIS, GeoNode</dt><dd><code>" + escaped(request.base_url) + "/</code></dd>";
  html += "<dt>GDAL</dt><dd><code>ogrinfo \"OAPIF:" + escaped(request.base_url) + "\" " + code(id) +
          "</code></dd>";
  html += "<dt>MapLibre</dt><dd><code>" + escaped(request.base_url) + "/styles/light</code></dd>";
  if (!id.only) {
    html += "<dt>Leaflet, Python</dt><dd><code>" + escaped(request.base_url) + "/exports/" + code(id) +
            ".geojson</code></dd>";
  }
  html += "</dl>";
  return html_page(title_of(id, request, service), html, request, described(about(id, request, service)));
}

Response queryables_page(const Collection& collection, const Request& request, const app::Service& service) {
  std::string html = "<table><tbody>";
  for (const auto& field : layers::schema_of(collection).fields) {
    html += "<tr><th><code>" + escaped(field.name) + "</code></th><td>" + escaped(cql2::name_of(field.type)) +
            "</td></tr>";
  }
  html += "</tbody></table><p>" +
          anchor(path_of(collection.head().id) + "/queryables?f=json", "JSON", "alternate") + "</p>";
  return html_page(title_of(collection.head().id, request, service) + ": " +
                       say("layers.page.queryables", request, service),
                   html, request);
}

Response items_page(const Collection& collection, const std::vector<std::size_t>& positions,
                    std::size_t matched, const std::vector<PageLink>& links, const Request& request,
                    const app::Service& service) {
  const auto counted = service.messages.render(
      {"layers.page.shown",
       {{"shown", std::to_string(positions.size())}, {"matched", std::to_string(matched)}}},
      request.language);
  std::string html = "<p>" + escaped(counted) + "</p>" + map_of(collection, positions, request, service);
  html += feature_table(collection, positions, request) + "<nav>";
  for (const auto& link : links) {
    if (link.rel == "prev" || link.rel == "next") {
      html += anchor(link.path, say("layers.page." + link.rel, request, service), link.rel) + ' ';
    } else if (link.rel == "alternate") {
      html += anchor(link.path, link.type == feed_type ? "Atom" : "GeoJSON", link.rel) + ' ';
    }
  }
  return html_page(title_of(collection.head().id, request, service), html + "</nav>", request,
                   described(about(collection.head().id, request, service)));
}

Response item_page(const Collection& collection, std::size_t position, const Request& request,
                   const app::Service& service) {
  const std::string id(collection.id(position));
  std::string html = sketch_within(
      collection.shape(position),
      [&](const geo::BoundingBox& within) { return neighbours(collection, position, within); },
      title_of(collection.head().id, request, service));
  html += "<table><tbody>";
  const auto& fields = collection.head().fields;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const auto value = collection.value(position, field);
    if (std::holds_alternative<std::monostate>(value)) continue;
    html += "<tr><th>" + escaped(fields[field].name) + "</th><td>" +
            escaped(text_of(fields[field].name, value)) + "</td></tr>";
  }
  const auto path = path_of(collection.head().id);
  html += "</tbody></table><p>" +
          anchor(path + "/items/" + percent_encoded(id) + "?f=json", "GeoJSON", "alternate") + ' ' +
          anchor(path + "?f=html", title_of(collection.head().id, request, service), "collection");
  if (has_history(collection.head().id))
    html += ' ' + anchor(path + "/items/" + percent_encoded(id) + "/history?f=html",
                         say("history.link", request, service), "version-history");
  return html_page(id, html + "</p>", request, preview_of(collection, position, request, service));
}

}  // namespace tyndau::http
