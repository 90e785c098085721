#include "hearing/place.hpp"

#include "hearing/codes.hpp"

namespace tyndau::hearing {
namespace {

constexpr CodeTable<ExtentQuality, 3> extent_codes{{{ExtentQuality::surveyed, "surveyed"},
                                                    {ExtentQuality::mapped, "mapped"},
                                                    {ExtentQuality::estimated, "estimated"}}};

constexpr CodeTable<UnitLevel, 3> level_codes{{{UnitLevel::oblast, "oblast"},
                                               {UnitLevel::district, "district"},
                                               {UnitLevel::rural_district, "rural_district"}}};

constexpr CodeTable<ZoneKind, zone_kind_count> zone_codes{
    {{ZoneKind::water_protection_zone, "water_protection_zone"},
     {ZoneKind::water_protection_strip, "water_protection_strip"},
     {ZoneKind::drinking_water_protection_belt, "drinking_water_protection_belt"},
     {ZoneKind::state_forest_fund, "state_forest_fund"},
     {ZoneKind::protected_area, "protected_area"},
     {ZoneKind::protected_area_buffer, "protected_area_buffer"},
     {ZoneKind::semipalatinsk_test_site, "semipalatinsk_test_site"},
     {ZoneKind::water_body, "water_body"}}};

constexpr CodeTable<DatasetKind, 5> dataset_codes{{{DatasetKind::settlements, "settlements"},
                                                   {DatasetKind::units, "units"},
                                                   {DatasetKind::zones, "zones"},
                                                   {DatasetKind::buildings, "buildings"},
                                                   {DatasetKind::outline, "outline"}}};

}  // namespace

std::string_view code(ExtentQuality quality) { return code_in(extent_codes, quality); }
std::optional<ExtentQuality> extent_quality_from_code(std::string_view text) {
  return value_in(extent_codes, text);
}

std::string_view code(UnitLevel level) { return code_in(level_codes, level); }
std::optional<UnitLevel> unit_level_from_code(std::string_view text) { return value_in(level_codes, text); }

std::string_view code(ZoneKind kind) { return code_in(zone_codes, kind); }
std::optional<ZoneKind> zone_kind_from_code(std::string_view text) { return value_in(zone_codes, text); }

std::string_view code(DatasetKind kind) { return code_in(dataset_codes, kind); }
std::optional<DatasetKind> dataset_kind_from_code(std::string_view text) {
  return value_in(dataset_codes, text);
}

const std::string& UnitContext::at(UnitLevel level) const {
  switch (level) {
    case UnitLevel::oblast: return oblast;
    case UnitLevel::district: return district;
    case UnitLevel::rural_district: break;
  }
  return rural_district;
}

}  // namespace tyndau::hearing
