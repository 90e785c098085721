/// \file
/// Names of administrative units as people write them: one name, many spellings.
#pragma once

#include "hearing/place.hpp"

#include <string>
#include <string_view>

namespace tyndau::hearing {

/// Lower case (Latin and Cyrillic), ё as е, without punctuation, spaces and the words that only say what a unit is
/// (область, ауданы, district …): "Бурабайский р-н" and "бурабайский район" become one.
[[nodiscard]] std::string folded_unit_name(std::string_view name);
/// Whether a unit bears this name, in any language or as an old or other name.
[[nodiscard]] bool bears_name(const AdminUnit& unit, std::string_view name);
/// Whether two names are spellings of one; two empty names are not.
[[nodiscard]] bool same_unit_name(std::string_view a, std::string_view b);

}  // namespace tyndau::hearing
