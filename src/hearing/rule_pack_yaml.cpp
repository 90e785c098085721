#include "hearing/rule_pack_yaml.hpp"

#include "hearing/codes.hpp"
#include "hearing/finding_ids.hpp"
#include "hearing/yaml.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

using yaml::Map;

constexpr CodeTable<FindingClass, 3> class_codes{{{FindingClass::legal, "legal"},
                                                  {FindingClass::derived, "derived"},
                                                  {FindingClass::advisory, "advisory"}}};
constexpr CodeTable<JudgedBy, 2> judged_by_codes{
    {{JudgedBy::notice_date, "notice_date"}, {JudgedBy::hearing_date, "hearing_date"}}};
constexpr CodeTable<Ends, 5> ends_codes{{{Ends::first_excluded, "first_excluded"},
                                         {Ends::both_included, "both_included"},
                                         {Ends::both_excluded, "both_excluded"},
                                         {Ends::last_unconfirmed, "last_unconfirmed"},
                                         {Ends::unconfirmed, "unconfirmed"}}};

/// A unit as packs write it, and what one of it is in the unit of the program.
struct WrittenUnit {
  Unit unit = Unit::none;
  double factor = 1.0;
  friend bool operator==(const WrittenUnit&, const WrittenUnit&) = default;
};
constexpr CodeTable<WrittenUnit, 7> unit_codes{{{{Unit::metre, 1.0}, "m"},
                                                {{Unit::metre, 1000.0}, "km"},
                                                {{Unit::calendar_day, 1.0}, "calendar_day"},
                                                {{Unit::working_day, 1.0}, "working_day"},
                                                {{Unit::count, 1.0}, "count"},
                                                {{Unit::percent, 1.0}, "percent"},
                                                {{Unit::people, 1.0}, "people"}}};

/// What a rule may say: a misspelt name would silently switch a rule off.
constexpr std::array<std::string_view, 32> parameter_names{"caspian_zone",
                                                           "city_population",
                                                           "class_minimum",
                                                           "comments_period",
                                                           "conclusion_kept",
                                                           "conclusion_publication",
                                                           "decreed_widths_seen",
                                                           "distance_threshold",
                                                           "distance_to_housing",
                                                           "distance_to_water_and_city",
                                                           "documents_period",
                                                           "hearing_length",
                                                           "inside",
                                                           "languages",
                                                           "map_content",
                                                           "media_kinds",
                                                           "media_kinds_any",
                                                           "newspapers",
                                                           "not_allowed_inside",
                                                           "notice_fields",
                                                           "notice_period",
                                                           "notice_fields_without_a_column",
                                                           "object_minimum",
                                                           "outline_tolerance",
                                                           "protocol_publication",
                                                           "protocol_signing",
                                                           "repeat_hearing_ground",
                                                           "tv_or_radio_channels",
                                                           "water_strip_minimum",
                                                           "water_zone_until_fixed",
                                                           "wind_rose_p0_16_rhumbs",
                                                           "wind_rose_p0_8_rhumbs"};

constexpr std::array<std::string_view, 3> language_words{"kk", "ru", "en"};
constexpr std::array<std::string_view, 5> media_words{"newspaper", "tv_or_radio", "information_sheet",
                                                      "board", "letter"};
