/// \file
/// In what two states of a register's item differ, by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// Names of the properties in which two features differ, and "geometry" where the geometries do, ascending; null is as good as
/// absent. \pre both are features as they are stored
[[nodiscard]] std::vector<std::string> changed_members(std::string_view before, std::string_view after);

}  // namespace tyndau::app
