/// \file
/// Finding places by what people write: names in three languages, coordinates in any order; every candidate with its reason.
#pragma once

#include "core/finding.hpp"
#include "core/lon_lat.hpp"
#include "hearing/atlas.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// Why a place was found, best first.
enum class NameMatch { same, same_loosely, begins, contains, alike };
[[nodiscard]] std::string_view code(NameMatch match);

/// One place that fits.
struct PlaceHit {
  const hearing::Settlement* settlement = nullptr;
  NameMatch match = NameMatch::same;
  std::string name;                ///< the name that fits, as the source writes it
  std::optional<Metres> distance;  ///< from where it was asked for
};

struct PlaceQuery {
  std::string text;            ///< a name or the beginning of one
  std::optional<LonLat> near;  ///< nearer places come first among equals
  std::string unit;            ///< only places in a unit of this name
  std::size_t most = 20;
};

/// Names of all settlements, folded. Borrows the atlas. \threads safe once built
class PlaceSearch {
 public:
  explicit PlaceSearch(const hearing::AtlasData& data);

  /// Best first: by match, then by distance where it is asked for, then by population, then by id. Homonyms all appear.
  /// Names that are only alike come when nothing else does.
  [[nodiscard]] std::vector<PlaceHit> find(const PlaceQuery& query) const;

 private:
  struct Entry {
    const hearing::Settlement* settlement;
    std::string name;
    std::string key;
    std::string loose;
  };
  [[nodiscard]] std::vector<PlaceHit> matching(const PlaceQuery& query, bool alike) const;

  std::vector<Entry> entries_;
};

}  // namespace tyndau::app
