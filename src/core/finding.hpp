/// \file
/// One answer of a screening: a verdict with its number, its uncertainty, its rule and its words.
#pragma once

#include "core/date.hpp"
#include "core/lon_lat.hpp"
#include "core/text.hpp"
#include "core/units.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tyndau {

enum class Verdict { pass, fail, cannot_tell, not_applicable };
/// legal: a confirmed rule of law; derived: follows from the law's purpose; advisory: a measure to think about.
enum class FindingClass { legal, derived, advisory };
enum class Unit { none, metre, calendar_day, working_day, count, percent, people };

[[nodiscard]] std::string_view code(Verdict verdict);
[[nodiscard]] std::string_view code(FindingClass finding_class);
[[nodiscard]] std::string_view code(Unit unit);

/// A measured value, exact when low == high.
struct Quantity {
  Interval<double> value;
  Unit unit = Unit::none;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

[[nodiscard]] inline Quantity quantity(MetresInterval length) {
  return {{length.low.value, length.high.value}, Unit::metre};
}
[[nodiscard]] inline Quantity exactly(double value, Unit unit) { return {{value, value}, unit}; }

enum class Bound { at_least, at_most, equal };
[[nodiscard]] std::string_view code(Bound bound);

/// What the rule asks for.
struct Requirement {
  Bound bound = Bound::at_least;
  double value = 0.0;
  Unit unit = Unit::none;
  friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// Fixed phrases of the catalogue ("unit_level.oblast", "notice_field.contact"), joined with commas in the reader's language.
struct Phrases {
  std::vector<std::string> keys;
  friend bool operator==(const Phrases&, const Phrases&) = default;
};

/// A value inside a message: text as written by somebody, a name in three languages, a quantity, dates, or phrases.
using Argument = std::variant<std::string, Text, Quantity, DateInterval, Phrases>;

/// Values by the name of their placeholder.
using Arguments = std::map<std::string, Argument, std::less<>>;

/// A sentence of the catalogue (geodata/messages) with its values; rendered per language at the end.
struct Message {
  std::string key;  ///< for example "notice-late.fail"
  Arguments arguments;
  friend bool operator==(const Message&, const Message&) = default;
};

/// A line that shows a distance.
struct Segment {
  LonLat from;
  LonLat to;
  friend bool operator==(const Segment&, const Segment&) = default;
};

/// The rule that a finding rests on. Its words are those of the rule book, which outlives the finding.
struct RuleReference {
  std::string_view pack;  ///< "kz-2021"
  std::string_view pack_version;
  int version = 1;               ///< of the rule
  std::string_view article;      ///< "73(4)"
  const Text* source = nullptr;  ///< the act or paper, as it is called in each language
  std::string_view source_url;
  std::string_view confidence;  ///< C1, C2, S or U
  bool verified = false;

  /// What the source is called; empty without one.
  [[nodiscard]] std::string source_title(Language language) const {
    return source == nullptr ? std::string() : source->in(language);
  }
};

struct Finding {
  std::string id;  ///< the rule's id, for example "community-without-hearing"
  std::string
      subject;  ///< settlement, unit, venue or zone kind that it speaks of; empty: the hearing as a whole
  Verdict verdict = Verdict::cannot_tell;
  FindingClass finding_class = FindingClass::derived;
  RuleReference rule;
  std::vector<std::string_view> forms;  ///< codes of the forms of hearing that the rule applies to
  std::optional<Quantity> measured;
  std::optional<Requirement> required;
  Message message;
  std::optional<Message> settled_by;  ///< for cannot_tell: the datum that would settle it
  std::vector<Message> basis;         ///< causes of the uncertainty, how days were counted, what was compared
  std::vector<Segment> lines;
  std::vector<LonLat> points;
};

/// By a rule that nobody read where it is written; advice needs no reading.
[[nodiscard]] inline bool is_unconfirmed(const Finding& finding) {
  return finding.finding_class != FindingClass::advisory && !finding.rule.verified;
}

}  // namespace tyndau
