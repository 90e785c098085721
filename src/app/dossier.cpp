#include "app/dossier.hpp"

#include "app/papers.hpp"
#include "app/venue_advice.hpp"
#include "hearing/case_json.hpp"
#include "hearing/digest.hpp"
#include "notices/redaction.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tyndau::app {
namespace {

/// With three venues the adviser's work grows with the third power of the communities.
constexpr std::size_t few_communities = 60;

std::vector<Message> advice_of(const hearing::Report& report, const Engine& engine) {
  const auto& communities = report.geography.communities;
  if (communities.empty() || communities.size() > hearing::most_candidates ||
      communities.front().has_basis(hearing::Basis::nearest))
    return {};
  AdvisedHearing advised;
  advised.input = report.input;
  advised.geography = report.geography;
  const std::size_t most = communities.size() <= few_communities ? hearing::most_advised_venues : 1;
  advised.advice = hearing::advise_venues(advised.geography, {}, engine.atlas, most, engine.roads.get());
  advised.roads = engine.roads;
  return advice_sentences(advised);
}

/// As a shell takes it for one word.
std::string quoted(const std::string& word) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  };
  if (!word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), plain)) return word;
  std::string all = "'";
  for (const char c : word) all += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return all + "'";
}

}  // namespace

hearing::Case public_words(hearing::Case input) {
  const auto clean = [](std::string& text) {
    if (!text.empty()) text = notices::without_personal_data(text);
  };
  clean(input.project.name);
  clean(input.project.location);
  if (input.project.site_region) clean(input.project.site_region->text);
  for (auto& venue : input.venues) clean(venue.name);
  for (auto& outlet : input.notice.outlets) clean(outlet.name);
  for (auto& defect : input.protocol.defect_texts) clean(defect);
  input.notes.clear();
  return input;
}

std::vector<std::string> replay_commands(const std::string& file, const std::string& hearing,
                                         const hearing::ScreeningOptions& options, Language language,
                                         const hearing::Roads* roads) {
  const bool from_report = names_a_report(file);
  std::string command = "tyndau report " + quoted(file) + " --hearing " + quoted(hearing);
  if (options.radius && !from_report) command += fmt::format(" --radius {}", options.radius->value);
  if (roads != nullptr) command += " --roads " + quoted(roads->file);
  command += " --lang " + std::string(code(language)) + " -o dossier.";
  std::vector<std::string> commands{command + "html", command + "pdf"};
  commands.push_back(from_report ? "tyndau replay " + quoted(file)
                                 : "tyndau screen " + quoted(file) + " -o result");
  return commands;
}

HearingPapers::HearingPapers(MapCase what, const Engine& engine, const hearing::MessageCatalogue& messages)
    : engine_(engine),
      messages_(messages),
      input_sha256_(hearing::sha256_of(hearing::case_to_json(what.input))),
      manifest_(engine.manifest(what.options)),
      other_data_(what.made_with ? layers::differences(*what.made_with, manifest_)
                                 : std::vector<std::string>{}),
      report_(
          hearing::screen(public_words(std::move(what.input)), engine.atlas, engine.rules, what.options)) {}

dossier::DossierFacts HearingPapers::facts(Language language) const {
  dossier::DossierFacts facts{report_, messages_, engine_.titles, manifest_};
  facts.input_sha256 = input_sha256_;
  facts.other_data = other_data_;
  facts.places = &engine_.atlas;
  auto map = drawing::make_location_map(report_, engine_.atlas, messages_, {drawing::Paper::a4, language});
  if (map) {
    facts.map = std::make_shared<const drawing::Scene>(*std::move(map));
  } else if (map.error().reason != "map-no-geometry") {
    facts.no_map = words_of(map.error(), messages_);
  }
  return facts;
}

dossier::Document HearingPapers::dossier(const Provenance& provenance, Language language) const {
  auto facts = this->facts(language);
  facts.advice = advice_of(report_, engine_);
  const auto& moved = report_.counterfactual;
  if (engine_.roads && moved && moved->settlement != nullptr) {
    facts.moved_by_road = hearing::moved_by_road(report_.input, report_.geography, *moved->settlement,
                                                 engine_.atlas, *engine_.roads);
  }
  facts.source = provenance.file;
  facts.commands = provenance.commands;
  facts.replies = provenance.replies;
  return dossier::make_dossier(facts, language);
}

Result<dossier::Document> HearingPapers::letter(dossier::Letter kind, Language language) const {
  return dossier::make_letter(facts(language), kind, language);
}

}  // namespace tyndau::app
