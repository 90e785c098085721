#include "cql2/parser.hpp"
#include "cql2/temporal.hpp"

#include <utility>

namespace tyndau::cql2 {
namespace {

Expression negated(bool really, Expression of) {
  if (!really) return of;
  Negation negation;
  negation.of.push_back(std::move(of));
  return {std::move(negation)};
}

/// Whether it ends in a backslash that takes nothing.
bool ends_in_escape(std::string_view pattern) {
  std::size_t count = 0;
  while (count < pattern.size() && pattern[pattern.size() - 1 - count] == '\\') ++count;
  return count % 2 == 1;
}

}  // namespace

std::string_view name_of(geo::SpatialRelation relation) {
  switch (relation) {
    case geo::SpatialRelation::intersects: return "S_INTERSECTS";
    case geo::SpatialRelation::disjoint: return "S_DISJOINT";
    case geo::SpatialRelation::equals: return "S_EQUALS";
    case geo::SpatialRelation::touches: return "S_TOUCHES";
    case geo::SpatialRelation::within: return "S_WITHIN";
    case geo::SpatialRelation::overlaps: return "S_OVERLAPS";
    case geo::SpatialRelation::crosses: return "S_CROSSES";
    case geo::SpatialRelation::contains: return "S_CONTAINS";
  }
  return {};
}

std::string_view name_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal: return "=";
    case Comparison::not_equal: return "<>";
    case Comparison::less: return "<";
    case Comparison::greater: return ">";
    case Comparison::less_or_equal: return "<=";
    case Comparison::greater_or_equal: return ">=";
  }
  return {};
}

Expression Parser::scalar_predicate() {
  const std::size_t at = token().at;
  Scalar left = scalar();
  if (error_) return {};
  if (take_word("IS")) return is_null(std::move(left));
  const bool negative = take_word("NOT");
  if (take_word("LIKE")) return negated(negative, like(std::move(left), at));
  if (take_word("BETWEEN")) return negated(negative, between(std::move(left), at));
  if (take_word("IN")) return negated(negative, in(std::move(left), at));
  const auto sign = negative ? std::nullopt : comparison();
  if (!sign) {
    refuse(negative ? "LIKE, BETWEEN or IN" : "a comparison (=, <>, <, >, <=, >=, IS, LIKE, BETWEEN, IN)");
    return {};
  }
  const std::size_t right_at = token().at;
  Scalar right = scalar();
  require_same(left, at, right, right_at);
  return {CompareTest{*sign, std::move(left), std::move(right)}};
}

std::optional<Comparison> Parser::comparison() {
  for (int i = 0; i <= static_cast<int>(Comparison::greater_or_equal); ++i) {
    if (take_symbol(name_of(static_cast<Comparison>(i)))) return static_cast<Comparison>(i);
  }
  return std::nullopt;
}

Expression Parser::like(Scalar text, std::size_t at) {
  if (text.type != FieldType::text) refuse_type(text, "text", at);
  const Token& here = token();
  Scalar pattern = scalar();
  if (error_) return {};
  if (pattern.field || pattern.type != FieldType::text) refuse_type(pattern, "a pattern in quotes", here.at);
  const auto* const written = std::get_if<std::string>(&pattern.literal);
  if (written != nullptr && ends_in_escape(*written)) {
    refuse(error_at(ErrorCode::bad_input, here.at, "cql2.pattern", *written,
                    "the pattern ends in a backslash that takes nothing"));
  }
  return {LikeTest{std::move(text), std::move(pattern)}};
}

Expression Parser::between(Scalar of, std::size_t at) {
  const auto number = [this](const Scalar& one, std::size_t where) {
    if (error_ || one.type == FieldType::integer || one.type == FieldType::number) return;
    refuse_type(one, "number", where);
  };
  number(of, at);
  const std::size_t low_at = token().at;
  Scalar low = scalar();
  number(low, low_at);
  if (!error_ && !take_word("AND")) refuse("AND");
  const std::size_t high_at = token().at;
  Scalar high = scalar();
  number(high, high_at);
  return {BetweenTest{std::move(of), std::move(low), std::move(high)}};
}

Expression Parser::in(Scalar of, std::size_t at) {
  if (of.type == FieldType::geometry) refuse_type(of, "a property that can be compared", at);
  const Scalar wanted{std::nullopt, {}, of.type, {}};  // the list is at fault, not what is looked for in it
  InTest test{std::move(of), {}};
  expect("(");
  do {
    const std::size_t one_at = token().at;
    Scalar one = scalar();
    require_same(wanted, at, one, one_at);
    test.list.push_back(std::move(one));
  } while (take_symbol(","));
  expect(")");
  return {std::move(test)};
}

Expression Parser::is_null(Scalar of) {
  const bool negative = take_word("NOT");
  if (!take_word("NULL")) refuse(negative ? "NULL" : "NULL or NOT NULL");
  return negated(negative, {NullTest{std::move(of)}});
}

Expression Parser::spatial(geo::SpatialRelation relation) {
  const std::size_t at = token().at;
  ++next_;
  expect("(");
  Place first = place();
  expect(",");
  Place second = place();
  expect(")");
  if (error_) return {};
  const bool any = relation == geo::SpatialRelation::intersects || relation == geo::SpatialRelation::disjoint;
  for (const Place* const one : {&first, &second}) {
    if (any || !one->literal || !geo::is_mixed(one->literal->shape())) continue;
    refuse(
        error_at(ErrorCode::unsupported, at, "cql2.mixed", std::string(name_of(relation)),
                 std::string(name_of(relation)) +
                     " with a mix of points, lines and polygons; only S_INTERSECTS and S_DISJOINT take one"));
  }
  return {SpatialTest{relation, std::move(first), std::move(second)}};
}

Expression Parser::temporal(TemporalRelation relation) {
  ++next_;
  expect("(");
  TemporalTest test{relation, period(), {}, true};
  expect(",");
  test.second = period();
  expect(")");
  for (const Period* const one : {&test.first, &test.second}) {
    for (const Bound* const end : {&one->start, &one->end}) {
      if (end->at && end->at->type != FieldType::date) test.whole_days = false;
    }
  }
  return {std::move(test)};
}

}  // namespace tyndau::cql2
