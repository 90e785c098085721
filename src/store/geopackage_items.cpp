#include "store/geopackage_register.hpp"
#include "store/rows.hpp"

#include <nlohmann/json.hpp>

namespace tyndau::store {
namespace {

constexpr std::string_view hearing_columns = "id, project, version, written_at, feature";

Item hearing_of(const Statement& row) {
  return {row.text(0), row.text(1), row.integer(2), time_at(row, 3), row.text(4)};
}

Item project_of(const Statement& row) {
  return {row.text(0), {}, row.integer(1), time_at(row, 2), row.text(3)};
}

std::string table(Collection collection) { return "register_" + std::string(code(collection)); }

std::string select(Collection collection, const std::string& rest) {
  const std::string columns =
      collection == Collection::projects ? "id, version, written_at, feature" : std::string(hearing_columns);
  return "SELECT " + columns + " FROM " + table(collection) + " " + rest;
}

auto reader_of(Collection collection) {
  return [collection](const Statement& row) {
    return collection == Collection::projects ? project_of(row) : hearing_of(row);
  };
}

std::int64_t number(const Statement& row) { return row.integer(0); }

Result<std::int64_t> single(Result<Statement> statement) {
  const auto found = row(std::move(statement), number);
  if (!found) return tl::unexpected<Error>(found.error());
  if (!*found) return fail(ErrorCode::io, "the store's register is incomplete");
  return **found;
}

std::map<std::string, std::string> verdicts_of(const std::string& text) {
  const auto read = nlohmann::json::parse(text, nullptr, false);
  std::map<std::string, std::string> verdicts;
  if (!read.is_object()) return verdicts;
  for (const auto& [finding, verdict] : read.items()) {
    if (verdict.is_string()) verdicts[finding] = verdict.get<std::string>();
  }
  return verdicts;
}

StoredReport heading_of(const Statement& row) {
  StoredReport report;
  report.hearing = row.text(0);
  report.version = row.integer(1);
  report.screened_at = time_at(row, 2);
  report.manifest_sha256 = row.text(3);
  report.oblast = row.text(4);
  report.year = static_cast<int>(row.integer(5));
  report.verdicts = verdicts_of(row.text(6));
  return report;
}

constexpr std::string_view heading_columns =
    "hearing, version, screened_at, manifest_sha256, oblast, year, verdicts";

}  // namespace

Result<std::int64_t> GeopackageSession::next_version() const {
  const auto counted =
      run(connection_.prepare("UPDATE register_clock SET revision = revision + 1 WHERE only_row = 1"));
  if (!counted) return tl::unexpected<Error>(counted.error());
  return last_version();
}

Result<std::int64_t> GeopackageSession::last_version() const {
  return single(connection_.prepare("SELECT revision FROM register_clock"));
}

Result<bool> GeopackageSession::writers_at_work() const {
  return false;  // a number is seen with what was changed
}

Result<std::optional<Item>> GeopackageSession::item(Collection collection, const std::string& id) const {
  return row(prepared(connection_, select(collection, "WHERE id = ?"), id), reader_of(collection));
}

Result<std::vector<Item>> GeopackageSession::items(Collection collection, std::int64_t offset,
                                                   std::int64_t most) const {
  return rows(prepared(connection_, select(collection, "ORDER BY fid LIMIT ? OFFSET ?"), most, offset),
              reader_of(collection));
}

Result<std::vector<Item>> GeopackageSession::items(Collection collection,
                                                   const std::vector<std::string>& ids) const {
  return rows(prepared(connection_, select(collection, "WHERE id IN (SELECT value FROM json_each(?))"),
                       nlohmann::json(ids).dump()),
              reader_of(collection));
}

Result<Versions> GeopackageSession::hold(Collection collection, const std::vector<std::string>& ids) const {
  const auto found = items(collection, ids);  // there is no other writer
  if (!found) return tl::unexpected<Error>(found.error());
  Versions versions;
  for (const auto& item : *found) versions[item.id] = item.version;
  return versions;
}

Result<Versions> GeopackageSession::versions(Collection collection) const {
  using Version = std::pair<std::string, std::int64_t>;
  const auto all = rows(connection_.prepare("SELECT id, version FROM " + table(collection)),
                        [](const Statement& row) { return Version(row.text(0), row.integer(1)); });
  if (!all) return tl::unexpected<Error>(all.error());
  return Versions(all->begin(), all->end());
}

Result<std::int64_t> GeopackageSession::count(Collection collection) const {
  return single(connection_.prepare("SELECT count(*) FROM " + table(collection)));
}

Result<std::vector<Item>> GeopackageSession::hearings_of(const std::string& project) const {
  return rows(prepared(connection_, select(Collection::hearings, "WHERE project = ? ORDER BY fid"), project),
              reader_of(Collection::hearings));
}

Done GeopackageSession::put(Collection collection, const Item& item) const {
  const std::string update =
      " ON CONFLICT (id) DO UPDATE SET version = excluded.version, written_at = excluded.written_at, "
      "feature = excluded.feature";
  if (collection == Collection::projects) {
    return run(prepared(
        connection_,
        "INSERT INTO register_projects (id, version, written_at, feature) VALUES (?, ?, ?, ?)" + update,
        item.id, item.version, stored(item.written_at), item.feature));
  }
  return run(prepared(connection_,
                      "INSERT INTO register_hearings (id, project, version, written_at, feature) "
                      "VALUES (?, ?, ?, ?, ?)" +
                          update + ", project = excluded.project",
                      item.id, item.project, item.version, stored(item.written_at), item.feature));
}

Done GeopackageSession::erase(Collection collection, const std::string& id) const {
  return run(prepared(connection_, "DELETE FROM " + table(collection) + " WHERE id = ?", id));
}

Result<std::optional<StoredReport>> GeopackageSession::report(const std::string& hearing) const {
  return row(prepared(connection_,
                      "SELECT " + std::string(heading_columns) +
                          ", manifest, document FROM register_reports WHERE hearing = ?",
                      hearing),
             [](const Statement& found) {
               auto report = heading_of(found);
               report.manifest = found.text(7);
               report.document = found.text(8);
               return report;
             });
}

Done GeopackageSession::put(const StoredReport& report) const {
  const std::string verdicts = nlohmann::json(report.verdicts).dump();
  return run(prepared(connection_,
                      "INSERT OR REPLACE INTO register_reports (" + std::string(heading_columns) +
                          ", manifest, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      report.hearing, report.version, stored(report.screened_at), report.manifest_sha256,
                      report.oblast, std::int64_t{report.year}, verdicts, report.manifest, report.document));
}

Result<std::vector<StoredReport>> GeopackageSession::verdicts() const {
  return rows(connection_.prepare("SELECT " + std::string(heading_columns) +
                                  " FROM register_reports ORDER BY hearing"),
              heading_of);
}

Result<std::vector<std::string>> GeopackageSession::stale(const std::string& manifest_sha256,
                                                          std::int64_t most) const {
  return rows(
      prepared(connection_,
               "SELECT h.id FROM register_hearings h LEFT JOIN register_reports r ON r.hearing = h.id "
               "WHERE r.hearing IS NULL OR r.manifest_sha256 <> ? ORDER BY h.fid LIMIT ?",
               manifest_sha256, most),
      [](const Statement& found) { return found.text(0); });
}

Result<std::int64_t> GeopackageSession::add(const FindingStatement& statement) const {
  const auto done = run(
      prepared(connection_,
               "INSERT INTO register_statements (hearing, finding, subject, kind, text, organisation, "
               "source_url, token, written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
               statement.hearing, statement.finding, statement.subject, statement.kind, statement.text,
               statement.organisation, statement.source_url, statement.token, stored(statement.written_at)));
  if (!done) return tl::unexpected<Error>(done.error());
  return connection_.last_row();
}

Result<std::vector<FindingStatement>> GeopackageSession::statements(const std::string& hearing) const {
  return rows(prepared(connection_,
                       "SELECT id, hearing, finding, subject, kind, text, organisation, source_url, token, "
                       "written_at FROM register_statements WHERE hearing = ? ORDER BY id",
                       hearing),
              [](const Statement& found) {
                return FindingStatement{found.integer(0), found.text(1),    found.text(2), found.text(3),
                                        found.text(4),    found.text(5),    found.text(6), found.text(7),
                                        found.text(8),    time_at(found, 9)};
              });
}

}  // namespace tyndau::store
