/// \file
/// Whose a protection zone or a class is, by the words around it.
#pragma once

#include "notices/owners.hpp"

namespace tyndau::notices {

/// Of the length of a protection zone. \param owners among units
[[nodiscard]] Owner owner_of_zone(const Scene& scene, const Owners& owners, Span length);
/// Of a class: \param quote the word and its number
[[nodiscard]] Owner owner_of_class(const Scene& scene, const Owners& owners, Span quote);
/// Whether a norm's class stands between a length and what is measured before it: "для II класса 500 м".
[[nodiscard]] bool is_by_norm_class(const Scene& scene, Span length);
/// "до соседней фермы (IV класс, СЗЗ 100 м)", "көрші кеніштің 500 м": said of a neighbour in so many words.
[[nodiscard]] bool is_of_neighbour(const Scene& scene, Span value);

}  // namespace tyndau::notices
