#include "store/changed_names.hpp"
#include "store/postgis_register.hpp"
#include "store/postgis_values.hpp"

namespace tyndau::store {
namespace {

const std::string& select() {
  static const std::string columns =
      "SELECT number, " + milliseconds("at") +
      ", token, request, action, collection, item, version, changed FROM tyndau.audit_log ";
  return columns;
}

AuditEntry entry_of(const pqxx::row& row) {
  return {row[0].as<std::int64_t>(), time_of(row[1]),           text_of(row[2]),
          text_of(row[3]),           text_of(row[4]),           text_of(row[5]),
          text_of(row[6]),           row[7].as<std::int64_t>(), changed_names(text_of(row[8]))};
}

}  // namespace

Done PostgisSession::add(const AuditEntry& entry) const {
  return change(
      "INSERT INTO tyndau.audit_log (at, token, request, action, collection, item, version, changed) VALUES "
      "(" +
          instant(1) + ", $2, $3, $4, $5, $6, $7::bigint, NULLIF($8, '')::json)",
      {parameter(entry.at), parameter(entry.token), parameter(entry.request), parameter(entry.action),
       parameter(entry.collection), parameter(entry.item), parameter(entry.version),
       parameter(changed_text(entry.changed))});
}

Result<std::vector<AuditEntry>> PostgisSession::audit(std::int64_t most) const {
  return all_of(run(select() + "ORDER BY number DESC LIMIT $1::bigint", {parameter(most)}), entry_of);
}

Result<std::vector<AuditEntry>> PostgisSession::history(Collection collection, const std::string& id,
                                                        std::int64_t most) const {
  return all_of(run(select() + "WHERE collection = $1 AND item = $2 ORDER BY number DESC LIMIT $3::bigint",
                    {parameter(std::string(code(collection))), parameter(id), parameter(most)}),
                entry_of);
}

}  // namespace tyndau::store
