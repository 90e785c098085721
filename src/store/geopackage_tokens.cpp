#include "store/geopackage_register.hpp"
#include "store/rows.hpp"

namespace tyndau::store {

Result<std::optional<std::string>> GeopackageSession::key(const std::string& name) const {
  return row(prepared(connection_, "SELECT key FROM store_keys WHERE name = ?", name),
             [](const Statement& found) { return std::string(found.blob(0)); });
}

Done GeopackageSession::add_key(const std::string& name, std::string_view key) const {
  auto statement = prepared(connection_, "INSERT INTO store_keys (name, key) VALUES (?, ?)", name);
  if (statement) statement->bind_blob(1, key);
  return run(std::move(statement));
}

Done GeopackageSession::add(const TokenRecord& token) const {
  auto statement = prepared(connection_,
                            "INSERT INTO tokens (id, role, label, created_at, last_used_at, revoked_at, "
                            "hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            token.id, token.role, token.label, stored(token.created_at),
                            stored(token.last_used_at), stored(token.revoked_at));
  constexpr int hash_parameter = 6;
  if (statement) statement->bind_blob(hash_parameter, token.hash);
  return run(std::move(statement));
}

Result<std::vector<TokenRecord>> GeopackageSession::tokens() const {
  return rows(
      connection_.prepare("SELECT id, hash, role, label, created_at, last_used_at, revoked_at FROM tokens "
                          "ORDER BY number"),
      [](const Statement& found) {
        return TokenRecord{found.text(0),     std::string(found.blob(1)), found.text(2),        found.text(3),
                           time_at(found, 4), time_if_any(found, 5),      time_if_any(found, 6)};
      });
}

Done GeopackageSession::touch_token(const std::string& id, Time now) const {
  return run(prepared(connection_, "UPDATE tokens SET last_used_at = ? WHERE id = ?", stored(now), id));
}

Result<bool> GeopackageSession::revoke_token(const std::string& id, Time now) const {
  const auto count = changed(
      connection_, prepared(connection_, "UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at = 0",
                            stored(now), id));
  if (!count) return tl::unexpected<Error>(count.error());
  return *count > 0;
}

}  // namespace tyndau::store
