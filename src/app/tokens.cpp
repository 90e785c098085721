#include "app/tokens.hpp"

#include "app/secrets.hpp"

#include <array>
#include <utility>

namespace tyndau::app {
namespace {

constexpr std::string_view prefix = "tyndau_";
constexpr std::size_t token_bytes = 32;
constexpr std::size_t id_bytes = 4;
constexpr auto noted_every = std::chrono::minutes{1};
constexpr std::string_view key_name = "tokens";

constexpr std::array<std::pair<Role, std::string_view>, 3> roles{
    {{Role::reader, "reader"}, {Role::writer, "writer"}, {Role::admin, "admin"}}};

store::Done ensure_key(const store::Session& session, std::string& key) {
  auto known = session.key(std::string(key_name));
  if (!known) return tl::unexpected<Error>(known.error());
  key = known->value_or(random_bytes(hash_key_bytes));
  if (*known) return std::monostate{};
  return session.add_key(std::string(key_name), key);
}

}  // namespace

std::string_view code(Role role) {
  for (const auto& [known, word] : roles) {
    if (known == role) return word;
  }
  return "reader";
}

std::optional<Role> role_from_code(std::string_view code) {
  for (const auto& [role, word] : roles) {
    if (word == code) return role;
  }
  return std::nullopt;
}

Result<std::string> Tokens::key() const {
  const std::lock_guard lock(key_->lock);
  if (key_->bytes.empty()) {
    std::string key;
    const auto done =
        register_->write([&](const store::Session& session) { return ensure_key(session, key); });
    if (!done) return tl::unexpected<Error>(done.error());
    key_->bytes = std::move(key);
  }
  return key_->bytes;
}

Result<IssuedToken> Tokens::add(Role role, const std::string& label, store::Time now) const {
  const auto secret = key();
  if (!secret) return tl::unexpected<Error>(secret.error());
  IssuedToken issued{"t-" + hexadecimal(random_bytes(id_bytes)),
                     std::string(prefix) + hexadecimal(random_bytes(token_bytes))};
  store::TokenRecord record;
  record.id = issued.id;
  record.hash = keyed_hash(issued.text, *secret);
  record.role = code(role);
  record.label = label;
  record.created_at = now;
  const auto done = register_->write([&](const store::Session& session) { return session.add(record); });
  if (!done) return tl::unexpected<Error>(done.error());
  return issued;
}

Result<std::vector<store::TokenRecord>> Tokens::list() const {
  return register_->get<std::vector<store::TokenRecord>>(
      [](const store::Session& session) { return session.tokens(); });
}

Result<std::monostate> Tokens::revoke(const std::string& id, store::Time now) const {
  return register_->write([&](const store::Session& session) -> store::Done {
    const auto revoked = session.revoke_token(id, now);
    if (!revoked) return tl::unexpected<Error>(revoked.error());
    if (!*revoked) return fail(ErrorCode::not_found, "no token of this id is in force", id);
    return std::monostate{};
  });
}

Result<Principal> Tokens::authenticate(std::string_view text, store::Time now) const {
  const auto stranger = [] { return fail(ErrorCode::not_found, "no such token is in force"); };
  if (text.size() != prefix.size() + 2 * token_bytes || !text.starts_with(prefix)) return stranger();
  const auto secret = key();
  if (!secret) return tl::unexpected<Error>(secret.error());
  const auto hash = keyed_hash(text, *secret);
  const auto all = list();
  if (!all) return tl::unexpected<Error>(all.error());
  const store::TokenRecord* found = nullptr;
  for (const auto& record : *all) {  // every one, so that the time says nothing
    if (equal_in_constant_time(record.hash, hash)) found = &record;
  }
  if (found == nullptr || found->revoked_at) return stranger();
  const auto role = role_from_code(found->role);
  if (!role) return stranger();
  if (!found->last_used_at || now - *found->last_used_at >= noted_every) {
    static_cast<void>(
        register_->write([&](const store::Session& session) { return session.touch_token(found->id, now); }));
  }
  return Principal{found->id, *role};
}

}  // namespace tyndau::app
