/// \file
/// Reports as tables: one row per hearing, per finding, and per hearing and community. RFC 4180, UTF-8, lines end in CR LF.
#pragma once

#include "hearing/screening.hpp"
#include "layers/summary.hpp"
#include "layers/words.hpp"

#include <string>
#include <vector>

namespace tyndau::layers {

/// What the tables are rendered with. Borrowed members outlive it.
struct TableLanguage {
  const hearing::MessageCatalogue& messages;
  const FindingTitles& titles;
  Language language = Language::en;
};

/// Column titles in the asked language, one line each.
[[nodiscard]] std::string hearings_csv_header(const TableLanguage& table);
[[nodiscard]] std::string findings_csv_header(const TableLanguage& table);
[[nodiscard]] std::string communities_csv_header(const TableLanguage& table);

/// The rows of one hearing, each with its line end; empty when it has none. \threads safe
[[nodiscard]] std::string hearings_csv(const hearing::Report& report, const TableLanguage& table);
/// The same with the answer, for those who have it already.
[[nodiscard]] std::string hearings_csv(const hearing::Report& report, const Text& answer,
                                       const TableLanguage& table);
[[nodiscard]] std::string findings_csv(const hearing::Report& report, const TableLanguage& table);
[[nodiscard]] std::string communities_csv(const hearing::Report& report, const TableLanguage& table);

}  // namespace tyndau::layers
