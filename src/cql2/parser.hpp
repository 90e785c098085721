/// \file
/// The reader of a filter: from tokens to a tree that fits the schema. Not for use outside this room.
#pragma once

#include "cql2/expression.hpp"
#include "cql2/filter.hpp"
#include "cql2/lexer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::cql2 {

/// Reads from left to right; the first thing that does not fit ends the reading, and every function gives back
/// something empty from then on.
class Parser {
 public:
  Parser(std::string_view text, const Schema& schema, const Options& options)
      : text_(text), schema_(schema), options_(options) {}

  [[nodiscard]] Result<Expression> read();

 private:
  // parser.cpp
  Expression disjunction();
  Expression conjunction();
  Expression factor();
  Expression primary();
  Expression bracketed();
  bool enter();
  void leave() { --depth_; }
  [[nodiscard]] const Token& token(std::size_t ahead = 0) const;
  [[nodiscard]] bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_word(std::string_view upper, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_call(std::string_view upper) const;
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view upper);
  void expect(std::string_view symbol);
  void refuse(const std::string& expected);
  void refuse(Error error);
  bool count_literal();

  // operands.cpp
  Scalar scalar();
  Scalar folded_call(Fold fold);
  Scalar property();
  Scalar day();
  Scalar instant();
  std::optional<std::string> only_text();
  void require_same(const Scalar& left, std::size_t left_at, const Scalar& right, std::size_t right_at);
  void refuse_type(const Scalar& scalar, std::string_view expected, std::size_t at);
  [[nodiscard]] std::string label(const Scalar& scalar) const;

  // predicates.cpp
  Expression scalar_predicate();
  std::optional<Comparison> comparison();
  Expression like(Scalar text, std::size_t at);
  Expression between(Scalar of, std::size_t at);
  Expression in(Scalar of, std::size_t at);
  Expression is_null(Scalar of);
  Expression spatial(geo::SpatialRelation relation);
  Expression temporal(TemporalRelation relation);

  // literals.cpp
  Place place();
  Place geometry_text();
  Place box();
  Place kept(Result<geo::Shape> shape, std::size_t at);
  Result<LonLat> on_earth(double x, double y) const;
  Result<geo::Shape> box_shape(const std::vector<double>& corners) const;
  Period period();
  Period interval();
  Bound bound();

  std::string_view text_;
  const Schema& schema_;
  const Options& options_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  std::size_t literals_ = 0;
  std::size_t vertices_ = 0;
  std::optional<Error> error_;
};

/// Upper case of ASCII letters.
[[nodiscard]] std::string upper(std::string_view text);
/// Whether a word at this place names a geometry type of well-known text.
[[nodiscard]] bool names_geometry(std::string_view upper);

}  // namespace tyndau::cql2
