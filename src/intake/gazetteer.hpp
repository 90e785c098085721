/// \file
/// From written names to places of the atlas: one match, several candidates, or none, never the biggest.
#pragma once

#include "hearing/atlas.hpp"
#include "hearing/case.hpp"

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

/// Units that narrow a name down.
struct PlaceContext {
  hearing::UnitContext units;
  /// The units are the place's own: each must fit. Else only the oblast must, the lower ones decide among several.
  bool own = true;
};

/// Names of the atlas, folded. Borrows the data, which must outlive it. \threads safe once built
class Gazetteer {
 public:
  explicit Gazetteer(const hearing::AtlasData& data);
  explicit Gazetteer(const hearing::Atlas& atlas) : Gazetteer(atlas.data()) {}
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// A settlement by its id.
  [[nodiscard]] const hearing::Settlement* by_id(std::string_view id) const;
  /// "с. Аксу", "Аксу [geonames:1526271]", "Акмолинская область, с.Аксу": an id wins; units in the text win over the context.
  /// Names are compared first as written (case, ё, hyphens aside), then without the marks of one keyboard (қ k, ы и …).
  /// The same place in two data sets (other data set, within 5 km) is one place: the later data set's.
  [[nodiscard]] PlaceMatch settlement(std::string_view text, const PlaceContext& context = {}) const;
  /// A unit by name, renames included. \p level and \p within (names of higher units) narrow it down.
  /// \return null when none or more than one fits
  [[nodiscard]] const hearing::AdminUnit* unit(std::string_view text,
                                               std::optional<hearing::UnitLevel> level = {},
                                               const hearing::UnitContext& within = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Fills ids and candidates of every place and unit of the case. Texts stay as written, without a bracketed id that was
/// found. A venue's settlement is judged by the venue's own units, by the project's only when it has none.
void resolve_places(hearing::Case& input, const Gazetteer& gazetteer);

}  // namespace tyndau::intake
