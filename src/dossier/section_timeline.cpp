#include "core/calendar.hpp"
#include "dossier/sections.hpp"

#include <algorithm>
#include <array>

namespace tyndau::dossier {
namespace {

using hearing::Case;

struct Event {
  std::string what;
  std::optional<Date> day;
  std::string rule;     ///< id of the finding that counts its days; empty: none
  std::string subject;  ///< of that finding
  bool always = false;  ///< its absence is shown
};

std::optional<Date> last_day(const Case& input) {
  if (input.end) return input.end->date;
  return std::nullopt;
}

std::vector<Event> events_of(const Case& input, const Desk& desk) {
  std::vector<Event> events{
      {desk.say("dossier.event.notice"), input.notice.date, "notice-late", "", true},
      {desk.say("dossier.event.documents"), input.notice.documents_online, "documents-late", "", true}};
  for (const auto& outlet : input.notice.outlets) {
    if (!outlet.date) continue;
    const std::string kind = desk.say("media." + std::string(code(outlet.kind)));
    events.push_back({kind + (outlet.name.empty() ? "" : ": " + outlet.name), outlet.date, "", "", false});
  }
  events.push_back({desk.say("dossier.event.comments"), input.notice.comments_until,
                    "comments-deadline-short", "", false});
  events.push_back({desk.say("dossier.event.hearing"), layers::day_of(input), "", "", true});
  events.push_back({desk.say("dossier.event.hearing_end"), last_day(input), "hearing-too-long", "", false});
  events.push_back({desk.say("dossier.event.protocol_signed"), input.protocol.signed_on, "protocol-late",
                    "signing", true});
  events.push_back({desk.say("dossier.event.protocol_published"), input.protocol.published_on,
                    "protocol-late", "publication", true});
  events.push_back({desk.say("dossier.event.conclusion"), input.conclusion.issued_on, "", "", false});
  events.push_back({desk.say("dossier.event.conclusion_online"), input.conclusion.published_on,
                    "conclusion-late", "", false});
  return events;
}

/// The finding that counts: of that subject, else of the whole.
const Finding* counting(const Event& event, const hearing::Report& report) {
  if (event.rule.empty()) return nullptr;
  const Finding* found = layers::finding_about(report, event.rule, event.subject);
  return found != nullptr ? found : layers::finding_about(report, event.rule, "");
}

/// Calendar days between an event and the hearing, as a calendar counts them, not a rule.
std::string apart(const std::optional<Date>& day, const std::optional<Date>& hearing, const Desk& desk) {
  if (!day || !hearing || *day == *hearing) return {};
  const bool before = *day < *hearing;
  const auto days = static_cast<double>((before ? *hearing - *day : *day - *hearing).count());
  return desk.say(before ? "dossier.days_before" : "dossier.days_after",
                  {{"days", exactly(days, Unit::calendar_day)}});
}

}  // namespace

void add_timeline(Document& paper, const Desk& desk) {
  const Case& input = desk.report().input;
  const auto hearing = layers::day_of(input);
  Table table;
  table.caption = desk.say("dossier.timeline.caption");
  table.columns = {{desk.say("dossier.column.event"), 1.7}, {desk.say("dossier.column.date"), 1.0},
                   {desk.say("dossier.column.apart"), 1.5}, {desk.say("dossier.measured"), 1.4},
                   {desk.say("dossier.required"), 1.2},     {desk.say("dossier.column.verdict"), 1.1}};
  auto events = events_of(input, desk);
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.day && b.day && *a.day < *b.day; });
  for (const Event& event : events) {
    if (!event.day && !event.always) continue;
    const Finding* finding = counting(event, desk.report());
    const Verdict verdict = finding == nullptr ? Verdict::not_applicable : finding->verdict;
    table.rows.push_back({{event.what},
                          {desk.stated(day(event.day, desk.language))},
                          {apart(event.day, hearing, desk)},
                          {finding == nullptr ? "" : measured(*finding, desk)},
                          {finding == nullptr ? "" : required(*finding, desk)},
                          {finding == nullptr ? "" : desk.say("verdict." + std::string(code(verdict))),
                           finding == nullptr ? std::nullopt : std::optional(verdict)}});
  }
  paper.add(Heading{2, desk.say("dossier.timeline")});
  paper.add(std::move(table));
  paper.add(Paragraph{plain(desk.say("dossier.timeline.note")), Tone::small});
}

}  // namespace tyndau::dossier
