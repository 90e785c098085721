#include "cql2/filter.hpp"

#include "cql2/evaluate.hpp"
#include "cql2/hints.hpp"
#include "cql2/parser.hpp"
#include "cql2/print.hpp"
#include "cql2/sql.hpp"

#include <utility>

namespace tyndau::cql2 {

Filter::Filter(Schema schema, std::shared_ptr<const Expression> root)
    : schema_(std::move(schema)), root_(std::move(root)) {}

Result<Filter> Filter::parse(std::string_view text, const Schema& schema, const Options& options) {
  auto root = Parser(text, schema, options).read();
  if (!root) return tl::unexpected<Error>(root.error());
  return Filter(schema, std::make_shared<const Expression>(std::move(*root)));
}

bool Filter::matches(const Subject& subject) const { return evaluate(*root_, subject) == Truth::yes; }

std::string Filter::to_text() const { return printed(*root_, schema_); }

Sql Filter::to_sql(std::size_t first) const { return sql_of(*root_, schema_, first); }

std::optional<PlaneBox> Filter::bbox() const { return box_of(*root_); }

std::optional<std::string> Filter::key_equals(std::string_view field) const {
  return key_of(*root_, schema_, field);
}

}  // namespace tyndau::cql2
