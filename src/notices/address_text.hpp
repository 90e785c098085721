/// \file
/// Pieces of a sentence that read like an address or a place.
#pragma once

#include "notices/scene.hpp"

#include <vector>

namespace tyndau::notices {

/// How much a piece speaks of places.
struct AddressWords {
  int units = 0;    ///< область, район, село …
  int streets = 0;  ///< улица, дом …
  int halls = 0;    ///< клуб, здание акимата …
  int course = 0;   ///< "в 3 км севернее"

  [[nodiscard]] bool some() const { return units + streets + halls + course > 0; }
  /// Two words of place at least, or one of a hall.
  [[nodiscard]] bool enough() const { return units + streets + 2 * halls + course >= 2; }
};

[[nodiscard]] AddressWords address_words(const Scene& scene, Span span);

/// "Объявление опубликовано 10 октября …", "12 Контактное лицо: …": the line that begins at the token does not go on with the
/// address above it.
[[nodiscard]] bool is_new_statement(const Scene& scene, std::size_t line);

/// The pieces of a span between dates, hours, contacts, organisations that act, quoted projects, verbs and words that
/// introduce an address; what stands in brackets is left out. Each trimmed; none empty.
[[nodiscard]] std::vector<Span> place_pieces(const Scene& scene, Span span);

}  // namespace tyndau::notices
