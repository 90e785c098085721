#include "http/gate.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace tyndau::http {
namespace {

namespace beast = boost::beast::http;
using Parser = beast::request_parser<beast::empty_body>;

constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr const char* malformed = "http.request-line";

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

Refusal refuse(Fault fault, std::string detail = {}, std::string value = {}) {
  return {fault, std::move(detail), std::move(value)};
}

/// A head so long that its end has not come: too long a target, or too many fields.
Refusal too_long(std::string_view head, const GateLimits& limits) {
  const bool target = head.substr(0, limits.target_bytes + 32).find('\n') == std::string_view::npos;
  return refuse(target ? Fault::target_too_long : Fault::head_too_large);
}

bool is_plain(char c) { return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F; }

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
}

/// What the parser lets pass and this server does not: folded lines, control characters, bare line feeds.
bool has_oddities(std::string_view head) {
  char before = 0;
  for (const char c : head) {
    if (is_control(c) || (c == '\n') != (before == '\r')) return true;
    if (before == '\n' && (c == ' ' || c == '\t')) return true;
    before = c;
  }
  return false;
}

std::size_t count(const Parser& parser, beast::field field) { return parser.get().count(field); }

std::optional<Refusal> check_target(std::string_view target, const GateLimits& limits) {
  if (target.size() > limits.target_bytes) return refuse(Fault::target_too_long);
  const bool plain = !target.empty() && std::all_of(target.begin(), target.end(), is_plain);
  return plain ? std::nullopt : std::optional(refuse(Fault::bad_request, malformed));
}

std::optional<Refusal> check_fields(const Parser& parser, const GateLimits& limits) {
  const auto& fields = parser.get();
  const auto number = static_cast<std::size_t>(std::distance(fields.begin(), fields.end()));
  if (number > limits.fields) return refuse(Fault::head_too_large);
  const auto hosts = count(parser, beast::field::host);
  if (hosts > 1 || (hosts == 0 && fields.version() == 11)) return refuse(Fault::bad_request, malformed);
  const auto lengths = count(parser, beast::field::content_length);
  if (count(parser, beast::field::transfer_encoding) > 0) {
    return lengths > 0 ? refuse(Fault::bad_request, malformed) : refuse(Fault::not_implemented);
  }
  if (lengths > 1) return refuse(Fault::bad_request, malformed);
  return std::nullopt;
}

/// The declared size of the body, 0 without one; nothing when it is no plain number.
std::optional<std::size_t> declared_size(const Parser& parser) {
  const auto found = parser.get().find(beast::field::content_length);
  if (found == parser.get().end()) return 0;
  const auto text = view(found->value());
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (text.empty() || end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::nullopt;
  return size;
}

Refusal refusal_of(const boost::system::error_code& error, std::string_view head) {
  if (error == beast::error::bad_version) {
    const auto line = head.substr(0, head.find('\r'));
    const bool named = line.find(" HTTP/") != std::string_view::npos;
    if (named) return refuse(Fault::version_not_supported);
  }
  return refuse(Fault::bad_request, malformed);
}

}  // namespace

Intake Gate::feed(std::string_view bytes) { return in_body_ ? feed_body(bytes) : feed_head(bytes); }

Intake Gate::feed_head(std::string_view bytes) {
  const std::size_t from = head_.size() > 3 ? head_.size() - 3 : 0;
  head_.append(bytes.substr(0, limits_.head_bytes + end_of_head.size()));
  const auto end = head_.find(end_of_head, from);
  if (end == std::string::npos) {
    if (head_.size() > limits_.head_bytes) return too_long(head_, limits_);
    return NeedMore{};
  }
  const std::size_t size = end + end_of_head.size();
  if (size > limits_.head_bytes) return too_long(head_, limits_);
  const std::size_t taken =
      size - (head_.size() - std::min(bytes.size(), limits_.head_bytes + end_of_head.size()));
  std::string head = std::exchange(head_, {});
  head.resize(size);
  return begin_body(head, bytes.substr(taken));
}

Intake Gate::begin_body(std::string_view head, std::string_view rest) {
  if (has_oddities(head)) return refuse(Fault::bad_request, malformed);
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(limits_.head_bytes + 1));
  parser.body_limit(boost::none);
  parser.skip(true);  // the head only: the body is not the parser's
  boost::system::error_code error;
  static_cast<void>(parser.put(boost::asio::buffer(head.data(), head.size()), error));
  if (error) return refusal_of(error, head);
  if (!parser.is_header_done()) return refuse(Fault::bad_request, malformed);
  const auto& message = parser.get();
  if (auto refusal = check_target(view(message.target()), limits_)) return *refusal;
  if (auto refusal = check_fields(parser, limits_)) return *refusal;
  const auto method = method_from(view(message.method_string()));
  if (!method) {
    return refuse(Fault::not_implemented, "http.method-unknown", std::string(view(message.method_string())));
  }
  const auto size = declared_size(parser);
  if (!size) return refuse(Fault::bad_request, malformed);
  if (*size > limits_.body_bytes) {
    return refuse(Fault::body_too_large, "http.body-too-large.bytes", std::to_string(limits_.body_bytes));
  }
  incoming_.method = *method;
  incoming_.target = std::string(view(message.target()));
  incoming_.keep_alive = message.keep_alive();
  for (const auto& field : message) {
    incoming_.headers.add(std::string(view(field.name_string())), std::string(view(field.value())));
  }
  body_size_ = *size;
  in_body_ = true;
  const bool waits = rest.empty() && *size > 0 && message.version() == 11 &&
                     boost::beast::iequals(message[beast::field::expect], "100-continue");
  if (waits) return Continue{};
  return feed_body(rest);
}

Intake Gate::feed_body(std::string_view bytes) {
  const std::size_t missing = body_size_ - incoming_.body.size();
  if (bytes.size() > missing) {
    incoming_.keep_alive = false;  // what follows is never read as a request
    bytes = bytes.substr(0, missing);
  }
  incoming_.body.append(bytes);
  if (incoming_.body.size() < body_size_) return NeedMore{};
  in_body_ = false;
  return std::exchange(incoming_, Incoming{});
}

}  // namespace tyndau::http
