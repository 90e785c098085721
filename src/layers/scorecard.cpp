#include "layers/scorecard.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::layers {
namespace {

void merge(Verdict& into, Verdict verdict) {
  // A failing finding fails the hearing; doubt outweighs what passes; a pass outweighs what does not apply.
  static constexpr std::array<int, 4> weight{1, 3, 2, 0};  // pass, fail, cannot_tell, not_applicable
  if (weight[static_cast<std::size_t>(verdict)] > weight[static_cast<std::size_t>(into)]) into = verdict;
}

void sum(VerdictCounts& into, const VerdictCounts& counts) {
  for (std::size_t i = 0; i < counts.of.size(); ++i) into.of[i] += counts.of[i];
}

template <class Key>
auto grouped(const std::map<ScorecardKey, VerdictCounts>& cells, Key key) {
  std::map<decltype(key(ScorecardKey{})), VerdictCounts> groups;
  for (const auto& [cell, counts] : cells) sum(groups[key(cell)], counts);
  return groups;
}

}  // namespace

std::optional<Share> share(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  constexpr double z = 1.959963984540054;  // the normal distribution's 97.5 % quantile
  const auto n = static_cast<double>(whole);
  const double p = static_cast<double>(part) / n;
  const double scale = 1.0 + z * z / n;
  const double centre = (p + z * z / (2.0 * n)) / scale;
  const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / scale;
  return Share{p, {std::max(0.0, centre - half), std::min(1.0, centre + half)}};
}

std::optional<Share> failing_share(const VerdictCounts& counts) {
  return share(counts[Verdict::fail], counts[Verdict::fail] + counts[Verdict::pass]);
}

const std::vector<Reference>& references() {
  static const std::vector<Reference> all{
      {"reference.incomplete_report",
       {30.0, 30.0},
       {"coordinates-missing", "location-map-missing", "dwelling-distance-missing",
        "settlement-scheme-missing"}},
      {"reference.without_leb", {40.0, 50.0}, {"hearing-without-leb"}},
      {"reference.without_report", {20.0, 20.0}, {"report-missing"}},
      {"reference.documents_not_online", {40.0, 40.0}, {"documents-not-online"}},
      {"reference.without_protocol", {29.0, 29.0}, {"protocol-missing"}},
      {"reference.portal_notices", {65.0, 65.0}, {"notice-fields-missing", "notice-single-language"}},
      {"reference.media_notices", {40.0, 40.0}, {"notice-fields-missing", "notice-single-language"}},
  };
  return all;
}

std::map<std::string, Verdict> verdicts_by_finding(const hearing::Report& report) {
  std::map<std::string, Verdict> verdicts;
  for (const Finding& finding : report.findings) {
    // Findings come in the order of their ids, so that each new one stands at the end.
    merge(verdicts.try_emplace(verdicts.end(), finding.id, finding.verdict)->second, finding.verdict);
  }
  return verdicts;
}

std::map<std::string, VerdictCounts> totals_of(const hearing::Report& report) {
  std::map<std::string, VerdictCounts> totals;
  for (const auto& [finding, verdict] : verdicts_by_finding(report)) {
    ++totals.try_emplace(totals.end(), finding)->second[verdict];
  }
  return totals;
}

void Scorecard::add(const hearing::Report& report) {
  int year = 0;
  if (const auto day = day_of(report.input)) year = int{std::chrono::year_month_day{*day}.year()};
  add(verdicts_by_finding(report), oblast_of(report.input), year);
}

void Scorecard::add(const std::map<std::string, Verdict>& verdicts, const std::string& oblast, int year) {
  ++hearings_;
  for (const auto& [finding, verdict] : verdicts) ++cells_[{finding, oblast, year}][verdict];
}

std::map<std::string, VerdictCounts> Scorecard::totals() const {
  return grouped(cells_, [](const ScorecardKey& key) { return key.finding; });
}

std::map<std::pair<std::string, std::string>, VerdictCounts> Scorecard::by_oblast() const {
  return grouped(cells_, [](const ScorecardKey& key) { return std::pair(key.finding, key.oblast); });
}

std::map<std::pair<std::string, int>, VerdictCounts> Scorecard::by_year() const {
  return grouped(cells_, [](const ScorecardKey& key) { return std::pair(key.finding, key.year); });
}

}  // namespace tyndau::layers
