/// \file
/// Which of several distances is that to the nearest dwelling.
#pragma once

#include "notices/lengths.hpp"
#include "notices/scene.hpp"

#include <vector>

namespace tyndau::notices {

/// A row of a dictionary: what people live in, and settlements.
inline constexpr std::string_view dwelling_words =
    "жил*|дом|дома|домов|насел*|поселк*|село|села|селитебн*|застройк*|город*|аул*|пос|г|с|п|жилья|дач*|садов*"
    "|"
    "тұрғын*|үй|үйге|үйлерге|үйге|елді|ауыл*|кент*|қала*|мекен*";

/// A distance to dwellings as the text tells it.
struct DwellingDistance {
  std::size_t found = 0;  ///< of the list of what was found
  Length length;
};

/// Distances to a settlement that is named, in words that speak of no dwelling: "село Пример – в 3,6 км".
[[nodiscard]] bool is_to_a_settlement(const Scene& scene, Span length);

/// "север — 12 км", "с юга 3 км": one of a list by the sides of the horizon.
[[nodiscard]] bool is_by_side(const Scene& scene, Span length);
/// "до АЗС 400 м" behind another length: measured to something that is no dwelling.
[[nodiscard]] bool is_to_something_else(const Scene& scene, Span length);

/// Of distances told in one sentence or under one label, the one said to be nearest stays, of a list by sides or of several
/// settlements the least one; a longer one that is not said to be nearest goes beside it. What another, shorter distance
/// speaks against is doubted.
/// \param distances in the order of the text
/// \param settlements see is_to_a_settlement()
/// \return places in \p found of those that say nothing of the nearest dwelling
[[nodiscard]] std::vector<std::size_t> not_nearest(const Scene& scene,
                                                   const std::vector<DwellingDistance>& distances,
                                                   const std::vector<Length>& settlements,
                                                   std::vector<Found>& found);

}  // namespace tyndau::notices
