/// \file
/// A request as endpoints see it and the response that they give back; nothing of the transport.
#pragma once

#include "app/service.hpp"
#include "core/text.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tyndau::http {

enum class Method { get, head, post, put, patch, del, options };

/// "GET" … "OPTIONS".
[[nodiscard]] std::string_view name(Method method);
/// Case-sensitive, as the standard demands; nothing for a method that this server does not know.
[[nodiscard]] std::optional<Method> method_from(std::string_view name);

struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// Header fields in their order; names compare without regard to case.
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<Parameter> fields) : fields_(fields) {}

  /// The first field of that name; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const;
  /// All fields of that name joined with ", "; empty when there is none.
  [[nodiscard]] std::string joined(std::string_view name) const;
  void add(std::string name, std::string value) {
    if (fields_.empty()) fields_.reserve(usual);
    fields_.push_back({std::move(name), std::move(value)});
  }
  /// Replaces every field of that name.
  void set(std::string name, std::string value);
  void remove(std::string_view name);
  [[nodiscard]] auto begin() const { return fields_.begin(); }
  [[nodiscard]] auto end() const { return fields_.end(); }
  [[nodiscard]] std::size_t size() const { return fields_.size(); }

 private:
  static constexpr std::size_t usual = 12;
  std::vector<Parameter> fields_;
};

/// Long work asks this now and then, and stops early when nobody waits any more.
struct Cancellation {
  std::stop_token stop;
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();

  [[nodiscard]] bool requested() const {
    return stop.stop_requested() || std::chrono::steady_clock::now() >= deadline;
  }
};

/// Everything is decoded and checked: UTF-8, no NUL, query parameters that the route knows, a body of its media types.
struct Request {
  Method method = Method::get;
  std::string target;                       ///< as it came, at most 2 KB
  std::vector<std::string> segments;        ///< of the path, percent-decoded
  std::map<std::string, std::string> path;  ///< {name} of the route's template → decoded value
  std::vector<Parameter> query;             ///< decoded, in order, repeated names kept
  Headers headers;
  std::string body;
  std::string client;    ///< address; the last of X-Forwarded-For with --trust-proxy
  std::string id;        ///< of the request, in every answer and log line
  std::string base_url;  ///< "https://host" for absolute links, without a trailing slash
  Language language = Language::en;
  std::string media_type;    ///< which of the route's types the client wants; empty when the route has none
  std::string content_type;  ///< of the body, lower case, without parameters
  std::optional<app::Principal> principal;
  Cancellation cancellation;
  unsigned worker = 0;  ///< which thread read the request, from 1; 0 outside a server

  /// The value of a query parameter; nothing when it was not given.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
  /// \pre the route's template has {name}
  [[nodiscard]] const std::string& path_value(const std::string& name) const { return path.at(name); }
  /// The value of a header, empty when missing.
  [[nodiscard]] std::string header(std::string_view name) const { return headers.joined(name); }
};

/// A complete answer. Transport headers (Content-Length, Date, CORS, ETag, Vary, X-Request-Id …) come by themselves;
/// an ETag or Cache-Control that the endpoint sets stays.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  bool close = false;  ///< the connection ends after this answer
  bool whole = false;  ///< a result that cannot be narrowed: Limits::response_bytes does not hold for it

  [[nodiscard]] static Response with(std::string media_type, std::string body, int status = 200);
  [[nodiscard]] static Response json(std::string body, int status = 200);
  [[nodiscard]] static Response geojson(std::string body, int status = 200);
  [[nodiscard]] static Response html(std::string body, int status = 200);
  [[nodiscard]] static Response text(std::string body, int status = 200);
  /// 201 with Location. \p body is JSON, or empty.
  [[nodiscard]] static Response created(std::string location, std::string body = {});
  [[nodiscard]] static Response no_content();

  Response& header(std::string name, std::string value) & {
    headers.set(std::move(name), std::move(value));
    return *this;
  }
  Response&& header(std::string name, std::string value) && {
    headers.set(std::move(name), std::move(value));
    return std::move(*this);
  }
};

}  // namespace tyndau::http
