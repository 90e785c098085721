/// \file
/// What a written place says: its name without the words around it, its id in brackets, the units it names.
#pragma once

#include "hearing/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// "Акмолинская область, Степногорск г.а., с. Аксу [geonames:1526271]" in parts.
struct WrittenPlace {
  std::string name;            ///< as written, without units and brackets: "с. Аксу"
  std::string id;              ///< between brackets, or empty
  hearing::UnitContext units;  ///< as written; empty where it does not say
};
[[nodiscard]] WrittenPlace read_place(std::string_view text);

/// A settlement's name without "с.", "село", "ауылы", "г." …, folded; the name alone when nothing else would be left.
[[nodiscard]] std::string settlement_key(std::string_view name);
/// A unit's name without "область", "ауданы", "г.а." …, folded.
[[nodiscard]] std::string unit_key(std::string_view name);
/// The level that the words of a unit's name state: "район" district, "с.о." rural district …
[[nodiscard]] std::optional<hearing::UnitLevel> stated_level(std::string_view name);

}  // namespace tyndau::intake
