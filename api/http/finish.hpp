/// \file
/// What every answer gets on its way out: ETag and 304, caching, compression, CORS, safety headers, the request's id.
#pragma once

#include "app/service.hpp"
#include "http/message.hpp"

#include <string>

namespace tyndau::http {

/// Completes the response to \p request. An answer above the limit response_bytes becomes a problem that names the limit.
/// \threads safe
void finish(Response& response, const Request& request, const app::Service& service);

/// The whole answer as HTTP/1.1 bytes, Date and Content-Length included; the body is left out for HEAD, 204 and 304.
[[nodiscard]] std::string to_wire(const Response& response, Method method, bool keep_alive);

}  // namespace tyndau::http
