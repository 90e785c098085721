/// \file
/// One connection to PostgreSQL: statements prepared once, parameters and columns as text, failures as errors.
#pragma once

#include "core/result.hpp"
#include "store/register_records.hpp"

#include <pqxx/pqxx>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::store {

/// A parameter of a statement as PostgreSQL reads it; nothing is NULL.
using Parameter = std::optional<std::string>;

[[nodiscard]] Parameter parameter(std::string_view text);
[[nodiscard]] Parameter parameter(std::int64_t value);
[[nodiscard]] Parameter parameter(double value);
/// Milliseconds since 1970; in SQL: instant($n).
[[nodiscard]] Parameter parameter(Time time);
[[nodiscard]] Parameter parameter(const std::optional<Time>& time);
/// "\x…"
[[nodiscard]] Parameter bytes_parameter(std::string_view bytes);
[[nodiscard]] std::string hexadecimal_of(std::string_view bytes);
/// \pre an even number of hexadecimal digits
[[nodiscard]] std::string bytes_of(std::string_view hexadecimal);

/// Errors of the database by what can be done about them, in Error::reason.
inline constexpr std::string_view busy = "store-busy";  ///< another writer came first: run it again
inline constexpr std::string_view lost = "store-lost";  ///< the connection broke before anything was kept
/// The exception that is being handled, as an error. \pre called in a handler
[[nodiscard]] Error current_error();

/// \threads use from one thread at a time
class Database {
 public:
  /// \return bad_input for an address with a password in it, unavailable when nobody answers
  [[nodiscard]] static Result<std::unique_ptr<Database>> connect(const std::string& address);

  /// Runs a statement with its parameters $1, $2 …; prepares it on its first use. Throws what libpqxx throws.
  pqxx::result run(pqxx::transaction_base& transaction, const std::string& sql,
                   const std::vector<Parameter>& parameters = {});
  [[nodiscard]] pqxx::connection& connection() { return connection_; }

 private:
  explicit Database(const std::string& address) : connection_(address) {}
  pqxx::connection connection_;
  std::map<std::string, std::string, std::less<>> names_;  ///< of prepared statements
};

/// "postgresql://host/base" with a limit on how long connecting may take. \return bad_input where it holds a password
[[nodiscard]] Result<std::string> connection_string(const std::string& address);

}  // namespace tyndau::store
