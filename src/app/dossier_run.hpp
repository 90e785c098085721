/// \file
/// Papers written to files: of one hearing, or of many, where what was finished before is not made again.
#pragma once

#include "app/dossier.hpp"
#include "app/receipt.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::app {

/// Which papers, and how.
struct PaperOrder {
  std::optional<dossier::Letter> letter;  ///< nothing: the dossier
  Language language = Language::en;
  std::vector<dossier::PaperFormat> formats;
  std::optional<dossier::SourceFile> source;
  const SigningKey* key = nullptr;
  unsigned threads = 1;  ///< the bytes do not depend on it
  bool again = false;    ///< make what is there as well, and replace what others made
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

struct PaperBytes {
  dossier::PaperFormat format;
  std::string bytes;
};
struct MadePapers {
  std::vector<PaperBytes> files;
  ReceiptManifest receipt;  ///< without the names of its files
  std::vector<std::string> other_data;
};

/// The papers of one hearing. \return as HearingPapers::letter, dossier::to_bytes
[[nodiscard]] Result<MadePapers> make_papers(MapCase what, const Engine& engine,
                                             const hearing::MessageCatalogue& messages,
                                             const PaperOrder& order);

/// What became of a run over many hearings.
struct PaperRun {
  std::size_t made = 0;
  std::size_t kept = 0;  ///< finished before
  struct Left {
    std::string hearing;
    Error why;
  };
  std::vector<Left> left;  ///< no paper could be made, or it would have replaced another (already_exists)
};

/// Every hearing's papers in one folder, each file whole or not at all, its receipt last. A hearing whose receipt was made of the
/// same input, rules, data, words and program, and whose files still have their digests, is kept as it is; a format that it lacks
/// is added to it. Without \p order.again no file with other bytes is replaced, and no receipt that speaks of other papers.
/// \return io when the folder cannot be made or a file not be written
[[nodiscard]] Result<PaperRun> make_all_papers(std::vector<MapCase> all, const Engine& engine,
                                               const hearing::MessageCatalogue& messages,
                                               const PaperOrder& order, const std::filesystem::path& folder);

/// A file name that every system takes, one for each id: letters, digits, "-", "_" stay, all else is written %XX; a long one ends
/// in a digest.
[[nodiscard]] std::string file_stem(const std::string& hearing);

}  // namespace tyndau::app
