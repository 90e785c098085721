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

void write_counts(Writer& out, const VerdictCounts& counts) {
  for (const Verdict verdict :
       {Verdict::pass, Verdict::fail, Verdict::cannot_tell, Verdict::not_applicable}) {
    out.key(code(verdict)).integer(counts[verdict]);
  }
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
    write_counts(out, counts);
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
    write_counts(out, counts);
    out.end_object();
  }
  out.end_array();
  out.key("by_year").begin_array();
  for (const auto& [key, counts] : scorecard.by_year()) {
    out.begin_object();
    out.member("id", key.first);
    out.key("year");
    key.second == 0 ? out.null() : out.integer(key.second);
    write_counts(out, counts);
    out.end_object();
  }
  out.end_array();
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
  std::string group;  ///< "" for all, else an oblast or a year
  std::string reference;
};

std::string csv_row(const Row& row, const VerdictCounts& counts, const FindingTitles& titles,
                    Language language) {
  CsvLine line;
  line.text(row.finding).text(title_of(titles, row.finding, language)).text(row.group);
  for (const Verdict verdict :
       {Verdict::pass, Verdict::fail, Verdict::cannot_tell, Verdict::not_applicable}) {
    line.number(static_cast<double>(counts[verdict]), 0);
  }
  const auto failing = failing_share(counts);
  const auto percent = [&](double Interval<double>::*end) {
    line.number(failing ? std::optional(100.0 * (failing->interval.*end)) : std::nullopt, percent_decimals);
  };
  line.number(failing ? std::optional(100.0 * failing->value) : std::nullopt, percent_decimals);
  percent(&Interval<double>::low);
  percent(&Interval<double>::high);
  line.text(row.reference);
  return line.done();
}

std::string csv_header(const hearing::MessageCatalogue& messages, Language language) {
  CsvLine line;
  for (const std::string_view key :
       {"column.finding_id", "column.finding", "column.group", "verdict.pass", "verdict.fail",
        "verdict.cannot_tell", "verdict.not_applicable", "column.failing_percent",
        "column.failing_percent_low", "column.failing_percent_high", "column.reference_percent"}) {
    line.text(messages.phrase(std::string(key)).in(language));
  }
  return line.done();
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
  write_references(out, messages);
  out.end_object();
  return text + "\n";
}

std::string Scorecard::csv(const hearing::MessageCatalogue& messages, const FindingTitles& titles,
                           Language language) const {
  const std::string unknown = messages.phrase("word.not_stated").in(language);
  std::string text = csv_header(messages, language);
  for (const auto& [finding, counts] : totals()) {
    text += csv_row({finding, messages.phrase("word.all").in(language), reference_cell(finding)}, counts,
                    titles, language);
  }
  for (const auto& [key, counts] : by_oblast()) {
    text += csv_row({key.first, key.second.empty() ? unknown : key.second, {}}, counts, titles, language);
  }
  for (const auto& [key, counts] : by_year()) {
    text += csv_row({key.first, key.second == 0 ? unknown : std::to_string(key.second), {}}, counts, titles,
                    language);
  }
  return text;
}

}  // namespace tyndau::layers
