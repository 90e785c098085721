/// \file
/// Where the venues are, and how each lies to each affected community.
#pragma once

#include "hearing/screening.hpp"

namespace tyndau::hearing {

/// By position, else by the whole extent of the settlement that it is said to be in, else unlocated.
[[nodiscard]] LocatedVenue located(const Venue& venue, const Atlas& atlas);
/// \return the venues in their order.
[[nodiscard]] std::vector<LocatedVenue> located_venues(const Case& input, const Atlas& atlas);

/// Whether two references mean one place: by resolved id, else by the name that both write.
[[nodiscard]] bool same_place(const PlaceRef& a, const PlaceRef& b);

/// How one venue lies to the community, without the units that both lie in.
[[nodiscard]] VenueRelation relation_to(const Community& community, const LocatedVenue& venue,
                                        const Atlas& atlas);
/// Points assigned and nearest of the community to the right relations.
void choose_relations(Community& community);
/// Measures every venue against the community and fills venues, assigned and nearest.
void relate_venues(Community& community, const std::vector<LocatedVenue>& venues, const Atlas& atlas);

}  // namespace tyndau::hearing
