/// \file
/// What stands beside a distance: "15 km north-west of Bestobe", "km 121 of the road Kyzylorda-Kumkol" as a ring, a sector, or as
/// names that alone do not tell where.
#pragma once

#include "intake/places/described_region.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/places/place_address.hpp"

#include <cstddef>
#include <string_view>

namespace tyndau::intake {

/// Bytes of a text where the place that is meant must be named.
struct TextPart {
  std::size_t from = 0, to = std::string_view::npos;
  [[nodiscard]] bool holds(const AddressPlace& place) const { return place.begin >= from && place.end <= to; }
  [[nodiscard]] bool all() const { return from == 0 && to == std::string_view::npos; }
};

/// What finds the settlement that a text without a distance names.
class NameSettler {
 public:
  virtual ~NameSettler() = default;
  NameSettler() = default;
  NameSettler(const NameSettler&) = delete;
  NameSettler& operator=(const NameSettler&) = delete;
  [[nodiscard]] virtual PlaceAnswer settled(std::string_view text, const PlaceContext& context,
                                            const TextPart& within) const = 0;
};

/// The ring or sector about the place that the distance is counted from; a region without one where that place is not known.
/// \param region what read_distance() found in the text
[[nodiscard]] PlaceAnswer described_place(std::string_view text, const DescribedRegion& region,
                                          const PlaceContext& context, const NameSettler& settler);
/// Names beside a distance that cannot be drawn: where it is counted from, or whereto, is not said.
[[nodiscard]] PlaceAnswer beside_a_distance(std::string_view text, const PlaceContext& context,
                                            const NameSettler& settler);

}  // namespace tyndau::intake
