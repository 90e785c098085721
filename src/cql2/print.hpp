/// \file
/// A tree as CQL2 text.
#pragma once

#include "cql2/expression.hpp"

#include <string>

namespace tyndau::cql2 {

/// With no more brackets than the filter needs, so that it nests no deeper than what was read.
[[nodiscard]] std::string printed(const Expression& expression, const Schema& schema);
/// The shortest text that is read as the same number.
[[nodiscard]] std::string shortest(double number);

}  // namespace tyndau::cql2
