#include "hearing/checks/check.hpp"
#include "hearing/checks/days.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

Findings hearing_without_leb(const CheckContext& context) {
  if (context.input.leb_present == Seen::not_seen) return one(cannot_tell(context, "leb"));
  return one(make_finding(context, judge(context.input.leb_present)));
}

/// First and last day of one sitting.
struct Sitting {
  Date first{};
  Date last{};
};

/// The hearing as a whole where both its days are stated, else each venue where both of its days are.
std::vector<Sitting> sittings(const Case& input) {
  std::vector<Sitting> all;
  const auto add = [&](const std::optional<LocalDateTime>& start, const std::optional<LocalDateTime>& end) {
    if (start && end) all.push_back({start->date, end->date});
  };
  add(input.start, input.end);
  if (!all.empty()) return all;
  for (const Venue& venue : input.venues) add(venue.start, venue.end);
  return all;
}

bool every_venue_has_its_end(const Case& input) {
  return !input.venues.empty() && std::all_of(input.venues.begin(), input.venues.end(),
                                              [](const Venue& v) { return v.start && v.end; });
}

/// How long the hearing lasted: from the longest single sitting to the whole span, for whether sittings in several venues
/// are one hearing is not known.
struct Length {
  Quantity days;
  bool whole_stated = false;  ///< both ends of the hearing itself are stated
  bool end_known = false;     ///< otherwise it may have lasted longer
  std::vector<Message> basis;
};

Length length_of(const CheckContext& context, Date first, Date last, const Parameter& parameter) {
  const Case& input = context.input;
  DayCount span = count_days(context, on(first), on(last), parameter.unit, parameter.ends);
  Length length{span.measured, input.start && input.end, false, std::move(span.basis)};
  length.end_known = length.whole_stated || every_venue_has_its_end(input);
  if (length.whole_stated) return length;
  length.days.value.low = 0.0;
  for (const Sitting& one : sittings(input)) {
    const auto days = count_days(context, on(one.first), on(one.last), parameter.unit, parameter.ends);
    length.days.value.low = std::max(length.days.value.low, days.measured.value.low);
  }
  return length;
}

Verdict judge_length(const Length& length, const Requirement& required) {
  const Verdict verdict = judge(length.days, required);
  return !length.end_known && verdict == Verdict::pass ? Verdict::cannot_tell : verdict;
}

std::string settling_datum(const Length& length) {
  if (!length.end_known) return "settle.hearing_end";
  return length.whole_stated ? "settle.day_convention" : "settle.sittings";
}

Findings hearing_too_long(const CheckContext& context) {
  const Parameter* parameter = context.rule.parameter("hearing_length", context.input.form);
  if (!parameter || !parameter->value) return one(not_applicable(context, "no_limit"));
  const auto first = first_day(context.input);
  if (!first) return one(cannot_tell(context, "hearing_date", {}, "undated"));
  const Date last = std::max(*first, *last_known_day(context.input));
  Length length = length_of(context, *first, last, *parameter);
  const Requirement required{Bound::at_most, *parameter->value, parameter->unit};
  const Verdict verdict = judge_length(length, required);
  const bool open_end = verdict == Verdict::cannot_tell && !length.end_known;
  Finding finding = make_finding(context, verdict, {}, open_end ? "open_end" : "");
  cite(finding, context, parameter->authority);
  finding.required = required;
  finding.message.arguments = {{"required", exactly(required.value, required.unit)}};
  if (!open_end) {
    finding.measured = length.days;
    finding.message.arguments.emplace("days", length.days);
  }
  if (verdict == Verdict::cannot_tell) finding.settled_by = Message{settling_datum(length), {}};
  finding.basis = std::move(length.basis);
  return one(std::move(finding));
}

Seen protocol_seen(const Protocol& protocol) {
  const bool dated = protocol.signed_on || protocol.published_on;
  return protocol.status == Seen::not_seen && dated ? Seen::present : protocol.status;
}

Findings protocol_missing(const CheckContext& context) {
  const Seen seen = protocol_seen(context.input.protocol);
  if (seen == Seen::not_seen) return one(cannot_tell(context, "protocol"));
  return one(make_finding(context, judge(seen)));
}

Findings protocol_defective(const CheckContext& context) {
  const Protocol& protocol = context.input.protocol;
  if (protocol_seen(protocol) == Seen::absent) return one(not_applicable(context, "no_protocol"));
  const bool listed = !protocol.defect_texts.empty();
  if (protocol.defects == Seen::absent && !listed) return one(make_finding(context, Verdict::pass));
  if (protocol.defects == Seen::not_seen && !listed) return one(cannot_tell(context, "protocol_defects"));
  Finding finding = make_finding(context, Verdict::fail, {}, listed ? "listed" : "");
  if (listed) {
    std::string defects;
    for (const std::string& text : protocol.defect_texts) defects += (defects.empty() ? "" : "; ") + text;
    finding.message.arguments = {{"defects", defects}};
  }
  return one(std::move(finding));
}

/// Later than \p from by at most the parameter's days; dates in the wrong order decide nothing.
Finding judge_after(const CheckContext& context, const Parameter& parameter, Date from, Date to,
                    std::string subject, const std::string& variant) {
  if (to >= from)
    return judge_period(context, parameter, {on(from), on(to), Bound::at_most}, subject, variant);
  Finding finding = cannot_tell(context, "date_order", subject, "reversed");
  cite(finding, context, parameter.authority);
  finding.message.arguments = {{"from", on(from)}, {"to", on(to)}};
  return finding;
}

