/// \file
/// From one hearing to the papers about it: dossier and letters, with everything that they state.
#pragma once

#include "app/location_map.hpp"
#include "dossier/dossier.hpp"
#include "dossier/write.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::app {

/// Where a hearing was taken from, and what was replied to its findings.
struct Provenance {
  std::optional<dossier::SourceFile> file;
  std::vector<std::string> commands;
  std::vector<dossier::Reply> replies;
};

/// The commands that make the dossier of a hearing again from a file. \param file without folders \param roads null: none
[[nodiscard]] std::vector<std::string> replay_commands(const std::string& file, const std::string& hearing,
                                                       const hearing::ScreeningOptions& options,
                                                       Language language,
                                                       const hearing::Roads* roads = nullptr);

/// One screened hearing from which every paper is made. Its free text is without personal data.
class HearingPapers {
 public:
  /// Screens the case. \p engine and \p messages outlive the papers.
  HearingPapers(MapCase what, const Engine& engine, const hearing::MessageCatalogue& messages);

  [[nodiscard]] dossier::Document dossier(const Provenance& provenance, Language language) const;
  /// \return as dossier::make_letter
  [[nodiscard]] Result<dossier::Document> letter(dossier::Letter kind, Language language) const;

  [[nodiscard]] const hearing::Report& report() const { return report_; }
  [[nodiscard]] const layers::Manifest& manifest() const { return manifest_; }
  /// Of the case as it was given, JSON: what a report of the same screening holds as its "input".
  [[nodiscard]] const std::string& input_sha256() const { return input_sha256_; }
  [[nodiscard]] const std::vector<std::string>& other_data() const { return other_data_; }

 private:
  [[nodiscard]] dossier::DossierFacts facts(Language language) const;

  const Engine& engine_;
  const hearing::MessageCatalogue& messages_;
  std::string input_sha256_;
  layers::Manifest manifest_;
  std::vector<std::string> other_data_;
  hearing::Report report_;
};

/// The case without what names persons in free text: nothing else of it changes.
[[nodiscard]] hearing::Case public_words(hearing::Case input);

}  // namespace tyndau::app
