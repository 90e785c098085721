/// \file
/// The catalogue of sentences (geodata/messages/*.yaml) and how a message is rendered in each language.
#pragma once

#include "core/finding.hpp"
#include "core/result.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/reasons.hpp"

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace tyndau::hearing {

namespace yaml {
struct Node;
}

/// Sentences by key, each in three languages with named placeholders: "… {distance} …". What stands for {reason}, {value} or
/// {why} and is a reason of the catalogue is put into the language as well.
class MessageCatalogue {
 public:
  /// Every *.yaml of the folder, in the order of their names.
  /// \return bad_input when a sentence lacks a language, its placeholders disagree or its key stands twice, with file,
  /// line and key; io when the folder or a file cannot be read.
  [[nodiscard]] static Result<MessageCatalogue> load(const std::filesystem::path& folder);

  [[nodiscard]] bool has(const std::string& key) const { return sentences_.count(key) != 0; }
  /// In alphabetical order.
  [[nodiscard]] std::vector<std::string> keys() const;
  /// Names between braces in a sentence.
  [[nodiscard]] std::set<std::string> placeholders(const std::string& key) const;
  /// Renders in all three languages. \pre has(message.key) and every placeholder has an argument (asserted in tests).
  [[nodiscard]] Text render(const Message& message) const;
  /// What render() gives, as {"kk": …, "ru": …, "en": …}.
  void write(json::Writer& out, const Message& message) const;
  /// The same in one language only.
  [[nodiscard]] std::string render(const Message& message, Language language) const;
  /// A fixed word or phrase ("verdict.fail", "unit_level.oblast" …). \pre has(key)
  [[nodiscard]] const Text& phrase(const std::string& key) const;

 private:
  /// Words, then the value of a placeholder; no placeholder behind the last words.
  struct Piece {
    std::string words;
    std::string placeholder;
  };
  struct Sentence {
    Text text;
    std::array<std::vector<Piece>, all_languages.size()> pieces;
    std::string json;  ///< the text as it is written; empty when it has placeholders
  };

  /// Throws yaml::Fault.
  void add(const yaml::Node& root);
  [[nodiscard]] const Sentence& sentence(const std::string& key) const;
  [[nodiscard]] static std::vector<Piece> pieces_of(const std::string& sentence);
  [[nodiscard]] std::string filled(const Sentence& sentence, const Message& message, Language language) const;

  std::unordered_map<std::string, Sentence> sentences_;
  Reasons reasons_;
};

/// "between 7.9 and 13.4 km", "от 7,9 до 13,4 км", "7,9–13,4 км": intervals stand inside the sentence.
/// Metres below 1 km, kilometres with one decimal above; ends of an interval are rounded outwards unless they then look
/// alike. Days and people agree with their number ("1 рабочий день", "от 20 до 21 рабочего дня"); an infinite high end
/// is "at least …". In Russian and Kazakh a quantity stands best after a colon.
[[nodiscard]] std::string format_quantity(const Quantity& quantity, Language language);
/// "17.06.2020" in kk and ru, "17 June 2020" in English; an interval as "between … and …".
[[nodiscard]] std::string format_dates(const DateInterval& dates, Language language);

}  // namespace tyndau::hearing
