/// \file
/// Maps of one fictional site in every format, drawn once for all tests of a program and gone afterwards.
#pragma once

#include "documents/map.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace tyndau::test {

class MapFolder {
 public:
  explicit MapFolder(const std::string& which) {
    std::string pattern = (std::filesystem::temp_directory_path() / "tyndau-maps-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
    const auto script = source_dir() / "tests/unit/documents/make_maps.py";
    const std::string command =
        "/usr/bin/python3 '" + script.string() + "' '" + pattern + "' " + which + " >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("the maps cannot be drawn");
  }
  MapFolder(const MapFolder&) = delete;
  MapFolder& operator=(const MapFolder&) = delete;
  ~MapFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The site that make_maps.py draws.
inline geo::Shape drawn_site(double north = 0.0) {
  return {{},
          {},
          {{{{71.950, 52.440 + north},
             {71.956, 52.440 + north},
             {71.956, 52.443 + north},
             {71.950, 52.443 + north}},
            {}}}};
}
inline constexpr double one_km_north = 0.0089867;

}  // namespace tyndau::test
