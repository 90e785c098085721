/// \file
/// Owning handles over SQLite: a connection, a statement, a transaction.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace tyndau::store {

struct CloseConnection {
  void operator()(sqlite3* connection) const noexcept;
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const noexcept;
};

/// A prepared statement. Parameters and columns count from 0.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);
  Statement& bind_null(int index);
  Statement& bind_blob(int index, std::string_view bytes);
  /// \return true with a row, false at the end, io with SQLite's words on failure.
  [[nodiscard]] Result<bool> step();
  /// Runs to the end and makes the statement ready for new parameters.
  [[nodiscard]] Result<std::monostate> run();
  void reset();

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;  ///< valid until the next step
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement_;
};

/// One connection. \threads use from one thread at a time
class Connection {
 public:
  enum class Mode { read_only, read_write, create };
  /// \return not_found when the file is missing (unless create), io otherwise.
  [[nodiscard]] static Result<Connection> open(const std::filesystem::path& file, Mode mode);

  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  [[nodiscard]] Result<std::monostate> execute(const std::string& script) const;
  /// Rows that the last change touched.
  [[nodiscard]] std::int64_t changes() const;
  /// The rowid that the last insertion gave.
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] Error error(std::string_view doing) const;

 private:
  explicit Connection(sqlite3* connection, std::string name)
      : connection_(connection), name_(std::move(name)) {}
  std::unique_ptr<sqlite3, CloseConnection> connection_;
  std::string name_;
};

/// Rolls back unless committed.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(const Connection& connection);
  ~Transaction();
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  [[nodiscard]] Result<std::monostate> commit();

 private:
  explicit Transaction(const Connection& connection) : connection_(&connection) {}
  const Connection* connection_;
};

}  // namespace tyndau::store
