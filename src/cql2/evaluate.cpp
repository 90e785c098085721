#include "cql2/evaluate.hpp"

#include "cql2/fold.hpp"
#include "cql2/temporal.hpp"

#include <algorithm>

namespace tyndau::cql2 {
namespace {

Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

Truth opposite(Truth value) { return static_cast<Truth>(2 - static_cast<int>(value)); }

Truth both(Truth a, Truth b) { return std::min(a, b); }

Truth either(Truth a, Truth b) { return std::max(a, b); }

/// A geometry and itself; it is not looked at.
bool holds_with_itself(geo::SpatialRelation relation) {
  switch (relation) {
    case geo::SpatialRelation::intersects:
    case geo::SpatialRelation::equals:
    case geo::SpatialRelation::within:
    case geo::SpatialRelation::contains: return true;
    case geo::SpatialRelation::disjoint:
    case geo::SpatialRelation::touches:
    case geo::SpatialRelation::overlaps:
    case geo::SpatialRelation::crosses: break;
  }
  return false;
}

bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// Integers as doubles, texts folded.
Value value_of(const Scalar& scalar, const Subject& subject) {
  if (!scalar.field && !scalar.folds.empty()) return scalar.folded_text;
  Value value = scalar.field ? subject.value(*scalar.field) : scalar.literal;
  if (const auto* const integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  auto* const text = std::get_if<std::string>(&value);
  if (text != nullptr && !scalar.folds.empty()) return folded(std::move(*text), scalar.folds);
  return value;
}

template <class T>
bool holds(Comparison comparison, const T& a, const T& b) {
  switch (comparison) {
    case Comparison::equal: return a == b;
    case Comparison::not_equal: return a != b;
    case Comparison::less: return a < b;
    case Comparison::greater: return a > b;
    case Comparison::less_or_equal: return a <= b;
    case Comparison::greater_or_equal: return a >= b;
  }
  return false;
}

Truth compare(Comparison comparison, const Value& a, const Value& b) {
  if (is_null(a) || is_null(b) || a.index() != b.index()) return Truth::unknown;
  return truth(holds(comparison, a, b));
}

class Evaluation {
 public:
  explicit Evaluation(const Subject& subject) : subject_(subject) {}

  Truth of(const Expression& expression) const {
    return std::visit([this](const auto& test) { return (*this)(test); }, expression.what);
  }

  Truth operator()(const Constant& constant) const { return truth(constant.value); }
  Truth operator()(const Negation& negation) const { return opposite(of(negation.of.front())); }

  Truth operator()(const Junction& junction) const {
    const Truth decided = junction.all ? Truth::no : Truth::yes;
    Truth result = opposite(decided);
    for (const Expression& part : junction.parts) {
      result = junction.all ? both(result, of(part)) : either(result, of(part));
      if (result == decided) break;
    }
    return result;
  }

  Truth operator()(const CompareTest& test) const {
    return compare(test.comparison, value_of(test.left, subject_), value_of(test.right, subject_));
  }

  Truth operator()(const LikeTest& test) const {
    const Value text = value_of(test.text, subject_);
    const Value pattern = value_of(test.pattern, subject_);
    if (is_null(text)) return Truth::unknown;
    return truth(is_like(std::get<std::string>(text), std::get<std::string>(pattern)));
  }

  Truth operator()(const BetweenTest& test) const {
    const Value of = value_of(test.of, subject_);
    return both(compare(Comparison::greater_or_equal, of, value_of(test.low, subject_)),
                compare(Comparison::less_or_equal, of, value_of(test.high, subject_)));
  }

  Truth operator()(const InTest& test) const {
    const Value of = value_of(test.of, subject_);
    Truth result = Truth::no;
    for (const Scalar& one : test.list) {
      result = either(result, compare(Comparison::equal, of, value_of(one, subject_)));
    }
    return result;
  }

  Truth operator()(const NullTest& test) const {
    if (test.of.type == FieldType::geometry) return truth(subject_.geometry() == nullptr);
    return truth(is_null(value_of(test.of, subject_)));
  }

  Truth operator()(const SpatialTest& test) const {
    const geo::Shape* const own = subject_.geometry();
    const bool asks_own = !test.first.literal || !test.second.literal;
    if (asks_own && own == nullptr) return Truth::unknown;
    const auto shape = [&](const Place& place) -> const geo::Shape& {
      return place.literal ? place.literal->shape() : *own;
    };
    std::optional<bool> said;
    if (test.first.literal) {
      said = test.first.literal->is(test.relation, shape(test.second));
    } else if (test.second.literal) {
      said = test.second.literal->is(geo::converse(test.relation), *own);
    } else {
      return truth(holds_with_itself(test.relation));
    }
    return said ? truth(*said) : Truth::unknown;
  }

  Truth operator()(const TemporalTest& test) const {
    const TemporalRule& rule = rule_of(test.relation);
    Truth result = truth(!rule.any);
    for (std::size_t i = 0; i < rule.count; ++i) {
      const auto left = end_of(test, rule.tests.at(i).left);
      const auto right = end_of(test, rule.tests.at(i).right);
      const Truth one =
          left && right ? truth(holds(rule.tests.at(i).comparison, *left, *right)) : Truth::unknown;
      result = rule.any ? either(result, one) : both(result, one);
    }
    return result;
  }

 private:
  [[nodiscard]] std::optional<std::int64_t> end_of(const TemporalTest& test, End end) const {
    const Period& period = end == End::a_start || end == End::a_end ? test.first : test.second;
    const bool last = end == End::a_end || end == End::b_end;
    const Bound& bound = last ? period.end : period.start;
    if (!bound.at) return last ? no_end : no_start;
    return moment(value_of(*bound.at, subject_), last, test.whole_days);
  }

  const Subject& subject_;
};

}  // namespace

Truth evaluate(const Expression& expression, const Subject& subject) {
  return Evaluation(subject).of(expression);
}

}  // namespace tyndau::cql2
