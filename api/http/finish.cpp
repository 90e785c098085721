#include "http/finish.hpp"

#include "hearing/digest.hpp"
#include "http/compress.hpp"
#include "http/negotiate.hpp"
#include "http/problem.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace tyndau::http {
namespace {

constexpr std::size_t smallest_compressed = 1024;  // below it gzip saves no packet
constexpr std::size_t etag_digits = 32;

bool is_compressible(std::string_view content_type) {
  const auto type = bare_media_type(content_type);
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") ||
         type.ends_with("yaml") || type.starts_with("application/vnd.oai.openapi") ||
         type == "application/x-ndjson" || type == "application/javascript";
}

std::string_view without_weakness(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

/// Whether an If-None-Match header names the tag; weak comparison.
bool names(std::string_view header, std::string_view etag) {
  while (!header.empty()) {
    const auto comma = header.find(',');
    auto one = header.substr(0, comma);
    header.remove_prefix(comma == std::string_view::npos ? header.size() : comma + 1);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (one == "*" || without_weakness(one) == without_weakness(etag)) return true;
  }
  return false;
}

void refuse_large(Response& response, const Request& request, const app::Service& service) {
  const auto limit = service.limits.response_bytes;
  if (response.whole || response.body.size() <= limit) return;
  Problem problem{Fault::unprocessable, {}, {}, {}, {}};
  problem.detail = service.messages.render({"http.response-too-large", {{"limit", std::to_string(limit)}}},
                                           request.language);
  response = respond(problem, request, service.messages);
}

void add_caching(Response& response, const Request& request) {
  const bool read = request.method == Method::get || request.method == Method::head;
  if (!read || response.status != 200) {
    if (!response.headers.get("Cache-Control")) response.headers.add("Cache-Control", "no-store");
    return;
  }
  if (!response.headers.get("Cache-Control")) {
    response.headers.add("Cache-Control", request.principal ? "private, no-cache" : "no-cache");
  }
  if (response.headers.joined("Cache-Control").find("no-store") != std::string::npos) return;
  if (!response.headers.get("ETag")) {
    response.headers.add("ETag", "W/\"" + hearing::sha256_of(response.body).substr(0, etag_digits) + '"');
  }
  const auto known = request.headers.joined("If-None-Match");
  if (!known.empty() && names(known, *response.headers.get("ETag"))) {
    response.status = 304;
    response.body.clear();
    response.headers.remove("Content-Type");
  }
}

void compress(Response& response, const Request& request) {
  const auto type = response.headers.get("Content-Type");
  if (response.body.size() < smallest_compressed || !type || !is_compressible(*type)) return;
  if (response.headers.get("Content-Encoding") || !accepts_gzip(request.headers.joined("Accept-Encoding")))
    return;
  auto packed = gzip(response.body);
  if (packed.empty()) return;
  response.body = std::move(packed);
  response.headers.add("Content-Encoding", "gzip");
}

void add_safety(Response& response, const Request& request) {
  auto& headers = response.headers;
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Access-Control-Allow-Origin", "*");
  headers.set("Access-Control-Expose-Headers",
              "Content-Crs, Link, Location, ETag, Preference-Applied, Retry-After, X-Request-Id");
  headers.set("X-Request-Id", request.id);
  if (!headers.get("Vary")) headers.add("Vary", "Accept, Accept-Encoding, Accept-Language");
  const auto type = headers.get("Content-Type");
  if (type && type->starts_with("text/html")) {
    if (!headers.get("Content-Security-Policy")) {
      headers.add("Content-Security-Policy",
                  "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
                  "form-action 'self'");
    }
    headers.set("Referrer-Policy", "no-referrer");
  }
}

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    default: return status < 400 ? "Done" : "Problem";
  }
}

/// "Mon, 23 Nov 2026 10:00:00 GMT", made once a second per thread.
const std::string& date_field() {
  thread_local std::time_t made = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 64> buffer{};
    const auto size = std::strftime(buffer.data(), buffer.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    text.assign(buffer.data(), size);
    made = now;
  }
  return text;
}

void append_field(std::string& wire, std::string_view name, std::string_view value) {
  wire += name;
  wire += ": ";
  const auto from = static_cast<std::ptrdiff_t>(wire.size());
  wire += value;
  std::replace_if(
      wire.begin() + from, wire.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  wire += "\r\n";
}

}  // namespace

void finish(Response& response, const Request& request, const app::Service& service) {
  refuse_large(response, request, service);
  add_caching(response, request);
  compress(response, request);
  add_safety(response, request);
}

std::string to_wire(const Response& response, Method method, bool keep_alive) {
  const bool bodiless = response.status == 204 || response.status == 304;
  std::string wire;
  wire.reserve(response.body.size() + 1024);
  wire += "HTTP/1.1 ";
  wire += std::to_string(response.status);
  wire += ' ';
  wire += reason(response.status);
  wire += "\r\n";
  append_field(wire, "Date", date_field());
  append_field(wire, "Connection", keep_alive ? "keep-alive" : "close");
  if (!bodiless) append_field(wire, "Content-Length", std::to_string(response.body.size()));
  for (const auto& field : response.headers) append_field(wire, field.name, field.value);
  wire += "\r\n";
  if (!bodiless && method != Method::head) wire += response.body;
  return wire;
}

}  // namespace tyndau::http
