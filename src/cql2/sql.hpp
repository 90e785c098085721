/// \file
/// A tree as a condition of PostgreSQL with PostGIS.
#pragma once

#include "cql2/expression.hpp"
#include "cql2/filter.hpp"

namespace tyndau::cql2 {

/// As Filter::to_sql.
[[nodiscard]] Sql sql_of(const Expression& expression, const Schema& schema, std::size_t first);

}  // namespace tyndau::cql2
