#include "core/closest_word.hpp"
#include "cql2/fold.hpp"
#include "cql2/parser.hpp"

#include <utility>

namespace tyndau::cql2 {
namespace {

bool is_numeric(FieldType type) { return type == FieldType::integer || type == FieldType::number; }

constexpr std::string_view an_operand = "a property or a literal";

Scalar literal_of(Value value, FieldType type) { return {std::nullopt, std::move(value), type, {}}; }

bool is_reserved(std::string_view word) {
  for (const std::string_view known : {"AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN"}) {
    if (word == known) return true;
  }
  return false;
}

}  // namespace

Scalar Parser::scalar() {
  if (error_) return {};
  if (is_call("CASEI")) return folded_call(Fold::letter_case);
  if (is_call("ACCENTI")) return folded_call(Fold::accents);
  if (is_call("DATE")) return day();
  if (is_call("TIMESTAMP")) return instant();
  const Token& here = token();
  if (here.kind == TokenKind::text || here.kind == TokenKind::number || is_word("TRUE") || is_word("FALSE")) {
    if (!count_literal()) return {};
    ++next_;
    if (here.kind == TokenKind::text) return literal_of(here.text, FieldType::text);
    if (here.kind == TokenKind::number) return literal_of(here.number, FieldType::number);
    return literal_of(upper(here.text) == "TRUE", FieldType::boolean);
  }
  return property();
}

Scalar Parser::folded_call(Fold fold) {
  if (!enter()) return {};
  ++next_;
  expect("(");
  const std::size_t at = token().at;
  Scalar inside = scalar();
  if (!error_ && inside.type != FieldType::text) refuse_type(inside, "text", at);
  expect(")");
  leave();
  inside.folds.insert(inside.folds.begin(), fold);
  if (const auto* text = std::get_if<std::string>(&inside.literal))
    inside.folded_text = folded(*text, inside.folds);
  return inside;
}

Scalar Parser::property() {
  const Token& here = token();
  const bool is_name =
      here.kind == TokenKind::quoted_name || (here.kind == TokenKind::word && !is_reserved(upper(here.text)));
  if (!is_name) {
    refuse(std::string(an_operand));
    return {};
  }
  if (here.kind == TokenKind::word && is_symbol("(", 1)) {
    refuse(error_at(ErrorCode::unsupported, here.at, "cql2.function", here.text,
                    "there is no function \"" + here.text + "\" here"));
    return {};
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
    if (schema_.fields[i].name == here.text) {
      ++next_;
      return {i, {}, schema_.fields[i].type, {}};
    }
    names.push_back(schema_.fields[i].name);
  }
  const std::string written = here.text.substr(0, 100);
  const auto closest = closest_word(written, names);
  refuse(error_at(
      ErrorCode::bad_input, here.at, closest ? "cql2.property_closest" : "cql2.property",
      closest ? *closest : written,
      "there is no property \"" + written + "\"" + (closest ? "; did you mean \"" + *closest + "\"?" : "")));
  return {};
}

std::optional<std::string> Parser::only_text() {
  ++next_;
  expect("(");
  if (error_) return std::nullopt;
  if (token().kind != TokenKind::text) {
    refuse("a text in quotes");
    return std::nullopt;
  }
  if (!count_literal()) return std::nullopt;
  std::string text = token().text;
  if (!is_symbol(")", 1)) {
    ++next_;
    refuse("\")\"");
    return std::nullopt;
  }
  return text;
}

Scalar Parser::day() {
  const auto text = only_text();
  if (!text) return {};
  const auto date = parse_day(*text);
  if (!date) {
    refuse("a date like '2020-06-17'");
    return {};
  }
  next_ += 2;
  return literal_of(*date, FieldType::date);
}

Scalar Parser::instant() {
  const auto text = only_text();
  if (!text) return {};
  const auto moment = parse_instant(*text);
  if (!moment) {
    refuse("a moment like '2020-06-17T15:00:00Z'");
    return {};
  }
  next_ += 2;
  return literal_of(*moment, FieldType::instant);
}

void Parser::require_same(const Scalar& left, std::size_t left_at, const Scalar& right,
                          std::size_t right_at) {
  if (error_) return;
  if (left.type == FieldType::geometry) return refuse_type(left, "a property that can be compared", left_at);
  if (left.type == right.type || (is_numeric(left.type) && is_numeric(right.type))) return;
  const bool about_left = left.field && !right.field;
  const Scalar& odd = about_left ? left : right;
  refuse_type(odd, std::string(name_of(about_left ? right.type : left.type)),
              about_left ? left_at : right_at);
}

void Parser::refuse_type(const Scalar& scalar, std::string_view expected, std::size_t at) {
  refuse(error_at(ErrorCode::bad_input, at, "cql2.type", label(scalar),
                  label(scalar) + " is " + std::string(name_of(scalar.type)) + " where " +
                      std::string(expected) + " is expected"));
}

std::string Parser::label(const Scalar& scalar) const {
  if (scalar.field) return "\"" + schema_.fields[*scalar.field].name + "\"";
  return "the literal of type " + std::string(name_of(scalar.type));
}

}  // namespace tyndau::cql2
