#include "dossier/scorecard.hpp"

#include "dossier/charts.hpp"
#include "dossier/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tyndau::dossier {
namespace {

using layers::Share;

constexpr std::size_t most_worst = 25;
constexpr std::size_t most_initiators = 100;

bool is_law(const Finding& finding) {
  return finding.finding_class == FindingClass::legal && finding.rule.verified;
}

/// What the sections are written with.
struct Board {
  const ScorecardFacts& facts;
  Language language;

  [[nodiscard]] const std::string& say(const std::string& key) const {
    return facts.messages.phrase(key).in(language);
  }
  [[nodiscard]] std::string say(const std::string& key, Arguments arguments) const {
    return facts.messages.render({key, std::move(arguments)}, language);
  }
  [[nodiscard]] std::string stated(const std::string& text) const {
    return text.empty() ? say("word.not_stated") : text;
  }
  [[nodiscard]] std::string percent(double share) const {
    std::string text = fmt::format("{:.1f}", 100.0 * share);
    if (language != Language::en) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }
  /// "38,5 % (17,7–64,5)", or a dash where nothing was judged
  [[nodiscard]] Cell share(const std::optional<Share>& share) const {
    if (!share) return {"–"};
    Cell cell{percent(share->value) + " % (" + percent(share->interval.low) + "–" +
              percent(share->interval.high) + ")"};
    cell.number = 100.0 * share->value;
    return cell;
  }
};

Cell count(std::int64_t number) {
  Cell cell{std::to_string(number)};
  cell.number = static_cast<double>(number);
  return cell;
}

std::optional<Share> share_of(const HearingCounts& counts) {
  return layers::share(counts.failing, counts.judged);
}

/// Rows of groups of hearings, biggest first where \p by_size.
Table groups_table(const Board& board, const std::string& caption, const std::string& first,
                   const std::vector<std::pair<std::string, HearingCounts>>& groups) {
  Table table;
  table.caption = board.say(caption);
  table.columns = {{board.say(first), 2.4},
                   {board.say("scorecard.column.hearings"), 1.0, true},
                   {board.say("scorecard.column.judged"), 1.0, true},
                   {board.say("verdict.fail"), 1.0, true},
                   {board.say("scorecard.column.conditional"), 1.0, true},
                   {board.say("scorecard.column.share"), 2.0, true}};
  for (const auto& [name, counts] : groups) {
    table.rows.push_back({{name},
                          count(counts.all),
                          count(counts.judged),
                          count(counts.certain()),
                          count(counts.conditional),
                          board.share(share_of(counts))});
  }
  return table;
}

Table findings_table(const Board& board) {
  Table table;
  table.caption = board.say("scorecard.findings");
  table.columns = {{board.say("column.finding"), 3.0},
                   {board.say("verdict.fail"), 0.8, true},
                   {board.say("scorecard.column.conditional"), 1.0, true},
                   {board.say("verdict.pass"), 0.8, true},
                   {board.say("verdict.cannot_tell"), 1.0, true},
                   {board.say("scorecard.column.share"), 1.8, true}};
  for (const auto& [finding, counts] : board.facts.tally.card().totals()) {
    table.rows.push_back({{layers::title_of(board.facts.titles, finding, board.language)},
                          count(counts.certain()),
                          count(counts.conditional),
                          count(counts[Verdict::pass]),
                          count(counts[Verdict::cannot_tell]),
                          board.share(layers::failing_share(counts))});
  }
  return table;
}

/// One finding in each year or oblast in which it was judged.
template <class Groups, class Name>
Table split_table(const Board& board, const std::string& caption, const std::string& second,
                  const Groups& groups, Name name) {
  Table table;
  table.caption = board.say(caption);
  table.columns = {
      {board.say("column.finding"), 3.0},     {board.say(second), 1.6},
      {board.say("verdict.fail"), 0.8, true}, {board.say("scorecard.column.conditional"), 1.0, true},
      {board.say("verdict.pass"), 0.8, true}, {board.say("scorecard.column.share"), 1.8, true}};
  for (const auto& [key, counts] : groups) {
    const auto share = layers::failing_share(counts);
    if (!share) continue;
    table.rows.push_back({{layers::title_of(board.facts.titles, key.first, board.language)},
                          {name(key.second)},
                          count(counts.certain()),
                          count(counts.conditional),
                          count(counts[Verdict::pass]),
                          board.share(share)});
  }
  return table;
}

void add_references(Document& paper, const Board& board) {
  const auto totals = board.facts.tally.card().totals();
  Table table;
  table.caption = board.say("reference.title");
  table.columns = {{board.say("dossier.column.what"), 3.0},
                   {board.say("scorecard.column.stated"), 1.0, true},
                   {board.say("column.finding"), 2.6},
                   {board.say("scorecard.column.share"), 1.8, true}};
  for (const auto& reference : layers::references()) {
    const bool one = reference.percent.low == reference.percent.high;
    const std::string stated =
        one ? fmt::format("{:g} %", reference.percent.low)
            : fmt::format("{:g}–{:g} %", reference.percent.low, reference.percent.high);
    for (const std::string& finding : reference.findings) {
      const auto counts = totals.find(finding);
      table.rows.push_back(
          {{board.say(reference.what)},
           {stated},
           {layers::title_of(board.facts.titles, finding, board.language)},
           board.share(counts == totals.end() ? std::nullopt : layers::failing_share(counts->second))});
    }
  }
  paper.add(Heading{2, board.say("scorecard.compare")});
  paper.add(Paragraph{plain(board.say("scorecard.compare.note")), Tone::small});
  paper.add(std::move(table));
}

void add_worst(Document& paper, const Board& board) {
  const auto worst = board.facts.tally.worst(most_worst);
  if (worst.empty()) return;
  Table table;
  table.caption = board.say("scorecard.worst.caption");
  table.columns = {{board.say("column.hearing"), 1.6},
                   {board.say("column.project"), 3.0},
                   {board.say("column.oblast"), 1.6},
                   {board.say("dossier.column.date"), 1.0},
                   {board.say("scorecard.column.legal"), 0.9, true},
                   {board.say("scorecard.column.derived"), 0.9, true}};
  for (const auto& one : worst) {
    table.rows.push_back({{one.id},
                          {one.project},
                          {board.stated(one.oblast)},
                          {board.stated(day(one.day, board.language))},
                          count(one.legal),
                          count(one.derived)});
  }
  paper.add(Heading{2, board.say("scorecard.worst")});
  paper.add(Paragraph{plain(board.say("scorecard.worst.note")), Tone::small});
  paper.add(std::move(table));
}

void add_choropleth(Document& paper, const Board& board) {
  static const std::vector<hearing::AdminUnit> none;
  const auto& units = board.facts.units == nullptr ? none : *board.facts.units;
  const auto& oblasts = board.facts.tally.card().hearings_by_oblast();
  if (!has_oblast_outlines(units))
    return paper.add(Paragraph{plain(board.say("scorecard.no_outlines")), Tone::alert});
  const auto missing = oblasts_without_outline(oblasts, units);
  const std::string blank =
      board.say(missing.empty() ? "scorecard.choropleth.none" : "scorecard.choropleth.none_here");
  auto map = draw_choropleth(oblasts, units, board.say("scorecard.oblasts.caption"), blank, board.language);
  paper.add(Picture{std::move(map), board.say("scorecard.choropleth.note")});
  if (missing.empty()) return;
  const std::string names = layers::joined(missing, ", ");
  paper.add(Paragraph{plain(board.say("scorecard.not_on_the_map", {{"oblasts", names}})), Tone::alert});
}

void add_groups(Document& paper, const Board& board) {
  const layers::Scorecard& card = board.facts.tally.card();
  std::vector<std::pair<std::string, HearingCounts>> oblasts, years, initiators;
  for (const auto& [name, counts] : card.hearings_by_oblast())
    oblasts.emplace_back(board.stated(name), counts);
  std::vector<ChartBar> bars;
  for (const auto& [year, counts] : card.hearings_by_year()) {
    years.emplace_back(board.stated(year == 0 ? "" : std::to_string(year)), counts);
    if (const auto share = share_of(counts); share && year != 0)
      bars.push_back({std::to_string(year), *share});
  }
  for (const auto& [name, counts] : card.hearings_by_initiator())
    initiators.emplace_back(name.in(board.facts.messages, board.language), counts);
  std::stable_sort(initiators.begin(), initiators.end(),
                   [](const auto& a, const auto& b) { return a.second.all > b.second.all; });
  if (initiators.size() > most_initiators) initiators.resize(most_initiators);
  paper.add(Heading{2, board.say("scorecard.years")});
  if (bars.size() > 1) {
    paper.add(Picture{draw_bars(bars, board.say("scorecard.years.caption"), board.language),
                      board.say("scorecard.chart.note")});
  }
  paper.add(groups_table(board, "scorecard.years.caption", "scorecard.column.year", years));
  paper.add(split_table(board, "scorecard.years.findings", "scorecard.column.year", card.by_year(),
                        [&](int year) { return board.stated(year == 0 ? "" : std::to_string(year)); }));
  paper.add(Heading{2, board.say("scorecard.oblasts")});
  add_choropleth(paper, board);
  paper.add(groups_table(board, "scorecard.oblasts.caption", "column.oblast", oblasts));
  paper.add(split_table(board, "scorecard.oblasts.findings", "column.oblast", card.by_oblast(),
                        [&](const std::string& oblast) { return board.stated(oblast); }));
  paper.add(Heading{2, board.say("scorecard.initiators")});
  paper.add(groups_table(board, "scorecard.initiators.caption", "column.initiator", initiators));
}

}  // namespace

