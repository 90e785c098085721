#include "intake/places/former_names.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace tyndau::intake {

Result<FormerNames> read_former_names(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::io, "the former names cannot be opened", file.string());
  const auto document = nlohmann::json::parse(in, nullptr, false);
  const auto list = document.is_object() ? document.find("names") : document.end();
  if (!document.is_object() || list == document.end() || !list->is_array())
    return fail(ErrorCode::bad_input, "this is no list of former names", file.string());
  FormerNames names;
  for (const auto& entry : *list) {
    const auto text = [&](const char* name) {
      const auto found = entry.is_object() ? entry.find(name) : entry.end();
      return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    FormerName one{text("name"), text("now"), text("unit")};
    if (one.name.empty() || one.now.empty() || one.unit_id.empty()) {
      return fail(ErrorCode::bad_input, R"(a former name needs "name", "now" and "unit")",
                  file.string() + " entry " + std::to_string(names.size() + 1));
    }
    names.push_back(std::move(one));
  }
  return names;
}

}  // namespace tyndau::intake
