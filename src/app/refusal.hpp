/// \file
/// Why the service did not do what was asked: a kind, and every single thing that was wrong, each at its place.
#pragma once

#include "core/finding.hpp"
#include "core/result.hpp"
#include "hearing/json.hpp"

#include <tl/expected.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::app {

/// One thing that is wrong. The sentence is one of the catalogue.
struct Fault {
  std::string pointer;  ///< JSON pointer into what was sent, "line 2, column 5", or empty
  std::string code;     ///< stable, for example "unknown-member"
  Message message;
};

struct Refusal {
  enum class Kind {
    malformed,     ///< cannot be read at all
    senseless,     ///< can be read and makes no sense
    missing,       ///< the named thing does not exist
    conflict,      ///< contradicts what is stored
    outdated,      ///< somebody else changed it since
    too_large,     ///< a stated limit was exceeded
    not_ready,     ///< exists, but not yet
    not_possible,  ///< this installation cannot do it
    unavailable,   ///< try again later
    broken,        ///< the store or a device failed
  };
  Kind kind = Kind::senseless;
  std::vector<Fault> faults;
};

/// A value, or why not.
template <class T>
using Answer = tl::expected<T, Refusal>;

/// A refusal for one reason. \p code without "service." is the sentence's key.
[[nodiscard]] inline tl::unexpected<Refusal> refuse(Refusal::Kind kind, const std::string& code,
                                                    Arguments arguments = {}, std::string pointer = {}) {
  return tl::unexpected<Refusal>(
      Refusal{kind, {{std::move(pointer), code, {"service." + code, std::move(arguments)}}}});
}

/// What a failure below the service means to a client. Paths and the words of libraries stay behind.
[[nodiscard]] tl::unexpected<Refusal> refuse(const Error& error);
/// The value, or what its failure means to a client.
template <class T>
[[nodiscard]] Answer<T> answered(Result<T> result) {
  if (!result) return refuse(result.error());
  return *std::move(result);
}
/// A complaint of the reader of JSON. \p pointer stands before the complaint's own.
[[nodiscard]] tl::unexpected<Refusal> refuse(const hearing::json::Fault& fault);

/// Reads JSON strictly. \return malformed with line and column or pointer, too_large.
[[nodiscard]] Answer<hearing::json::Value> parse_json(std::string_view text);

}  // namespace tyndau::app