void RegisterTally::add(const hearing::Report& report) {
  card_.add(report);
  WorstHearing one;
  for (const Finding& finding : report.findings) {
    if (finding.finding_class == FindingClass::advisory || finding.verdict != Verdict::fail) continue;
    ++(is_law(finding) ? one.legal : one.derived);
  }
  if (one.legal + one.derived == 0) return;
  one.id = report.input.id;
  one.project = layers::project_name(report.input);
  one.oblast = layers::oblast_of(report.input);
  one.day = layers::day_of(report.input);
  failing_.push_back(std::move(one));
}

std::vector<WorstHearing> RegisterTally::worst(std::size_t most) const {
  auto all = failing_;
  std::sort(all.begin(), all.end(), [](const WorstHearing& a, const WorstHearing& b) {
    return std::tie(b.legal, b.derived, a.id) < std::tie(a.legal, a.derived, b.id);
  });
  if (all.size() > most) all.resize(most);
  return all;
}

Document make_scorecard(const ScorecardFacts& facts, Language language) {
  const Board board{facts, language};
  Document paper;
  paper.language = language;
  paper.title = board.say("scorecard.title");
  paper.contents = board.say("dossier.contents");
  paper.spelled = board.say("sheet.spelled");
  const HearingCounts& all = facts.tally.card().of_hearings();
  paper.description =
      board.say("scorecard.answer", {{"all", std::to_string(all.all)},
                                     {"judged", std::to_string(all.judged)},
                                     {"failing", std::to_string(all.certain())},
                                     {"share", board.share(layers::share(all.certain(), all.judged)).text},
                                     {"conditional", std::to_string(all.conditional)},
                                     {"both", board.share(share_of(all)).text}});
  paper.add(Heading{1, paper.title});
  paper.add(Paragraph{plain(paper.description), Tone::plain});
  paper.add(Paragraph{plain(board.say("scorecard.note")), Tone::small});
  paper.add(Heading{2, board.say("scorecard.findings")});
  paper.add(findings_table(board));
  add_references(paper, board);
  add_groups(paper, board);
  add_worst(paper, board);
  paper.add(Heading{2, board.say("dossier.manifest")});
  Listing made;
  made.items.push_back(plain("tyndau " + facts.manifest.engine));
  for (const auto& pack : facts.manifest.rule_packs)
    made.items.push_back(plain(pack.id + " " + pack.version + " · SHA-256 " + pack.sha256));
  for (const auto& data : facts.manifest.datasets)
    made.items.push_back(plain(data.id + " " + data.date + " · SHA-256 " + data.sha256));
  paper.add(std::move(made));
  return paper;
}

}  // namespace tyndau::dossier
