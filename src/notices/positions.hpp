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
};

/// Every position of the text that the reader of coordinates accepts, in the order of the text.
[[nodiscard]] std::vector<WrittenPlace> positions_in(const Outline& outline, const intake::Country& country);

}  // namespace tyndau::notices
