/// \file
/// The address that the server listens on: read, tried, and no longer heard when the server stops.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tyndau::http {

struct ListenAddress {
  std::string host = "127.0.0.1";  ///< numeric; IPv6 without brackets
  std::uint16_t port = 8080;       ///< 0: any free one

  [[nodiscard]] bool is_ipv6() const { return host.find(':') != std::string::npos; }
  /// "127.0.0.1:8080", "[::1]:8080".
  [[nodiscard]] std::string text() const;
  /// Whether only this machine can reach it.
  [[nodiscard]] bool is_loopback() const;
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:8080", "8080". \return bad_input when it is none of these.
[[nodiscard]] Result<ListenAddress> parse_listen_address(std::string_view text);

/// Binds and lets go again. \return already_exists when another program listens there; not_found when this machine has no
/// such address; unsupported when the port needs rights that the process lacks; io for any other reason.
[[nodiscard]] Result<void> try_to_bind(const ListenAddress& address);

/// Makes the listening sockets of this process drop what arrives: connections that are established stay, new ones are not.
void stop_hearing();

/// Lets the process have as many descriptors as its hard limit allows, at most 65,536: shells give 1024, and every
/// connection needs one.
void raise_descriptor_limit();

}  // namespace tyndau::http
