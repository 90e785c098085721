#include "store/changed_names.hpp"
#include "store/geopackage_register.hpp"
#include "store/rows.hpp"

namespace tyndau::store {
namespace {

constexpr std::string_view select =
    "SELECT number, at, token, request, action, collection, item, version, changed FROM audit_log ";

AuditEntry entry_of(const Statement& row) {
  return {row.integer(0), time_at(row, 1), row.text(2),
          row.text(3),    row.text(4),     row.text(5),
          row.text(6),    row.integer(7),  changed_names(row.text(8))};
}

}  // namespace

Done GeopackageSession::add(const AuditEntry& entry) const {
  return run(
      prepared(connection_,
               "INSERT INTO audit_log (at, token, request, action, collection, item, version, changed) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(?, ''))",
               stored(entry.at), entry.token, entry.request, entry.action, entry.collection, entry.item,
               entry.version, changed_text(entry.changed)));
}

Result<std::vector<AuditEntry>> GeopackageSession::audit(std::int64_t most) const {
  return rows(prepared(connection_, std::string(select) + "ORDER BY number DESC LIMIT ?", most), entry_of);
}

Result<std::vector<AuditEntry>> GeopackageSession::history(Collection collection, const std::string& id,
                                                           std::int64_t most) const {
  return rows(prepared(connection_,
                       std::string(select) + "WHERE collection = ? AND item = ? ORDER BY number DESC LIMIT ?",
                       std::string(code(collection)), id, most),
              entry_of);
}

}  // namespace tyndau::store