/// The last day of the hearing. A meeting whose end is not stated is taken to end on the day of its last known start.
std::optional<Date> closing_day(const Case& input) {
  const bool one_day = input.form == Form::open_meeting || input.form == Form::online;
  if (input.end || one_day || every_venue_has_its_end(input)) return last_known_day(input);
  return std::nullopt;
}

void tell_assumed_end(const Case& input, Finding& finding) {
  if (input.end || every_venue_has_its_end(input) || !finding.measured) return;
  finding.basis.push_back({"protocol-late.assumed_end", {{"day", on(*last_known_day(input))}}});
}

Finding undated(const CheckContext& context, const Parameter& parameter, std::string_view datum,
                std::string subject) {
  Finding finding = cannot_tell(context, datum, subject, "undated_" + subject);
  cite(finding, context, parameter.authority);
  return finding;
}

Finding signing(const CheckContext& context, const Parameter& parameter) {
  const auto closed = closing_day(context.input);
  const auto& signed_on = context.input.protocol.signed_on;
  if (!signed_on) return undated(context, parameter, "protocol_signed", "signing");
  if (!closed) return undated(context, parameter, "hearing_end", "signing");
  Finding finding = judge_after(context, parameter, *closed, *signed_on, "signing", "signing");
  tell_assumed_end(context.input, finding);
  return finding;
}

/// Whether some day of signing would have kept both periods.
bool some_signing_day_fits(const CheckContext& context, const Parameter& sign, const Parameter& publish,
                           Date closed, Date published) {
  const auto late = [&](const Parameter& parameter, Date from, Date to) {
    const auto days = count_days(context, on(from), on(to), parameter.unit, parameter.ends);
    return judge(days.measured, {Bound::at_most, *parameter.value, parameter.unit}) == Verdict::fail;
  };
  for (Date day = closed; day <= published && !late(sign, closed, day); day += std::chrono::days{1}) {
    if (!late(publish, day, published)) return true;
  }
  return false;
}

/// The day of signing is not known: publication is late only when no such day could have kept both periods.
Finding publication_without_signing(const CheckContext& context, const Parameter& sign,
                                    const Parameter& publish) {
  const auto closed = closing_day(context.input);
  const Date published = *context.input.protocol.published_on;
  if (!closed || published < *closed || some_signing_day_fits(context, sign, publish, *closed, published)) {
    return undated(context, publish, "protocol_signed", "publication");
  }
  Finding finding = make_finding(context, Verdict::fail, "publication", "together");
  DayCount count = count_days(context, on(*closed), on(published), publish.unit, publish.ends);
  finding.measured = count.measured;
  finding.required = Requirement{Bound::at_most, *sign.value + *publish.value, publish.unit};
  finding.message.arguments = {{"days", count.measured},
                               {"required", exactly(finding.required->value, finding.required->unit)}};
  finding.basis = std::move(count.basis);
  tell_assumed_end(context.input, finding);
  return finding;
}

Finding publication(const CheckContext& context, const Parameter* sign, const Parameter& publish) {
  const Protocol& protocol = context.input.protocol;
  if (!protocol.published_on) return undated(context, publish, "protocol_published", "publication");
  if (sign && sign->value) {
    if (!protocol.signed_on) return publication_without_signing(context, *sign, publish);
    return judge_after(context, publish, *protocol.signed_on, *protocol.published_on, "publication",
                       "publication");
  }
  const auto closed = closing_day(context.input);
  if (!closed) return undated(context, publish, "hearing_end", "publication");
  Finding finding = judge_after(context, publish, *closed, *protocol.published_on, "publication",
                                "publication_after_hearing");
  tell_assumed_end(context.input, finding);
  return finding;
}

Findings protocol_late(const CheckContext& context) {
  const Parameter* sign = context.rule.parameter("protocol_signing", context.input.form);
  const Parameter* publish = context.rule.parameter("protocol_publication", context.input.form);
  if (!publish || !publish->value) return one(not_applicable(context, "no_limit"));
  if (protocol_seen(context.input.protocol) == Seen::absent)
    return one(not_applicable(context, "no_protocol"));
  Findings findings{publication(context, sign, *publish)};
  if (sign && sign->value) findings.push_back(signing(context, *sign));
  return findings;
}

Findings conclusion_late(const CheckContext& context) {
  const Parameter* publish = context.rule.parameter("conclusion_publication", context.input.form);
  if (!publish || !publish->value) return one(not_applicable(context, "no_limit"));
  const Conclusion& conclusion = context.input.conclusion;
  const bool dated = conclusion.issued_on && conclusion.published_on;
  Finding finding =
      dated ? judge_after(context, *publish, *conclusion.issued_on, *conclusion.published_on, {}, {})
            : cannot_tell(context, "conclusion_dates", {}, "undated");
  const Parameter* kept = context.rule.parameter("conclusion_kept", context.input.form);
  if (kept && kept->value) {
    finding.basis.push_back({"conclusion-late.kept", {{"required", exactly(*kept->value, kept->unit)}}});
  }
  return one(std::move(finding));
}

constexpr std::array<CheckEntry, 6> conduct_table{{
    {"conclusion-late", conclusion_late},
    {"hearing-too-long", hearing_too_long},
    {"hearing-without-leb", hearing_without_leb},
    {"protocol-defective", protocol_defective},
    {"protocol-late", protocol_late},
    {"protocol-missing", protocol_missing},
}};

}  // namespace

std::span<const CheckEntry> conduct_checks() { return conduct_table; }

}  // namespace tyndau::hearing
