/// \file
/// Small worlds and the papers made of them.
#pragma once

#include "dossier/dossier.hpp"
#include "dossier/write.hpp"
#include "drawing/words.hpp"
#include "hearing/venue_advice.hpp"
#include "unit/drawing/map_world.hpp"

#include <memory>
#include <string>

namespace tyndau::test {

/// A report with everything that its papers are made of.
class Papers {
 public:
  explicit Papers(World& world) : report_(world.report()), titles_(layers::finding_titles(shipped_rules())) {
    for (const Language language : all_languages) {
      auto map = drawing::make_location_map(report_, world.atlas(), shipped_messages(),
                                            {drawing::Paper::a4, language});
      if (map)
        maps_[static_cast<std::size_t>(language)] = std::make_shared<const drawing::Scene>(*std::move(map));
    }
    manifest_ = layers::manifest_of(shipped_rules(), world.atlas().data(), {});
  }
  [[nodiscard]] dossier::DossierFacts facts(Language language) const {
    dossier::DossierFacts facts{report_, shipped_messages(), titles_, manifest_};
    facts.map = maps_[static_cast<std::size_t>(language)];
    facts.input_sha256 = std::string(64, 'a');
    facts.source = dossier::SourceFile{"hearings.csv", std::string(64, 'b')};
    facts.commands = {"tyndau report hearings.csv -o dossier.html"};
    return facts;
  }
  [[nodiscard]] dossier::Document dossier(Language language = Language::en) const {
    return dossier::make_dossier(facts(language), language);
  }
  [[nodiscard]] const hearing::Report& report() const { return report_; }
  hearing::Report& report() { return report_; }

 private:
  hearing::Report report_;
  layers::FindingTitles titles_;
  layers::Manifest manifest_;
  std::array<std::shared_ptr<const drawing::Scene>, 3> maps_;
};

template <class Kind>
std::vector<const Kind*> blocks_of(const dossier::Document& paper) {
  std::vector<const Kind*> found;
  for (const auto& block : paper.blocks) {
    if (const auto* one = std::get_if<Kind>(&block)) found.push_back(one);
  }
  return found;
}

inline const dossier::Table& table_of(const dossier::Document& paper, const std::string& caption,
                                      Language language = Language::en) {
  static const dossier::Table none;
  const std::string wanted = shipped_messages().phrase(caption).in(language);
  for (const auto* table : blocks_of<dossier::Table>(paper)) {
    if (table->caption == wanted) return *table;
  }
  ADD_FAILURE() << "no table " << wanted;
  return none;
}

inline std::string words_of(const dossier::Line& line) {
  std::string text;
  for (const auto& run : line) text += run.text;
  return text;
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace tyndau::test
