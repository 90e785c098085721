/// \file
/// The lines of a map's checklist, each by its own function, and what they share.
#pragma once

#include "notices/map_check.hpp"
#include "notices/project_shape.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::notices {

/// A map beside what is expected of it, looked at once for all lines.
struct MapReading {
  const documents::MapFile& map;
  const MapExpectations& expected;
  const hearing::Atlas& atlas;
  std::vector<ReadShape> shapes;
  Metres blur;       ///< of any position that the map gives
  Metres tolerance;  ///< between the map and the stated coordinates
  std::optional<ProjectShape> project;
  bool agrees = false;  ///< the project's shape lies where it is stated to lie
  std::optional<hearing::Footprint>
      base{};  ///< to measure from: as drawn where it agrees or stands alone, else as stated
};
[[nodiscard]] MapReading read_beside(const documents::MapFile& map, const MapExpectations& expected,
                                     const hearing::Atlas& atlas);

/// A line with the message of that key.
[[nodiscard]] MapCheckLine line(std::string_view id, Verdict verdict, std::string key,
                                Arguments arguments = {});
/// A line that cannot be decided. \p settled_by: a key of the catalogue
[[nodiscard]] MapCheckLine open_line(std::string_view id, std::string key, std::string settled_by,
                                     Arguments arguments = {});
[[nodiscard]] bool placed(const documents::MapFile& map);
/// The map's reference system as a message takes it.
[[nodiscard]] std::string crs_words(const documents::MapFile& map);
/// A drawing in which nothing stands but the site, or what may be it: it was not made to show what lies around.
[[nodiscard]] bool holds_site_alone(const MapReading& reading);
/// Of a map whose place is not known: what would settle it.
[[nodiscard]] MapCheckLine not_placed(std::string_view id, const documents::MapFile& map);
[[nodiscard]] bool has_footprint(const MapExpectations& expected);
/// Its name as a message takes it.
[[nodiscard]] Argument name_of(const hearing::Settlement& settlement);
/// The interval of lengths [low, high], cut at zero.
[[nodiscard]] Quantity lengths(double low, double high);

[[nodiscard]] MapCheckLine attached(const MapReading& reading);
[[nodiscard]] MapCheckLine georeferenced(const MapReading& reading);
[[nodiscard]] MapCheckLine crs_stated(const MapReading& reading);
[[nodiscard]] MapCheckLine scale_and_legend(const MapReading& reading);
[[nodiscard]] MapCheckLine covers_footprint(const MapReading& reading);
[[nodiscard]] MapCheckLine footprint_agrees(const MapReading& reading);
[[nodiscard]] MapCheckLine covers_protection_zone(const MapReading& reading);
[[nodiscard]] MapCheckLine covers_nearest_settlement(const MapReading& reading);
[[nodiscard]] MapCheckLine dwelling_distance_agrees(const MapReading& reading);

}  // namespace tyndau::notices
