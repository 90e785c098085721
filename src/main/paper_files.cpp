#include "main/paper_files.hpp"

#include <algorithm>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

/// Links are followed only where the user named them.
std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (auto entry = fs::directory_iterator(folder, problem); !problem && entry != fs::directory_iterator();
       entry.increment(problem)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (!hidden && entry->symlink_status(ignored).type() == fs::file_type::regular)
      files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

std::vector<app::PaperSource> sources_of(const std::vector<fs::path>& paths) {
  std::vector<app::PaperSource> sources;
  for (const auto& path : paths) {
    const auto files = is_folder(path) ? files_in(path) : std::vector<fs::path>{path};
    for (const auto& file : files) sources.push_back({file.filename().string(), file, std::nullopt});
  }
  return sources;
}

std::vector<std::pair<std::string, std::vector<app::PaperSource>>> paper_sets(
    const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  std::vector<std::pair<std::string, std::vector<app::PaperSource>>> sets;
  for (const auto& path : paths) {
    if (is_folder(path)) {
      sets.emplace_back(path.string(), sources_of({path}));
    } else {
      files.push_back(path);
    }
  }
  if (!files.empty()) sets.emplace(sets.begin(), "", sources_of(files));
  return sets;
}

}  // namespace tyndau::cli
