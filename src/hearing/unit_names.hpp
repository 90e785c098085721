/// \file
/// Names of administrative units as people write them: one name, many spellings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "hearing/place.hpp"

namespace tyndau::hearing {

/// Lower case (Latin and Cyrillic), ё as е, without punctuation, spaces and the words that only say what a unit is
/// (область, ауданы, district …): "Бурабайский р-н" and "бурабайский район" become one.
[[nodiscard]] std::string folded_unit_name(std::string_view name);
/// Whether a unit bears this name, in any language or as an old or other name.
[[nodiscard]] bool bears_name(const AdminUnit& unit, std::string_view name);
/// The one unit of this level that bears the name, and existed on the day where one is given; null when none does, or more
/// than one.
[[nodiscard]] const AdminUnit* unit_named(const std::vector<AdminUnit>& units, UnitLevel level, std::string_view name,
                                          std::optional<Date> on_day = std::nullopt);

}  // namespace tyndau::hearing
