#include "app/refusal.hpp"

namespace tyndau::app {
namespace {

using Kind = Refusal::Kind;

Kind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
    case ErrorCode::unsupported: return Kind::senseless;
    case ErrorCode::not_found: return Kind::missing;
    case ErrorCode::already_exists:
    case ErrorCode::conflict: return Kind::conflict;
    case ErrorCode::limit: return Kind::too_large;
    case ErrorCode::unavailable: return Kind::unavailable;
    case ErrorCode::io: break;
  }
  return Kind::broken;
}

}  // namespace

tl::unexpected<Refusal> refuse(const Error& error) {
  const auto kind = kind_of(error.code);
  if (kind == Kind::broken) return tl::unexpected<Refusal>(Refusal{kind, {}});
  if (kind == Kind::unavailable) return refuse(kind, "no-places");
  const bool pointer = error.where.starts_with('/');
  return refuse(kind, "reading", {{"reason", error.message}}, pointer ? error.where : std::string{});
}

tl::unexpected<Refusal> refuse(const hearing::json::Fault& fault) {
  return refuse(Kind::senseless, "reading", {{"reason", std::string(fault.what())}}, fault.pointer());
}

Answer<hearing::json::Value> parse_json(std::string_view text) {
  auto value = hearing::json::parse(text);
  if (value) return std::move(*value);
  const auto& error = value.error();
  const auto kind = error.code == ErrorCode::limit ? Kind::too_large : Kind::malformed;
  return refuse(kind, kind == Kind::too_large ? "json-limit" : "not-json", {{"reason", error.message}},
                error.where);
}

}  // namespace tyndau::app
