/// \file
/// Rule packs: every threshold, deadline and article, each with its source. Nothing legal stands in code.
#pragma once

#include "core/calendar.hpp"
#include "core/finding.hpp"
#include "core/result.hpp"
#include "hearing/case.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::hearing {

/// Which date of a case picks the pack that judges a rule.
enum class JudgedBy { notice_date, hearing_date };

struct Source {
  Text title;
  std::string url;
};

/// What a rule or one of its parameters rests on.
struct Authority {
  std::string article;
  std::string source;      ///< key of the pack's sources
  std::string confidence;  ///< C1, C2, S, U
  bool verified = false;
  std::string note;
};

/// One number (or list of words) of a rule.
struct Parameter {
  std::string name;
  std::optional<double> value;  ///< in `unit`; kilometres are converted to metres at load
  Unit unit = Unit::none;
  std::vector<std::string> values;          ///< words, for lists such as notice fields
  Ends ends = Ends::unconfirmed;            ///< for days
  std::vector<Form> forms;                  ///< empty: all forms of the rule
  std::map<std::string, std::string> keys;  ///< hazard_class, zone_kind, object_type …
  Authority authority;
};

struct Rule {
  std::string id;
  int version = 1;
  FindingClass finding_class = FindingClass::derived;
  JudgedBy judged_by = JudgedBy::notice_date;
  std::vector<Form> forms;
  std::vector<Parameter> parameters;
  Authority authority;
  Text title;

  [[nodiscard]] bool applies_to(Form form) const;
  /// The parameter of this name that fits the form, or null.
  [[nodiscard]] const Parameter* parameter(std::string_view name,
                                           std::optional<Form> form = std::nullopt) const;
  /// The parameter of this name with this key value, or null.
  [[nodiscard]] const Parameter* keyed(std::string_view name, std::string_view key,
                                       std::string_view value) const;
};

/// Practice elsewhere, for comparison.
struct Comparison {
  std::string id;
  std::string rule;
  std::string country;
  Text text;
  std::optional<double> value;  ///< in `unit`; kilometres are converted to metres at load
  Unit unit = Unit::none;
  Authority authority;
};

struct RulePack {
  std::string id;
  std::string version;
  std::string country;  ///< "KZ", or "*" for any
  Text title;
  std::optional<DateInterval> valid_from;  ///< open when empty; an interval when the day is not exactly known
  std::optional<DateInterval> valid_to;    ///< last day in force
  std::string calendar;
  std::map<std::string, Source> sources;
  std::vector<Rule> rules;
  std::vector<Comparison> comparisons;
  std::string sha256;  ///< of the file

  [[nodiscard]] const Rule* find(std::string_view rule_id) const;
};

/// Object type → hazard class (draft, not confirmed).
struct ObjectType {
  std::string id;
  Text title;
  std::optional<HazardClass> hazard_class;
  Authority authority;
};

/// All packs and calendars of an installation.
class RuleBook {
 public:
  /// Loads rules/*.yaml and calendars/*.yaml below \p geodata. \return bad_input naming file and line.
  [[nodiscard]] static Result<RuleBook> load(const std::filesystem::path& geodata);

  [[nodiscard]] const std::vector<RulePack>& packs() const { return packs_; }
  [[nodiscard]] const RulePack* find(std::string_view pack_id) const;
  /// Packs of the country that may be in force on some day of \p when (every one when \p when is empty), oldest first;
  /// the "*" packs where the country has none.
  [[nodiscard]] std::vector<const RulePack*> in_force(std::string_view country,
                                                      const std::optional<DateInterval>& when) const;
  [[nodiscard]] const WorkingCalendar* calendar(std::string_view id) const;
  [[nodiscard]] const ObjectType* object_type(std::string_view id) const;
  [[nodiscard]] const std::vector<ObjectType>& object_types() const { return object_types_; }

 private:
  std::vector<RulePack> packs_;
  std::map<std::string, WorkingCalendar, std::less<>> calendars_;
  std::vector<ObjectType> object_types_;
};

}  // namespace tyndau::hearing
