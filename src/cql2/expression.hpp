/// \file
/// A filter as a tree. Not for use outside this room.
#pragma once

#include "cql2/value.hpp"
#include "geo/spatial_relation.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::cql2 {

/// What is done to a text before it is compared.
enum class Fold { letter_case, accents };

/// A literal or a property.
struct Scalar {
  std::optional<std::size_t> field;  ///< else the literal
  Value literal;
  FieldType type = FieldType::text;
  std::vector<Fold> folds;       ///< the outermost first; only of text
  std::string folded_text = {};  ///< of a literal with folds
};

enum class Comparison { equal, not_equal, less, greater, less_or_equal, greater_or_equal };

/// The name of a temporal function; in the order of the table in temporal.hpp.
enum class TemporalRelation {
  after,
  before,
  contains,
  disjoint,
  during,
  equals,
  finished_by,
  finishes,
  intersects,
  meets,
  met_by,
  overlapped_by,
  overlaps,
  started_by,
  starts,
};

/// One end of a period: a property, a date or an instant, or without end.
struct Bound {
  std::optional<Scalar> at;  ///< nothing: ".."
};

/// A moment (both ends the same) or an interval.
struct Period {
  bool is_interval = false;
  Bound start;
  Bound end;
};

/// The feature's geometry, or a literal.
struct Place {
  std::optional<geo::RelatedShape> literal;
  std::size_t field = 0;
};

struct Expression;

struct Constant {
  bool value = false;
};
/// AND and OR of two or more.
struct Junction {
  bool all = true;
  std::vector<Expression> parts;
};
struct Negation {
  std::vector<Expression> of;  ///< one
};
struct CompareTest {
  Comparison comparison = Comparison::equal;
  Scalar left;
  Scalar right;
};
struct LikeTest {
  Scalar text;
  Scalar pattern;
};
struct BetweenTest {
  Scalar of;
  Scalar low;
  Scalar high;
};
struct InTest {
  Scalar of;
  std::vector<Scalar> list;
};
struct NullTest {
  Scalar of;
};
struct SpatialTest {
  geo::SpatialRelation relation = geo::SpatialRelation::intersects;
  Place first;
  Place second;
};
struct TemporalTest {
  TemporalRelation relation = TemporalRelation::after;
  Period first;
  Period second;
  bool whole_days = false;  ///< both sides know days only
};

struct Expression {
  std::variant<Constant, Junction, Negation, CompareTest, LikeTest, BetweenTest, InTest, NullTest,
               SpatialTest, TemporalTest>
      what;
};

/// "S_INTERSECTS" and so on.
[[nodiscard]] std::string_view name_of(geo::SpatialRelation relation);
[[nodiscard]] std::string_view name_of(Comparison comparison);

}  // namespace tyndau::cql2
