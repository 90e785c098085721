#include "store/changed_names.hpp"

#include <nlohmann/json.hpp>

namespace tyndau::store {

std::string changed_text(const std::optional<std::vector<std::string>>& names) {
  return names ? nlohmann::json(*names).dump() : std::string{};
}

std::optional<std::vector<std::string>> changed_names(const std::string& text) {
  const auto read = nlohmann::json::parse(text, nullptr, false);
  if (!read.is_array()) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& name : read) {
    if (!name.is_string()) return std::nullopt;
    names.push_back(name.get<std::string>());
  }
  return names;
}

}  // namespace tyndau::store
