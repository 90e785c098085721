#include "drawing/provenance.hpp"

#include "layers/words.hpp"

#include <algorithm>

namespace tyndau::drawing {
namespace {

using hearing::Report;

/// Settlements that distances are measured from or to.
std::vector<const hearing::Settlement*> measured_places(const Report& report) {
  std::vector<const hearing::Settlement*> places;
  for (const auto& community : report.geography.communities) places.push_back(community.settlement);
  for (const auto& venue : report.geography.venues) {
    const bool by_settlement = venue.venue == nullptr || !venue.venue->position;
    if (by_settlement) places.push_back(venue.settlement);
  }
  std::erase(places, nullptr);
  return places;
}

std::string of_case(const Report& report, const Pen& pen) {
  if (report.input.origin.unconfirmed) return pen.say("data.case.read");
  const std::string& url = report.input.source_url;
  return url.empty() ? pen.say("data.case") : pen.say("data.case.url", {{"url", url}});
}

bool reached_for_certain(const hearing::Community& community) {
  return community.reached == hearing::Certainty::yes || community.contains_site;
}

void add_affected(std::vector<std::string>& parts, const Report& report, const Pen& pen) {
  using hearing::Basis;
  const auto& communities = report.geography.communities;
  for (const Basis basis : {Basis::declared, Basis::computed, Basis::nearest}) {
    const bool holds = std::any_of(communities.begin(), communities.end(),
                                   [&](const auto& community) { return community.has_basis(basis); });
    if (!holds) continue;
    const bool perhaps =
        basis == Basis::computed && std::none_of(communities.begin(), communities.end(), reached_for_certain);
    parts.push_back(pen.say(perhaps ? "data.affected.perhaps" : "data.affected." + std::string(code(basis))));
  }
  const auto& units = report.geography.units;
  if (std::any_of(units.begin(), units.end(), [](const auto& unit) { return unit.declared; }))
    parts.push_back(pen.say("data.affected.units"));
}

void add_venues(std::vector<std::string>& parts, const Report& report, const Pen& pen) {
  const auto& venues = report.geography.venues;
  const auto located = [](const auto& venue) { return venue.venue != nullptr && venue.venue->position; };
  if (venues.empty()) return;
  const bool all = std::all_of(venues.begin(), venues.end(), located);
  parts.push_back(pen.say(all ? "data.venue.position" : "data.venue.address"));
}

void add_positions(std::vector<std::string>& parts, const Report& report,
                   const std::vector<hearing::Dataset>& datasets, const Pen& pen) {
  const auto places = measured_places(report);
  std::vector<std::string> names;
  for (const auto& data : datasets) {
    const auto first = std::find_if(places.begin(), places.end(),
                                    [&](const auto* place) { return place->dataset == data.id; });
    if (first != places.end()) names.push_back(dataset_words(data, *first, pen));
  }
  if (names.empty()) return;
  parts.push_back(pen.say("data.positions", {{"datasets", layers::joined(names, " + ")}}));
  const bool estimated = std::all_of(places.begin(), places.end(), [](const auto* place) {
    return place->extent.quality == hearing::ExtentQuality::estimated && place->population;
  });
  if (estimated) parts.push_back(pen.say("data.extents"));
}

/// Nothing is said, or a file name is.
bool is_file(const std::string& source) {
  return source.find(' ') == std::string::npos && (source.empty() || source.find('.') != std::string::npos);
}

}  // namespace

std::string dataset_words(const hearing::Dataset& data, const hearing::Settlement* sample, const Pen& pen) {
  const std::string& title = data.title.in(pen.language);
  if (title.empty() || title == data.id) {
    if (!data.attribution.empty()) return data.attribution;
    if (sample != nullptr && !sample->source.empty())
      return pen.say("data.own_file", {{"source", sample->source}});
    return is_file(data.source) ? pen.say("data.own_file.plain") : data.source;
  }
  const std::string date = data.date.empty() ? "" : " (" + data.date + ")";
  // What its own rows name comes first: a licence may demand it.
  const bool of_rows = data.attribution.empty() && sample != nullptr && !sample->source.empty();
  const std::string by = of_rows                    ? pen.say("data.own_file", {{"source", sample->source}})
                         : data.attribution.empty() ? data.source
                                                    : data.attribution;
  return title + date + (by.empty() ? "" : ": " + by);
}

std::string provenance_of(const Report& report, const std::vector<hearing::Dataset>& datasets,
                          const Pen& pen) {
  std::vector<std::string> parts{of_case(report, pen)};
  add_affected(parts, report, pen);
  add_venues(parts, report, pen);
  add_positions(parts, report, datasets, pen);
  return pen.say("data.line", {{"data", layers::joined(parts, "; ")}});
}

}  // namespace tyndau::drawing
