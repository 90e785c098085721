/// \file
/// Names of persons in a text.
#pragma once

#include "notices/outline.hpp"

#include <vector>

namespace tyndau::notices {

/// Names with initials, with a patronymic, behind a word such as "директор" or "ИП", and a surname beside a first name.
/// A street, a house of culture or a company that is named after somebody is none.
[[nodiscard]] std::vector<Span> find_people(const Outline& outline);

/// The name of a person that begins at the token, or an empty span; without the context around it.
[[nodiscard]] bool looks_like_surname(std::string_view folded);

}  // namespace tyndau::notices
