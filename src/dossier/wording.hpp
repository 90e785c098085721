/// \file
/// Words that the sections of a paper share.
#pragma once

#include "dossier/dossier.hpp"
#include "drawing/words.hpp"

#include <string>
#include <vector>

namespace tyndau::dossier {

/// What every section is written with.
struct Desk {
  const DossierFacts& facts;
  Language language;
  const drawing::Pen& pen;

  [[nodiscard]] const hearing::Report& report() const { return facts.report; }
  [[nodiscard]] const std::string& say(const std::string& key) const { return pen.say(key); }
  [[nodiscard]] std::string say(const std::string& key, Arguments arguments) const {
    return pen.say(key, std::move(arguments));
  }
  [[nodiscard]] std::string say(const Message& message) const { return pen.say(message); }
  [[nodiscard]] std::string name(const Text& names) const { return names.in(language); }
  /// The text, or "not stated".
  [[nodiscard]] std::string stated(const std::string& text) const {
    return text.empty() ? say("word.not_stated") : text;
  }
};

/// "12 June 2020", or nothing.
[[nodiscard]] std::string day(const std::optional<Date>& date, Language language);
/// "between 7.9 and 13.4 km", or nothing; a venue at distance 0 is within the settlement.
[[nodiscard]] std::string measured(const Finding& finding, const Desk& desk);
/// To the boundary of a community: drawing::to_boundary(), or "not known".
[[nodiscard]] std::string distance_words(const std::optional<MetresInterval>& distance, bool rough,
                                         const Desk& desk);
/// "at least 20 working days", or nothing.
[[nodiscard]] std::string required(const Finding& finding, const Desk& desk);
/// Title of the finding, and of whom it speaks.
[[nodiscard]] std::string title(const Finding& finding, const Desk& desk);
/// The check as a question that names no fault, and of whom it asks.
[[nodiscard]] std::string question(const Finding& finding, const Desk& desk);
/// Act, linked, and article; ends with what is not confirmed.
[[nodiscard]] Line authority(const Finding& finding, const Desk& desk);
/// Sentences one after another.
[[nodiscard]] std::string joined(const std::vector<Message>& sentences, const Desk& desk);
/// Name of a venue of the hearing; empty when it has none of that id.
[[nodiscard]] std::string venue_name(const std::string& id, const Desk& desk);
/// Whether a venue of the hearing is known by its address only.
[[nodiscard]] bool has_rough_place(const std::string& id, const Desk& desk);
/// What fails, what passes, what cannot be told; the worst of each first.
[[nodiscard]] std::vector<const Finding*> open_last(const hearing::Report& report);
/// Worst first.
[[nodiscard]] std::vector<const Finding*> worst_first(const hearing::Report& report);

}  // namespace tyndau::dossier
