/// \file
/// Rows of a statement as values: one, several, or the number of rows that a change touched.
#pragma once

#include "core/result.hpp"
#include "store/register_records.hpp"
#include "store/sqlite.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tyndau::store {

/// Binds arguments by position, starting with 0.
template <class... Arguments>
[[nodiscard]] Result<Statement> prepared(const Connection& connection, std::string_view sql,
                                         const Arguments&... arguments) {
  auto statement = connection.prepare(sql);
  if (!statement) return statement;
  int index = 0;
  (statement->bind(index++, arguments), ...);
  return statement;
}

/// Every row through \p read(statement).
template <class Read>
[[nodiscard]] auto rows(Result<Statement> statement, Read read)
    -> Result<std::vector<decltype(read(*statement))>> {
  if (!statement) return tl::unexpected<Error>(statement.error());
  std::vector<decltype(read(*statement))> all;
  for (;;) {
    const auto row = statement->step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return all;
    all.push_back(read(*statement));
  }
}

/// The first row, nothing when there is none.
template <class Read>
[[nodiscard]] auto row(Result<Statement> statement, Read read)
    -> Result<std::optional<decltype(read(*statement))>> {
  auto all = rows(std::move(statement), read);
  if (!all) return tl::unexpected<Error>(all.error());
  std::optional<decltype(read(*statement))> first;
  if (!all->empty()) first = std::move(all->front());
  return first;
}

/// Runs a change. \return how many rows it touched.
[[nodiscard]] inline Result<std::int64_t> changed(const Connection& connection, Result<Statement> statement) {
  if (!statement) return tl::unexpected<Error>(statement.error());
  const auto done = statement->run();
  if (!done) return tl::unexpected<Error>(done.error());
  return connection.changes();
}

[[nodiscard]] inline Result<std::monostate> run(Result<Statement> statement) {
  if (!statement) return tl::unexpected<Error>(statement.error());
  return statement->run();
}

[[nodiscard]] inline std::int64_t stored(Time time) { return time.time_since_epoch().count(); }
[[nodiscard]] inline std::int64_t stored(const std::optional<Time>& time) { return time ? stored(*time) : 0; }
[[nodiscard]] inline Time time_at(const Statement& row, int column) {
  return Time{std::chrono::milliseconds{row.integer(column)}};
}
[[nodiscard]] inline std::optional<Time> time_if_any(const Statement& row, int column) {
  if (row.integer(column) == 0) return std::nullopt;
  return time_at(row, column);
}

}  // namespace tyndau::store
