/// \file
/// Names of persons in a text.
#pragma once

#include "notices/outline.hpp"

#include <vector>

namespace tyndau::notices {

/// Names with initials, with a patronymic, behind a word such as "директор" or "ИП", before "апай", a surname beside a first
/// name, a surname alone behind "гражданин" or with a Kazakh case; in Cyrillic and Latin letters, in capitals as well.
/// A street, a house of culture or a company that is named after somebody is none.
[[nodiscard]] std::vector<Span> find_people(const Outline& outline);

}  // namespace tyndau::notices
