#include "hearing/checks/notice_media.hpp"

#include "hearing/checks/outlet_reach.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

/// Words of a rule pack that are no kind of their own in a case.
MediaKind kind_of(const std::string& word) {
  if (word == code(MediaKind::newspaper)) return MediaKind::newspaper;
  if (word == code(MediaKind::tv_or_radio)) return MediaKind::tv_or_radio;
  return MediaKind::other;
}

struct Publications {
  int present = 0;
  int absent = 0;
  int not_seen = 0;
};

Publications publications_in(const Notice& notice, MediaKind kind) {
  Publications count;
  for (const Outlet& outlet : notice.outlets) {
    if (outlet.kind != kind) continue;
    if (outlet.seen == Seen::present) ++count.present;
    if (outlet.seen == Seen::absent) ++count.absent;
    if (outlet.seen == Seen::not_seen) ++count.not_seen;
  }
  return count;
}

Verdict judge(const Publications& count, double needed) {
  if (count.present >= needed) return Verdict::pass;
  return count.absent > 0 && count.not_seen == 0 ? Verdict::fail : Verdict::cannot_tell;
}

double needed_of(const Rule& rule, MediaKind kind) {
  const Parameter* parameter =
      rule.parameter(kind == MediaKind::newspaper ? "newspapers" : "tv_or_radio_channels");
  constexpr double one_unless_stated = 1.0;
  return parameter ? parameter->value.value_or(one_unless_stated) : one_unless_stated;
}

Finding one_kind(const CheckContext& context, MediaKind kind) {
  const Publications count = publications_in(context.input.notice, kind);
  const double needed = needed_of(context.rule, kind);
  const std::string word(code(kind));
  const Verdict verdict = judge(count, needed);
  Finding finding = verdict == Verdict::cannot_tell ? cannot_tell(context, "media", word, word)
                                                    : make_finding(context, verdict, word, word);
  if (finding.settled_by) finding.settled_by->arguments = {{"kind", Phrases{{"media." + word}}}};
  finding.required = Requirement{Bound::at_least, needed, Unit::count};
  if (verdict != Verdict::cannot_tell) finding.measured = exactly(count.present, Unit::count);
  return finding;
}

Finding any_kind(const CheckContext& context, const std::vector<std::string>& words) {
  bool all_absent = true;
  for (const std::string& word : words) {
    const Verdict verdict = judge(publications_in(context.input.notice, kind_of(word)), 1.0);
    if (verdict == Verdict::pass) return make_finding(context, Verdict::pass, {}, "any");
    all_absent = all_absent && verdict == Verdict::fail;
  }
  if (all_absent) return make_finding(context, Verdict::fail, {}, "any");
  return cannot_tell(context, "publication", {}, "any");
}

bool is_mass_medium(const Outlet& outlet) { return outlet.kind != MediaKind::other; }

Argument name_of(const Outlet& outlet) {
  if (!outlet.name.empty()) return outlet.name;
  return Phrases{{"media." + std::string(code(outlet.kind))}};
}

std::string area_of(const Outlet& outlet) {
  std::string all;
  const auto add = [&](const std::string& text) { all += (all.empty() || text.empty() ? "" : ", ") + text; };
  for (const UnitRef& unit : outlet.units) add(unit.text);
  for (const PlaceRef& place : outlet.area) add(place.text);
  return all;
}

std::string datum_for(const Outlet& outlet, const OutletReach& reach) {
  if (outlet.area.empty() && outlet.units.empty()) return "outlet_area";
  return reach.affected_known ? "outlet_area_on_map" : "affected_communities";
}

Finding judge_reach(const CheckContext& context, const Outlet& outlet, const std::string& subject) {
  const OutletReach reach = reach_of(context, outlet);
  if (reach.any == Certainty::maybe) {
    Finding finding = cannot_tell(context, datum_for(outlet, reach), subject);
    finding.message.arguments = {{"outlet", name_of(outlet)}};
    finding.settled_by->arguments = {{"outlet", name_of(outlet)}};
    return finding;
  }
  const bool reached = reach.any == Certainty::yes;
  Finding finding = make_finding(context, reached ? Verdict::pass : Verdict::fail, subject);
  finding.message.arguments = {{"outlet", name_of(outlet)}, {"area", area_of(outlet)}};
  if (!reached) finding.message.arguments.emplace("affected", reach.not_reached);
  if (reached && !reach.not_reached.ru.empty()) {
    finding.basis.push_back({"notice-media-distant.not_reached", {{"affected", reach.not_reached}}});
  }
  return finding;
}

}  // namespace

Findings notice_media_missing(const CheckContext& context) {
  if (const Parameter* any = context.rule.parameter("media_kinds_any", context.input.form)) {
    return one(any_kind(context, any->values));
  }
  const Parameter* each = context.rule.parameter("media_kinds", context.input.form);
  if (!each) return one(not_applicable(context, "no_limit"));
  Findings findings;
  for (const std::string& word : each->values) findings.push_back(one_kind(context, kind_of(word)));
  return findings;
}

Findings notice_media_distant(const CheckContext& context) {
  Findings findings;
  bool unseen = context.input.notice.outlets.empty();
  for (const Outlet& outlet : context.input.notice.outlets) {
    if (!is_mass_medium(outlet)) continue;
    unseen = unseen || outlet.seen == Seen::not_seen;
    if (outlet.seen != Seen::present) continue;
    std::string subject(code(outlet.kind));
    if (!outlet.name.empty()) subject += ":" + outlet.name;
    findings.push_back(judge_reach(context, outlet, subject));
  }
  if (!findings.empty()) return findings;
  if (unseen) return one(cannot_tell(context, "publication", {}, "no_outlet"));
  return one(not_applicable(context, "no_publication"));
}

}  // namespace tyndau::hearing
