#include "hearing/checks/check.hpp"
#include "hearing/checks/days.hpp"

#include <array>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

/// What the case itself shows of a part: a stated position or distance proves that the document prints one.
Seen evidence_of(const Case& input, DocumentPart part) {
  const Seen stated = input.documents.seen(part);
  if (part == DocumentPart::coordinates && input.project.stated_position) return Seen::present;
  if (part == DocumentPart::dwelling_distance && input.project.declared_dwelling_distance)
    return Seen::present;
  if (part == DocumentPart::location_map && stated == Seen::not_seen && !input.documents.map_shows.empty()) {
    return Seen::present;
  }
  return stated;
}

template <DocumentPart part>
Findings part_missing(const CheckContext& context) {
  const Seen seen = evidence_of(context.input, part);
  if (seen != Seen::present && context.input.documents.seen(DocumentPart::report) == Seen::absent) {
    return one(not_applicable(context, "no_report"));
  }
  if (seen != Seen::not_seen) return one(make_finding(context, judge(seen)));
  Finding finding = cannot_tell(context, "document_part");
  finding.settled_by->arguments = {{"part", Phrases{{"part." + std::string(code(part))}}}};
  return one(std::move(finding));
}

Findings report_missing(const CheckContext& context) {
  const Seen seen = context.input.documents.seen(DocumentPart::report);
  if (seen == Seen::not_seen) return one(cannot_tell(context, "report"));
  return one(make_finding(context, judge(seen)));
}

/// What the map was seen to lack, and what nobody looked for.
struct MapGaps {
  Phrases missing;
  Phrases unknown;
};

MapGaps gaps_of(const Documents& documents, const std::vector<std::string>& wanted) {
  MapGaps gaps;
  for (const std::string& content : wanted) {
    const auto found = documents.map_shows.find(content);
    const Seen seen = found == documents.map_shows.end() ? Seen::not_seen : found->second;
    if (seen == Seen::absent) gaps.missing.keys.push_back("map_content." + content);
    if (seen == Seen::not_seen) gaps.unknown.keys.push_back("map_content." + content);
  }
  return gaps;
}

Findings location_map_inadequate(const CheckContext& context) {
  const Parameter* wanted = context.rule.parameter("map_content", context.input.form);
  if (!wanted) return one(not_applicable(context, "no_limit"));
  const Seen map = evidence_of(context.input, DocumentPart::location_map);
  if (map == Seen::absent) return one(not_applicable(context, "no_map"));
  if (map == Seen::not_seen && context.input.documents.seen(DocumentPart::report) == Seen::absent) {
    return one(not_applicable(context, "no_report"));
  }
  const MapGaps gaps = gaps_of(context.input.documents, wanted->values);
  if (!gaps.missing.keys.empty()) {
    Finding finding = make_finding(context, Verdict::fail);
    finding.message.arguments = {{"missing", gaps.missing}};
    if (!gaps.unknown.keys.empty()) {
      finding.basis.push_back({"location-map-inadequate.unknown", {{"unknown", gaps.unknown}}});
    }
    return one(std::move(finding));
  }
  if (gaps.unknown.keys.empty()) return one(make_finding(context, Verdict::pass));
  Finding finding = cannot_tell(context, "map_content");
  finding.message.arguments = {{"unknown", gaps.unknown}};
  finding.settled_by->arguments = {{"unknown", gaps.unknown}};
  return one(std::move(finding));
}

Seen online(const Notice& notice) {
  return notice.documents_online ? Seen::present : notice.documents_online_seen;
}

Findings documents_not_online(const CheckContext& context) {
  const Seen seen = online(context.input.notice);
  if (seen == Seen::not_seen) return one(cannot_tell(context, "documents_online"));
  return one(make_finding(context, judge(seen)));
}

Findings documents_late(const CheckContext& context) {
  const Notice& notice = context.input.notice;
  const Parameter* parameter = context.rule.parameter("documents_period", context.input.form);
  if (!parameter || !parameter->value) return one(not_applicable(context, "no_limit"));
  if (online(notice) == Seen::absent) return one(not_applicable(context, "not_online"));
  if (!notice.documents_online) return one(cannot_tell(context, "documents_online_date", {}, "undated"));
  const auto hearing = first_day(context.input);
  if (!hearing) return one(cannot_tell(context, "hearing_date", {}, "no_hearing_date"));
  const bool after = *notice.documents_online > *hearing;
  const Period period{on(*notice.documents_online), on(*hearing), Bound::at_least};
  return one(judge_period(context, *parameter, period, {}, after ? "after_hearing" : ""));
}

constexpr std::array<CheckEntry, 12> document_table{{
    {"affected-population-missing", part_missing<DocumentPart::affected_population>},
    {"coordinates-missing", part_missing<DocumentPart::coordinates>},
    {"documents-late", documents_late},
    {"documents-not-online", documents_not_online},
    {"dwelling-distance-missing", part_missing<DocumentPart::dwelling_distance>},
    {"living-conditions-missing", part_missing<DocumentPart::living_conditions>},
    {"location-map-inadequate", location_map_inadequate},
    {"location-map-missing", part_missing<DocumentPart::location_map>},
    {"non-technical-summary-missing", part_missing<DocumentPart::non_technical_summary>},
    {"report-missing", report_missing},
    {"settlement-scheme-missing", part_missing<DocumentPart::settlement_scheme>},
    {"vector-file-missing", part_missing<DocumentPart::vector_file>},
}};

}  // namespace

std::span<const CheckEntry> document_checks() { return document_table; }

}  // namespace tyndau::hearing
