/// \file
/// Columns of PostgreSQL's rows as our values.
#pragma once

#include "store/postgis_connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::store {

/// A column of milliseconds since 1970 as SQL gives it from a timestamptz.
[[nodiscard]] inline std::string milliseconds(const std::string& column) {
  return "(extract(epoch FROM " + column + ") * 1000)::bigint";
}
/// The parameter $n, milliseconds since 1970, as a timestamptz.
[[nodiscard]] inline std::string instant(int n) {
  return "('epoch'::timestamptz + $" + std::to_string(n) + "::bigint * interval '1 millisecond')";
}
[[nodiscard]] inline std::string text_of(const pqxx::field& field) {
  return field.is_null() ? "" : field.c_str();
}
[[nodiscard]] inline Time time_of(const pqxx::field& field) {
  return Time{std::chrono::milliseconds{field.as<std::int64_t>(0)}};
}
[[nodiscard]] inline std::optional<Time> time_if_any(const pqxx::field& field) {
  return field.is_null() ? std::nullopt : std::optional(time_of(field));
}
/// Every row through \p read(row).
template <class Read>
[[nodiscard]] auto all_of(const Result<pqxx::result>& rows, Read read)
    -> Result<std::vector<decltype(read(std::declval<pqxx::row>()))>> {
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<decltype(read(std::declval<pqxx::row>()))> all;
  all.reserve(rows->size());
  for (const auto& row : *rows) all.push_back(read(row));
  return all;
}
/// The first row, nothing when there is none.
template <class Read>
[[nodiscard]] auto first_of(const Result<pqxx::result>& rows, Read read)
    -> Result<std::optional<decltype(read(std::declval<pqxx::row>()))>> {
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::optional<decltype(read(std::declval<pqxx::row>()))> first;
  if (!rows->empty()) first = read(rows->front());
  return first;
}

}  // namespace tyndau::store
