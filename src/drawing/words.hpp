/// \file
/// Figures and names as they stand on a drawn page.
#pragma once

#include "core/text.hpp"
#include "core/units.hpp"
#include "drawing/typesetter.hpp"
#include "hearing/atlas.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tyndau::drawing {

/// What every part of a page writes with.
struct Pen {
  const hearing::MessageCatalogue& messages;
  Language language;
  const Typesetter& type;
  const hearing::Atlas* places =
      nullptr;  ///< knows what units are called elsewhere; null: as they are written

  /// A fixed phrase of the page.
  [[nodiscard]] const std::string& say(const std::string& key) const {
    return messages.phrase(key).in(language);
  }
  [[nodiscard]] std::string say(const std::string& key, Arguments arguments) const {
    return messages.render({key, std::move(arguments)}, language);
  }
  [[nodiscard]] std::string say(const Message& message) const { return messages.render(message, language); }
  /// A name as this page can write it.
  [[nodiscard]] std::string name(const Text& names) const { return type.drawable(names.in(language)); }
};

/// "7.9–13.4 km", "640 m", "≥ 7 km": ends of an interval are rounded outwards.
[[nodiscard]] std::string short_distance(const MetresInterval& distance, Language language);
/// Of a settlement's boundary, in words where a figure would mislead: "within the settlement" for 0, "practically unknown" for an
/// interval that begins at 0 and ends beyond 10 km. \p rough: the place that it is measured from is known by its address only
[[nodiscard]] std::string to_boundary(const MetresInterval& distance, bool rough, const Pen& pen);
/// Answers "was a hearing held here?" by the finding about a place; null: nobody judged it. Where only it is unknown whether the
/// place is affected, the answer is yes or no all the same.
[[nodiscard]] std::string heard_words(const Finding* about_place, const Pen& pen);
/// "Munaily District, Mangystau Region": district and oblast by their names in the page's language where the atlas knows just one
/// unit of that name, else as written; empty when neither is stated.
[[nodiscard]] std::string whereabouts(const hearing::UnitContext& units, const Pen& pen);
/// Name and whereabouts.
[[nodiscard]] std::string named_with_units(const Text& name, const hearing::UnitContext& units,
                                           const Pen& pen);
/// Of the settlement that the venue lies in, else of what the input states.
[[nodiscard]] std::string venue_with_units(const hearing::LocatedVenue& venue, const Pen& pen);
/// The settlement that words count a site's distance from, else what they call it. \param places null: nothing is known of it
[[nodiscard]] Text anchor_of(const hearing::SiteRegion& region, const hearing::Atlas* places);
/// "5,000 people", or nothing where it is not known
[[nodiscard]] std::string people(const std::optional<std::int64_t>& population, Language language);
/// "51°12′08.4″ N" and "50°54′04.4″ E", in the letters of the language.
[[nodiscard]] std::string latitude_text(double degrees, Language language, int decimals_of_seconds);
[[nodiscard]] std::string longitude_text(double degrees, Language language, int decimals_of_seconds);
/// The same as short as the step of a graticule allows: "51°10′ N". \p step in seconds
[[nodiscard]] std::string latitude_line(double degrees, double step, Language language);
[[nodiscard]] std::string longitude_line(double degrees, double step, Language language);
/// "25 000"
[[nodiscard]] std::string grouped(double whole, Language language);

}  // namespace tyndau::drawing
