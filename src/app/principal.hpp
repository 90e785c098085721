/// \file
/// Roles, and whoever acts in one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::app {

/// Each may do what those before it may.
enum class Role { reader, writer, admin };
[[nodiscard]] std::string_view code(Role role);
[[nodiscard]] std::optional<Role> role_from_code(std::string_view code);

/// Whoever presented a valid token.
struct Principal {
  std::string id;
  Role role = Role::reader;
};

}  // namespace tyndau::app
