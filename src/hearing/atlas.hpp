/// \file
/// The one interface to places: what is where, who is reached, which data speak about it.
#pragma once

#include "core/result.hpp"
#include "geo/area_index.hpp"
#include "geo/geodesic.hpp"
#include "hearing/place.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::hearing {

/// Everything that a store or a set of files holds about places.
struct AtlasData {
  std::vector<Dataset> datasets;
  std::vector<Settlement> settlements;
  std::vector<AdminUnit> units;
  std::vector<Zone> zones;
  std::vector<Building> buildings;
};

/// A settlement near a shape. The interval is the distance to the settlement's true boundary.
struct SettlementHit {
  const Settlement* settlement = nullptr;
  MetresInterval distance;
  geo::NearestPoints nearest;  ///< to the drawn shape (the point, when the extent is estimated)
};

struct ZoneHit {
  const Zone* zone = nullptr;
  geo::NearestPoints nearest;
};

struct UnitHit {
  const AdminUnit* unit = nullptr;
  geo::NearestPoints nearest;
};

/// Places in memory with their indices. Immutable; copies share one memory. \threads every const function is safe from any
/// thread
class Atlas {
 public:
  /// Records keep their order; settlements are found by id. Later data sets win over earlier ones for an equal id.
  /// \p index_folder: where the indices of large layers stay from run to run (geo::AreaIndex); empty: nowhere.
  explicit Atlas(AtlasData data, geo::EdgeModel edges = geo::EdgeModel::geodesic,
                 const std::filesystem::path& index_folder = {});
  ~Atlas();
  Atlas(const Atlas&);
  Atlas(Atlas&&) noexcept;
  Atlas& operator=(const Atlas&);
  Atlas& operator=(Atlas&&) noexcept;

  [[nodiscard]] const AtlasData& data() const;
  /// How edges run in every distance that this atlas measures.
  [[nodiscard]] geo::EdgeModel edges() const;
  [[nodiscard]] const Settlement* settlement(std::string_view id) const;
  [[nodiscard]] const AdminUnit* unit(std::string_view id) const;

  /// Settlements whose true boundary may be within \p radius of \p from (interval low end <= radius), by id.
  [[nodiscard]] std::vector<SettlementHit> settlements_within(const geo::Shape& from, Metres radius) const;
  /// The \p count nearest by the interval's middle.
  [[nodiscard]] std::vector<SettlementHit> nearest_settlements(const geo::Shape& from,
                                                               std::size_t count) const;
  /// The two nearest points of two shapes. Where \p to is the shape of a settlement or unit of this atlas, or its outline, its
  /// index answers; any other is measured edge by edge. \pre neither shape is empty
  [[nodiscard]] geo::NearestPoints nearest_points(const geo::Shape& from, const geo::Shape& to) const;
  /// Distance from a shape to the boundary of one settlement, 0 inside.
  /// \pre neither shape is empty; the settlement may be any, not only one of this atlas
  [[nodiscard]] SettlementHit distance_to(const geo::Shape& from, const Settlement& settlement) const;
  /// A disc that certainly holds the settlement's drawn extent at its largest, without its position's uncertainty.
  /// \pre the settlement is one of this atlas
  [[nodiscard]] const geo::Disc& disc(const Settlement& settlement) const;
  /// Whether some data set says it knows every settlement within \p radius of the shape.
  [[nodiscard]] bool covers_settlements(const geo::Shape& where, Metres radius) const;

  /// Zones of a kind within a distance, nearest first.
  [[nodiscard]] std::vector<ZoneHit> zones_within(ZoneKind kind, const geo::Shape& from, Metres radius) const;
  [[nodiscard]] std::optional<ZoneHit> nearest_zone(ZoneKind kind, const geo::Shape& from) const;
  /// Whether some data set says it knows every zone of this kind where \p where lies.
  [[nodiscard]] bool covers_zones(ZoneKind kind, const geo::Shape& where) const;

  /// Units of a level that have a polygon and meet the shape.
  [[nodiscard]] std::vector<const AdminUnit*> units_meeting(UnitLevel level, const geo::Shape& where) const;
  /// Units of a level with a polygon at most \p radius from the shape, in the order of the records.
  [[nodiscard]] std::vector<UnitHit> units_within(UnitLevel level, const geo::Shape& from,
                                                  Metres radius) const;
  /// How far the unit's drawn border may stand beside the true one, as its data set states; 0 where it states nothing.
  [[nodiscard]] Metres border_accuracy(const AdminUnit& unit) const;
  /// Units of a level whose true border may be at most \p radius from the shape, in the order of the records.
  [[nodiscard]] std::vector<UnitHit> units_perhaps_within(UnitLevel level, const geo::Shape& from,
                                                          Metres radius) const;
  /// From the shape to a unit's boundary, from whichever side. \pre the unit is one of this atlas and has a polygon
  [[nodiscard]] Metres distance_to_boundary(const geo::Shape& where, const AdminUnit& unit) const;
  /// Units that bear the name, old names and spellings included, at one level or at any.
  [[nodiscard]] std::vector<const AdminUnit*> units_named(
      std::string_view name, std::optional<UnitLevel> level = std::nullopt) const;
  /// Whether polygons of this level cover the shape wholly.
  [[nodiscard]] bool covers_units(UnitLevel level, const geo::Shape& where) const;
  /// The country's outline (units whose id begins with "outline:", which belong to no level), empty when none is loaded.
  [[nodiscard]] const geo::Shape& outline() const;

  /// Dwellings within a distance, nearest first, by their position in data().buildings; nullopt when no buildings data set
  /// covers everything within that distance.
  [[nodiscard]] std::optional<std::vector<geo::Hit>> dwellings_within(const geo::Shape& from,
                                                                      Metres radius) const;

 private:
  class Impl;
  std::shared_ptr<const Impl> impl_;  ///< shared: whoever answers from an atlas keeps it alive
};

}  // namespace tyndau::hearing
