/// \file
/// A job as OGC API Processes describes it.
#pragma once

#include "http/message.hpp"
#include "store/register_records.hpp"

#include <string>
#include <string_view>

namespace tyndau::http {

/// Beginning of the exception types of OGC API Processes 1.0.
inline constexpr std::string_view ogc_exception =
    "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

/// statusInfo as JSON.
[[nodiscard]] std::string job_json(const store::Job& job, const Request& request,
                                   const app::Service& service);

}  // namespace tyndau::http
