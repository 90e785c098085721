#include "hearing/checks/check.hpp"
#include "hearing/checks/days.hpp"
#include "hearing/checks/notice_media.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

/// Every date on which the notice is said to have appeared.
std::set<Date> publication_dates(const Notice& notice) {
  std::set<Date> dates;
  if (notice.date) dates.insert(*notice.date);
  for (const Outlet& outlet : notice.outlets) {
    if (outlet.date && outlet.seen != Seen::absent) dates.insert(*outlet.date);
  }
  return dates;
}

/// The same period in the unit that the rule does not ask for: shown, not judged.
void show_other_count(const CheckContext& context, const Period& period, Unit judged, Finding& finding) {
  const Unit other = judged == Unit::working_day ? Unit::calendar_day : Unit::working_day;
  const DayCount count = count_days(context, period.from, period.to, other, Ends::unconfirmed);
  finding.basis.push_back({"notice-late.other_count", {{"days", count.measured}}});
  finding.basis.insert(finding.basis.end(), count.basis.begin() + 1, count.basis.end());
}

Findings notice_late(const CheckContext& context) {
  const Parameter* parameter = context.rule.parameter("notice_period", context.input.form);
  if (!parameter || !parameter->value) return one(not_applicable(context, "no_limit"));
  const auto dates = publication_dates(context.input.notice);
  if (dates.empty()) return one(cannot_tell(context, "notice_date", {}, "undated"));
  const auto hearing = first_day(context.input);
  if (!hearing) return one(cannot_tell(context, "hearing_date", {}, "no_hearing_date"));
  const Period period{{*dates.begin(), *dates.rbegin()}, on(*hearing), Bound::at_least};
  const bool after = period.from.low > period.to.high;
  Finding finding = judge_period(context, *parameter, period, {}, after ? "after_hearing" : "");
  if (!period.from.exact())
    finding.basis.push_back({"notice-late.outlets_disagree", {{"dates", period.from}}});
  show_other_count(context, period, parameter->unit, finding);
  return one(std::move(finding));
}

Findings comments_deadline_short(const CheckContext& context) {
  const Parameter* parameter = context.rule.parameter("comments_period", context.input.form);
  if (!parameter || !parameter->value) return one(not_applicable(context, "no_limit"));
  const auto& until = context.input.notice.comments_until;
  if (!until) return one(cannot_tell(context, "comments_until", {}, "undated"));
  const auto hearing = first_day(context.input);
  if (!hearing) return one(cannot_tell(context, "hearing_date", {}, "no_hearing_date"));
  const bool open_at_hearing = *until >= *hearing;
  return {judge_period(context, *parameter, {on(*until), on(*hearing), Bound::at_most}, {},
                       open_at_hearing ? "open_at_hearing" : "")};
}

Phrases language_phrases(const std::vector<Language>& languages) {
  Phrases phrases;
  for (const Language language : languages) phrases.keys.push_back("language." + std::string(code(language)));
  return phrases;
}

Findings notice_single_language(const CheckContext& context) {
  const Parameter* wanted = context.rule.parameter("languages", context.input.form);
  if (!wanted) return one(not_applicable(context, "no_limit"));
  const auto& seen = context.input.notice.languages;
  Phrases missing;
  for (const std::string& word : wanted->values) {
    const auto is_wanted = [&](Language language) { return code(language) == word; };
    if (std::none_of(seen.begin(), seen.end(), is_wanted)) missing.keys.push_back("language." + word);
  }
  if (seen.empty()) return one(cannot_tell(context, "languages"));
  Finding finding = make_finding(context, missing.keys.empty() ? Verdict::pass : Verdict::fail);
  finding.message.arguments = {{"seen", language_phrases(seen)}};
  if (!missing.keys.empty()) finding.message.arguments.emplace("missing", missing);
  return one(std::move(finding));
}

/// Fields of the notice by what was seen of them.
struct Fields {
  Phrases missing;
  Phrases unknown;
};

Fields fields_of(const Notice& notice, const std::vector<std::string>& wanted) {
  Fields fields;
  for (const std::string& name : wanted) {
    const auto found = notice.fields.find(name);
    const Seen seen = found == notice.fields.end() ? Seen::not_seen : found->second;
    if (seen == Seen::absent) fields.missing.keys.push_back("notice_field." + name);
    if (seen == Seen::not_seen) fields.unknown.keys.push_back("notice_field." + name);
  }
  return fields;
}

void tell_fields_not_judged(const CheckContext& context, Finding& finding) {
  const Parameter* beyond = context.rule.parameter("notice_fields_without_a_column", context.input.form);
  if (!beyond) return;
  Phrases fields;
  for (const std::string& name : beyond->values) fields.keys.push_back("notice_field." + name);
  finding.basis.push_back({"notice-fields-missing.not_judged", {{"fields", fields}}});
}

Finding judge_fields(const CheckContext& context, const Fields& fields) {
  if (!fields.missing.keys.empty()) {
    Finding finding = make_finding(context, Verdict::fail);
    finding.message.arguments = {{"missing", fields.missing}};
    if (!fields.unknown.keys.empty()) {
      finding.basis.push_back({"notice-fields-missing.unknown", {{"unknown", fields.unknown}}});
    }
    return finding;
  }
  if (fields.unknown.keys.empty()) return make_finding(context, Verdict::pass);
  Finding finding = cannot_tell(context, "notice_fields");
  finding.message.arguments = {{"unknown", fields.unknown}};
  finding.settled_by->arguments = {{"unknown", fields.unknown}};
  return finding;
}

Findings notice_fields_missing(const CheckContext& context) {
  const Parameter* wanted = context.rule.parameter("notice_fields", context.input.form);
  if (!wanted) return one(not_applicable(context, "no_limit"));
  Finding finding = judge_fields(context, fields_of(context.input.notice, wanted->values));
  tell_fields_not_judged(context, finding);
  return one(std::move(finding));
}

constexpr std::array<CheckEntry, 6> notice_table{{
    {"comments-deadline-short", comments_deadline_short},
    {"notice-fields-missing", notice_fields_missing},
    {"notice-late", notice_late},
    {"notice-media-distant", notice_media_distant},
    {"notice-media-missing", notice_media_missing},
    {"notice-single-language", notice_single_language},
}};

}  // namespace

std::span<const CheckEntry> notice_checks() { return notice_table; }

}  // namespace tyndau::hearing
