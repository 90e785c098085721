#include "http/endpoints/data_pages.hpp"

#include "http/page.hpp"
#include "http/target.hpp"

namespace tyndau::http {
namespace {

const std::string& say(const char* key, const Request& request, const app::Service& service) {
  return service.messages.phrase(key).in(request.language);
}

std::string address_of(const hearing::Dataset& dataset, const Request& request) {
  return "/datasets/" + percent_encoded(dataset.id) + "?f=html&lang=" + std::string(code(request.language));
}

/// Where the data are from; a link only to the web.
std::string source_of(const hearing::Dataset& dataset) {
  const auto source = escaped(dataset.source.empty() ? dataset.url : dataset.source);
  const bool web = dataset.url.starts_with("https://") || dataset.url.starts_with("http://");
  return web ? "<a href=\"" + escaped(dataset.url) + "\">" + source + "</a>" : source;
}

/// What it covers, and its provenance; what is not known is left out.
std::string facts(const hearing::Dataset& dataset, const Request& request, const app::Service& service) {
  std::string html;
  if (const auto& coverage = dataset.coverage_note.in(request.language); !coverage.empty())
    html += "<p>" + escaped(coverage) + "</p>";
  html += "<table><tbody>";
  const auto row = [&](const char* key, const std::string& markup) {
    if (!markup.empty())
      html += "<tr><th>" + escaped(say(key, request, service)) + "</th><td>" + markup + "</td></tr>";
  };
  row("datasets.page.source", source_of(dataset));
  row("datasets.page.attribution", escaped(dataset.attribution));
  row("datasets.page.licence", escaped(dataset.licence));
  row("datasets.page.date", escaped(dataset.date));
  row("datasets.page.records", std::to_string(dataset.records));
  return html + "</tbody></table>";
}

std::string as_json(const std::string& path) {
  return "<p><a href=\"" + escaped(path) + R"(?f=json" rel="alternate">JSON</a></p>)";
}

}  // namespace

Response datasets_page(const std::vector<hearing::Dataset>& datasets, const Request& request,
                       const app::Service& service) {
  const auto& title = say("datasets.page.title", request, service);
  std::string html;
  for (const auto& dataset : datasets) {
    html += "<section><h2><a href=\"" + escaped(address_of(dataset, request)) + "\">" +
            escaped(dataset.title.in(request.language)) + "</a></h2>" + facts(dataset, request, service) +
            "</section>\n";
  }
  return Response::html(page(title, html + as_json("/datasets"), request.language,
                             described(say("http.page.about", request, service))));
}

Response dataset_page(const hearing::Dataset& dataset, const Request& request, const app::Service& service) {
  const auto& list = say("datasets.page.title", request, service);
  const auto& title = dataset.title.in(request.language);
  const auto html = facts(dataset, request, service) + as_json("/datasets/" + percent_encoded(dataset.id)) +
                    "<p><a href=\"/datasets?f=html&amp;lang=" + std::string(code(request.language)) +
                    R"(" rel="collection">)" + escaped(list) + "</a></p>";
  return Response::html(page(title.empty() ? dataset.id : title, html, request.language, described(list)));
}

}  // namespace tyndau::http
