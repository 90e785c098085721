#include "http/message.hpp"

#include <algorithm>
#include <array>

namespace tyndau::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> methods{{{Method::get, "GET"},
                                                                      {Method::head, "HEAD"},
                                                                      {Method::post, "POST"},
                                                                      {Method::put, "PUT"},
                                                                      {Method::patch, "PATCH"},
                                                                      {Method::del, "DELETE"},
                                                                      {Method::options, "OPTIONS"}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string_view name(Method method) { return methods[static_cast<std::size_t>(method)].second; }

std::optional<Method> method_from(std::string_view name) {
  for (const auto& [method, known] : methods) {
    if (known == name) return method;
  }
  return std::nullopt;
}

std::optional<std::string_view> Headers::get(std::string_view name) const {
  for (const auto& field : fields_) {
    if (same_name(field.name, name)) return field.value;
  }
  return std::nullopt;
}

std::string Headers::joined(std::string_view name) const {
  std::string all;
  bool first = true;
  for (const auto& field : fields_) {
    if (!same_name(field.name, name)) continue;
    if (!first) all += ", ";
    all += field.value;
    first = false;
  }
  return all;
}

void Headers::set(std::string name, std::string value) {
  remove(name);
  add(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
  std::erase_if(fields_, [&](const Parameter& field) { return same_name(field.name, name); });
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  for (const auto& one : query) {
    if (one.name == name) return one.value;
  }
  return std::nullopt;
}

Response Response::with(std::string media_type, std::string body, int status) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", std::move(media_type));
  response.body = std::move(body);
  return response;
}

Response Response::json(std::string body, int status) {
  return with("application/json", std::move(body), status);
}

Response Response::geojson(std::string body, int status) {
  return with("application/geo+json", std::move(body), status);
}

Response Response::html(std::string body, int status) {
  return with("text/html; charset=utf-8", std::move(body), status);
}

Response Response::text(std::string body, int status) {
  return with("text/plain; charset=utf-8", std::move(body), status);
}

Response Response::created(std::string location, std::string body) {
  Response response;
  if (!body.empty()) response = json(std::move(body));
  response.status = 201;
  response.headers.set("Location", std::move(location));
  return response;
}

Response Response::no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace tyndau::http
