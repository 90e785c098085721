#include "http/contract.hpp"

#include "hearing/json_writer.hpp"
#include "http/openapi.hpp"
#include "http/page.hpp"

#include <charconv>
#include <cmath>

namespace tyndau::http {
namespace {

using hearing::yaml::Node;

bool write_number(hearing::json::Writer& json, const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return false;
  json.number(value);
  return true;
}

void write(hearing::json::Writer& json, const Node& node) {
  switch (node.kind) {
    case Node::Kind::none: return json.null();
    case Node::Kind::list:
      json.begin_array();
      for (const auto& item : node.items) write(json, item);
      return json.end_array();
    case Node::Kind::map:
      json.begin_object();
      for (const auto& entry : node.entries) {
        json.key(entry.key);
        write(json, entry.value);
      }
      return json.end_object();
    case Node::Kind::scalar: break;
  }
  const auto& text = node.scalar;
  if (node.in_quotes) return json.string(text);
  if (text == "true" || text == "false") return json.boolean(text == "true");
  if (text == "null" || text == "~") return json.null();
  if (!write_number(json, text)) json.string(text);
}

const Node& contract() {
  static const Node parsed = hearing::yaml::document_from(contract_yaml());
  return parsed;
}

const Node* member(const Node& map, std::string_view key) {
  for (const auto& entry : map.entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string text_of(const Node& map, std::string_view key) {
  const auto* found = member(map, key);
  return found == nullptr ? std::string{} : found->scalar;
}

/// What "#/components/responses/NotFound" points to; the node itself when it is no reference.
const Node& resolved(const Node& node) {
  auto reference = text_of(node, "$ref");
  if (!reference.starts_with("#/")) return node;
  const Node* at = &contract();
  std::string_view rest = std::string_view(reference).substr(2);
  while (at != nullptr && !rest.empty()) {
    const auto slash = rest.find('/');
    at = member(*at, rest.substr(0, slash));
    rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
  }
  return at == nullptr ? node : *at;
}

void add_row(std::string& html, std::string_view name, std::string_view text) {
  html += "<tr><th><code>" + escaped(name) + "</code></th><td>" + escaped(text) + "</td></tr>";
}

std::string operation(std::string_view path, std::string_view method, const Node& node) {
  std::string shown(method);
  for (char& c : shown) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  std::string html = "<section id=\"" + escaped(text_of(node, "operationId")) + "\"><h2><code>" + shown +
                     ' ' + escaped(path) + "</code></h2><p>" + escaped(text_of(node, "summary")) + "</p><p>" +
                     escaped(text_of(node, "description")) + "</p><table>";
  if (const auto* parameters = member(node, "parameters")) {
    for (const auto& one : parameters->items) {
      const auto& parameter = resolved(one);
      add_row(html, text_of(parameter, "name"), text_of(parameter, "description"));
    }
  }
  if (const auto* responses = member(node, "responses")) {
    for (const auto& [status, response] : responses->entries) {
      add_row(html, status, text_of(resolved(response), "description"));
    }
  }
  return html + "</table></section>\n";
}

bool is_method(std::string_view key) {
  return key == "get" || key == "post" || key == "put" || key == "patch" || key == "delete";
}

}  // namespace

const std::string& contract_yaml() {
  static const std::string text(openapi_yaml);
  return text;
}

std::string json_of(const Node& node) {
  std::string text;
  hearing::json::Writer json(text);
  write(json, node);
  return text;
}

const std::string& contract_json() {
  static const std::string text = json_of(contract());
  return text;
}

std::string contract_page(const hearing::MessageCatalogue& messages, Language language) {
  std::string body = "<p>" + escaped(messages.phrase("http.page.contract").in(language)) +
                     " <a href=\"/api?f=json\">JSON</a>, <a href=\"/api?f=yaml\">YAML</a></p>\n";
  if (const auto* paths = member(contract(), "paths")) {
    for (const auto& [path, operations] : paths->entries) {
      for (const auto& [method, node] : operations.entries) {
        if (is_method(method)) body += operation(path, method, node);
      }
    }
  }
  return page("tyndau API", body, language);
}

}  // namespace tyndau::http