constexpr std::array<std::string_view, 4> confidence_words{"C1", "C2", "S", "U"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <class Words>
void need_word(const Map& map, std::string_view key, const Words& known) {
  const std::string word = map.text(key);
  if (holds(known, word)) return;
  map.complain(key, "is " + yaml::in_quotes(word) +
                        ", expected one of: " + yaml::listed({known.begin(), known.end()}));
}

template <class T, std::size_t count>
T coded(const Map& map, std::string_view key, const CodeTable<T, count>& table) {
  const std::string word = map.text(key);
  const auto value = value_in(table, word);
  if (value) return *value;
  std::vector<std::string_view> known;
  for (const auto& row : table) known.push_back(row.code);
  map.complain(key, "is " + yaml::in_quotes(word) + ", expected one of: " + yaml::listed(known));
}

std::vector<Form> read_forms(const Map& map) {
  std::vector<Form> forms;
  for (const std::string& word : map.words("forms")) {
    const auto form = form_from_code(word);
    if (!form) map.complain("forms", "holds " + yaml::in_quotes(word) + ", which is no form of hearing");
    forms.push_back(*form);
  }
  return forms;
}

/// What is not stated is as the rule has it.
Authority read_authority(const Map& map, const std::map<std::string, Source>& sources,
                         const Authority& rule) {
  Authority authority = rule;
  authority.note = map.text_or("note", "");
  if (map.has("article")) authority.article = map.text("article");
  if (map.has("source")) authority.source = map.text("source");
  if (map.has("confidence")) {
    need_word(map, "confidence", confidence_words);
    authority.confidence = map.text("confidence");
  }
  if (map.has("verified")) authority.verified = map.boolean("verified");
  if (sources.count(authority.source) == 0) {
    map.complain("source",
                 "is " + yaml::in_quotes(authority.source) + ", which the pack's sources do not list");
  }
  if (authority.verified && authority.confidence != "C1") {
    throw yaml::Fault(map.node().line, map.what() + " is verified with confidence " + authority.confidence +
                                           "; only C1, the paragraph itself was read, can be");
  }
  return authority;
}

void check_words(const Map& map, const Parameter& parameter) {
  const auto need = [&](const auto& known) {
    for (const std::string& word : parameter.values) {
      if (holds(known, word)) continue;
      map.complain("values", "holds " + yaml::in_quotes(word) +
                                 ", expected words of: " + yaml::listed({known.begin(), known.end()}));
    }
  };
  if (parameter.name == "notice_fields") need(notice_fields);
  if (parameter.name == "map_content") need(map_contents);
  if (parameter.name == "languages") need(language_words);
  if (parameter.name == "media_kinds" || parameter.name == "media_kinds_any") need(media_words);
}

void read_days(const Map& map, Parameter& parameter) {
  const bool days = parameter.unit == Unit::calendar_day || parameter.unit == Unit::working_day;
  if (days) parameter.ends = coded(map, "ends", ends_codes);
  if (!days && map.has("ends")) map.complain("ends", "is stated, but the unit is no day");
}

void read_keys(const Map& map, Parameter& parameter) {
  for (const char* key : {"hazard_class", "object_type", "zone_kind"}) {
    if (map.has(key)) parameter.keys.emplace(key, map.filled_text(key));
  }
  if (map.has("hazard_class") && !hazard_class_from_code(map.text("hazard_class"))) {
    map.complain("hazard_class",
                 "is " + yaml::in_quotes(map.text("hazard_class")) + ", expected I, II, III, IV or V");
  }
  if (map.has("zone_kind") && !zone_kind_from_code(map.text("zone_kind"))) {
    map.complain("zone_kind", "is " + yaml::in_quotes(map.text("zone_kind")) + ", which is no kind of zone");
  }
}

Parameter read_parameter(const yaml::Node& node, const std::map<std::string, Source>& sources,
                         const Rule& rule) {
  const Map map(node, "a parameter of " + rule.id,
                {"name", "value", "values", "unit", "ends", "forms", "hazard_class", "object_type",
                 "zone_kind", "article", "source", "confidence", "verified", "note"});
  Parameter parameter;
  need_word(map, "name", parameter_names);
  parameter.name = map.text("name");
  if (map.has("value") == map.has("values")) {
    throw yaml::Fault(node.line, map.what() + " needs either value, with a unit, or values");
  }
  WrittenUnit unit;
  if (map.has("unit") || map.has("value")) unit = coded(map, "unit", unit_codes);
  parameter.unit = unit.unit;
  if (map.has("value")) parameter.value = map.number("value") * unit.factor;
  if (map.has("values")) parameter.values = map.words("values");
  read_days(map, parameter);
  if (map.has("forms")) parameter.forms = read_forms(map);
  for (const Form form : parameter.forms) {
    if (!rule.applies_to(form))
      map.complain("forms", "names " + std::string(code(form)) + ", which the rule does not");
  }
  read_keys(map, parameter);
  check_words(map, parameter);
  parameter.authority = read_authority(map, sources, rule.authority);
  return parameter;
}

Rule read_rule(const yaml::Node& node, const std::map<std::string, Source>& sources) {
  const Map map(node, "a rule",
                {"id", "version", "class", "judged_by", "forms", "parameters", "article", "source",
                 "confidence", "verified", "note", "title"});
  Rule rule;
  rule.id = map.filled_text("id");
  if (!holds(finding_ids, rule.id))
    map.complain("id", "is " + yaml::in_quotes(rule.id) + ", which is no finding");
  rule.version = map.whole_number("version");
  rule.finding_class = coded(map, "class", class_codes);
  rule.judged_by = coded(map, "judged_by", judged_by_codes);
  rule.forms = read_forms(map);
  for (const char* key : {"article", "source", "confidence", "verified"}) static_cast<void>(map.at(key));
  const Map named(node, "rule " + rule.id,
                  {"id", "version", "class", "judged_by", "forms", "parameters", "article", "source",
                   "confidence", "verified", "note", "title"});
  rule.authority = read_authority(named, sources, {});
  if (rule.finding_class == FindingClass::legal && rule.authority.confidence == "U") {
    map.complain("class", "is legal, but the rule is not confirmed (U): derived or advisory");
  }
  rule.title = named.translated("title");
  for (const yaml::Node& one : named.list("parameters")) {
    rule.parameters.push_back(read_parameter(one, sources, rule));
  }
  return rule;
}

Comparison read_comparison(const yaml::Node& node, const std::map<std::string, Source>& sources) {
  const Map map(node, "a reference",
                {"id", "rule", "country", "text", "value", "unit", "source", "confidence", "verified"});
  Comparison comparison;
  comparison.id = map.filled_text("id");
  need_word(map, "rule", finding_ids);
  comparison.rule = map.text("rule");
  comparison.country = map.filled_text("country");
  comparison.text = map.translated("text");
  if (map.has("value") || map.has("unit")) {
    const WrittenUnit unit = coded(map, "unit", unit_codes);
    comparison.unit = unit.unit;
    comparison.value = map.number("value") * unit.factor;
  }
  for (const char* key : {"source", "confidence", "verified"}) static_cast<void>(map.at(key));
  comparison.authority = read_authority(map, sources, {});
  return comparison;
}

DateInterval read_date_interval(const yaml::Node& node, const std::string& what) {
  const Map map(node, what, {"earliest", "latest"});
  const DateInterval dates{map.date("earliest"), map.date("latest")};
  if (dates.low > dates.high) map.complain("latest", "is before earliest");
  return dates;
}

/// One wording for every language, or one in each.
Text title_of_source(const Map& source) {
  if (source.at("title").kind == yaml::Node::Kind::map) return source.translated("title");
  const std::string title = source.filled_text("title");
  return {title, title, title};
}

std::map<std::string, Source> read_sources(const yaml::Node& node) {
  if (node.kind != yaml::Node::Kind::map) throw yaml::Fault(node.line, "sources is not a map");
  std::map<std::string, Source> sources;
  for (const auto& [key, one] : node.entries) {
    const Map map(one, "source " + key, {"title", "url"});
    sources.emplace(key, Source{title_of_source(map), map.text("url")});
  }
  return sources;
}

void read_validity(const yaml::Node& node, RulePack& pack) {
  const Map valid(node, "valid", {"from", "to"});
  if (valid.has("from")) pack.valid_from = read_date_interval(valid.at("from"), "valid: from");
  if (valid.has("to")) pack.valid_to = read_date_interval(valid.at("to"), "valid: to");
  if (pack.valid_from && pack.valid_to && pack.valid_to->low < pack.valid_from->low) {
    valid.complain("to", "ends before the pack begins");
  }
}

void read_days_of_calendar(const Map& map, WorkingCalendar& calendar) {
  static constexpr std::array<std::string_view, 3> kinds{"holiday", "day_off", "working"};
  static constexpr std::array<std::string_view, 2> statuses{"confirmed", "unconfirmed"};
  for (const yaml::Node& node : map.list("days")) {
    const Map day(node, "a day", {"date", "kind", "basis", "status", "sources", "name"});
    const Date date = day.date("date");
    if (date < calendar.first || date > calendar.last)
      day.complain("date", "lies outside the calendar's span");
    need_word(day, "kind", kinds);
    need_word(day, "status", statuses);
    static_cast<void>(day.filled_text("basis"));
    static_cast<void>(day.translated("name"));
    const bool confirmed = day.text("status") == "confirmed";
    constexpr std::size_t independent_sources = 2;
    if (day.words("sources").size() < independent_sources && confirmed) {
      day.complain("sources", "holds one source: a confirmed day needs two");
    }
    const bool working = day.text("kind") == "working";
    const SpecialDay special{working ? SpecialDay::Kind::working : SpecialDay::Kind::day_off, confirmed};
    if (!calendar.special.emplace(date, special).second) day.complain("date", "stands twice");
  }
}

}  // namespace

