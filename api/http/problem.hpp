/// \file
/// Errors as RFC 9457 problem details, in the reader's language: the only place where a kind of failure becomes a status.
#pragma once

#include "core/finding.hpp"
#include "core/result.hpp"
#include "hearing/messages.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

/// What went wrong, as a client sees it.
enum class Fault {
  bad_request,
  unauthorized,
  forbidden,
  not_found,
  method_not_allowed,
  not_acceptable,
  conflict,
  precondition_failed,
  body_too_large,
  target_too_long,
  unsupported_media_type,
  unprocessable,
  precondition_required,
  too_many_requests,
  head_too_large,
  internal,
  not_implemented,
  unavailable,
  version_not_supported,
};

/// The one switch from errors of the program to faults, and the one from faults to statuses.
[[nodiscard]] Fault fault_of(ErrorCode code);
[[nodiscard]] int status_of(Fault fault);
/// "bad-request", "not-found" …: the last part of `type` and of the message keys http.<slug>.
[[nodiscard]] std::string_view slug(Fault fault);

/// One thing that is wrong. `pointer` is a JSON pointer into the body ("/venues/0/lon"), "?limit" for a query parameter,
/// or the name of a header.
struct ProblemItem {
  std::string pointer;
  std::string code;
  std::string message;
};

struct Problem {
  Fault fault = Fault::bad_request;
  std::string detail;  ///< a sentence in the reader's language; empty: the fault's own
  std::vector<ProblemItem> errors;
  Headers headers;        ///< Allow, Retry-After …
  std::string type;       ///< a URI; empty: urn:tyndau:problem:<slug>
  std::string hint = {};  ///< what a program can do; people are told the detail alone
};

/// {type, title, status, detail, hint where there is one, request_id, errors[]} as application/problem+json.
[[nodiscard]] Response respond(const Problem& problem, const Request& request,
                               const hearing::MessageCatalogue& messages);

/// The answer to a failure of the program. Its `where`, when it is a JSON pointer, becomes errors[0].pointer; the names of
/// files never leave the server.
[[nodiscard]] Response respond(const Error& error, const Request& request,
                               const hearing::MessageCatalogue& messages);

/// A problem about one query parameter, 400; \p key is a sentence with {parameter} and \p arguments.
[[nodiscard]] Response bad_parameter(const std::string& parameter, const hearing::MessageCatalogue& messages,
                                     const Request& request, const std::string& key,
                                     Arguments arguments = {});

}  // namespace tyndau::http
