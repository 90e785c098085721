#include "store/postgis_migrate.hpp"

#include "store/postgis_connection.hpp"
#include "store/schema.hpp"

#include <iterator>

namespace tyndau::store {
namespace {

constexpr int newest = std::end(postgis_migrations)[-1].version;

std::vector<std::string> apply(pqxx::work& work) {
  // Until the end of the transaction: a second `migrate` finds everything done.
  work.exec0("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0");
  work.exec1("SELECT pg_advisory_xact_lock(hashtext('tyndau migrate'))");
  work.exec0("CREATE EXTENSION IF NOT EXISTS postgis");
  // Whoever made the schema before may have let this role make no other.
  if (work.exec("SELECT 1 FROM pg_namespace WHERE nspname = 'tyndau'").empty())
    work.exec0("CREATE SCHEMA tyndau");
  work.exec0(
      "CREATE TABLE IF NOT EXISTS tyndau.migrations (version integer PRIMARY KEY, name text NOT NULL, "
      "applied_at timestamptz NOT NULL DEFAULT now())");
  const auto done = work.exec1("SELECT coalesce(max(version), 0) FROM tyndau.migrations")[0].as<int>();
  if (done > newest) throw std::out_of_range("newer");
  std::vector<std::string> applied;
  for (const auto& migration : postgis_migrations) {
    if (migration.version <= done) continue;
    work.exec0(std::string(migration.sql));
    work.exec_params0("INSERT INTO tyndau.migrations (version, name) VALUES ($1, $2)", migration.version,
                      std::string(migration.name));
    applied.emplace_back(migration.name);
  }
  return applied;
}

}  // namespace

Result<std::vector<std::string>> migrate_postgis(const std::string& address) {
  auto database = Database::connect(address);
  if (!database) return tl::unexpected<Error>(database.error());
  try {
    pqxx::work work((*database)->connection());
    auto applied = apply(work);
    work.commit();
    return applied;
  } catch (const std::out_of_range&) {
    return fail(ErrorCode::conflict, "a newer tyndau made this store; use that one");
  } catch (const std::exception&) {
    return tl::unexpected<Error>(current_error());
  }
}

}  // namespace tyndau::store