RulePack read_rule_pack(const std::filesystem::path& file) {
  const yaml::Node root = yaml::document(file);
  const Map map(
      root, "the pack",
      {"pack", "version", "country", "title", "valid", "calendar", "sources", "rules", "references"});
  RulePack pack;
  pack.id = map.filled_text("pack");
  pack.version = map.filled_text("version");
  pack.country = map.filled_text("country");
  pack.title = map.translated("title");
  read_validity(map.at("valid"), pack);
  pack.calendar = map.filled_text("calendar");
  pack.sources = read_sources(map.at("sources"));
  for (const yaml::Node& node : map.list("rules")) {
    Rule rule = read_rule(node, pack.sources);
    if (pack.find(rule.id)) throw yaml::Fault(node.line, "rule " + rule.id + " stands twice");
    pack.rules.push_back(std::move(rule));
  }
  if (!map.has("references")) return pack;
  for (const yaml::Node& node : map.list("references")) {
    pack.comparisons.push_back(read_comparison(node, pack.sources));
  }
  return pack;
}

std::vector<ObjectType> read_object_types(const std::filesystem::path& file) {
  const yaml::Node root = yaml::document(file);
  const Map map(root, "the table",
                {"table", "version", "country", "confidence", "verified", "note", "types"});
  Authority authority;
  need_word(map, "confidence", confidence_words);
  authority.confidence = map.text("confidence");
  authority.verified = map.boolean("verified");
  if (authority.verified && authority.confidence != "C1")
    map.complain("verified", "is true without confidence C1");
  std::vector<ObjectType> types;
  for (const yaml::Node& node : map.list("types")) {
    const Map row(node, "an object type", {"id", "hazard_class", "title", "note"});
    ObjectType type{row.filled_text("id"), row.translated("title"), std::nullopt, authority};
    if (row.has("hazard_class")) {
      type.hazard_class = hazard_class_from_code(row.text("hazard_class"));
      if (!type.hazard_class) row.complain("hazard_class", "is not one of I, II, III, IV, V");
    }
    type.authority.note = row.text_or("note", map.text_or("note", ""));
    for (const ObjectType& other : types) {
      if (other.id == type.id) row.complain("id", "stands twice: " + yaml::in_quotes(type.id));
    }
    types.push_back(std::move(type));
  }
  return types;
}

WorkingCalendar read_calendar(const std::filesystem::path& file) {
  const yaml::Node root = yaml::document(file);
  const Map map(root, "the calendar", {"country", "version", "weekend", "from", "to", "days"});
  WorkingCalendar calendar;
  calendar.id = file.stem().string();
  static_cast<void>(map.filled_text("country"));
  calendar.version = map.filled_text("version");
  calendar.first = map.date("from");
  calendar.last = map.date("to");
  if (calendar.last < calendar.first) map.complain("to", "is before from");
  if (map.words("weekend") != std::vector<std::string>{"saturday", "sunday"}) {
    map.complain("weekend", "is not [saturday, sunday], the only one that is known");
  }
  read_days_of_calendar(map, calendar);
  return calendar;
}

}  // namespace tyndau::hearing
