/// \file
/// Which of the settlements that bear a name fits the units that are stated with it.
#pragma once

#include "intake/places/gazetteer.hpp"
#include "intake/places/place_address.hpp"
#include "intake/places/settlement_names.hpp"
#include "intake/places/unit_finder.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace tyndau::intake {

/// The units that one place is judged by.
struct StatedUnits {
  std::vector<StatedUnit> units;
  bool own = true;         ///< as PlaceContext::own
  std::optional<Date> on;  ///< as PlaceContext::on
};

/// Borrows all it is made of. \threads safe
class PlaceChooser {
 public:
  PlaceChooser(const hearing::AtlasData& data, const SettlementNames& names, const UnitFinder& units);

  struct Choice {
    std::vector<PlaceCandidate> fitting;  ///< the best that fit; one when the place is found
    std::vector<PlaceCandidate> others;   ///< those of the name that fit less or not at all
    bool doubtful = false;                ///< a slip fits where the name itself contradicts
  };
  [[nodiscard]] Choice choose(const AddressPlace& place, const StatedUnits& stated) const;

 private:
  [[nodiscard]] std::vector<PlaceCandidate> judged(const std::vector<NamedSettlement>& named,
                                                   const AddressPlace& place,
                                                   const StatedUnits& stated) const;
  [[nodiscard]] PlaceCandidate judged(const NamedSettlement& named, const StatedUnits& stated) const;
  [[nodiscard]] std::vector<PlaceCandidate> one_place_once(std::vector<PlaceCandidate> fitting) const;

  const SettlementNames& names_;
  const UnitFinder& units_;
  std::unordered_map<std::string_view, std::size_t> dataset_order_;
};

}  // namespace tyndau::intake
