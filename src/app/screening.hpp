/// \file
/// The main job: files of hearings in, reports, tables and map layers out.
#pragma once

#include "app/engine.hpp"
#include "app/screening_output.hpp"
#include "intake/read_cases.hpp"
#include "layers/terminal.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tyndau::app {

struct ScreeningRequest {
  std::vector<std::filesystem::path> inputs;
  intake::IntakeOptions intake;
  hearing::ScreeningOptions options;
  OutputOptions output;
  Language language = Language::en;
  bool colour = false;   ///< of the terminal summary
  unsigned threads = 1;  ///< the result does not depend on it
  std::function<void(std::int64_t done, std::int64_t total)> progress;
};

struct ScreeningResult {
  layers::RowCounts rows;
  std::size_t hearings = 0;
  std::array<std::size_t, 3> failing{};  ///< findings that fail, by class
  std::vector<intake::Problem> problems;
  std::vector<intake::Note> notes;
  std::vector<intake::Problem> file_problems;  ///< files that could not be used at all
  std::string summary;                         ///< for a terminal, in the language asked for
};

/// \return bad_input when no hearing could be screened (the problems' first sentence), already_exists, io.
[[nodiscard]] Result<ScreeningResult> run_screening(const ScreeningRequest& request, const Engine& engine,
                                                    const hearing::MessageCatalogue& messages);

/// Why nothing of the files could be screened: the first problems of the files, else of the rows, each on a line. bad_input
[[nodiscard]] Error nothing_screened(const intake::Intake& intake, const hearing::MessageCatalogue& messages,
                                     Language language);

/// The first of the problems, each on a line of its own; empty for none.
[[nodiscard]] std::string problem_lines(const std::vector<intake::Problem>& problems,
                                        const hearing::MessageCatalogue& messages, Language language);

/// "hearings.csv row 8, project_lon "0": …": a problem as one line in a language.
[[nodiscard]] std::string problem_line(const intake::Problem& problem,
                                       const hearing::MessageCatalogue& messages, Language language);

}  // namespace tyndau::app
