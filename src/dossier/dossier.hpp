/// \file
/// The dossier of a hearing and the letters that go with it, from a report and what it was made of.
#pragma once

#include "core/result.hpp"
#include "dossier/document.hpp"
#include "hearing/atlas.hpp"
#include "hearing/counterfactual.hpp"
#include "hearing/messages.hpp"
#include "hearing/rule_pack.hpp"
#include "hearing/screening.hpp"
#include "layers/manifest.hpp"
#include "layers/words.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::dossier {

/// What somebody replied to a finding.
struct Reply {
  std::string kind;  ///< determination, dispute
  std::string finding;
  std::string subject;
  std::string text;
  std::string organisation;
  std::string source_url;
  std::string date;  ///< ISO
};

/// A file that the hearing was read from.
struct SourceFile {
  std::string name;    ///< without folders
  std::string sha256;  ///< of its bytes
};

/// Everything that a paper is made of. What it says is public: free text is expected without personal data.
struct DossierFacts {
  const hearing::Report& report;
  const hearing::MessageCatalogue& messages;
  const layers::FindingTitles& titles;
  const layers::Manifest& manifest;                        ///< of the screening
  std::vector<Message> advice = {};                        ///< of the venue adviser
  std::optional<hearing::MovedByRoad> moved_by_road = {};  ///< of the counterfactual; nothing without roads
  const hearing::Atlas* places = nullptr;  ///< that the report was made with; null: names stay as written
  std::shared_ptr<const drawing::Scene> map = {};  ///< null: none can be drawn
  Text no_map = {};                                ///< why, where it is not that nothing has a place
  std::string input_sha256 = {};                   ///< of the hearing as it was understood, JSON
  std::optional<SourceFile> source = {};
  std::vector<std::string> commands = {};    ///< that make the paper again
  std::vector<std::string> other_data = {};  ///< what an earlier report was made with and this is not
  std::vector<Reply> replies = {};
};

/// The whole dossier. \threads safe
[[nodiscard]] Document make_dossier(const DossierFacts& facts, Language language);

/// complaint: of an organisation to an authority; remarks: of an authority to the initiator.
enum class Letter { complaint, remarks };
[[nodiscard]] std::string_view code(Letter letter);
[[nodiscard]] std::optional<Letter> letter_from_code(std::string_view code);

/// What fails is stated with its rule, what cannot be told is asked for: a complaint without anything that fails is a request
/// for information. \return bad_input (reason "letter-nothing") when nothing fails and nothing is open \threads safe
[[nodiscard]] Result<Document> make_letter(const DossierFacts& facts, Letter letter, Language language);

}  // namespace tyndau::dossier
