/// \file
/// The words of a described distance: lengths, points of the compass, roads.
#pragma once

#include "core/units.hpp"
#include "intake/places/place_words.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// A stretch of tokens.
struct TokenSpan {
  std::size_t begin = 0, end = 0;
};

/// "121-м км", "2,5 км", "10-12 км", "800 м".
struct WrittenLength {
  Metres value;  ///< of a range its middle
  Metres
      rounding;  ///< half a unit of the last digit that is not 0, 5 km at most; of a range half of it besides
  bool kilometres = false;
  TokenSpan tokens;
};

/// "северо-северо-восток", "ЮЗ", "оңтүстікке", "southwest".
struct WrittenDirection {
  double azimuth = 0.0;  ///< degrees clockwise from north
  TokenSpan tokens;
};

[[nodiscard]] bool word_begins(std::string_view word, std::initializer_list<std::string_view> stems);
[[nodiscard]] bool word_is(std::string_view word, std::initializer_list<std::string_view> words);

/// All of a text, from left to right. "разъезд 15 км" is a name and no length, "5 м²" is none either.
[[nodiscard]] std::vector<WrittenLength> lengths_in(const std::vector<AddressToken>& tokens,
                                                    std::string_view text);
/// Whether the token is a kilometre, with a number or without.
[[nodiscard]] bool is_kilometre(std::string_view word);

/// The direction that begins at a token; names of oblasts and settlements are none.
[[nodiscard]] std::optional<WrittenDirection> direction_at(const std::vector<AddressToken>& tokens,
                                                           std::size_t at);

/// Whether a word for a road begins at the token.
[[nodiscard]] bool is_road(const std::vector<AddressToken>& tokens, std::size_t at);

}  // namespace tyndau::intake
