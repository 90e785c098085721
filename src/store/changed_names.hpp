/// \file
/// Names of changed members as the log of writes keeps them: a JSON array.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tyndau::store {

/// Empty when they were not recorded.
[[nodiscard]] std::string changed_text(const std::optional<std::vector<std::string>>& names);
/// Nothing for a text that is none of changed_text().
[[nodiscard]] std::optional<std::vector<std::string>> changed_names(const std::string& text);

}  // namespace tyndau::store
