#include "layers/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tyndau::layers {
namespace {

Text unit_name(const hearing::AffectedUnit& unit) {
  return unit.known == nullptr ? everywhere(unit.unit.text) : filled(unit.known->names, unit.known->name);
}

bool names(const hearing::AffectedUnit& unit, const std::string& subject) {
  if (unit.known != nullptr && unit.known->id == subject) return true;
  return unit.unit.id == subject || unit.unit.text == subject || "name:" + unit.unit.text == subject;
}

std::optional<Text> place_name(const hearing::Report& report, const std::string& subject) {
  for (const auto& community : report.geography.communities) {
    if (community.id() == subject) return name_of(community);
  }
  for (const auto& venue : report.geography.venues) {
    if (venue.venue != nullptr && venue.venue->id == subject) return name_of(venue);
  }
  for (const auto& unit : report.geography.units) {
    if (names(unit, subject)) return unit_name(unit);
  }
  return std::nullopt;
}

Argument named_or(const hearing::Case& input, const char* unnamed) {
  if (input.project.name.empty() && input.project.id.empty()) return Phrases{{unnamed}};
  return project_name(input);
}

}  // namespace

FindingTitles finding_titles(const hearing::RuleBook& rules) {
  FindingTitles titles;
  for (const auto& pack : rules.packs()) {
    for (const auto& rule : pack.rules) titles[rule.id] = rule.title;
  }
  return titles;
}

std::string title_of(const FindingTitles& titles, const std::string& finding_id, Language language) {
  const auto found = titles.find(finding_id);
  return found == titles.end() || found->second.in(language).empty() ? finding_id
                                                                     : found->second.in(language);
}

Text everywhere(const std::string& text) { return {text, text, text}; }

Text filled(const Text& names, const std::string& otherwise) {
  const std::string* first = &otherwise;
  for (const std::string* name : {&names.en, &names.kk, &names.ru}) {
    if (!name->empty()) first = name;
  }
  Text all = names;
  for (const Language language : all_languages) {
    if (all.in(language).empty()) all.in(language) = *first;
  }
  return all;
}

std::optional<Text> initiator_of(const hearing::Project& project, const hearing::MessageCatalogue& messages) {
  if (project.initiator_is_private) return messages.phrase("word.private_person");
  if (project.initiator.empty()) return std::nullopt;
  return everywhere(project.initiator);
}

std::string project_name(const hearing::Case& input) {
  if (!input.project.name.empty()) return input.project.name;
  return input.project.id.empty() ? input.id : input.project.id;
}

Argument project_words(const hearing::Case& input) { return named_or(input, "word.unnamed"); }
Argument project_title(const hearing::Case& input) { return named_or(input, "word.unnamed_project"); }

Text name_of(const hearing::Settlement& settlement) { return filled(settlement.names, settlement.name); }

Text name_of(const hearing::Community& community) {
  if (community.settlement != nullptr) return name_of(*community.settlement);
  return everywhere(community.place.text.empty() ? community.place.id : community.place.text);
}

Text name_of(const hearing::LocatedVenue& venue) {
  if (venue.settlement != nullptr) return name_of(*venue.settlement);
  if (venue.venue == nullptr) return {};
  const hearing::Venue& stated = *venue.venue;
  for (const std::string* text : {&stated.settlement.text, &stated.name, &stated.id}) {
    if (!text->empty()) return everywhere(*text);
  }
  return {};
}

Text subject_name(const hearing::Report& report, const Finding& finding,
                  const hearing::MessageCatalogue& messages) {
  if (finding.subject.empty()) return {};
  if (const auto place = place_name(report, finding.subject)) return *place;
  for (const std::string_view group : {"zone.", "part.", "media.", "notice_field.", "unit_level.", "step."}) {
    const std::string key = std::string(group) + finding.subject;
    if (messages.has(key)) return messages.phrase(key);
  }
  const std::string_view prefix = "name:";
  const bool by_name = finding.subject.compare(0, prefix.size(), prefix) == 0;
  return everywhere(by_name ? finding.subject.substr(prefix.size()) : finding.subject);
}

std::optional<Date> day_of(const hearing::Case& input) {
  if (input.start) return input.start->date;
  std::optional<Date> first;
  for (const auto& venue : input.venues) {
    if (venue.start && (!first || venue.start->date < *first)) first = venue.start->date;
  }
  return first;
}

std::string oblast_of(const hearing::Case& input) {
  if (!input.project.units.oblast.empty()) return input.project.units.oblast;
  for (const auto& venue : input.venues) {
    if (!venue.units.oblast.empty()) return venue.units.oblast;
  }
  return {};
}

double outwards(double metres, bool up) {
  constexpr double in_hundreds_from = 1000.0, in_tenths_below = 10.0, noise = 1e-9;
  const double step = metres >= in_hundreds_from ? 100.0 : metres < in_tenths_below ? 0.1 : 1.0;
  return (up ? std::ceil(metres / step - noise) : std::floor(metres / step + noise)) * step;
}

bool says_nothing(const MetresInterval& distance) {
  constexpr Metres long_way{10'000.0};
  return distance.low <= Metres{0.0} && distance.high > long_way && std::isfinite(distance.high.value);
}

Text distance_in_words(const std::optional<MetresInterval>& distance,
                       const hearing::MessageCatalogue& messages) {
  if (!distance) return messages.phrase("word.unknown");
  if (distance->high <= Metres{0.0}) return messages.phrase("word.inside");
  if (says_nothing(*distance)) {
    const Quantity high = exactly(outwards(distance->high.value, true), Unit::metre);
    return messages.render({"word.hardly_known", {{"high", high}}});
  }
  Text text;
  for (const Language language : all_languages) text.in(language) = distance_text(*distance, language);
  return text;
}

std::string distance_text(const MetresInterval& distance, Language language) {
  return hearing::format_quantity(quantity(distance), language);
}

std::string rule_pack_of(const Finding& finding) {
  return std::string(finding.rule.pack).append(" ").append(finding.rule.pack_version);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) all += between;
    all += part;
  }
  return all;
}

Failure failure_of(const Finding& finding) {
  if (finding.finding_class == FindingClass::advisory) return Failure::advice;
  return is_unconfirmed(finding) ? Failure::conditional : Failure::outright;
}

int rank(const Finding& finding) {
  static constexpr std::array<int, 4> by_verdict{6, 0, 3, 9};  // pass, fail, cannot_tell, not_applicable
  return by_verdict[static_cast<std::size_t>(finding.verdict)] + static_cast<int>(finding.finding_class);
}

const Finding* finding_about(const hearing::Report& report, std::string_view id, std::string_view subject) {
  const auto found =
      std::find_if(report.findings.begin(), report.findings.end(),
                   [&](const Finding& finding) { return finding.id == id && finding.subject == subject; });
  return found == report.findings.end() ? nullptr : &*found;
}

const Finding* finding_about(const hearing::Report& report, const hearing::Community& community) {
  return finding_about(report, "community-without-hearing", community.id());
}

std::string_view heard(const Finding* about_place) {
  if (about_place == nullptr) return code(Verdict::not_applicable);
  for (const std::string_view known : {"held_perhaps_affected", "perhaps_affected"}) {
    if (about_place->message.key.ends_with("." + std::string(known))) return known;
  }
  return code(about_place->verdict);
}

}  // namespace tyndau::layers
