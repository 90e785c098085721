#include "http/endpoints/report_page.hpp"

#include "http/endpoints/answers.hpp"
#include "http/page.hpp"
#include "http/target.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace tyndau::http {
namespace {

using nlohmann::json;

/// Writes pieces of the page in one language.
class PageWriter {
 public:
  PageWriter(const hearing::MessageCatalogue& messages, Language language)
      : messages_(messages), language_(language) {}

  [[nodiscard]] std::string word(const std::string& key) const {
    return escaped(messages_.phrase(key).in(language_));
  }
  /// Text that somebody wrote: it cannot change the direction of what stands beside it.
  [[nodiscard]] static std::string own(const std::string& text) { return "<bdi>" + escaped(text) + "</bdi>"; }
  /// {"kk", "ru", "en"} in the page's language.
  [[nodiscard]] std::string text(const json& translated) const {
    if (!translated.is_object()) return {};
    return own(translated.value(std::string(code(language_)), ""));
  }
  /// {"low", "high"} in metres.
  [[nodiscard]] std::string distance(const json& interval) const {
    if (!interval.is_object()) return word("word.unknown");
    const double low = interval.value("low", 0.0);
    const auto high = interval.find("high");
    const double most = high != interval.end() && high->is_number() ? high->get<double>() : INFINITY;
    return escaped(layers::distance_text({Metres{low}, Metres{most}}, language_));
  }
  void heading(const std::string& key) { html += "<h2>" + word(key) + "</h2>\n"; }
  void row(const std::vector<std::string>& cells, const char* tag = "td") {
    html += "<tr>";
    for (const auto& cell : cells) html += std::string("<") + tag + ">" + cell + "</" + tag + ">";
    html += "</tr>\n";
  }
  /// An address that somebody wrote; a link only where it is one of the web.
  [[nodiscard]] static std::string link(const std::string& url) {
    if (!url.starts_with("https://") && !url.starts_with("http://")) return own(url);
    return "<a rel=\"nofollow noreferrer\" href=\"" + escaped(url) + "\">" + escaped(url) + "</a>";
  }

  std::string html;

 private:
  const hearing::MessageCatalogue& messages_;
  Language language_;
};

constexpr std::array<std::string_view, 3> shown_verdicts{"fail", "cannot_tell", "pass"};

/// The article with its address, or that it is not confirmed: nothing unconfirmed is shown as law.
std::string authority(const PageWriter& page, const json& rule) {
  if (!rule.value("verified", false)) return page.word("word.not_confirmed");
  return page.word("column.article") + ": " + PageWriter::own(rule.value("article", "")) + ", " +
         PageWriter::link(rule.value("url", ""));
}

void write_finding(PageWriter& page, const json& finding, const std::string& title) {
  const std::string verdict = finding.value("verdict", "");
  page.html += "<article class=\"" + escaped(verdict) + "\"><h3>" + escaped(title) + "</h3><p><strong>" +
               page.word("verdict." + verdict) + "</strong> · " +
               page.word("class." + finding.value("class", "advisory")) + "</p><p>" +
               page.text(finding.value("message", json())) + "</p>";
  if (finding.contains("settled_by") && finding["settled_by"].is_object()) {
    page.html += "<p>" + page.word("page.settles") + ": " + page.text(finding["settled_by"]) + "</p>";
  }
  page.html +=
      "<p class=\"law\">" + authority(page, finding.value("rule", json::object())) + "</p></article>\n";
}

void write_findings(PageWriter& page, const json& findings, const layers::FindingTitles& titles,
                    Language language) {
  page.heading("page.findings");
  for (const auto shown : shown_verdicts) {
    for (const auto& finding : findings) {
      if (finding.value("verdict", "") != shown) continue;
      write_finding(page, finding, layers::title_of(titles, finding.value("id", ""), language));
    }
  }
}

/// The distance that counts: to the assigned venue, else to the nearest.
const json* judged(const json& community) {
  for (const auto* which : {"assigned_venue", "nearest_venue"}) {
    const auto id = community.find(which);
    if (id == community.end() || !id->is_string()) continue;
    for (const auto& relation : community.at("venues")) {
      if (relation.value("venue", "") == id->get<std::string>()) return &relation;
    }
  }
  return nullptr;
}

void write_communities(PageWriter& page, const json& communities) {
  page.heading("page.communities");
  if (communities.empty()) {
    page.html += "<p>" + page.word("page.no_communities") + "</p>\n";
    return;
  }
  page.html += "<table><thead>";
  page.row({page.word("column.community"), page.word("column.population"), page.word("page.to_site"),
            page.word("page.to_venue")},
           "th");
  page.html += "</thead><tbody>";
  for (const auto& community : communities) {
    const auto settlement = community.value("settlement", json());
    const auto people = settlement.is_object() ? settlement.value("population", json()) : json();
    const auto* relation = judged(community);
    page.row({page.text(community.value("name", json())),
              people.is_number() ? std::to_string(people.get<std::int64_t>()) : page.word("word.unknown"),
              page.distance(community.value("footprint_distance_m", json())),
              relation == nullptr ? page.word("word.unknown")
                                  : page.distance(relation->value("distance_m", json()))});
  }
  page.html += "</tbody></table>\n";
}

void write_statements(PageWriter& page, const std::vector<store::FindingStatement>& statements) {
  if (statements.empty()) return;
  page.heading("page.statements");
  for (const auto& said : statements) {
    page.html += "<blockquote><p><strong>" + page.word("statement." + said.kind) + "</strong> (" +
                 PageWriter::own(said.finding + (said.subject.empty() ? "" : ", " + said.subject)) +
                 ")</p><p>" + PageWriter::own(said.text) + "</p><p>" + PageWriter::own(said.organisation) +
                 " · " + escaped(rfc3339(said.written_at).substr(0, 10)) + "</p>";
    if (!said.source_url.empty()) page.html += "<p>" + PageWriter::link(said.source_url) + "</p>";
    page.html += "</blockquote>\n";
  }
}

std::string percent(const std::optional<layers::Share>& share) {
  if (!share) return "–";
  constexpr double hundred = 100.0;
  const auto whole = [](double part) { return std::to_string(std::lround(hundred * part)); };
  return whole(share->value) + " % (" + whole(share->interval.low) + "–" + whole(share->interval.high) + ")";
}

}  // namespace

