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
  into.conditional += counts.conditional;
}

template <class Key>
auto grouped(const std::map<ScorecardKey, VerdictCounts>& cells, Key key) {
  std::map<decltype(key(ScorecardKey{})), VerdictCounts> groups;
  for (const auto& [cell, counts] : cells) sum(groups[key(cell)], counts);
  return groups;
}

/// Ids that fail, and whether by nothing but rules whose text nobody read.
std::map<std::string, bool> failing_ids(const hearing::Report& report) {
  std::map<std::string, bool> failing;
  for (const Finding& finding : report.findings) {
    if (finding.verdict != Verdict::fail) continue;
    bool& conditional = failing.try_emplace(finding.id, true).first->second;
    conditional = conditional && is_unconfirmed(finding);
  }
  return failing;
}

}  // namespace

HearingCounts& HearingCounts::operator+=(const HearingCounts& more) {
  all += more.all, judged += more.judged, failing += more.failing, conditional += more.conditional;
  return *this;
}

HearingCounts counts_of_hearing(const hearing::Report& report) {
  HearingCounts counts{1, 0, 0, 0};
  bool conditional = true;
  for (const Finding& finding : report.findings) {
    if (finding.finding_class == FindingClass::advisory) continue;
    const bool fails = finding.verdict == Verdict::fail;
    if (fails || finding.verdict == Verdict::pass) counts.judged = 1;
    if (!fails) continue;
    counts.failing = 1;
    conditional = conditional && is_unconfirmed(finding);
  }
  counts.conditional = counts.failing == 1 && conditional ? 1 : 0;
  return counts;
}

std::string Initiator::in(const hearing::MessageCatalogue& messages, Language language) const {
  if (is_private) return messages.phrase("word.private_person").in(language);
  return name.empty() ? messages.phrase("word.not_stated").in(language) : name;
}

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
  const std::string oblast = oblast_of(report.input);
  add(verdicts_by_finding(report), oblast, year);
  for (const auto& [finding, conditional] : failing_ids(report)) {
    if (conditional) ++cells_[{finding, oblast, year}].conditional;
  }
  const HearingCounts one = counts_of_hearing(report);
  const hearing::Project& project = report.input.project;
  const Initiator initiator{project.initiator_is_private,
                            project.initiator_is_private ? std::string() : project.initiator};
  for (HearingCounts* counts : {&of_hearings_, &hearings_by_oblast_[oblast], &hearings_by_year_[year],
                                &hearings_by_initiator_[initiator]})
    *counts += one;
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
