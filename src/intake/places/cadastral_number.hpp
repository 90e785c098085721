/// \file
/// Cadastral numbers of parcels in a written place: "01-174-021-045".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::intake {

/// A number, and the text without it.
struct CadastralNumber {
  std::string number;  ///< as written
  std::string rest;    ///< as long as the text, with commas for the number and the words that announce it
};
/// The first number of a parcel: two, three, three and three or four digits, joined by hyphens or colons. \return nothing when
/// there is none
[[nodiscard]] std::optional<CadastralNumber> read_cadastral_number(std::string_view text);

}  // namespace tyndau::intake
