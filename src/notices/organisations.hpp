/// \file
/// Organisations in a text: a legal form with its name, or a body of the state.
#pragma once

#include "notices/outline.hpp"

#include <vector>

namespace tyndau::notices {

struct Organisation {
  Span span;  ///< form and name
  Span name;  ///< the quotation with its marks, or the words of the name
  bool quoted = false;
  bool natural_person = false;  ///< an entrepreneur or a farm that bears a person's name
  bool state_body = false;
};

/// «Восток» ЖШС, ТОО «Восток», ГУ «Управление …», Аппарат акима …; in the order of the text, none inside another.
[[nodiscard]] std::vector<Organisation> find_organisations(const Outline& outline);

}  // namespace tyndau::notices
