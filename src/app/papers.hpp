/// \file
/// The papers of a hearing as people have them, notices, reports and maps, read into fields, rows and a checklist.
#pragma once

#include "app/engine.hpp"
#include "documents/document.hpp"
#include "documents/map.hpp"
#include "intake/read_cases.hpp"
#include "notices/map_check.hpp"
#include "notices/notice_rows.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tyndau::app {

/// A document and what was read of it.
struct ReadDocument {
  documents::DocumentFormat format = documents::DocumentFormat::text;
  std::size_t pages = 0;  ///< of the document
  std::vector<Message> remarks;
  notices::NoticeText text;
  notices::NoticeReading reading;
  std::vector<notices::HearingRows> hearings;
};

/// A map and what was checked of it. A map that is broken has its checklist alone.
struct CheckedMap {
  std::optional<documents::MapFile> map;
  std::vector<notices::MapCheckLine> checklist;
};

/// One file. A PDF can be a document and a map.
struct Paper {
  std::string name;  ///< without folders
  std::optional<ReadDocument> document;
  std::optional<CheckedMap> map;
  std::optional<Error> problem;  ///< why it is neither
};

/// Papers that belong together: the maps are checked against what the documents state.
struct PaperSet {
  std::string name;
  std::vector<Paper> papers;
  intake::Intake intake;  ///< the hearings of all documents, as screening would take them
  /// The documents state more than one project, or none: no map is compared with any.
  bool one_project = false;
};

/// Names of hearings: each is given once.
class HearingIds {
 public:
  /// The name of a file without its extension; what was given before gets a number.
  [[nodiscard]] std::string of(const std::string& file);

 private:
  std::set<std::string> given_;
};

/// A file, or a text that stands for one.
struct PaperSource {
  std::string name;
  std::filesystem::path file;
  std::optional<std::string> text;  ///< instead of the file
};

/// Reads every file; one that cannot be read has its problem, the rest goes on. \threads safe
/// \p ids of all sets that are to stand in one table
/// \p cancelled asked before each file; what comes after it says yes is not in the set
[[nodiscard]] PaperSet read_papers(
    const std::string& name, const std::vector<PaperSource>& sources, const Engine& engine,
    const sandbox::Policy& policy, HearingIds& ids,
    const std::function<bool()>& cancelled = [] { return false; });

/// {"name", "papers": [{"file", "document", "map", "problem"}], "hearings", "problems"}. Texts in all languages; no personal
/// data.
void write_papers(hearing::json::Writer& out, const PaperSet& set, const hearing::MessageCatalogue& messages);

/// The rows of all documents as a table that `tyndau screen` reads, for an analyst to look through and correct: CSV, UTF-8 with
/// a byte order mark.
void write_table(std::ostream& out, const std::vector<PaperSet>& sets);

/// For intake::IntakeOptions::other: documents among the files of a screening. Borrows the engine.
[[nodiscard]] intake::OtherReader notices_as_tables(const Engine& engine);

/// The sentence of a failure with a reason of the catalogue, else its own words.
[[nodiscard]] Text words_of(const Error& error, const hearing::MessageCatalogue& messages);

}  // namespace tyndau::app
