/// \file
/// What speaks for a value, and how sure that makes one: weights are shares of right readings, counted, not chosen.
#pragma once

#include "core/text.hpp"
#include "notices/field.hpp"
#include "notices/tokens.hpp"

#include <string>
#include <vector>

namespace tyndau::notices {

/// How a value was found. The order is that of trust.
enum class Evidence : std::uint8_t {
  label,     ///< behind a label of this field
  phrase,    ///< words that name its role stand beside it in the sentence
  context,   ///< the sentence speaks of the thing, the role follows
  presence,  ///< nothing but its form, and that it is the only one of its kind
};

/// One place of the text that gives a value for a field.
struct Found {
  Field field = Field::project;
  Span quote;
  std::string value;
  Evidence evidence = Evidence::phrase;
  Language language = Language::ru;
  int event = -1;               ///< of which hearing; -1: of all
  bool completed = false;       ///< part of the value stands elsewhere: a year, a month
  int outlet_kind = 0;          ///< of an outlet: 1 a newspaper, 2 on the air
  bool private_person = false;  ///< the quotation names a person
  bool doubted = false;         ///< what stands beside it says that it may not be meant; see doubts.hpp
};

/// How often a reading with this evidence was right when it was counted: Laplace's estimate (right + 1) / (seen + 2).
[[nodiscard]] double weight(Evidence evidence);

/// Two readings with the same value: 1 - (1 - a)(1 - b). At most 0.999.
[[nodiscard]] double agreeing(double a, double b);

}  // namespace tyndau::notices
