#include "store/postgis_connection.hpp"

#include <array>
#include <charconv>

namespace tyndau::store {
namespace {

Error error_of_state(const std::string& state, const std::string& words) {
  if (state == "40001" || state == "40P01" || state == "55P03")
    return {ErrorCode::conflict, "another writer came first", {}, std::string(busy), {}};
  if (state == "57P01" || state == "57P02" || state == "57P03")
    return {ErrorCode::unavailable, "the database is being restarted", {}, std::string(lost), {}};
  if (state == "57014") return {ErrorCode::unavailable, "the database took longer than the limit", {}};
  if (state == "53100") return {ErrorCode::io, "the disk of the database is full", {}};
  if (state == "3F000" || state == "42P01")
    return {ErrorCode::unavailable, "the database has no store yet; `tyndau migrate` makes it", {}};
  return {ErrorCode::io, "the database answered: " + words, {}};
}

/// The first line: what follows it repeats the statement.
std::string first_line(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  return text;
}

template <class Number>
std::string digits_of(Number value) {
  std::array<char, 32> digits{};
  const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end};
}

/// Between "://" and the next "/", "?" or the end.
std::string_view authority(std::string_view address) {
  const auto start = address.find("://") + 3;
  return address.substr(start, std::min(address.find_first_of("/?", start), address.size()) - start);
}

bool holds_password(std::string_view address) {
  const auto user = authority(address);
  const auto at = user.rfind('@');
  if (at != std::string_view::npos && user.substr(0, at).find(':') != std::string_view::npos) return true;
  return address.find("password=") != std::string_view::npos;
}

}  // namespace

Parameter parameter(std::string_view text) { return std::string(text); }
Parameter parameter(std::int64_t value) { return digits_of(value); }
Parameter parameter(double value) { return digits_of(value); }
Parameter parameter(Time time) { return parameter(std::int64_t{time.time_since_epoch().count()}); }
Parameter parameter(const std::optional<Time>& time) { return time ? parameter(*time) : std::nullopt; }

std::string hexadecimal_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(2 * bytes.size(), '0');
  char* to = text.data();
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    *to++ = digits[byte >> 4U];
    *to++ = digits[byte & 15U];
  }
  return text;
}

Parameter bytes_parameter(std::string_view bytes) { return "\\x" + hexadecimal_of(bytes); }

std::string bytes_of(std::string_view hexadecimal) {
  std::string bytes;
  bytes.reserve(hexadecimal.size() / 2);
  for (std::size_t at = 0; at + 1 < hexadecimal.size(); at += 2) {
    unsigned byte = 0;
    std::from_chars(hexadecimal.data() + at, hexadecimal.data() + at + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

Error current_error() {
  try {
    throw;
  } catch (const pqxx::in_doubt_error&) {
    return {
        ErrorCode::unavailable, "the connection broke while a change was kept; look whether it is there", {}};
  } catch (const pqxx::broken_connection&) {
    return {ErrorCode::unavailable, "the database does not answer", {}, std::string(lost), {}};
  } catch (const pqxx::transaction_rollback&) {
    return {ErrorCode::conflict, "another writer came first", {}, std::string(busy), {}};
  } catch (const pqxx::sql_error& error) {
    return error_of_state(error.sqlstate(), first_line(error.what()));
  } catch (const std::exception& error) {
    return {ErrorCode::io, "the database failed: " + first_line(error.what()), {}};
  }
}

Result<std::string> connection_string(const std::string& address) {
  if (holds_password(address)) {
    return fail(ErrorCode::bad_input,
                "the address of the database holds a password, which others can read; put it into ~/.pgpass, "
                "PGPASSFILE or PGPASSWORD");
  }
  std::string text = address;
  for (const auto* setting : {"connect_timeout=5", "application_name=tyndau", "client_encoding=UTF8"}) {
    const std::string name(setting, std::string_view(setting).find('='));
    if (text.find(name) != std::string::npos) continue;
    text += (text.find('?') == std::string::npos ? "?" : "&") + std::string(setting);
  }
  return text;
}

Result<std::unique_ptr<Database>> Database::connect(const std::string& address) {
  const auto text = connection_string(address);
  if (!text) return tl::unexpected<Error>(text.error());
  try {
    std::unique_ptr<Database> database(new Database(*text));
    pqxx::nontransaction settings(database->connection_);
    settings.exec0("SET datestyle = ISO, YMD");
    settings.exec0("SET statement_timeout = '10s'");
    settings.exec0("SET lock_timeout = '5s'");
    settings.exec0("SET idle_in_transaction_session_timeout = '60s'");
    settings.commit();
    return database;
  } catch (const std::exception& error) {
    return tl::unexpected<Error>({ErrorCode::unavailable,
                                  "the database does not answer: " + first_line(error.what()),
                                  {},
                                  std::string(lost),
                                  {}});
  }
}

pqxx::result Database::run(pqxx::transaction_base& transaction, const std::string& sql,
                           const std::vector<Parameter>& parameters) {
  auto known = names_.find(sql);
  if (known == names_.end()) {
    const std::string name = "t" + std::to_string(names_.size());
    connection_.prepare(name, sql);
    known = names_.emplace(sql, name).first;
  }
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const auto& one : parameters) values.push_back(one ? one->c_str() : nullptr);
  return transaction.exec_prepared(known->second, pqxx::prepare::make_dynamic_params(values));
}

}  // namespace tyndau::store
