#include "dossier/sections.hpp"
#include "drawing/checks.hpp"
#include "drawing/verdict.hpp"
#include "hearing/map_checklist.hpp"
#include "layers/answer.hpp"

#include <array>

namespace tyndau::dossier {
namespace {

using hearing::Seen;

Cell seen_cell(Seen seen, const Desk& desk) {
  const std::string words = desk.say("dossier.seen." + std::string(code(seen)));
  if (seen == Seen::not_seen) return {words};
  return {words, seen == Seen::present ? Verdict::pass : Verdict::fail};
}

Table seen_table(const std::string& caption, const Desk& desk) {
  Table table;
  table.caption = desk.say(caption);
  table.columns = {{desk.say("dossier.column.what"), 3.0}, {desk.say("dossier.column.seen"), 2.0}};
  return table;
}

Table documents_table(const Desk& desk) {
  Table table = seen_table("dossier.checklist.documents", desk);
  const auto& documents = desk.report().input.documents;
  for (std::size_t i = 0; i < hearing::document_part_count; ++i) {
    const auto part = static_cast<hearing::DocumentPart>(i);
    table.rows.push_back(
        {{desk.say("part." + std::string(code(part)))}, seen_cell(documents.seen(part), desk)});
  }
  return table;
}

template <class Keys>
Table keyed_table(const std::string& caption, const std::string& group, const Keys& keys,
                  const std::map<std::string, Seen>& seen, const Desk& desk) {
  Table table = seen_table(caption, desk);
  for (const std::string_view key : keys) {
    const auto found = seen.find(std::string(key));
    table.rows.push_back({{desk.say(group + std::string(key))},
                          seen_cell(found == seen.end() ? Seen::not_seen : found->second, desk)});
  }
  return table;
}

/// Every line of the one list, answered for the map of this paper.
Table map_table(const Desk& desk) {
  Table table = seen_table("dossier.checklist.map", desk);
  table.columns[1].head = desk.say("dossier.column.answer");
  for (const std::string_view id : hearing::map_checklist) {
    const drawing::MapCheck* answer = nullptr;
    if (desk.facts.map != nullptr) {
      for (const auto& check : desk.facts.map->checks)
        if (check.id == id) answer = &check;
    }
    const bool satisfied = answer != nullptr && answer->satisfied;
    table.rows.push_back({{desk.say("sheet.check." + std::string(id))},
                          {desk.say(answer == nullptr ? "sheet.no" : drawing::answer_to(*answer)),
                           satisfied ? std::optional(Verdict::pass) : std::nullopt}});
  }
  return table;
}

/// Which rule of which pack stands behind each check, each once.
Table checks_table(const Desk& desk) {
  Table table;
  table.caption = desk.say("dossier.manifest.checks");
  table.columns = {{desk.say("dossier.column.check"), 4.0}, {desk.say("dossier.column.rule"), 3.0}};
  std::string last;
  for (const Finding& finding : desk.report().findings) {
    const std::string rule =
        finding.id + " v" + std::to_string(finding.rule.version) + ", " + layers::rule_pack_of(finding);
    if (rule == last) continue;
    last = rule;
    table.rows.push_back({{drawing::question_of(finding.id, desk.pen)}, {rule}});
  }
  return table;
}

void add_row(Table& table, const std::string& what, const std::string& version, const std::string& sha256) {
  table.rows.push_back({{what}, {version}, {sha256, std::nullopt, true}});
}

void add_options(Document& paper, const Desk& desk) {
  const auto& options = desk.facts.manifest.options;
  Facts facts;
  const auto add = [&](const std::string& key, const std::string& value) {
    if (!value.empty()) facts.facts.push_back({desk.say(key), plain(value)});
  };
  const auto metres = [&](const std::optional<Metres>& length) {
    return length ? hearing::format_quantity(exactly(length->value, Unit::metre), desk.language)
                  : std::string();
  };
  add("dossier.option.rules", options.rule_pack);
  add("dossier.option.radius", metres(options.radius));
  add("dossier.option.far", metres(options.far_threshold));
  add("dossier.option.edges", options.edges == geo::EdgeModel::geodesic ? "geodesic" : "planar");
  add("dossier.packs", layers::joined(desk.report().packs, ", "));
  paper.add(std::move(facts));
}

void add_sources(Document& paper, const Desk& desk) {
  Listing sources;
  for (const auto& data : desk.facts.manifest.datasets) {
    const std::string& by = data.attribution.empty() ? data.source : data.attribution;
    sources.items.push_back(plain(data.id + ": " + desk.stated(by) + "; " + desk.stated(data.licence)));
  }
  if (!sources.items.empty()) {
    paper.add(Heading{3, desk.say("dossier.manifest.sources")});
    paper.add(std::move(sources));
  }
}

void add_commands(Document& paper, const Desk& desk) {
  if (desk.facts.commands.empty()) return;
  paper.add(Heading{3, desk.say("dossier.replay")});
  paper.add(Paragraph{plain(desk.say("dossier.replay.note")), Tone::plain});
  Listing commands;
  for (const std::string& command : desk.facts.commands) commands.items.push_back(plain(command));
  paper.add(std::move(commands));
}

void add_moved_by_road(Document& paper, const Desk& desk, const hearing::MovedByRoad& moved) {
  const auto mean = [](const std::optional<hearing::Fare>& fare) -> Argument {
    if (fare) return quantity(fare->mean);
    return Phrases{{"word.unknown"}};
  };
  const std::string text =
      desk.say("dossier.better.by-road", {{"before", mean(moved.before)}, {"after", mean(moved.after)}});
  paper.add(Paragraph{plain(text), Tone::plain});
}

}  // namespace

void add_checklists(Document& paper, const Desk& desk) {
  const auto& input = desk.report().input;
  paper.add(Heading{2, desk.say("dossier.checklist")});
  paper.add(Paragraph{plain(desk.say("dossier.checklist.note")), Tone::small});
  paper.add(documents_table(desk));
  paper.add(keyed_table("dossier.checklist.notice", "notice_field.", hearing::notice_fields,
                        input.notice.fields, desk));
  paper.add(keyed_table("dossier.checklist.their_map", "map_content.", hearing::map_contents,
                        input.documents.map_shows, desk));
  paper.add(map_table(desk));
}

void add_better_venue(Document& paper, const Desk& desk) {
  const auto& moved = desk.report().counterfactual;
  const bool is_moved = moved && moved->settlement != nullptr;
  const bool nobody = desk.report().geography.communities.empty();
  if (!is_moved && !desk.facts.moved_by_road && desk.facts.advice.empty() && !nobody) return;
  paper.add(Heading{2, desk.say("dossier.better")});
  if (is_moved) {
    paper.add(Paragraph{
        plain(desk.say("answer.next.move",
                       {{"settlement", layers::name_of(*moved->settlement)},
                        {"before", layers::distance_in_words(moved->mean_before, desk.pen.messages)},
                        {"after", layers::distance_in_words(moved->mean_after, desk.pen.messages)},
                        {"count", std::to_string(moved->cleared.size())}})),
        Tone::plain});
  }
  if (desk.facts.moved_by_road) add_moved_by_road(paper, desk, *desk.facts.moved_by_road);
  Listing listing;
  for (const Message& sentence : desk.facts.advice) listing.items.push_back(plain(desk.say(sentence)));
  if (nobody) paper.add(Paragraph{plain(desk.say("advice.no-communities")), Tone::plain});
  if (!listing.items.empty()) paper.add(std::move(listing));
}

void add_replies(Document& paper, const Desk& desk) {
  if (desk.facts.replies.empty()) return;
  paper.add(Heading{2, desk.say("page.statements")});
  for (const Reply& reply : desk.facts.replies) {
    const std::string about = layers::title_of(desk.facts.titles, reply.finding, desk.language);
    paper.add(Heading{3, desk.say("statement." + reply.kind) + ": " + about});
    paper.add(Paragraph{plain(reply.text), Tone::plain});
    Line who = plain(desk.stated(reply.organisation) + " · " + reply.date);
    if (!reply.source_url.empty()) who.push_back({" · " + reply.source_url, false, reply.source_url, {}});
    paper.add(Paragraph{std::move(who), Tone::small});
  }
}

void add_method(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("dossier.method")});
  static const std::array<const char*, 7> parts{"dossier.method.who",         "dossier.method.distance",
                                                "dossier.method.uncertainty", "dossier.method.verdicts",
                                                "dossier.method.days",        "dossier.method.law",
                                                "dossier.method.limits"};
  for (const char* part : parts) paper.add(Paragraph{plain(desk.say(part)), Tone::plain});
}

