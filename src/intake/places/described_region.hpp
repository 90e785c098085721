/// \file
/// Descriptions that give a region and not a point: "15 km north-west of Bestobe", "km 121 of the road Kyzylorda-Kumkol".
#pragma once

#include "core/units.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::intake {

/// What such a description says, before anybody looked up its names.
struct DescribedRegion {
  enum class Kind {
    from_place,  ///< a distance from a place, perhaps with a direction
    along_road,  ///< a kilometre of a road that is named by its two ends
  };
  Kind kind = Kind::from_place;
  std::string
      anchor;  ///< text with the place, as long as the whole with commas for the description; or the first end of the road
  std::string far_end;  ///< the second end of a road
  std::size_t named_from = 0,
              named_to = std::string::npos;  ///< bytes of `anchor` where the place must be named
  Metres distance;                           ///< as stated
  Metres
      rounding;  ///< half a unit of the last digit that is not 0, 5 km at most; of a range half of it besides
  std::optional<double> azimuth;   ///< degrees clockwise from north
  bool by_road = false;            ///< counted along a road: the straight line may be shorter
  bool within = false;             ///< anywhere nearer than that
  std::size_t begin = 0, end = 0;  ///< bytes of the text: the description without the anchor
};

/// What a text says of a distance.
struct DistanceReading {
  bool stated = false;  ///< it has kilometres or metres: its names alone do not tell where
  std::optional<DescribedRegion> region;
};
[[nodiscard]] DistanceReading read_distance(std::string_view text);

/// \return nothing when the text has no such description
[[nodiscard]] std::optional<DescribedRegion> read_described_region(std::string_view text);

/// Roads of a country are at most this many times as long as the straight line between two of their points: an assumption.
inline constexpr double longest_road_factor = 1.4;
/// "North of" may be anything between north-west and north-east.
inline constexpr double direction_tolerance = 45.0;  ///< degrees on either side

/// How far from the anchor's point the described place may lie. \param reach how far the anchor's settlement extends about its
/// point: a distance may be counted from its edge. \param uncertainty of that point
[[nodiscard]] MetresInterval distance_from_anchor(const DescribedRegion& described, Metres reach,
                                                  Metres uncertainty);

/// Between which azimuths from the anchor, where a direction is stated.
[[nodiscard]] std::optional<Interval<double>> azimuths_of(const DescribedRegion& described);

}  // namespace tyndau::intake
