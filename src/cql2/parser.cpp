#include "cql2/parser.hpp"

#include "cql2/fold.hpp"
#include "cql2/temporal.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::cql2 {
namespace {

constexpr auto spatial_relations = {geo::SpatialRelation::intersects, geo::SpatialRelation::disjoint,
                                    geo::SpatialRelation::equals,     geo::SpatialRelation::touches,
                                    geo::SpatialRelation::within,     geo::SpatialRelation::overlaps,
                                    geo::SpatialRelation::crosses,    geo::SpatialRelation::contains};

Expression joined(bool all, std::vector<Expression> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return {Junction{all, std::move(parts)}};
}

}  // namespace

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

Result<Expression> Parser::read() {
  if (text_.size() > options_.most_bytes) {
    return tl::unexpected<Error>(error_at(ErrorCode::limit, options_.most_bytes, "cql2.too_long",
                                          std::to_string(options_.most_bytes),
                                          "longer than " + std::to_string(options_.most_bytes) + " bytes"));
  }
  if (!is_plain_utf8(text_)) {
    return tl::unexpected<Error>(error_at(ErrorCode::bad_input, 0, "cql2.not_utf8", "", "not UTF-8"));
  }
  auto tokens = tokens_of(text_);
  if (!tokens) return tl::unexpected<Error>(tokens.error());
  tokens_ = std::move(*tokens);
  Expression root = disjunction();
  if (!error_ && token().kind != TokenKind::end) refuse("AND, OR or the end of the filter");
  if (error_) return tl::unexpected<Error>(*error_);
  return root;
}

Expression Parser::disjunction() {
  std::vector<Expression> parts;
  do parts.push_back(conjunction());
  while (!error_ && take_word("OR"));
  return joined(false, std::move(parts));
}

Expression Parser::conjunction() {
  std::vector<Expression> parts;
  do parts.push_back(factor());
  while (!error_ && take_word("AND"));
  return joined(true, std::move(parts));
}

Expression Parser::factor() {
  std::size_t times = 0;
  while (is_word("NOT")) {
    if (depth_ + ++times > options_.deepest) {
      depth_ += times;
      enter();
      return {};
    }
    ++next_;
  }
  Expression of = primary();
  if (times % 2 == 0) return of;
  Negation negation;
  negation.of.push_back(std::move(of));
  return {std::move(negation)};
}

Expression Parser::primary() {
  if (error_) return {};
  if (is_symbol("(")) return bracketed();
  for (const auto relation : spatial_relations) {
    if (is_call(name_of(relation))) return spatial(relation);
  }
  for (const TemporalRule& rule : temporal_rules()) {
    if (is_call(rule.name)) return temporal(rule.relation);
  }
  const bool alone = !is_symbol("=", 1) && !is_symbol("<>", 1) && !is_symbol("<", 1) && !is_symbol(">", 1) &&
                     !is_symbol("<=", 1) && !is_symbol(">=", 1) && !is_word("IS", 1) && !is_word("IN", 1) &&
                     !is_word("NOT", 1);
  if (alone && take_word("TRUE")) return {Constant{true}};
  if (alone && take_word("FALSE")) return {Constant{false}};
  return scalar_predicate();
}

Expression Parser::bracketed() {
  if (!enter()) return {};
  expect("(");
  Expression inside = disjunction();
  expect(")");
  leave();
  return inside;
}

bool Parser::enter() {
  if (error_) return false;
  if (++depth_ <= options_.deepest) return true;
  refuse(error_at(ErrorCode::limit, token().at, "cql2.too_deep", std::to_string(options_.deepest),
                  "nested deeper than " + std::to_string(options_.deepest)));
  return false;
}

const Token& Parser::token(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

bool Parser::is_symbol(std::string_view symbol, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::symbol && token(ahead).text == symbol;
}

bool Parser::is_word(std::string_view word, std::size_t ahead) const {
  const Token& here = token(ahead);
  return here.kind == TokenKind::word && here.text.size() == word.size() && upper(here.text) == word;
}

bool Parser::is_call(std::string_view word) const { return is_word(word) && is_symbol("(", 1); }

bool Parser::take_symbol(std::string_view symbol) {
  if (error_ || !is_symbol(symbol)) return false;
  ++next_;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (error_ || !is_word(word)) return false;
  ++next_;
  return true;
}

void Parser::expect(std::string_view symbol) {
  if (!take_symbol(symbol)) refuse("\"" + std::string(symbol) + "\"");
}

void Parser::refuse(const std::string& expected) {
  constexpr std::size_t longest = 40;
  const Token& here = token();
  if (here.kind == TokenKind::end) {
    return refuse(error_at(ErrorCode::bad_input, here.at, "cql2.ends", "",
                           "the filter ends where " + expected + " is expected"));
  }
  std::string seen(text_.substr(here.at, here.past - here.at));
  if (seen.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(seen[cut]) & 0xC0U) == 0x80U) --cut;
    seen.resize(cut);
  }
  refuse(error_at(ErrorCode::bad_input, here.at, "cql2.unexpected", seen,
                  "\"" + seen + "\" where " + expected + " is expected"));
}

void Parser::refuse(Error error) {
  if (!error_) error_ = std::move(error);
}

bool Parser::count_literal() {
  if (++literals_ <= options_.most_literals) return true;
  refuse(error_at(ErrorCode::limit, token().at, "cql2.too_many_literals",
                  std::to_string(options_.most_literals),
                  "more than " + std::to_string(options_.most_literals) + " literals"));
  return false;
}

}  // namespace tyndau::cql2
