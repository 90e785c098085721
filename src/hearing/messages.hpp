/// \file
/// The catalogue of sentences (geodata/messages/*.yaml) and how a message is rendered in each language.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/finding.hpp"
#include "core/result.hpp"

namespace tyndau::hearing {

/// Sentences by key, each in three languages with named placeholders: "… {distance} …".
class MessageCatalogue {
 public:
  /// \return bad_input when a sentence lacks a language or its placeholders disagree, with file and key.
  [[nodiscard]] static Result<MessageCatalogue> load(const std::filesystem::path& folder);

  [[nodiscard]] bool has(const std::string& key) const { return sentences_.count(key) != 0; }
  [[nodiscard]] std::vector<std::string> keys() const;
  /// Names between braces in a sentence.
  [[nodiscard]] std::set<std::string> placeholders(const std::string& key) const;
  /// Renders in all three languages. \pre has(message.key) and every placeholder has an argument (asserted in tests).
  [[nodiscard]] Text render(const Message& message) const;
  /// A fixed word or phrase ("verdict.fail", "unit.metre" …). \pre has(key)
  [[nodiscard]] const Text& phrase(const std::string& key) const;

 private:
  std::map<std::string, Text> sentences_;
};

/// "between 7.9 and 13.4 km", "7,9–13,4 км" …: intervals stand inside the sentence; metres below 1 km, one decimal above.
[[nodiscard]] std::string format_quantity(const Quantity& quantity, Language language);
/// "17.06.2020" in kk and ru, "17 June 2020" in English; an interval as "between … and …".
[[nodiscard]] std::string format_dates(const DateInterval& dates, Language language);

}  // namespace tyndau::hearing
