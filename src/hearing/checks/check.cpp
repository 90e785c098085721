#include "hearing/checks/check.hpp"

#include <algorithm>

namespace tyndau::hearing {

std::vector<CheckEntry> all_checks() {
  std::vector<CheckEntry> all;
  for (const auto family :
       {coordinate_checks(), document_checks(), protection_zone_checks(), mandatory_zone_checks(),
        affected_checks(), community_checks(), unit_checks(), notice_checks(), conduct_checks()}) {
    all.insert(all.end(), family.begin(), family.end());
  }
  std::sort(all.begin(), all.end(), [](const CheckEntry& a, const CheckEntry& b) { return a.id < b.id; });
  return all;
}

Finding make_finding(const CheckContext& context, Verdict verdict, std::string subject,
                     std::string_view variant) {
  Finding finding;
  finding.id = context.rule.id;
  finding.subject = std::move(subject);
  finding.verdict = verdict;
  finding.finding_class = context.rule.finding_class;
  finding.rule.pack = context.pack.id;
  finding.rule.pack_version = context.pack.version;
  finding.rule.version = context.rule.version;
  cite(finding, context, context.rule.authority);
  for (const Form form : context.rule.forms) finding.forms.emplace_back(code(form));
  finding.message.key = finding.id + "." + std::string(code(verdict));
  if (!variant.empty()) finding.message.key += "." + std::string(variant);
  return finding;
}

Finding not_applicable(const CheckContext& context, std::string_view reason, std::string subject) {
  Finding finding = make_finding(context, Verdict::not_applicable, std::move(subject));
  finding.message.key = "not_applicable." + std::string(reason);
  return finding;
}

Finding cannot_tell(const CheckContext& context, std::string_view datum, std::string subject,
                    std::string_view variant) {
  Finding finding = make_finding(context, Verdict::cannot_tell, std::move(subject), variant);
  finding.settled_by = Message{"settle." + std::string(datum), {}};
  return finding;
}

void cite(Finding& finding, const CheckContext& context, const Authority& authority) {
  finding.rule.article = authority.article;
  finding.rule.confidence = authority.confidence;
  finding.rule.verified = authority.verified;
  const auto source = context.pack.sources.find(authority.source);
  if (source == context.pack.sources.end()) return;
  finding.rule.source = &source->second.title;
  finding.rule.source_url = source->second.url;
}

Verdict judge(const Quantity& measured, const Requirement& required) {
  const auto& [low, high] = measured.value;
  const double bound = required.value;
  switch (required.bound) {
    case Bound::at_least:
      if (low >= bound) return Verdict::pass;
      return high < bound ? Verdict::fail : Verdict::cannot_tell;
    case Bound::at_most:
      if (high <= bound) return Verdict::pass;
      return low > bound ? Verdict::fail : Verdict::cannot_tell;
    case Bound::equal: break;
  }
  if (low == bound && high == bound) return Verdict::pass;
  return high < bound || low > bound ? Verdict::fail : Verdict::cannot_tell;
}

Verdict judge(Seen seen) {
  switch (seen) {
    case Seen::present: return Verdict::pass;
    case Seen::absent: return Verdict::fail;
    case Seen::not_seen: break;
  }
  return Verdict::cannot_tell;
}

}  // namespace tyndau::hearing
