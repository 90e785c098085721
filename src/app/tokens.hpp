/// \file
/// Who may write: tokens of 256 random bits, kept as keyed hashes.
#pragma once

#include "app/principal.hpp"
#include "core/result.hpp"
#include "store/register_store.hpp"

#include <memory>
#include <mutex>
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
  /// Shares the register, whose key is made or read when it is first needed.
  explicit Tokens(std::shared_ptr<store::RegisterStore> register_store)
      : register_(std::move(register_store)), key_(std::make_shared<Key>()) {}

  /// \param label for the administrator's own list; nobody else sees it. \return io
  [[nodiscard]] Result<IssuedToken> add(Role role, const std::string& label, store::Time now) const;
  [[nodiscard]] Result<std::vector<store::TokenRecord>> list() const;
  /// \return not_found when no token of this id is in force.
  [[nodiscard]] Result<std::monostate> revoke(const std::string& id, store::Time now) const;

  /// Whose token it is. Notes the use, to the minute. \return not_found for one that is unknown or revoked; io, unavailable
  [[nodiscard]] Result<Principal> authenticate(std::string_view text, store::Time now) const;

 private:
  struct Key {
    std::mutex lock;
    std::string bytes;  ///< guarded by lock; empty: not read yet
  };
  [[nodiscard]] Result<std::string> key() const;
  std::shared_ptr<store::RegisterStore> register_;
  std::shared_ptr<Key> key_;
};

}  // namespace tyndau::app
