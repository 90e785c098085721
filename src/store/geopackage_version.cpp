#include "store/geopackage_version.hpp"

#include "store/schema.hpp"

namespace tyndau::store {
namespace {

constexpr std::int64_t store_version = 5;
/// Version 2 has the same places and no register, version 3 no accuracy of borders, version 4 no names of changed members: what
/// is missing is added.
constexpr std::int64_t oldest_readable = 2;
/// Its register has all that is read where nothing can be written.
constexpr std::int64_t oldest_register = 4;

Result<std::int64_t> version_of(const Connection& connection) {
  auto statement = connection.prepare("SELECT version FROM tyndau_store");
  if (!statement) {
    return fail(ErrorCode::bad_input, "the file is not a tyndau store: it has no table tyndau_store");
  }
  const auto row = statement->step();
  if (!row) return tl::unexpected<Error>(row.error());
  return *row ? statement->integer(0) : 0;
}

/// Runs the script in a store whose table has no such column.
Result<std::monostate> without_column(const Connection& connection, std::string_view table,
                                      std::string_view column, const std::string& script) {
  auto found = connection.prepare("SELECT 1 FROM pragma_table_info('" + std::string(table) +
                                  "') WHERE name = '" + std::string(column) + "'");
  if (!found) return tl::unexpected<Error>(found.error());
  const auto there = found->step();
  if (!there) return tl::unexpected<Error>(there.error());
  if (*there) return std::monostate{};
  return connection.execute(script);
}

}  // namespace

Result<std::monostate> fill_in_for_reading(const Connection& connection) {
  return without_column(
      connection, "datasets", "border_accuracy_m",
      "CREATE TEMP VIEW datasets AS SELECT *, NULL AS border_accuracy_m FROM main.datasets");
}

Result<std::monostate> check_version(const Connection& connection) {
  const auto version = version_of(connection);
  if (!version) return tl::unexpected<Error>(version.error());
  if (*version >= oldest_readable && *version <= store_version) return std::monostate{};
  return fail(ErrorCode::conflict,
              "the store has version " + std::to_string(*version) + ", this program reads versions " +
                  std::to_string(oldest_readable) + " to " + std::to_string(store_version) +
                  "; rename the file and load the data again, the pack with `tyndau datasets prepare`");
}

Result<std::monostate> check_register(const Connection& connection) {
  const auto version = version_of(connection);
  if (!version) return tl::unexpected<Error>(version.error());
  if (*version >= oldest_register && *version <= store_version) return std::monostate{};
  return fail(ErrorCode::conflict, "the store has version " + std::to_string(*version) +
                                       ", reading its register without a change needs versions " +
                                       std::to_string(oldest_register) + " to " +
                                       std::to_string(store_version));
}

Result<std::monostate> make_ready(const Connection& connection) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected<Error>(transaction.error());
  return connection.execute(std::string(geopackage_schema))
      .and_then([&](auto) { return check_version(connection); })
      .and_then([&](auto) {
        return without_column(connection, "datasets", "border_accuracy_m",
                              "ALTER TABLE datasets ADD COLUMN border_accuracy_m REAL");
      })
      .and_then([&](auto) {
        return without_column(connection, "audit_log", "changed",
                              "ALTER TABLE audit_log ADD COLUMN changed TEXT");
      })
      .and_then([&](auto) {
        return connection.execute("UPDATE tyndau_store SET version = " + std::to_string(store_version) +
                                  " WHERE version < " + std::to_string(store_version));
      })
      .and_then([&](auto) { return transaction->commit(); });
}

}  // namespace tyndau::store
