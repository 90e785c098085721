/// \file
/// The words of written coordinates: numbers, marks, letters of the compass, labels.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tyndau::intake {

enum class CoordinateWord {
  number,
  degree,  ///< ° and its words
  minute,  ///< ′ ' and their words
  second,  ///< ″ " '' and their words
  joint,   ///< ":" or "-" between digits
  north,
  south,
  east,
  west,
  latitude,   ///< a label: широта, lat, ендік
  longitude,  ///< a label: долгота, lon, бойлық
  sh,         ///< "Ш" alone: Russian широта or Kazakh шығыс
  separator,  ///< , ; / and ends of lines
  other,      ///< anything else
};

struct CoordinateToken {
  CoordinateWord word = CoordinateWord::other;
  double value = 0.0;              ///< of a number
  int decimals = 0;                ///< of a number, behind the point or comma
  bool list_number = false;        ///< followed by ")" or preceded by "№", "т." …: no coordinate
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// \pre UTF-8; broken bytes become `other`
[[nodiscard]] std::vector<CoordinateToken> coordinate_tokens(std::string_view text);

}  // namespace tyndau::intake
