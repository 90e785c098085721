#include "app/changed_members.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace tyndau::app {
namespace {

using nlohmann::json;

/// The properties of a feature, and its geometry under its own name.
json members_of(std::string_view feature) {
  const auto read = json::parse(feature, nullptr, false);
  if (!read.is_object()) return json::object();
  auto members = read.value("properties", json::object());
  if (!members.is_object()) members = json::object();
  members["geometry"] = read.value("geometry", json());
  return members;
}

}  // namespace

std::vector<std::string> changed_members(std::string_view before, std::string_view after) {
  const auto old = members_of(before);
  const auto now = members_of(after);
  std::set<std::string> names;
  for (const auto* members : {&old, &now}) {
    for (const auto& [name, value] : members->items()) {
      if (old.value(name, json()) != now.value(name, json())) names.insert(name);
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace tyndau::app
