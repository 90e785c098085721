/// \file
/// What a store can use before it asks the filter itself.
#pragma once

#include "cql2/expression.hpp"
#include "cql2/filter.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::cql2 {

/// As Filter::bbox.
[[nodiscard]] std::optional<PlaneBox> box_of(const Expression& expression);
/// As Filter::key_equals.
[[nodiscard]] std::optional<std::string> key_of(const Expression& expression, const Schema& schema,
                                                std::string_view field);

}  // namespace tyndau::cql2
