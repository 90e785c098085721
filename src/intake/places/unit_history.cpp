#include "intake/places/unit_history.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace tyndau::intake {

Result<UnitHistory> read_unit_history(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::io, "the history of units cannot be opened", file.string());
  const auto document = nlohmann::json::parse(in, nullptr, false);
  if (!document.is_array()) return fail(ErrorCode::bad_input, "this is no list of changes", file.string());
  UnitHistory history;
  for (const auto& entry : document) {
    const auto text = [&](const char* name) {
      return entry.is_object() && entry.contains(name) && entry[name].is_string()
                 ? entry[name].get<std::string>()
                 : std::string();
    };
    const auto until = parse_iso_date(text("until"));
    if (text("unit").empty() || text("former").empty() || !until) {
      return fail(ErrorCode::bad_input,
                  "a change needs \"unit\", \"former\" and \"until\", and has " + entry.dump(),
                  file.string() + " entry " + std::to_string(history.size() + 1));
    }
    history.push_back({text("unit"), text("former"), *until});
  }
  return history;
}

}  // namespace tyndau::intake
