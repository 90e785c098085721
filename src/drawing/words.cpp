#include "drawing/words.hpp"

#include "layers/words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace tyndau::drawing {
namespace {

using hearing::format_quantity;
using layers::outwards;

/// Hemispheres: north, south, east, west.
constexpr std::array<std::array<std::string_view, 4>, 3> hemispheres{{
    {"с. е.", "о. е.", "ш. б.", "б. б."},
    {"с. ш.", "ю. ш.", "в. д.", "з. д."},
    {"N", "S", "E", "W"},
}};

std::string angle(double degrees, Language language, int decimals, std::size_t positive, double finest) {
  const auto& letters = hemispheres[static_cast<std::size_t>(language)];
  const double unit = std::pow(10.0, decimals);
  const auto whole = static_cast<std::int64_t>(std::llround(std::abs(degrees) * 3600.0 * unit));
  const auto per_second = static_cast<std::int64_t>(unit);
  const auto seconds = whole / per_second;
  std::string text = fmt::format("{}°", seconds / 3600);
  if (finest < 3600.0) text += fmt::format("{:02}′", seconds / 60 % 60);
  if (finest < 60.0) {
    text += fmt::format("{:02}", seconds % 60);
    if (decimals > 0) {
      text += language == Language::en ? '.' : ',';
      text += fmt::format("{:0{}}", whole % per_second, decimals);
    }
    text += "″";
  }
  return text + " " + std::string(letters[positive + (degrees < 0.0 ? 1 : 0)]);
}

constexpr std::size_t north = 0, east = 2;

std::string unit_name(const std::string& stated, hearing::UnitLevel level, const Pen& pen) {
  if (pen.places == nullptr) return stated;
  const auto known = pen.places->units_named(stated, level);
  if (known.size() != 1) return stated;
  return layers::filled(known.front()->names, stated).in(pen.language);
}

}  // namespace

std::string short_distance(const MetresInterval& distance, Language language) {
  const auto text = [&](double metres) { return format_quantity(exactly(metres, Unit::metre), language); };
  if (!std::isfinite(distance.high.value)) return "≥ " + text(outwards(distance.low.value, false));
  const std::string nearest_low = text(distance.low.value), nearest_high = text(distance.high.value);
  if (nearest_low == nearest_high) return nearest_low;
  std::string low = text(outwards(distance.low.value, false));
  const std::string high = text(outwards(distance.high.value, true));
  const auto low_unit = low.rfind(' '), high_unit = high.rfind(' ');
  const bool alike = low_unit != std::string::npos && high_unit != std::string::npos &&
                     (low.substr(low_unit) == high.substr(high_unit) || low.substr(0, low_unit) == "0");
  if (alike) low.resize(low_unit);
  return low + "–" + high;
}

std::string to_boundary(const MetresInterval& distance, bool rough, const Pen& pen) {
  if (distance.high <= Metres{0.0}) return pen.say(rough ? "word.inside_address" : "word.inside");
  if (!layers::says_nothing(distance)) return short_distance(distance, pen.language);
  return layers::distance_in_words(distance, pen.messages).in(pen.language);
}

std::string whereabouts(const hearing::UnitContext& units, const Pen& pen) {
  std::vector<std::string> names;
  for (const auto level : {hearing::UnitLevel::district, hearing::UnitLevel::oblast}) {
    const std::string& stated = units.at(level);
    if (!stated.empty()) names.push_back(unit_name(stated, level, pen));
  }
  return layers::joined(names, ", ");
}

std::string named_with_units(const Text& name, const hearing::UnitContext& units, const Pen& pen) {
  const std::string where = whereabouts(units, pen);
  return name.in(pen.language) + (where.empty() ? "" : " (" + where + ")");
}

std::string venue_with_units(const hearing::LocatedVenue& venue, const Pen& pen) {
  hearing::UnitContext units;
  if (venue.settlement != nullptr) units = venue.settlement->units;
  if (venue.venue != nullptr) {
    const hearing::UnitContext& stated = venue.venue->units;
    if (units.oblast.empty()) units.oblast = stated.oblast;
    if (units.district.empty()) units.district = stated.district;
  }
  return named_with_units(layers::name_of(venue), units, pen);
}

Text anchor_of(const hearing::SiteRegion& region, const hearing::Atlas* places) {
  const auto* anchor = places == nullptr ? nullptr : places->settlement(region.anchor.id);
  return anchor == nullptr ? layers::everywhere(region.anchor.text) : layers::name_of(*anchor);
}

std::string people(const std::optional<std::int64_t>& population, Language language) {
  if (!population) return {};
  return format_quantity(exactly(static_cast<double>(*population), Unit::people), language);
}

std::string heard_words(const Finding* about_place, const Pen& pen) {
  return pen.say("dossier.heard." + std::string(layers::heard(about_place)));
}

std::string latitude_text(double degrees, Language language, int decimals) {
  return angle(degrees, language, decimals, north, 1.0);
}
std::string longitude_text(double degrees, Language language, int decimals) {
  return angle(degrees, language, decimals, east, 1.0);
}
std::string latitude_line(double degrees, double step, Language language) {
  return angle(degrees, language, 0, north, step);
}
std::string longitude_line(double degrees, double step, Language language) {
  return angle(degrees, language, 0, east, step);
}
std::string grouped(double whole, Language language) {
  return format_quantity(exactly(whole, Unit::count), language);
}

}  // namespace tyndau::drawing
