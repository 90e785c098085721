#include "hearing/json_writer.hpp"
#include "layers/csv_text.hpp"
#include "layers/scorecard.hpp"

namespace tyndau::layers {
namespace {

using hearing::json::Writer;

constexpr std::string_view reference_url =
    "https://unece.org/environment-policy/public-participation/aarhus-convention";
constexpr int share_decimals = 4;
constexpr int percent_decimals = 1;

/// Whether whole reports were added, not verdicts alone.
bool knows_rules(const Scorecard& scorecard) { return scorecard.of_hearings().all == scorecard.hearings(); }

void write_counts(Writer& out, const VerdictCounts& counts, bool rules_known) {
  for (const Verdict verdict :
       {Verdict::pass, Verdict::fail, Verdict::cannot_tell, Verdict::not_applicable}) {
    out.key(code(verdict)).integer(counts[verdict]);
  }
  if (rules_known) out.key("conditional_fail").integer(counts.conditional);
  out.key("failing_share");
  const auto failing = failing_share(counts);
  if (!failing) return out.null();
  out.begin_object();
  out.key("value").rounded(failing->value, share_decimals);
  out.key("low").rounded(failing->interval.low, share_decimals);
  out.key("high").rounded(failing->interval.high, share_decimals);
  out.end_object();
}

void write_totals(Writer& out, const Scorecard& scorecard, const FindingTitles& titles) {
  out.key("findings").begin_array();
  for (const auto& [finding, counts] : scorecard.totals()) {
    out.begin_object();
    out.member("id", finding);
    const auto title = titles.find(finding);
    out.key("title").text(title == titles.end() ? everywhere(finding) : title->second);
    write_counts(out, counts, knows_rules(scorecard));
    out.end_object();
  }
  out.end_array();
}

void write_groups(Writer& out, const Scorecard& scorecard) {
  out.key("by_oblast").begin_array();
  for (const auto& [key, counts] : scorecard.by_oblast()) {
    out.begin_object();
    out.member("id", key.first);
    out.key("oblast");
    key.second.empty() ? out.null() : out.string(key.second);
    write_counts(out, counts, knows_rules(scorecard));
    out.end_object();
  }
  out.end_array();
  out.key("by_year").begin_array();
  for (const auto& [key, counts] : scorecard.by_year()) {
    out.begin_object();
    out.member("id", key.first);
    out.key("year");
    key.second == 0 ? out.null() : out.integer(key.second);
    write_counts(out, counts, knows_rules(scorecard));
    out.end_object();
  }
  out.end_array();
}

/// Whole hearings: they fail when anything but advice does.
void write_hearings(Writer& out, const HearingCounts& counts) {
  out.key("all").integer(counts.all);
  out.key("judged").integer(counts.judged);
  out.key("fail").integer(counts.failing);
  out.key("conditional_fail").integer(counts.conditional);
}

void write_whole_hearings(Writer& out, const Scorecard& scorecard,
                          const hearing::MessageCatalogue& messages) {
  if (scorecard.of_hearings().all == 0) return;
  out.key("of_hearings").begin_object();
  write_hearings(out, scorecard.of_hearings());
  out.key("by_initiator").begin_array();
  for (const auto& [initiator, counts] : scorecard.hearings_by_initiator()) {
    out.begin_object();
    out.key("initiator");
    if (initiator.is_private) {
      out.text(messages.phrase("word.private_person"));
    } else {
      initiator.name.empty() ? out.null() : out.text(everywhere(initiator.name));
    }
    write_hearings(out, counts);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_references(Writer& out, const hearing::MessageCatalogue& messages) {
  out.key("reference").begin_object();
  out.key("title").text(messages.phrase("reference.title"));
  out.member("url", reference_url);
  out.member("confidence", "S");
  out.key("shares").begin_array();
  for (const Reference& reference : references()) {
    out.begin_object();
    out.key("what").text(messages.phrase(reference.what));
    out.key("percent_low").number(reference.percent.low);
    out.key("percent_high").number(reference.percent.high);
    out.key("findings").begin_array();
    for (const std::string& finding : reference.findings) out.string(finding);
    out.end_array();
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

/// The references of one finding, joined: "40–50 %".
std::string reference_cell(const std::string& finding) {
  std::vector<std::string> cells;
  for (const Reference& reference : references()) {
    for (const std::string& id : reference.findings) {
      if (id != finding) continue;
      std::string cell;
      Writer(cell).number(reference.percent.low);
      if (!reference.percent.exact()) {
        cell += "-";
        Writer(cell).number(reference.percent.high);
      }
      cells.push_back(cell);
    }
  }
  return joined(cells, "; ");
}

struct Row {
  std::string finding;
  std::string title;
  std::string kind;   ///< of the group: all, oblast, year, initiator
  std::string group;  ///< all, else an oblast, a year, an initiator
  std::string reference = {};
};

std::string csv_row(const Row& row, const VerdictCounts& counts) {
  CsvLine line;
  line.text(row.finding).text(row.title).text(row.group);
  for (const std::int64_t count : {counts[Verdict::pass], counts.certain(), counts.conditional,
                                   counts[Verdict::cannot_tell], counts[Verdict::not_applicable]}) {
    line.number(static_cast<double>(count), 0);
  }
  const auto failing = failing_share(counts);
  const auto percent = [&](double Interval<double>::*end) {
    line.number(failing ? std::optional(100.0 * (failing->interval.*end)) : std::nullopt, percent_decimals);
  };
  line.number(failing ? std::optional(100.0 * failing->value) : std::nullopt, percent_decimals);
  percent(&Interval<double>::low);
  percent(&Interval<double>::high);
  line.text(row.reference).text(row.kind);
  return line.done();
}

std::string csv_header(const hearing::MessageCatalogue& messages, Language language) {
  CsvLine line;
  for (const std::string_view key :
       {"column.finding_id", "column.finding", "column.group", "verdict.pass", "verdict.fail",
        "scorecard.column.conditional", "verdict.cannot_tell", "verdict.not_applicable",
        "column.failing_percent", "column.failing_percent_low", "column.failing_percent_high",
        "column.reference_percent", "column.group_kind"}) {
    line.text(messages.phrase(std::string(key)).in(language));
  }
  return line.done();
}

VerdictCounts as_verdicts(const HearingCounts& hearings) {
  VerdictCounts counts;
  counts[Verdict::fail] = hearings.failing;
  counts[Verdict::pass] = hearings.judged - hearings.failing;
  counts[Verdict::cannot_tell] = hearings.all - hearings.judged;
  counts.conditional = hearings.conditional;
  return counts;
}

/// Whole hearings by the same groups, and by who asked for them.
std::string csv_of_hearings(const Scorecard& card, const hearing::MessageCatalogue& messages,
                            Language language) {
  if (card.of_hearings().all == 0) return {};
  const auto say = [&](const std::string& key) { return messages.phrase(key).in(language); };
  const std::string title = say("scorecard.any"), unknown = say("word.not_stated");
  const auto row = [&](const std::string& kind, const std::string& group, const HearingCounts& counts) {
    return csv_row({"any", title, say(kind), group.empty() ? unknown : group}, as_verdicts(counts));
  };
  std::string text = row("word.all", say("word.all"), card.of_hearings());
  for (const auto& [name, counts] : card.hearings_by_oblast()) text += row("column.oblast", name, counts);
  for (const auto& [year, counts] : card.hearings_by_year())
    text += row("scorecard.column.year", year == 0 ? "" : std::to_string(year), counts);
  for (const auto& [initiator, counts] : card.hearings_by_initiator())
    text += row("column.initiator", initiator.in(messages, language), counts);
  return text;
}

}  // namespace

std::string Scorecard::json(const hearing::MessageCatalogue& messages, const FindingTitles& titles) const {
  std::string text;
  Writer out(text);
  out.begin_object();
  out.key("tyndau_scorecard").integer(1);
  out.key("hearings").integer(hearings_);
  write_totals(out, *this, titles);
  write_groups(out, *this);
  write_whole_hearings(out, *this, messages);
  write_references(out, messages);
  out.end_object();
  return text + "\n";
}

std::string Scorecard::csv(const hearing::MessageCatalogue& messages, const FindingTitles& titles,
                           Language language) const {
  const auto say = [&](const std::string& key) { return messages.phrase(key).in(language); };
  const std::string unknown = say("word.not_stated"), all = say("word.all");
  const auto title = [&](const std::string& finding) { return title_of(titles, finding, language); };
  std::string text = csv_header(messages, language);
  for (const auto& [finding, counts] : totals())
    text += csv_row({finding, title(finding), all, all, reference_cell(finding)}, counts);
  for (const auto& [key, counts] : by_oblast()) {
    const std::string& oblast = key.second.empty() ? unknown : key.second;
    text += csv_row({key.first, title(key.first), say("column.oblast"), oblast}, counts);
  }
  for (const auto& [key, counts] : by_year()) {
    const std::string year = key.second == 0 ? unknown : std::to_string(key.second);
    text += csv_row({key.first, title(key.first), say("scorecard.column.year"), year}, counts);
  }
  return text + csv_of_hearings(*this, messages, language);
}

}  // namespace tyndau::layers
