#include "http/endpoints/report_page.hpp"

#include "http/page.hpp"

#include <cmath>

namespace tyndau::http {
namespace {

/// Writes pieces of the page in one language.
class PageWriter {
 public:
  PageWriter(const hearing::MessageCatalogue& messages, Language language)
      : messages_(messages), language_(language) {}

  [[nodiscard]] std::string word(const std::string& key) const {
    return escaped(messages_.phrase(key).in(language_));
  }
  void row(const std::vector<std::string>& cells, const char* tag = "td") {
    html += "<tr>";
    for (const auto& cell : cells) html += std::string("<") + tag + ">" + cell + "</" + tag + ">";
    html += "</tr>\n";
  }

  std::string html;

 private:
  const hearing::MessageCatalogue& messages_;
  Language language_;
};

std::string percent(const std::optional<layers::Share>& share) {
  if (!share) return "–";
  constexpr double hundred = 100.0;
  const auto whole = [](double part) { return std::to_string(std::lround(hundred * part)); };
  return whole(share->value) + " % (" + whole(share->interval.low) + "–" + whole(share->interval.high) + ")";
}

}  // namespace

std::string scorecard_page(const layers::Scorecard& scorecard, const layers::FindingTitles& titles,
                           const hearing::MessageCatalogue& messages, Language language) {
  PageWriter page(messages, language);
  page.html += "<p>" +
               escaped(messages.render({"page.hearings", {{"count", std::to_string(scorecard.hearings())}}},
                                       language)) +
               "</p><table><thead>";
  // The register keeps verdicts alone: which rules were read is not known here.
  page.row({page.word("column.finding"), page.word("column.failing"), page.word("verdict.pass"),
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
