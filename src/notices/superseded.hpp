/// \file
/// Values that the text itself takes back: "ошибочно указаны …, следует читать …".
#pragma once

#include "notices/scene.hpp"

namespace tyndau::notices {

/// Which of several values of one kind the text takes back: by the words of its sentence between the values.
/// \param values tokens of each, one behind the other; corners of one list may be given as one
/// \return one answer for each of them
[[nodiscard]] std::vector<char> taken_back(const Scene& scene, const std::vector<Span>& values);
/// "Вместо «6 мая, г. Балхаш» следует читать: …", "«…» деген сөздердің орнына …": whether the token stands in words that others
/// replace.
[[nodiscard]] bool is_in_replaced_words(const Scene& scene, std::size_t token);
/// Whether such words stand before the token in its sentence: it is part of what replaces them.
[[nodiscard]] bool is_behind_replaced_words(const Scene& scene, std::size_t token);

}  // namespace tyndau::notices
