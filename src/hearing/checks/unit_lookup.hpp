/// \file
/// One unit for one name, or none: a check never guesses between two.
#pragma once

#include "core/date.hpp"
#include "hearing/atlas.hpp"

#include <optional>
#include <string_view>

namespace tyndau::hearing {

/// The one unit of this level that bears the name, and existed on the day where one is given; null when none does, or more
/// than one.
[[nodiscard]] const AdminUnit* sole_unit(const Atlas& atlas, UnitLevel level, std::string_view name,
                                         std::optional<Date> on_day = std::nullopt);

}  // namespace tyndau::hearing
