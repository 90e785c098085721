/// \file
/// Values that the text itself takes back: "ошибочно указаны …, следует читать …".
#pragma once

#include "notices/scene.hpp"

namespace tyndau::notices {

/// Which of several values of one kind the text takes back: by the words of its sentence between the values.
/// \param values tokens of each, one behind the other; corners of one list may be given as one
/// \return one answer for each of them
[[nodiscard]] std::vector<char> taken_back(const Scene& scene, const std::vector<Span>& values);

}  // namespace tyndau::notices
