/// \file
/// What puts right a pair of columns as a whole: longitude and latitude that changed places, metres of a UTM zone.
#pragma once

#include "intake/case_builder.hpp"
#include "intake/country.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::intake {

/// Whether somebody can ask for it: "swap", "utm-39" to "utm-46".
[[nodiscard]] bool is_fix(std::string_view name);
/// Whether two cells look like metres of a UTM zone, in either order.
[[nodiscard]] bool look_like_metres(const std::string& lon, const std::string& lat);

/// Puts right the two cells of a row where the fix is what they need; other rows stay.
/// \pre is_fix(fix.name) \return whether it did
[[nodiscard]] bool put_right(const ColumnFix& fix, const TableHead& head, TableRow& row,
                             const Country& country);

/// Names the zone of metres in the problems of kept rows ("utm" becomes "utm-42") when in one zone, and only in one, each
/// row that names a known settlement lies near it; else those problems have no fix.
void name_zones(BuiltCases& built, const Gazetteer& gazetteer, const Country& country);

}  // namespace tyndau::intake
