#include "hearing/wording.hpp"

namespace tyndau::hearing {
namespace {

Argument named(const Text& names, const std::string& name, const std::string& id) {
  if (!names.kk.empty() || !names.ru.empty() || !names.en.empty()) return names;
  return name.empty() ? id : name;
}

}  // namespace

Argument name_argument(const Settlement& settlement) {
  return named(settlement.names, settlement.name, settlement.id);
}

Argument name_argument(const AdminUnit& unit) { return named(unit.names, unit.name, unit.id); }

Argument name_argument(const Community& community) {
  return community.settlement ? name_argument(*community.settlement) : Argument(community.place.text);
}

Argument name_argument(const Venue& venue) {
  if (venue.name == venue.settlement.text && !venue.name.empty()) return venue.name;
  if (venue.name.empty()) return venue.settlement.text.empty() ? venue.id : venue.settlement.text;
  return venue.settlement.text.empty() ? venue.name : venue.settlement.text + ", " + venue.name;
}

Argument name_argument(const LocatedVenue& located) {
  if (located.venue == nullptr) return std::string();
  const Venue& venue = *located.venue;
  if (located.settlement == nullptr || venue.settlement.text.empty()) return name_argument(venue);
  const Argument where = name_argument(*located.settlement);
  const Text* names = std::get_if<Text>(&where);
  if (names == nullptr || venue.name.empty() || venue.name == venue.settlement.text) return where;
  Text all;
  for (const Language language : all_languages) {
    const std::string& name = names->in(language);
    if (!name.empty()) all.in(language) = name + ", " + venue.name;
  }
  return all;
}

Argument name_argument(const AffectedUnit& unit) {
  return unit.known ? name_argument(*unit.known) : Argument(unit.unit.text);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += ", ";
    all += part;
  }
  return all;
}

}  // namespace tyndau::hearing
