#include "app/installation.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace tyndau::app {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool is_geodata(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "rules", ignored) && fs::is_directory(folder / "messages", ignored);
}

fs::path store_for(const fs::path& geodata) {
  std::error_code ignored;
  if (fs::exists(geodata.parent_path() / "CMakePresets.json", ignored)) {
    return geodata.parent_path() / "out" / "tyndau.gpkg";
  }
  const auto data_home = environment("XDG_DATA_HOME");
  const fs::path base =
      data_home.empty() ? fs::path(environment("HOME")) / ".local" / "share" : fs::path(data_home);
  return base / "tyndau" / "tyndau.gpkg";
}

fs::path application_for(const fs::path& geodata, const fs::path& folder) {
  if (const auto stated = environment("TYNDAU_UI"); !stated.empty()) return stated;
  std::error_code ignored;
  if (fs::is_directory(folder / "ui", ignored)) return folder / "ui";
  const auto beside = geodata.parent_path() / "ui";
  return fs::is_directory(beside, ignored) ? beside : folder / "ui";
}

}  // namespace

Result<Installation> Installation::find(const fs::path& program) {
  std::vector<fs::path> places;
  if (const auto stated = environment("TYNDAU_GEODATA"); !stated.empty()) places.emplace_back(stated);
  std::error_code ignored;
  const auto folder = fs::weakly_canonical(program, ignored).parent_path();
  for (const char* relative : {"../../geodata", "../geodata", "../share/tyndau/geodata"}) {
    places.push_back((folder / relative).lexically_normal());
  }
  std::string looked;
  for (const auto& place : places) {
    if (is_geodata(place)) return Installation{place, store_for(place), application_for(place, folder)};
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  return fail(ErrorCode::unavailable, "the program's data (rules, messages) were not found; looked in " +
                                          looked + "; TYNDAU_GEODATA can name the folder");
}

}  // namespace tyndau::app
