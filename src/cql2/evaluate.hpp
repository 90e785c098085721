/// \file
/// Three-valued evaluation of a tree.
#pragma once

#include "cql2/expression.hpp"

namespace tyndau::cql2 {

enum class Truth { no, unknown, yes };

/// \pre the tree fits the schema of the subject
[[nodiscard]] Truth evaluate(const Expression& expression, const Subject& subject);

}  // namespace tyndau::cql2
