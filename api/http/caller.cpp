#include "http/caller.hpp"

#include <string_view>

namespace tyndau::http {
namespace {

constexpr std::string_view host_characters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:[]";
constexpr std::size_t longest_host = 253 + 6;

std::string_view last_of(std::string_view list) {
  const auto comma = list.rfind(',');
  if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
  while (list.starts_with(' ')) list.remove_prefix(1);
  while (list.ends_with(' ')) list.remove_suffix(1);
  return list;
}

bool is_host(std::string_view host) {
  const bool length = !host.empty() && host.size() <= longest_host;
  return length && host.find_first_not_of(host_characters) == std::string_view::npos;
}

}  // namespace

std::string client_address(const Headers& headers, const std::string& peer, const app::Service& service) {
  if (!service.trust_proxy) return peer;
  const auto forwarded = headers.joined("X-Forwarded-For");
  const auto last = last_of(forwarded);
  return is_host(last) ? std::string(last) : peer;
}

std::string base_url(const Headers& headers, const app::Service& service) {
  if (!service.public_url.empty()) return service.public_url;
  std::string host = headers.joined("Host");
  std::string scheme = "http";
  if (service.trust_proxy) {
    const auto forwarded = headers.joined("X-Forwarded-Host");
    if (!forwarded.empty()) host = std::string(last_of(forwarded));
    if (last_of(headers.joined("X-Forwarded-Proto")) == "https") scheme = "https";
  }
  return scheme + "://" + (is_host(host) ? host : "localhost");
}

}  // namespace tyndau::http
