#include "app/class_remarks.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace tyndau::app {
namespace {

using notices::Candidate;
using notices::Field;

constexpr std::array<std::string_view, 5> classes{"I", "II", "III", "IV", "V"};

/// The rule of the pack that came into force last.
const hearing::Rule* newest_rule(const hearing::RuleBook& rules, const std::string& country) {
  const hearing::Rule* found = nullptr;
  for (const hearing::RulePack* pack : rules.in_force(country, std::nullopt)) {
    if (const hearing::Rule* rule = pack->find("spz-below-class-minimum")) found = rule;
  }
  return found;
}

/// The class of which the zone is the least one; empty when it is that of none, or of the stated class itself.
std::string_view other_class(const hearing::Rule& rule, const std::string& stated, double zone) {
  std::string_view other;
  for (const std::string_view one : classes) {
    const auto* parameter = rule.keyed("class_minimum", "hazard_class", one);
    if (parameter == nullptr || !parameter->value || *parameter->value != zone) continue;
    if (one == stated) return {};
    other = one;
  }
  return other;
}

}  // namespace

std::vector<Message> class_remarks(const notices::NoticeReading& reading, const hearing::RuleBook& rules) {
  std::vector<Message> remarks;
  const hearing::Rule* rule = newest_rule(rules, hearing::Case{}.country);
  if (rule == nullptr) return remarks;
  std::vector<std::string> told;
  for (const auto& hearing : reading.hearings) {
    const Candidate* hazard = hearing.best(Field::hazard_class);
    const Candidate* zone = hearing.best(Field::spz_m);
    if (hazard == nullptr || zone == nullptr) continue;
    const std::string pair = hazard->value + " " + zone->value;
    const std::string_view other =
        other_class(*rule, hazard->value, std::strtod(zone->value.c_str(), nullptr));
    if (other.empty() || std::find(told.begin(), told.end(), pair) != told.end()) continue;
    told.push_back(pair);
    remarks.push_back({"document_text.class_zone",
                       {{"class", hazard->value}, {"zone", zone->value}, {"other", std::string(other)}}});
  }
  return remarks;
}

}  // namespace tyndau::app
