/// \file
/// What a text about a place is about: the units that it states, and the names that may be its settlement.
#pragma once

#include "intake/places/described_place.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/places/place_address.hpp"
#include "intake/places/place_choice.hpp"

#include <initializer_list>
#include <vector>

namespace tyndau::intake {

/// The places that the text may be about, and what to fall back to.
struct Subjects {
  std::vector<AddressPlace> places;
  /// Towns, where `places` are names beside them that no word explains: parts of the town, or villages of its unit.
  std::vector<AddressPlace> towns;
};

/// Names that are said to be one of these kinds; those in brackets only where there is no other.
[[nodiscard]] std::vector<AddressPlace> said_as(const Address& address,
                                                std::initializer_list<AddressPlace::Said> words);

/// \threads safe
class SubjectFinder {
 public:
  /// Borrows both.
  SubjectFinder(const SettlementNames& names, const UnitFinder& units) : names_(names), units_(units) {}

  /// The highest first; those of the context where the text states none.
  [[nodiscard]] StatedUnits stated_units(const Address& address, const PlaceContext& context) const;
  /// The smallest first: villages, else towns, else bare names that are known. Towns beside villages count as units.
  [[nodiscard]] Subjects subjects(const Address& address, StatedUnits& stated) const;
  /// Leaves only the places that stand there; towns and bare names elsewhere count as units.
  void keep_within(const TextPart& within, Address& address, StatedUnits& stated) const;

 private:
  void add_as_unit(const AddressPlace& named, StatedUnits& stated) const;
  [[nodiscard]] bool may_be_settlement(const AddressPlace& bare) const;
  [[nodiscard]] Subjects with_bare(Subjects found, const Address& address, StatedUnits& stated) const;

  const SettlementNames& names_;
  const UnitFinder& units_;
};

}  // namespace tyndau::intake
