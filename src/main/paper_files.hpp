/// \file
/// Which files on the command line belong together.
#pragma once

#include "app/papers.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::cli {

/// Files as sources; of a folder its files, by name, hidden ones and those of folders inside it left out. A name that does not
/// exist stays, and gets its problem when it is read.
[[nodiscard]] std::vector<app::PaperSource> sources_of(const std::vector<std::filesystem::path>& paths);

/// All files that are named themselves are one set; each folder is a set of its own.
[[nodiscard]] std::vector<std::pair<std::string, std::vector<app::PaperSource>>> paper_sets(
    const std::vector<std::filesystem::path>& paths);

}  // namespace tyndau::cli
