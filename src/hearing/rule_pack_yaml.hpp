/// \file
/// Reads rule packs, the table of object types and working-day calendars, and refuses what it does not know.
#pragma once

#include "hearing/rule_pack.hpp"

#include <filesystem>
#include <vector>

namespace tyndau::hearing {

/// One file of geodata/rules, in the format of geodata/rules/schema.json.
/// \throws yaml::Fault at the line of an unknown key, finding, unit, form, source or word, of a value of the wrong kind, of
/// a missing key, and of a rule that is verified without its paragraph having been read (C1)
[[nodiscard]] RulePack read_rule_pack(const std::filesystem::path& file);
/// geodata/rules/object_types.yaml. \throws yaml::Fault as above
[[nodiscard]] std::vector<ObjectType> read_object_types(const std::filesystem::path& file);
/// geodata/calendars/<id>.yaml. \throws yaml::Fault as above, and for a day that stands twice or lies outside the span
[[nodiscard]] WorkingCalendar read_calendar(const std::filesystem::path& file);

}  // namespace tyndau::hearing
