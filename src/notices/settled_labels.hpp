/// \file
/// What labels announce, once all labels of a text are known.
#pragma once

#include "notices/outline.hpp"

#include <vector>

namespace tyndau::notices {

/// Parts labels in two languages, and decides what "Место", "Адрес", "Нысан", "Тема" announce by their values and by the labels
/// beside them.
void settle_labels(const Tokens& tokens, std::vector<Label>& labels);

}  // namespace tyndau::notices
