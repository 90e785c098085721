/// \file
/// Who asks and under which address we are known, with and without a proxy in front.
#pragma once

#include "app/service.hpp"
#include "http/message.hpp"

#include <string>

namespace tyndau::http {

/// The client's address: \p peer, or behind a trusted proxy the last address of X-Forwarded-For, the only one that the proxy
/// itself wrote.
[[nodiscard]] std::string client_address(const Headers& headers, const std::string& peer,
                                         const app::Service& service);
/// "https://host:port" for absolute links: --public-url; behind a trusted proxy X-Forwarded-Proto and -Host; else Host.
/// What is not a plain host name is replaced by "localhost".
[[nodiscard]] std::string base_url(const Headers& headers, const app::Service& service);

}  // namespace tyndau::http
