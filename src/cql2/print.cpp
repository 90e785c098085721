#include "cql2/print.hpp"

#include "cql2/temporal.hpp"
#include "geo/overlay.hpp"

#include <array>
#include <charconv>

namespace tyndau::cql2 {
namespace {

/// A quote after a backslash must be taken by a backslash, any other is doubled.
std::string quoted(std::string_view text) {
  std::string result = "'";
  char before = '\0';
  for (const char c : text) {
    if (c == '\'') result += before == '\\' ? '\\' : '\'';
    result += c;
    before = c;
  }
  return result + "'";
}

std::string quoted_name(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) result.append(c == '"' ? 2 : 1, c);
  return result + "\"";
}

struct LiteralText {
  std::string operator()(std::monostate) const { return "NULL"; }
  std::string operator()(const std::string& text) const { return quoted(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return shortest(number); }
  std::string operator()(bool value) const { return value ? "TRUE" : "FALSE"; }
  std::string operator()(Date date) const { return "DATE('" + to_iso(date) + "')"; }
  std::string operator()(Instant instant) const { return "TIMESTAMP('" + to_iso(instant) + "')"; }
};

class Printer {
 public:
  explicit Printer(const Schema& schema) : schema_(schema) {}

  std::string of(const Expression& expression) const {
    return std::visit([this](const auto& test) { return (*this)(test); }, expression.what);
  }

  std::string operator()(const Constant& constant) const { return constant.value ? "TRUE" : "FALSE"; }

  std::string operator()(const Negation& negation) const {
    const Expression& inside = negation.of.front();
    const bool alone =
        std::holds_alternative<Junction>(inside.what) || std::holds_alternative<Negation>(inside.what);
    return alone ? "NOT (" + of(inside) + ")" : "NOT " + of(inside);
  }

  std::string operator()(const Junction& junction) const {
    std::string text;
    for (const Expression& part : junction.parts) {
      const auto* const inside = std::get_if<Junction>(&part.what);
      const bool bracket = inside != nullptr && (junction.all || !inside->all);
      if (!text.empty()) text += junction.all ? " AND " : " OR ";
      text += bracket ? "(" + of(part) + ")" : of(part);
    }
    return text;
  }

  std::string operator()(const CompareTest& test) const {
    return of(test.left) + " " + std::string(name_of(test.comparison)) + " " + of(test.right);
  }
  std::string operator()(const LikeTest& test) const { return of(test.text) + " LIKE " + of(test.pattern); }
  std::string operator()(const BetweenTest& test) const {
    return of(test.of) + " BETWEEN " + of(test.low) + " AND " + of(test.high);
  }
  std::string operator()(const InTest& test) const {
    std::string text;
    for (const Scalar& one : test.list) text += (text.empty() ? "" : ", ") + of(one);
    return of(test.of) + " IN (" + text + ")";
  }
  std::string operator()(const NullTest& test) const { return of(test.of) + " IS NULL"; }
  std::string operator()(const SpatialTest& test) const {
    return std::string(name_of(test.relation)) + "(" + of(test.first) + ", " + of(test.second) + ")";
  }
  std::string operator()(const TemporalTest& test) const {
    return std::string(rule_of(test.relation).name) + "(" + of(test.first) + ", " + of(test.second) + ")";
  }

 private:
  [[nodiscard]] std::string name(std::size_t field) const { return quoted_name(schema_.fields[field].name); }

  [[nodiscard]] std::string of(const Scalar& scalar) const {
    std::string text;
    for (const Fold fold : scalar.folds) text += fold == Fold::letter_case ? "CASEI(" : "ACCENTI(";
    text += scalar.field ? name(*scalar.field) : std::visit(LiteralText{}, scalar.literal);
    return text + std::string(scalar.folds.size(), ')');
  }

  [[nodiscard]] std::string of(const Place& place) const {
    return place.literal ? geo::to_wkt(place.literal->shape()) : name(place.field);
  }

  [[nodiscard]] std::string of(const Bound& bound) const {
    if (!bound.at) return "'..'";
    if (bound.at->field) return name(*bound.at->field);
    if (const auto* const date = std::get_if<Date>(&bound.at->literal)) return "'" + to_iso(*date) + "'";
    return "'" + to_iso(std::get<Instant>(bound.at->literal)) + "'";
  }

  [[nodiscard]] std::string of(const Period& period) const {
    if (!period.is_interval) return of(*period.start.at);
    return "INTERVAL(" + of(period.start) + ", " + of(period.end) + ")";
  }

  const Schema& schema_;
};

}  // namespace

std::string shortest(double number) {
  std::array<char, 32> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

std::string printed(const Expression& expression, const Schema& schema) {
  return Printer(schema).of(expression);
}

}  // namespace tyndau::cql2
