#include "hearing/regimes.hpp"

#include <algorithm>
#include <map>

namespace tyndau::hearing {
namespace {

/// Far enough in either direction for every rule pack, and printable by no message.
constexpr Date long_ago = Date(std::chrono::days(-1'000'000));
constexpr Date far_ahead = Date(std::chrono::days(1'000'000));

void widen(std::optional<DateInterval>& days, const std::optional<Date>& day) {
  if (!day) return;
  if (!days) {
    days = DateInterval{*day, *day};
  } else {
    days = DateInterval{std::min(days->low, *day), std::max(days->high, *day)};
  }
}

std::optional<Date> date_of(const std::optional<LocalDateTime>& moment) {
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::optional<DateInterval> stated_notice_days(const Case& input) {
  std::optional<DateInterval> days;
  widen(days, input.notice.date);
  if (days) return days;
  for (const Outlet& outlet : input.notice.outlets) {
    if (outlet.seen != Seen::absent) widen(days, outlet.date);
  }
  return days;
}

std::optional<DateInterval> stated_hearing_days(const Case& input) {
  std::optional<DateInterval> days;
  for (const auto& moment : {input.start, input.end}) widen(days, date_of(moment));
  for (const Venue& venue : input.venues) {
    for (const auto& moment : {venue.start, venue.end}) widen(days, date_of(moment));
  }
  return days;
}

/// What one pack says, and by which act; articles that are more than a number are not of every language.
Message verdict_of(const Finding& finding) {
  const bool unread = finding.verdict == Verdict::fail && is_unconfirmed(finding);
  const std::string_view article = finding.rule.article;
  const bool has_number = !article.empty() && article.front() >= '0' && article.front() <= '9';
  Text source;
  for (const Language language : all_languages) {
    source.in(language) = finding.rule.source_title(language);
    if (has_number) source.in(language) += ", " + std::string(finding.rule.article);
  }
  Message message{"regimes.verdict", {}};
  message.arguments["pack"] = std::string(finding.rule.pack);
  message.arguments["verdict"] =
      Phrases{{unread ? "word.would_fail" : "verdict." + std::string(code(finding.verdict))}};
  message.arguments["source"] = source;
  return message;
}

Finding disagreement(const std::vector<Finding*>& findings, std::string_view datum) {
  Finding result = *findings.back();
  result.verdict = Verdict::cannot_tell;
  result.message = Message{"regimes.cannot_tell", {}};
  result.settled_by = Message{"settle." + std::string(datum), {}};
  result.basis.clear();
  for (const Finding* finding : findings) {
    result.basis.push_back(verdict_of(*finding));
    result.basis.push_back(finding->message);
    result.basis.insert(result.basis.end(), finding->basis.begin(), finding->basis.end());
  }
  return result;
}

/// Of findings that agree, the latest pack's. Without a date nothing speaks for the latest: a failure is then as sure as the least
/// sure of its rules, and where nobody has read the text of one of them, that one speaks.
Finding& spokesman(const std::vector<Finding*>& findings, bool dateless) {
  if (!dateless || findings.back()->verdict != Verdict::fail) return *findings.back();
  const auto unread = std::find_if(findings.rbegin(), findings.rend(),
                                   [](const Finding* one) { return !one->rule.verified; });
  return unread == findings.rend() ? *findings.back() : **unread;
}

}  // namespace

std::optional<DateInterval> notice_days(const Case& input) {
  if (const auto stated = stated_notice_days(input)) return stated;
  const auto hearing = stated_hearing_days(input);
  if (!hearing) return std::nullopt;
  return DateInterval{long_ago, hearing->high};
}

std::optional<DateInterval> hearing_days(const Case& input) {
  if (const auto stated = stated_hearing_days(input)) return stated;
  const auto notice = stated_notice_days(input);
  if (!notice) return std::nullopt;
  return DateInterval{notice->low, far_ahead};
}

std::vector<const RulePack*> packs_for(JudgedBy judged_by, const Case& input, const RuleBook& rules,
                                       const ScreeningOptions& options) {
  if (!options.rule_pack.empty()) {
    const RulePack* forced = rules.find(options.rule_pack);
    return forced ? std::vector{forced} : std::vector<const RulePack*>{};
  }
  return rules.in_force(input.country,
                        judged_by == JudgedBy::notice_date ? notice_days(input) : hearing_days(input));
}

std::vector<PackRule> rules_for(const Case& input, const RuleBook& rules, const ScreeningOptions& options) {
  std::vector<PackRule> all;
  for (const JudgedBy judged_by : {JudgedBy::notice_date, JudgedBy::hearing_date}) {
    for (const RulePack* pack : packs_for(judged_by, input, rules, options)) {
      for (const Rule& rule : pack->rules) {
        if (rule.judged_by == judged_by) all.push_back({pack, &rule});
      }
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const PackRule& a, const PackRule& b) { return a.rule->id < b.rule->id; });
  return all;
}

std::vector<Finding> combined(std::vector<std::vector<Finding>> by_pack, std::string_view datum,
                              bool dateless) {
  if (by_pack.size() == 1) {
    auto& findings = by_pack.front();
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.subject < b.subject; });
    return std::move(findings);
  }
  // A check may speak twice of one subject: its first answer is compared with the first, its second with the second.
  std::map<std::pair<std::string_view, std::size_t>, std::vector<Finding*>> by_subject;
  for (auto& findings : by_pack) {
    std::map<std::string_view, std::size_t> seen;
    for (Finding& finding : findings) {
      by_subject[{finding.subject, seen[finding.subject]++}].push_back(&finding);
    }
  }
  std::vector<Finding> result;
  result.reserve(by_subject.size());
  for (const auto& [subject, findings] : by_subject) {
    const auto agree_with = [first = findings.front()](const Finding* one) {
      return one->verdict == first->verdict;
    };
    const bool agree = std::all_of(findings.begin(), findings.end(), agree_with);
    result.push_back(agree ? std::move(spokesman(findings, dateless)) : disagreement(findings, datum));
  }
  return result;
}

}  // namespace tyndau::hearing
