/// \file
/// Units by what people call them, and whether a settlement lies in a unit that somebody states.
#pragma once

#include "hearing/atlas.hpp"
#include "intake/places/unit_history.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tyndau::intake {

/// How a settlement's unit agrees with a stated one, best first.
enum class UnitFit {
  agrees,
  former,       ///< its unit was part of the stated one until a change
  near_border,  ///< it lies outside, no farther than the border is drawn accurately
  unknown,      ///< the data do not say
  contradicts,
};

/// A unit as somebody states it, found once, compared many times.
struct StatedUnit {
  hearing::UnitLevel level = hearing::UnitLevel::oblast;
  std::string text;                              ///< as stated
  std::string sound;                             ///< of its name without the word for its kind
  std::vector<const hearing::AdminUnit*> units;  ///< that bear the name; empty when the data have none
};

/// Borrows the atlas data. \threads safe once built
class UnitFinder {
 public:
  /// Without an atlas only what settlements say of themselves is compared.
  UnitFinder(const hearing::AtlasData& data, const hearing::Atlas* atlas, UnitHistory history);

  /// Units of a name, in any case and any spelling.
  [[nodiscard]] std::vector<const hearing::AdminUnit*> named(std::string_view text,
                                                             std::optional<hearing::UnitLevel> level) const;
  /// Units whose name is one slip of the hand away.
  [[nodiscard]] std::vector<const hearing::AdminUnit*> almost_named(std::string_view text,
                                                                    hearing::UnitLevel level) const;
  /// Whether named() finds something. \param name folded
  [[nodiscard]] bool knows(std::string_view name, hearing::UnitLevel level) const;
  [[nodiscard]] const hearing::AdminUnit* by_id(std::string_view id) const;
  [[nodiscard]] StatedUnit stated(hearing::UnitLevel level, std::string_view text) const;
  /// \param on the day of the notice; unknown: every division may be meant
  [[nodiscard]] UnitFit fit(const StatedUnit& stated, const hearing::Settlement& settlement,
                            std::optional<Date> on) const;

 private:
  using Bearers = std::vector<std::uint32_t>;
  void add(std::uint32_t unit, const std::string& name);
  [[nodiscard]] const Bearers* bearing(const std::string& sound) const;
  [[nodiscard]] std::vector<const hearing::AdminUnit*> bearing_inflected(
      std::string_view key, std::optional<hearing::UnitLevel> level) const;
  [[nodiscard]] std::vector<const hearing::AdminUnit*> at_level(
      const Bearers* bearers, std::optional<hearing::UnitLevel> level) const;
  [[nodiscard]] UnitFit by_words(const StatedUnit& stated, const hearing::Settlement& settlement,
                                 std::optional<Date> on) const;
  [[nodiscard]] UnitFit by_shape(const StatedUnit& stated, const hearing::Settlement& settlement,
                                 std::optional<Date> on) const;
  [[nodiscard]] std::optional<UnitFit> relation(const StatedUnit& stated, const hearing::AdminUnit& own,
                                                std::optional<Date> on) const;

  std::optional<hearing::Atlas> atlas_;
  UnitHistory history_;
  std::vector<const hearing::AdminUnit*> units_;  ///< one per id, the last record of it
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::unordered_map<std::string, Bearers> sounds_;
  std::vector<std::string> all_sounds_;
};

}  // namespace tyndau::intake
