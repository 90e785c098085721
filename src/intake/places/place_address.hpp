/// \file
/// A written address in parts: the units and the settlements that it names.
#pragma once

#include "intake/places/place_words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// What the reader of an address asks a gazetteer, to find where a name of several words begins and ends.
class KnownNames {
 public:
  virtual ~KnownNames() = default;
  KnownNames() = default;
  KnownNames(const KnownNames&) = delete;
  KnownNames& operator=(const KnownNames&) = delete;
  /// Whether a unit of the level bears the folded name, in any case.
  [[nodiscard]] virtual bool unit(std::string_view name, hearing::UnitLevel level) const = 0;
  [[nodiscard]] virtual bool settlement(std::string_view name) const = 0;
};

struct AddressUnit {
  hearing::UnitLevel level = hearing::UnitLevel::oblast;
  std::string name;  ///< folded, without the word for its kind
};

struct AddressPlace {
  enum class Said { nothing, town, village, station };
  Said said = Said::nothing;       ///< by the word beside the name
  std::string name;                ///< folded, without that word
  bool aside = false;              ///< between brackets
  std::size_t begin = 0, end = 0;  ///< bytes of the text, the name alone
  bool named = false;              ///< written like a name: with a capital, and no number behind it
};

struct Address {
  std::vector<AddressUnit> units;    ///< in the order of the text
  std::vector<AddressPlace> places;  ///< named as settlements, in the order of the text
  std::vector<AddressPlace> bare;    ///< names that no word explains
  std::string foreign;               ///< another country, folded, when a part of the text is its name
};

/// "в селе Кокпекты Кокпектинского района области Абай", "Маңғыстау облысы, Мұнайлы ауданы, Басқұдық ауылы".
[[nodiscard]] Address read_address(std::string_view text, const KnownNames& known);

}  // namespace tyndau::intake
