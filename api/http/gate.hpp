/// \file
/// The input gate: bytes of one connection become requests, or a refusal after which the connection ends. No sockets here.
#pragma once

#include "http/message.hpp"
#include "http/problem.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::http {

/// What a request may measure.
struct GateLimits {
  std::size_t head_bytes = 8192;
  std::size_t target_bytes = 2048;
  std::size_t fields = 100;
  std::size_t body_bytes = std::size_t{32} << 20U;
};

/// One complete request, nothing decoded yet.
struct Incoming {
  Method method = Method::get;
  std::string target;
  Headers headers;
  std::string body;
  bool keep_alive = true;
};

/// Why the bytes are no request. `detail` is a key of the catalogue, empty for the fault's own sentence; `value` is what its
/// placeholder holds ({limit} or {method}).
struct Refusal {
  Fault fault = Fault::bad_request;
  std::string detail;
  std::string value;
};

/// More bytes are needed; the head is complete and its sender waits for "100 Continue"; a request; a refusal.
struct NeedMore {};
struct Continue {};
using Intake = std::variant<NeedMore, Continue, Incoming, Refusal>;

/// One per connection, for one request at a time; pipelined requests are not served. \threads one at a time
class Gate {
 public:
  explicit Gate(const GateLimits& limits) : limits_(limits) {}

  /// After a request the gate begins anew with the next bytes; after a refusal it must not be fed.
  /// Chunked bodies, more than one Content-Length or Host, obsolete line folding, control characters: all refused.
  [[nodiscard]] Intake feed(std::string_view bytes);

  /// Whether the head of a request is complete and its body is arriving.
  [[nodiscard]] bool in_body() const { return in_body_; }
  /// Bytes held for the request that is arriving.
  [[nodiscard]] std::size_t held() const { return head_.size() + incoming_.body.size(); }

 private:
  [[nodiscard]] Intake feed_head(std::string_view bytes);
  [[nodiscard]] Intake feed_body(std::string_view bytes);
  [[nodiscard]] Intake begin_body(std::string_view head, std::string_view rest);

  GateLimits limits_;
  std::string head_;
  Incoming incoming_;
  std::size_t body_size_ = 0;
  bool in_body_ = false;
};

}  // namespace tyndau::http
