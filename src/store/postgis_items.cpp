#include "store/postgis_register.hpp"
#include "store/postgis_values.hpp"

#include <nlohmann/json.hpp>

namespace tyndau::store {
namespace {

/// One of the ids of a JSON array.
constexpr std::string_view among = "WHERE id = ANY (ARRAY(SELECT json_array_elements_text($1::json)))";

std::string table(Collection collection) { return "tyndau." + std::string(code(collection)); }

std::string select(Collection collection, const std::string& rest) {
  const std::string project = collection == Collection::projects ? "''" : "project";
  return "SELECT id, " + project + ", version, " + milliseconds("written_at") + ", feature FROM " +
         table(collection) + " " + rest;
}

Item item_of(const pqxx::row& row) {
  return {text_of(row[0]), text_of(row[1]), row[2].as<std::int64_t>(), time_of(row[3]), text_of(row[4])};
}

Result<Versions> versions_of(const Result<pqxx::result>& rows) {
  if (!rows) return tl::unexpected<Error>(rows.error());
  Versions versions;
  for (const auto& row : *rows) versions[text_of(row[0])] = row[1].as<std::int64_t>();
  return versions;
}

std::map<std::string, std::string> verdicts_of(const std::string& text) {
  const auto read = nlohmann::json::parse(text, nullptr, false);
  return read.is_object() ? read.get<std::map<std::string, std::string>>()
                          : std::map<std::string, std::string>{};
}

const std::string& heading_columns() {
  static const std::string columns =
      "hearing, version, " + milliseconds("screened_at") + ", manifest_sha256, oblast, year, verdicts";
  return columns;
}

StoredReport heading_of(const pqxx::row& row) {
  StoredReport report;
  report.hearing = text_of(row[0]);
  report.version = row[1].as<std::int64_t>();
  report.screened_at = time_of(row[2]);
  report.manifest_sha256 = text_of(row[3]);
  report.oblast = text_of(row[4]);
  report.year = row[5].as<int>();
  report.verdicts = verdicts_of(text_of(row[6]));
  return report;
}

}  // namespace

Result<std::int64_t> PostgisSession::next_version() const {
  return number("SELECT nextval('tyndau.register_version')");
}

Result<std::int64_t> PostgisSession::last_version() const {
  return number("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM tyndau.register_version");
}

Result<bool> PostgisSession::writers_at_work() const {
  // Every transaction that writes holds a lock on its own number, in whichever database of the server.
  return number("SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock'")
      .map([](std::int64_t writers) { return writers > 0; });
}

Result<std::optional<Item>> PostgisSession::item(Collection collection, const std::string& id) const {
  return first_of(run(select(collection, "WHERE id = $1"), {parameter(id)}), item_of);
}

Result<std::vector<Item>> PostgisSession::items(Collection collection, std::int64_t offset,
                                                std::int64_t most) const {
  return all_of(run(select(collection, "ORDER BY number LIMIT $1::bigint OFFSET $2::bigint"),
                    {parameter(most), parameter(offset)}),
                item_of);
}

Result<std::vector<Item>> PostgisSession::items(Collection collection,
                                                const std::vector<std::string>& ids) const {
  return all_of(run(select(collection, std::string(among)), {parameter(nlohmann::json(ids).dump())}),
                item_of);
}

Result<Versions> PostgisSession::hold(Collection collection, const std::vector<std::string>& ids) const {
  return versions_of(
      run("SELECT id, version FROM " + table(collection) + " " + std::string(among) + " FOR SHARE",
          {parameter(nlohmann::json(ids).dump())}));
}

Result<Versions> PostgisSession::versions(Collection collection) const {
  return versions_of(run("SELECT id, version FROM " + table(collection), {}));
}

Result<std::int64_t> PostgisSession::count(Collection collection) const {
  return number("SELECT count(*) FROM " + table(collection));
}

Result<std::vector<Item>> PostgisSession::hearings_of(const std::string& project) const {
  return all_of(run(select(Collection::hearings, "WHERE project = $1 ORDER BY number"), {parameter(project)}),
                item_of);
}

Done PostgisSession::put(Collection collection, const Item& item) const {
  const std::string update =
      " ON CONFLICT (id) DO UPDATE SET version = excluded.version, written_at = excluded.written_at, "
      "feature = excluded.feature";
  if (collection == Collection::projects) {
    return change(
        "INSERT INTO tyndau.projects (id, version, written_at, feature) VALUES ($1, $2::bigint, " +
            instant(3) + ", $4::json)" + update,
        {parameter(item.id), parameter(item.version), parameter(item.written_at), parameter(item.feature)});
  }
  return change(
      "INSERT INTO tyndau.hearings (id, project, version, written_at, feature) VALUES ($1, $2, "
      "$3::bigint, " +
          instant(4) + ", $5::json)" + update + ", project = excluded.project",
      {parameter(item.id), parameter(item.project), parameter(item.version), parameter(item.written_at),
       parameter(item.feature)});
}

Done PostgisSession::erase(Collection collection, const std::string& id) const {
  return change("DELETE FROM " + table(collection) + " WHERE id = $1", {parameter(id)});
}

Result<std::optional<StoredReport>> PostgisSession::report(const std::string& hearing) const {
  return first_of(
      run("SELECT " + heading_columns() + ", manifest, document FROM tyndau.reports WHERE hearing = $1",
          {parameter(hearing)}),
      [](const pqxx::row& row) {
        auto report = heading_of(row);
        report.manifest = text_of(row[7]);
        report.document = text_of(row[8]);
        return report;
      });
}

Done PostgisSession::put(const StoredReport& report) const {
  // A hearing has one report in whichever partition; no index says so across them.
  return change(
      "MERGE INTO tyndau.reports r USING (SELECT $1 AS hearing, $2::bigint AS version, " + instant(3) +
          " AS screened_at, $4 AS manifest_sha256, $5 AS oblast, $6::integer AS year, $7::jsonb AS verdicts, "
          "$8::json AS manifest, $9::json AS document, coalesce($9::json #>> '{input,country}', '') AS "
          "country) n "
          "ON r.hearing = n.hearing WHEN MATCHED THEN UPDATE SET version = n.version, screened_at = "
          "n.screened_at, manifest_sha256 = n.manifest_sha256, country = n.country, oblast = n.oblast, "
          "year = n.year, verdicts = n.verdicts, manifest = n.manifest, document = n.document "
          "WHEN NOT MATCHED THEN INSERT (hearing, version, screened_at, manifest_sha256, country, oblast, "
          "year, verdicts, manifest, document) VALUES (n.hearing, n.version, n.screened_at, "
          "n.manifest_sha256, n.country, n.oblast, n.year, n.verdicts, n.manifest, n.document)",
      {parameter(report.hearing), parameter(report.version), parameter(report.screened_at),
       parameter(report.manifest_sha256), parameter(report.oblast), parameter(std::int64_t{report.year}),
       parameter(nlohmann::json(report.verdicts).dump()), parameter(report.manifest),
       parameter(report.document)});
}

Result<std::vector<StoredReport>> PostgisSession::verdicts() const {
  return all_of(run("SELECT " + heading_columns() + " FROM tyndau.reports ORDER BY hearing COLLATE \"C\""),
                heading_of);
}

Result<std::vector<std::string>> PostgisSession::stale(const std::string& manifest_sha256,
                                                       std::int64_t most) const {
  return all_of(run("SELECT h.id FROM tyndau.hearings h LEFT JOIN tyndau.reports r ON r.hearing = h.id "
                    "WHERE r.hearing IS NULL OR r.manifest_sha256 <> $1 ORDER BY h.number LIMIT $2::bigint",
                    {parameter(manifest_sha256), parameter(most)}),
                [](const pqxx::row& row) { return text_of(row[0]); });
}

Result<std::int64_t> PostgisSession::add(const FindingStatement& statement) const {
  return number(
      "INSERT INTO tyndau.statements (hearing, finding, subject, kind, text, organisation, source_url, "
      "token, "
      "written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, " +
          instant(9) + ") RETURNING id",
      {parameter(statement.hearing), parameter(statement.finding), parameter(statement.subject),
       parameter(statement.kind), parameter(statement.text), parameter(statement.organisation),
       parameter(statement.source_url), parameter(statement.token), parameter(statement.written_at)});
}

Result<std::vector<FindingStatement>> PostgisSession::statements(const std::string& hearing) const {
  return all_of(run("SELECT id, hearing, finding, subject, kind, text, organisation, source_url, token, " +
                        milliseconds("written_at") + " FROM tyndau.statements WHERE hearing = $1 ORDER BY id",
                    {parameter(hearing)}),
                [](const pqxx::row& row) {
                  return FindingStatement{
                      row[0].as<std::int64_t>(), text_of(row[1]), text_of(row[2]), text_of(row[3]),
                      text_of(row[4]),           text_of(row[5]), text_of(row[6]), text_of(row[7]),
                      text_of(row[8]),           time_of(row[9])};
                });
}

}  // namespace tyndau::store
