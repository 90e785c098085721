/// \file
/// The one place where the readers of notices meet the reader of coordinates.
#pragma once

#include "intake/country.hpp"
#include "notices/scene.hpp"

#include <vector>

namespace tyndau::notices {

struct WrittenPlace {
  LonLat at;
  Metres rounding;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  bool labelled = false;           ///< a word such as "координаты" stands before it
  bool doubted = false;            ///< the words beside it speak of something else than the object
  int area = 0;                    ///< corners of one area have one number, from 1; 0: no corner
};

/// Every position that the text states, in whatever notation, in its order, each corner of an area. A map sheet is no
/// position; where the order of two numbers cannot be told there is none. What the text takes back is left out.
/// \param found the fields of the scene: what the project is called, and who initiates it
[[nodiscard]] std::vector<WrittenPlace> positions_in(const Scene& scene, const std::vector<Found>& found,
                                                     const intake::Country& country);

}  // namespace tyndau::notices
