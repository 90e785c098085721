/// \file
/// Who may write: tokens of 256 random bits, kept as keyed hashes.
#pragma once

#include "app/principal.hpp"
#include "core/result.hpp"
#include "store/register_store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// A new token; its text is nowhere else and cannot be had again.
struct IssuedToken {
  std::string id;
  std::string text;
};

/// The tokens of one store. \threads safe
class Tokens {
 public:
  /// Makes the store's key where it has none. Shares the register. \return io
  [[nodiscard]] static Result<Tokens> open(std::shared_ptr<store::RegisterStore> register_file);

  /// \param label for the administrator's own list; nobody else sees it. \return io
  [[nodiscard]] Result<IssuedToken> add(Role role, const std::string& label, store::Time now) const;
  [[nodiscard]] Result<std::vector<store::TokenRecord>> list() const;
  /// \return not_found when no token of this id is in force.
  [[nodiscard]] Result<std::monostate> revoke(const std::string& id, store::Time now) const;

  /// Whose token it is; nothing for one that is unknown or revoked, or when the store fails. Notes the use, to the minute.
  [[nodiscard]] std::optional<Principal> authenticate(std::string_view text, store::Time now) const;

 private:
  Tokens(std::shared_ptr<store::RegisterStore> register_file, std::string key)
      : register_(std::move(register_file)), key_(std::move(key)) {}
  std::shared_ptr<store::RegisterStore> register_;
  std::string key_;
};

}  // namespace tyndau::app
