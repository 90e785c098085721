/// \file
/// The one place where the readers of notices meet the reader of coordinates.
#pragma once

#include "intake/country.hpp"
#include "notices/outline.hpp"

#include <vector>

namespace tyndau::notices {

struct WrittenPlace {
  LonLat at;
  Metres rounding;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  bool labelled = false;           ///< a word such as "координаты" stands before it
  bool doubted = false;            ///< the words beside it speak of an office or of where people meet
  int area = 0;                    ///< corners of one area have one number, from 1; 0: no corner
};

/// Every position that the text states, in whatever notation, in its order, each corner of an area. A map sheet is no
/// position; where the order of two numbers cannot be told there is none.
[[nodiscard]] std::vector<WrittenPlace> positions_in(const Outline& outline, const intake::Country& country);

}  // namespace tyndau::notices
