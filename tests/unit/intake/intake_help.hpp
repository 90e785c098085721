/// \file
/// Short ways from a table's text to what the intake makes of it.
#pragma once

#include "intake/read_cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace tyndau::test {

/// Kazakhstan as a rough box with one corner cut off, so that its outline is not its box.
inline geo::Shape small_country() {
  return geo::Shape{
      {}, {}, {{{{46.5, 40.6}, {87.3, 40.6}, {87.3, 50.0}, {77.0, 55.4}, {61.0, 55.4}, {46.5, 50.0}}, {}}}};
}

inline const intake::Country& country() {
  static const intake::Country made{small_country()};
  return made;
}

inline hearing::Settlement settlement(std::string id, std::string ru, std::string oblast, LonLat at,
                                      std::string district = {}) {
  hearing::Settlement made;
  made.id = std::move(id);
  made.name = ru;
  made.names.ru = std::move(ru);
  made.units = {std::move(oblast), std::move(district), {}};
  made.centre = at;
  made.dataset = "a";
  return made;
}

inline geo::Shape box(double west, double south, double east, double north) {
  return {{}, {}, {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}}};
}

inline hearing::AdminUnit unit(const std::string& id, hearing::UnitLevel level, const std::string& ru,
                               const std::string& kk, geo::Shape shape) {
  hearing::AdminUnit made;
  made.id = id;
  made.level = level;
  made.name = ru;
  made.names = {kk, ru, ""};
  made.shape = std::move(shape);
  return made;
}

/// Files are read here, not by a child: what tests of the sandbox are not about.
inline intake::IntakeOptions here(intake::IntakeOptions options = {}) {
  options.table.policy.trust = sandbox::Trust::trusted;
  return options;
}

/// Reads CSV text.
inline intake::Intake read(const std::string& text, intake::IntakeOptions options = {},
                           const hearing::AtlasData& places = {}) {
  std::istringstream bytes(text);
  auto intake = intake::read_cases(bytes, "table.csv", options, intake::Gazetteer(places), country());
  return intake ? std::move(*intake) : intake::Intake{};
}

inline std::vector<std::string> codes(const std::vector<intake::Problem>& problems) {
  std::vector<std::string> list;
  for (const auto& problem : problems) list.push_back(problem.code);
  return list;
}

inline std::vector<std::string> note_codes(const intake::Intake& intake) { return codes(intake.built.notes); }

/// A folder of its own for files of one test.
class Scratch {
 public:
  explicit Scratch(const std::string& name)
      : folder_(std::filesystem::temp_directory_path() / ("tyndau-" + name)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
};

}  // namespace tyndau::test
