/// \file
/// What the head of a line, of a sentence or of a column announces.
#pragma once

#include "notices/tokens.hpp"

#include <optional>
#include <vector>

namespace tyndau::notices {

enum class Topic {
  other,  ///< a label that announces no field
  project,
  initiator,
  developer,
  place,
  coordinates,
  hazard_class,
  protection_zone,
  dwelling_distance,
  date,
  time,
  date_time,
  date_place,  ///< date, time and place together
  form,
  venue,
  bare_place,  ///< "Место", "Орны": of the hearing, unless another label names that
  settlement,  ///< of what stands beside it in the row of a table
  outlets,
  comments_deadline,
  period,
  documents,
  comments,
  registration_number,
  executive_body,
  contact,
  person,        ///< whose name follows
  participants,  ///< when those who come are registered: not the hearing's own hour
  publication,   ///< when the notice was published
  identity,      ///< number of a person or an organisation
  online_link,
  category,  ///< of an object or of waste: not the sanitary class
};

/// What a label without a colon announces, when it is written exactly as forms print it: "Место проведения", "Класс опасности".
struct BareLabel {
  Topic topic = Topic::other;
  Span name;
};
[[nodiscard]] std::vector<BareLabel> find_bare_labels(const Tokens& tokens, Span in);

/// What the words of a label announce. \return nothing when no row of the dictionary fits
[[nodiscard]] std::optional<Topic> topic_of_label(const Tokens& tokens, Span name);

}  // namespace tyndau::notices
