/// \file
/// From written names to places of the atlas: resolved, ambiguous or unresolved, with candidates and reasons; never the biggest
/// homonym by default.
#pragma once

#include "core/finding.hpp"
#include "hearing/atlas.hpp"
#include "hearing/case.hpp"
#include "intake/places/former_names.hpp"
#include "intake/places/settlement_names.hpp"
#include "intake/places/unit_finder.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// What a written settlement turned out to be.
struct PlaceMatch {
  const hearing::Settlement* settlement = nullptr;  ///< set when exactly one fits
  std::vector<const hearing::Settlement*>
      candidates;  ///< by id; several that fit, or homonyms that contradict the units
};

/// What narrows a name down.
struct PlaceContext {
  hearing::UnitContext units;
  /// The units are the place's own: each must fit. Else only the oblast must, the lower ones decide among several.
  bool own = true;
  std::optional<Date> on = {};  ///< the day of the notice: old oblasts are judged by it
  /// Another place of the same paper: orders candidates, and decides between homonyms where one is near it and every other
  /// far away.
  std::optional<LonLat> near = {};
  /// Where the paper's site is known to be: a bare name that stands only hundreds of kilometres from it is doubted. Decides nothing
  /// else.
  std::optional<LonLat> site = {};
};

enum class PlaceVerdict {
  resolved,    ///< one place, and only one, fits
  ambiguous,   ///< several fit, or one that only a slip and a contradiction together would make right
  unresolved,  ///< none fits; candidates are what it could have been
  region,  ///< a distance from a place: somewhere in a ring or a sector about it, or about a place that is not known
};
[[nodiscard]] std::string_view code(PlaceVerdict verdict);

/// A settlement that the text could mean.
struct PlaceCandidate {
  const hearing::Settlement* settlement = nullptr;
  NameFit name = NameFit::same;
  std::vector<UnitFit> by_unit;     ///< for each stated unit, the highest level first
  UnitFit units = UnitFit::agrees;  ///< the worst of them
  bool district_agrees = false;     ///< a district is stated, and it lies there
  std::optional<Metres> distance;   ///< from PlaceContext::near
  std::optional<Metres> displaced;  ///< another data set has it in the same district, so far away
  std::vector<Message> reasons;

  /// How well name and units fit, in [0, 1]: 1 for the same name in every stated unit, 0.9 for another spelling, 0.8 for a
  /// case ending, 0.6 for a slip; times 0.9 for an old unit or a place beyond its border, 0.8 where the units are not known
  /// or not stated, 0.2 where they contradict. No probability.
  [[nodiscard]] double score() const;
};

/// The ring or sector where a described place lies.
struct PlaceRegion {
  const hearing::Settlement* anchor = nullptr;
  hearing::SiteRegion where;
  bool along_road = false;
};

struct PlaceAnswer {
  PlaceVerdict verdict = PlaceVerdict::unresolved;
  std::vector<PlaceCandidate> candidates;  ///< best first; of a region: of its anchor
  std::optional<PlaceRegion> region;
  std::vector<const hearing::AdminUnit*> units;  ///< that the text names
  std::vector<Message> reasons;
};

/// Names of the atlas, folded. Built from an atlas it shares it; built from data it borrows them. \threads safe once built
class Gazetteer {
 public:
  explicit Gazetteer(const hearing::AtlasData& data);
  explicit Gazetteer(const hearing::Atlas& atlas, UnitHistory history = {}, const FormerNames& former = {});
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// Whether it knows no settlement.
  [[nodiscard]] bool empty() const;
  /// A settlement by its id.
  [[nodiscard]] const hearing::Settlement* by_id(std::string_view id) const;
  /// "с. Аксу", "Аксу [geonames:1526271]", "в селе Кокпекты Кокпектинского района области Абай": an id wins; units in the text
  /// win over the context. Names are compared in every spelling, then without case endings, then with one slip of the hand.
  /// The same place in two data sets (other data set, within 5 km) is one place: the later data set's. So it is up to 20 km
  /// away, when each of the two has one place of the name in the district that is stated.
  [[nodiscard]] PlaceAnswer find(std::string_view text, const PlaceContext& context = {}) const;
  /// The region that the text describes, if it describes one and its settlement is resolved.
  [[nodiscard]] std::optional<PlaceRegion> region(std::string_view text,
                                                  const PlaceContext& context = {}) const;
  /// As find(), for a cell that names one settlement; a region is no settlement, and one that two data sets put far apart
  /// stays two candidates.
  [[nodiscard]] PlaceMatch settlement(std::string_view text, const PlaceContext& context = {}) const;
  /// A unit by name, renames included. \p level and \p within (names of higher units) narrow it down.
  /// \return null when none or more than one fits
  [[nodiscard]] const hearing::AdminUnit* unit(std::string_view text,
                                               std::optional<hearing::UnitLevel> level = {},
                                               const hearing::UnitContext& within = {}) const;

 private:
  struct Impl;
  [[nodiscard]] PlaceAnswer find_named(std::string_view text, const PlaceContext& context) const;
  std::unique_ptr<Impl> impl_;
};

/// Fills ids and candidates of every place and unit of the case; a settlement whose id is known here keeps it. Texts stay as
/// written, without a bracketed id that was found. A venue's settlement is judged by the venue's own units, by the project's
/// only when it has none.
void resolve_places(hearing::Case& input, const Gazetteer& gazetteer);

}  // namespace tyndau::intake