void add_manifest(Document& paper, const Desk& desk) {
  const auto& manifest = desk.facts.manifest;
  paper.add(Heading{2, desk.say("dossier.manifest")});
  if (!desk.facts.other_data.empty()) {
    paper.add(Paragraph{
        plain(desk.say("dossier.other_data", {{"difference", layers::joined(desk.facts.other_data, ", ")}})),
        Tone::alert});
  }
  Table table;
  table.caption = desk.say("dossier.manifest.caption");
  table.columns = {
      {desk.say("dossier.column.what"), 1.9}, {desk.say("dossier.column.version"), 1.3}, {"SHA-256", 3.9}};
  add_row(table, desk.say("dossier.manifest.engine"), "tyndau " + manifest.engine, "");
  if (desk.facts.source)
    add_row(table, desk.say("dossier.manifest.file"), desk.facts.source->name, desk.facts.source->sha256);
  add_row(table, desk.say("dossier.manifest.input"), desk.report().input.id, desk.facts.input_sha256);
  for (const auto& pack : manifest.rule_packs)
    add_row(table, desk.say("dossier.manifest.rules"), pack.id + " " + pack.version, pack.sha256);
  for (const auto& calendar : manifest.calendars)
    add_row(table, desk.say("dossier.manifest.calendar"), calendar.id + " " + calendar.version, "");
  for (const auto& data : manifest.datasets) {
    add_row(table, desk.say("dossier.manifest.data") + ": " + data.id,
            data.date.empty() ? desk.say("sheet.no_date") : data.date, data.sha256);
  }
  paper.add(std::move(table));
  paper.add(checks_table(desk));
  add_options(paper, desk);
  add_sources(paper, desk);
  add_commands(paper, desk);
}

}  // namespace tyndau::dossier
