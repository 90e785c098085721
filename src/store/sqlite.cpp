#include "store/sqlite.hpp"

#include <sqlite3.h>

#include <utility>

namespace tyndau::store {

void CloseConnection::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }
void FinalizeStatement::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement& Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index + 1, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index + 1, value);
  return *this;
}

Statement& Statement::bind(int index, double value) {
  sqlite3_bind_double(statement_.get(), index + 1, value);
  return *this;
}

Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(statement_.get(), index + 1);
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), index + 1, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return fail(ErrorCode::io,
              std::string("the store answered: ") + sqlite3_errmsg(sqlite3_db_handle(statement_.get())));
}

Result<std::monostate> Statement::run() {
  for (;;) {
    const auto row = step();
    if (!row) {
      reset();
      return tl::unexpected<Error>(row.error());
    }
    if (!*row) break;
  }
  reset();
  return std::monostate{};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Result<Connection> Connection::open(const std::filesystem::path& file, Mode mode) {
  std::error_code ignored;
  if (mode != Mode::create && !std::filesystem::exists(file, ignored)) {
    return fail(ErrorCode::not_found, "there is no store at this path", file.string());
  }
  int flags = SQLITE_OPEN_NOMUTEX | (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Connection connection(raw, file.string());
  if (code != SQLITE_OK) return tl::unexpected<Error>(connection.error("opening"));
  sqlite3_busy_timeout(raw, 5000);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  const auto ready = connection.execute("PRAGMA foreign_keys = ON");
  if (!ready) return tl::unexpected<Error>(ready.error());
  return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected<Error>(error("reading the store"));
  return Statement(statement);
}

Result<std::monostate> Connection::execute(const std::string& script) const {
  if (sqlite3_exec(connection_.get(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return tl::unexpected<Error>(error("changing the store"));
  }
  return std::monostate{};
}

std::int64_t Connection::changes() const { return sqlite3_changes64(connection_.get()); }
std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

Error Connection::error(std::string_view doing) const {
  return {ErrorCode::io, std::string(doing) + " failed: " + sqlite3_errmsg(connection_.get()), name_};
}

Result<Transaction> Transaction::begin(const Connection& connection) {
  const auto begun = connection.execute("BEGIN IMMEDIATE");
  if (!begun) return tl::unexpected<Error>(begun.error());
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ != nullptr) static_cast<void>(connection_->execute("ROLLBACK"));
}

Result<std::monostate> Transaction::commit() {
  auto done = connection_->execute("COMMIT");
  if (done) connection_ = nullptr;
  return done;
}

}  // namespace tyndau::store
