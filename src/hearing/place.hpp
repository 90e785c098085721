/// \file
/// Places: settlements, administrative units, zones, buildings, and the data sets that they come from.
#pragma once

#include "core/date.hpp"
#include "core/text.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::hearing {

/// How well the outline of a settlement is known.
enum class ExtentQuality {
  surveyed,   ///< an official boundary
  mapped,     ///< drawn from imagery or a map
  estimated,  ///< a disc about a point, its radius guessed from the population
};
[[nodiscard]] std::string_view code(ExtentQuality quality);
[[nodiscard]] std::optional<ExtentQuality> extent_quality_from_code(std::string_view code);

/// Where a settlement lies. Estimated: `shape` is one point and the true boundary is between the two radii about it.
/// Otherwise `shape` holds polygons and `radius` is {0, 0}.
struct Extent {
  ExtentQuality quality = ExtentQuality::estimated;
  geo::Shape shape;
  MetresInterval radius;
  Metres position_uncertainty;  ///< how far the whole outline may be displaced
  /// About one estimated outline in twenty is displaced by more; within it nobody is called certainly outside or inside.
  Metres rare_displacement{};
};

enum class UnitLevel { oblast, district, rural_district };
[[nodiscard]] std::string_view code(UnitLevel level);
[[nodiscard]] std::optional<UnitLevel> unit_level_from_code(std::string_view code);

/// Names of the units that something lies in, as its source writes them; empty where it does not say.
struct UnitContext {
  std::string oblast;
  std::string district;
  std::string rural_district;
  friend bool operator==(const UnitContext&, const UnitContext&) = default;
  [[nodiscard]] const std::string& at(UnitLevel level) const;
};

struct Settlement {
  std::string id;    ///< unique in the atlas, for example "geonames:1526271"
  std::string name;  ///< as the source's main name
  Text names;        ///< a language may be empty
  std::vector<std::string> alternate_names;
  std::optional<std::int64_t> population;  ///< unknown is not zero
  std::string place_type;                  ///< city, town, village, hamlet …; empty when unknown
  UnitContext units;
  LonLat centre;  ///< the source's own point, or a point inside the polygon
  Extent extent;
  std::string dataset;
  std::string source;  ///< of this record when it differs from its data set's
};

struct AdminUnit {
  std::string id;  ///< KATO code, or the source's id
  UnitLevel level = UnitLevel::oblast;
  std::string name;
  Text names;
  std::vector<std::string> alternate_names;  ///< old names and other spellings
  std::string parent_id;
  geo::Shape shape;  ///< empty when only the name is known
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;
  std::string dataset;
};

enum class ZoneKind {
  water_protection_zone,
  water_protection_strip,
  drinking_water_protection_belt,
  state_forest_fund,
  protected_area,
  protected_area_buffer,
  semipalatinsk_test_site,
  water_body,  ///< the water itself; zones may be derived from it
};
inline constexpr std::size_t zone_kind_count = 8;
[[nodiscard]] std::string_view code(ZoneKind kind);
[[nodiscard]] std::optional<ZoneKind> zone_kind_from_code(std::string_view code);

struct Zone {
  std::string id;
  ZoneKind kind = ZoneKind::water_body;
  std::string name;
  Text names;
  geo::Shape shape;
  std::optional<Metres> width;  ///< decreed width, where the object has its own
  std::string dataset;
};

struct Building {
  std::string id;
  geo::Shape shape;
  bool dwelling = false;
  std::string dataset;
};

enum class DatasetKind { settlements, units, zones, buildings, outline };
[[nodiscard]] std::string_view code(DatasetKind kind);
[[nodiscard]] std::optional<DatasetKind> dataset_kind_from_code(std::string_view code);

/// What is loaded, from where, how old, and where it speaks.
struct Dataset {
  std::string id;
  DatasetKind kind = DatasetKind::settlements;
  Text title;
  std::string source;
  std::string url;
  std::string licence;
  std::string attribution;
  std::string date;    ///< of the data, ISO; empty: not recorded
  std::string sha256;  ///< of the normalised records
  std::int64_t records = 0;
  Text coverage_note;
  std::vector<ZoneKind> zone_kinds;    ///< kinds that a zones data set speaks about
  std::vector<UnitLevel> unit_levels;  ///< levels that a units data set speaks about
  /// Of a units data set: how far a drawn border may stand beside the true one; nothing: nobody stated it.
  std::optional<Metres> border_accuracy;
  geo::Shape coverage;  ///< where absence means absence; empty: nowhere
};

/// One data set with its records; only the list of its kind is filled (outline: units).
struct DatasetContent {
  Dataset dataset;
  std::vector<Settlement> settlements;
  std::vector<AdminUnit> units;
  std::vector<Zone> zones;
  std::vector<Building> buildings;
};

}  // namespace tyndau::hearing
