/// \file
/// How an expected failure travels: a value, or an error that says what happened and where.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace tyndau {

/// What kind of failure it was; each surface (command line, HTTP) maps it to its own codes in one place.
enum class ErrorCode {
  bad_input,       ///< what the user gave cannot be read or makes no sense
  not_found,       ///< the named thing does not exist
  already_exists,  ///< refused to overwrite
  io,              ///< the file system or a device failed
  unsupported,     ///< well formed, but not something this build handles
  limit,           ///< a stated limit was exceeded
  conflict,        ///< somebody else changed it, or two statements contradict each other
  unavailable,     ///< a store or data set that is needed is missing
};

/// A failure. `message` is one English sentence that names what was read and what was expected;
/// `where` is a file, row, column, line or member path, or empty. A failure whose sentence is in the catalogue has its
/// stable name in `reason` and the sentence's one argument in `value`; surfaces prefer that sentence.
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
  std::string where;
  std::string reason = {};
  std::string value = {};

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// \return an unexpected value for any Result<T>.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace tyndau
