/// \file
/// Names and values as arguments of messages.
#pragma once

#include "hearing/screening.hpp"

namespace tyndau::hearing {

/// The settlement's name in three languages where it has them, else the name of its source.
[[nodiscard]] Argument name_argument(const Settlement& settlement);
[[nodiscard]] Argument name_argument(const AdminUnit& unit);
/// Of a community that may not be in the data: then as written.
[[nodiscard]] Argument name_argument(const Community& community);
/// As its source writes it: name, address, or the settlement.
[[nodiscard]] Argument name_argument(const Venue& venue);
/// The settlement that it is said to be in by its name in three languages, where it is known, and the address as written.
[[nodiscard]] Argument name_argument(const LocatedVenue& venue);
[[nodiscard]] Argument name_argument(const AffectedUnit& unit);
/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

}  // namespace tyndau::hearing