std::string report_page(const app::RegisteredReport& report, const layers::FindingTitles& titles,
                        const hearing::MessageCatalogue& messages, Language language) {
  PageWriter page(messages, language);
  const auto document = json::parse(report.report.document, nullptr, false);
  if (!document.is_object()) return {};
  const auto project = document.value("input", json::object()).value("project", json::object());
  std::string title = project.value("name", "");
  if (title.empty()) title = document.value("id", "");
  page.html += "<p class=\"answer\">" + page.text(document.value("answer", json())) + "</p>\n";
  write_communities(page, document.value("communities", json::array()));
  write_findings(page, document.value("findings", json::array()), titles, language);
  write_statements(page, report.statements);
  page.html += "<footer><p>" + page.word("page.what_this_is") + "</p><p><a href=\"/reports/" +
               percent_encoded(report.report.hearing) + "?f=json\">JSON</a> · " +
               escaped(rfc3339(report.report.screened_at)) + "</p></footer>\n";
  return http::page(title, page.html, language);
}

std::string scorecard_page(const layers::Scorecard& scorecard, const layers::FindingTitles& titles,
                           const hearing::MessageCatalogue& messages, Language language) {
  PageWriter page(messages, language);
  page.html += "<p>" +
               escaped(messages.render({"page.hearings", {{"count", std::to_string(scorecard.hearings())}}},
                                       language)) +
               "</p><table><thead>";
  page.row({page.word("column.finding"), page.word("verdict.fail"), page.word("verdict.pass"),
            page.word("verdict.cannot_tell"), page.word("column.failing_percent")},
           "th");
  page.html += "</thead><tbody>";
  for (const auto& [finding, counts] : scorecard.totals()) {
    page.row({escaped(layers::title_of(titles, finding, language)), std::to_string(counts[Verdict::fail]),
              std::to_string(counts[Verdict::pass]), std::to_string(counts[Verdict::cannot_tell]),
              percent(layers::failing_share(counts))});
  }
  page.html += "</tbody></table>\n";
  return http::page(messages.phrase("page.scorecard").in(language), page.html, language);
}

}  // namespace tyndau::http
