#include "store/postgis_register.hpp"
#include "store/postgis_values.hpp"

namespace tyndau::store {

Result<std::optional<std::string>> PostgisSession::key(const std::string& name) const {
  return first_of(run("SELECT encode(key, 'hex') FROM tyndau.store_keys WHERE name = $1", {parameter(name)}),
                  [](const pqxx::row& row) { return bytes_of(row[0].c_str()); });
}

Done PostgisSession::add_key(const std::string& name, std::string_view key) const {
  return change("INSERT INTO tyndau.store_keys (name, key) VALUES ($1, $2::bytea)",
                {parameter(name), bytes_parameter(key)});
}

Done PostgisSession::add(const TokenRecord& token) const {
  return change(
      "INSERT INTO tyndau.tokens (id, hash, role, label, created_at, last_used_at, revoked_at) VALUES "
      "($1, $2::bytea, $3, $4, " +
          instant(5) + ", " + instant(6) + ", " + instant(7) + ")",
      {parameter(token.id), bytes_parameter(token.hash), parameter(token.role), parameter(token.label),
       parameter(token.created_at), parameter(token.last_used_at), parameter(token.revoked_at)});
}

Result<std::vector<TokenRecord>> PostgisSession::tokens() const {
  return all_of(run("SELECT id, encode(hash, 'hex'), role, label, " + milliseconds("created_at") + ", " +
                    milliseconds("last_used_at") + ", " + milliseconds("revoked_at") +
                    " FROM tyndau.tokens ORDER BY number"),
                [](const pqxx::row& row) {
                  return TokenRecord{text_of(row[0]),    bytes_of(row[1].c_str()), text_of(row[2]),
                                     text_of(row[3]),    time_of(row[4]),          time_if_any(row[5]),
                                     time_if_any(row[6])};
                });
}

Done PostgisSession::touch_token(const std::string& id, Time now) const {
  return change("UPDATE tyndau.tokens SET last_used_at = " + instant(1) + " WHERE id = $2",
                {parameter(now), parameter(id)});
}

Result<bool> PostgisSession::revoke_token(const std::string& id, Time now) const {
  const auto count =
      touched("UPDATE tyndau.tokens SET revoked_at = " + instant(1) + " WHERE id = $2 AND revoked_at IS NULL",
              {parameter(now), parameter(id)});
  return count.map([](std::int64_t rows) { return rows > 0; });
}

}  // namespace tyndau::store
