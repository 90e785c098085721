#include "layers/report_csv.hpp"

#include "layers/answer.hpp"
#include "layers/csv_text.hpp"

#include <algorithm>

namespace tyndau::layers {
namespace {

using hearing::Community;
using hearing::Report;
using hearing::VenueRelation;

std::string header(const TableLanguage& table, std::initializer_list<std::string_view> columns) {
  CsvLine line;
  for (const std::string_view column : columns) {
    line.text(table.messages.phrase("column." + std::string(column)).in(table.language));
  }
  return line.done();
}

std::string word(const TableLanguage& table, std::string_view group, std::string_view code) {
  return table.messages.phrase(std::string(group) + "." + std::string(code)).in(table.language);
}

/// Hearing, project, day: how every row starts, so that the tables can be joined and read alone.
CsvLine line_of(const Report& report) {
  CsvLine line;
  line.text(report.input.id).text(project_name(report.input));
  const auto day = day_of(report.input);
  line.text(day ? to_iso(*day) : std::string());
  return line;
}

VerdictCounts counted(const Report& report) {
  VerdictCounts counts;
  for (const Finding& finding : report.findings) ++counts[finding.verdict];
  return counts;
}

std::string venues_of(const Report& report, Language language) {
  std::vector<std::string> names;
  for (const auto& venue : report.geography.venues) names.push_back(name_of(venue).in(language));
  return joined(names, "; ");
}

std::string required_text(const Finding& finding, const TableLanguage& table) {
  if (!finding.required) return {};
  const Requirement& required = *finding.required;
  return word(table, "bound", code(required.bound)) + " " +
         hearing::format_quantity(exactly(required.value, required.unit), table.language);
}

std::string confidence_text(const RuleReference& rule, const TableLanguage& table) {
  return rule.confidence.empty() ? std::string() : word(table, "confidence", rule.confidence);
}

std::string basis_text(const Community& community, const TableLanguage& table) {
  std::vector<std::string> words;
  for (const auto basis : community.basis) words.push_back(word(table, "basis", code(basis)));
  return joined(words, "; ");
}

std::string venue_name(const Report& report, const std::string& id, Language language) {
  for (const auto& venue : report.geography.venues) {
    if (venue.venue != nullptr && venue.venue->id == id) return name_of(venue).in(language);
  }
  return id;
}

/// Name of the venue and the two ends of its distance; three empty cells without one.
void relation_cells(CsvLine& line, const Report& report, const VenueRelation* relation, Language language) {
  if (relation == nullptr) {
    line.empty().metres(std::nullopt);
    return;
  }
  line.text(venue_name(report, relation->venue, language)).metres(relation->distance);
}

const VenueRelation* relation_at(const Community& community, const std::optional<std::size_t>& index) {
  return index && *index < community.venues.size() ? &community.venues[*index] : nullptr;
}

std::string causes_text(const VenueRelation* relation, const TableLanguage& table) {
  std::vector<std::string> causes;
  if (relation != nullptr) {
    for (const Message& cause : relation->causes)
      causes.push_back(table.messages.render(cause, table.language));
  }
  return joined(causes, " ");
}

std::string community_row(const Report& report, const Community& community, const TableLanguage& table) {
  const hearing::Settlement* settlement = community.settlement;
  const VenueRelation* judged = community.judged();
  const Finding* finding = finding_about(report, community);
  CsvLine line = line_of(report);
  line.text(community.id()).text(name_of(community).in(table.language));
  const bool counted = settlement != nullptr && settlement->population;
  line.number(counted ? std::optional(static_cast<double>(*settlement->population)) : std::nullopt, 0);
  line.text(basis_text(community, table));
  line.text(settlement == nullptr ? std::string() : word(table, "extent", code(settlement->extent.quality)));
  line.metres(community.footprint_distance);
  relation_cells(line, report, relation_at(community, community.assigned), table.language);
  relation_cells(line, report, relation_at(community, community.nearest), table.language);
  line.number(judged != nullptr && judged->centre_distance ? std::optional(judged->centre_distance->value)
                                                           : std::nullopt);
  line.text(judged == nullptr ? std::string() : word(table, "certainty", code(judged->in_community)));
  line.text(finding == nullptr ? std::string() : word(table, "verdict", code(finding->verdict)));
  line.text(causes_text(judged, table));
  return line.done();
}

std::string finding_row(const Report& report, const Finding& finding, const TableLanguage& table) {
  const Language language = table.language;
  CsvLine line = line_of(report);
  line.text(finding.id).text(title_of(table.titles, finding.id, language));
  line.text(finding.subject).text(subject_name(report, finding, table.messages).in(language));
  line.text(word(table, "verdict", code(finding.verdict)))
      .text(word(table, "class", code(finding.finding_class)));
  const auto end = [&](double Interval<double>::*which) {
    line.number(finding.measured ? std::optional(finding.measured->value.*which) : std::nullopt);
  };
  end(&Interval<double>::low);
  end(&Interval<double>::high);
  line.text(finding.measured ? word(table, "unit", code(finding.measured->unit)) : std::string());
  line.text(required_text(finding, table));
  line.text(table.messages.render(finding.message, language));
  line.text(finding.settled_by ? table.messages.render(*finding.settled_by, language) : std::string());
  line.text(finding.rule.article).text(finding.rule.source_title(language)).text(finding.rule.source_url);
  line.text(confidence_text(finding.rule, table)).text(rule_pack_of(finding));
  return line.done();
}

}  // namespace

std::string hearings_csv_header(const TableLanguage& table) {
  return header(
      table, {"hearing",    "project",     "date",      "initiator",  "form",          "oblast",
              "venue",      "rule_pack",   "territory", "reach_m",    "communities",   "without_population",
              "mean_low_m", "mean_high_m", "p90_low_m", "p90_high_m", "maximum_low_m", "maximum_high_m",
              "fails",      "cannot_tell", "passes",    "answer",     "source_url"});
}

std::string findings_csv_header(const TableLanguage& table) {
  return header(
      table, {"hearing",    "project", "date",         "finding_id",    "finding",    "subject_id", "subject",
              "verdict",    "class",   "measured_low", "measured_high", "unit",       "required",   "message",
              "settled_by", "article", "source",       "source_url",    "confidence", "rule_pack"});
}

std::string communities_csv_header(const TableLanguage& table) {
  return header(table, {"hearing",           "project",          "date",           "community_id",
                        "community",         "population",       "basis",          "extent",
                        "footprint_low_m",   "footprint_high_m", "assigned_venue", "assigned_low_m",
                        "assigned_high_m",   "nearest_venue",    "nearest_low_m",  "nearest_high_m",
                        "centre_distance_m", "in_community",     "verdict",        "causes"});
}

std::string hearings_csv(const Report& report, const TableLanguage& table) {
  return hearings_csv(report, answer(report, table.messages), table);
}

std::string hearings_csv(const Report& report, const Text& answer, const TableLanguage& table) {
  const hearing::Territory& territory = report.geography.territory;
  const hearing::DistanceSummary& summary = report.geography.summary;
  const VerdictCounts counts = counted(report);
  const auto initiator = initiator_of(report.input.project, table.messages);
  CsvLine line = line_of(report);
  line.text(initiator ? initiator->in(table.language) : std::string());
  line.text(word(table, "form", code(report.input.form))).text(oblast_of(report.input));
  line.text(venues_of(report, table.language)).text(joined(report.packs, "; "));
  line.text(word(table, "territory", code(territory.source)));
  line.number(territory.reach.value > 0.0 ? std::optional(territory.reach.value) : std::nullopt);
  line.number(static_cast<double>(summary.communities), 0)
      .number(static_cast<double>(summary.without_population), 0);
  line.metres(summary.mean).metres(summary.p90).metres(summary.maximum);
  for (const Verdict verdict : {Verdict::fail, Verdict::cannot_tell, Verdict::pass}) {
    line.number(static_cast<double>(counts[verdict]), 0);
  }
  line.text(answer.in(table.language)).text(report.input.source_url);
  return line.done();
}

std::string findings_csv(const Report& report, const TableLanguage& table) {
  std::string rows;
  for (const Finding& finding : report.findings) rows += finding_row(report, finding, table);
  return rows;
}

std::string communities_csv(const Report& report, const TableLanguage& table) {
  std::string rows;
  for (const Community& community : report.geography.communities)
    rows += community_row(report, community, table);
  return rows;
}

}  // namespace tyndau::layers
