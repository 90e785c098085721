#include "cql2/sql.hpp"

#include "cql2/print.hpp"
#include "cql2/temporal.hpp"
#include "geo/overlay.hpp"

#include <utility>

namespace tyndau::cql2 {
namespace {

struct ParameterText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return shortest(number); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(Date date) const { return to_iso(date); }
  std::string operator()(Instant instant) const { return to_iso(instant); }
};

std::string_view sql_type(FieldType type) {
  switch (type) {
    case FieldType::text: return "text";
    case FieldType::integer:
    case FieldType::number: return "double precision";
    case FieldType::boolean: return "boolean";
    case FieldType::date: return "date";
    case FieldType::instant: return "timestamptz";
    case FieldType::geometry: return "geometry";
  }
  return {};
}

std::string_view sql_function(geo::SpatialRelation relation) {
  switch (relation) {
    case geo::SpatialRelation::intersects: return "ST_Intersects";
    case geo::SpatialRelation::disjoint: return "ST_Disjoint";
    case geo::SpatialRelation::equals: return "ST_Equals";
    case geo::SpatialRelation::touches: return "ST_Touches";
    case geo::SpatialRelation::within: return "ST_Within";
    case geo::SpatialRelation::overlaps: return "ST_Overlaps";
    case geo::SpatialRelation::crosses: return "ST_Crosses";
    case geo::SpatialRelation::contains: return "ST_Contains";
  }
  return {};
}

/// The same steps as folded().
std::string folded_sql(const std::string& text, Fold fold) {
  if (fold == Fold::accents)
    return "regexp_replace(normalize(" + text + ", NFD), '[\\u0300-\\u036f]', '', 'g')";
  return "replace(lower(upper((" + text + ") COLLATE \"und-x-icu\")), U&'\\03C2', U&'\\03C3')";
}

class Writer {
 public:
  Writer(const Schema& schema, std::size_t first) : schema_(schema), next_(first) {}

  std::vector<std::string> take_parameters() { return std::move(parameters_); }

  std::string of(const Expression& expression) {
    return std::visit([this](const auto& test) { return (*this)(test); }, expression.what);
  }

  std::string operator()(const Constant& constant) { return constant.value ? "TRUE" : "FALSE"; }
  std::string operator()(const Negation& negation) { return "(NOT " + of(negation.of.front()) + ")"; }

  std::string operator()(const Junction& junction) {
    std::string text;
    for (const Expression& part : junction.parts) {
      text += text.empty() ? "(" : (junction.all ? " AND " : " OR ");
      text += of(part);
    }
    return text + ")";
  }

  std::string operator()(const CompareTest& test) {
    const std::string left = of(test.left);
    return "(" + left + " " + std::string(name_of(test.comparison)) + " " + of(test.right) + ")";
  }
  std::string operator()(const LikeTest& test) {
    const std::string text = of(test.text);
    return "(" + text + " LIKE " + of(test.pattern) + ")";
  }
  std::string operator()(const BetweenTest& test) {
    const std::string of_this = of(test.of);
    const std::string low = of(test.low);
    return "(" + of_this + " BETWEEN " + low + " AND " + of(test.high) + ")";
  }
  std::string operator()(const InTest& test) {
    const std::string of_this = of(test.of);
    std::string text;
    for (const Scalar& one : test.list) text += (text.empty() ? "" : ", ") + of(one);
    return "(" + of_this + " IN (" + text + "))";
  }
  std::string operator()(const NullTest& test) {
    if (test.of.type == FieldType::geometry) return "(" + column(*test.of.field) + " IS NULL)";
    return "(" + of(test.of) + " IS NULL)";
  }
  std::string operator()(const SpatialTest& test) {
    const std::string first = of(test.first);
    return std::string(sql_function(test.relation)) + "(" + first + ", " + of(test.second) + ")";
  }
  std::string operator()(const TemporalTest& test) {
    const TemporalRule& rule = rule_of(test.relation);
    std::string text;
    for (std::size_t i = 0; i < rule.count; ++i) {
      const EndTest& one = rule.tests.at(i);
      text += text.empty() ? "(" : (rule.any ? " OR " : " AND ");
      text += end_of(test, one.left);
      text += " " + std::string(name_of(one.comparison)) + " ";
      text += end_of(test, one.right);
    }
    return text + ")";
  }

 private:
  std::string parameter(std::string value) {
    parameters_.push_back(std::move(value));
    return "$" + std::to_string(next_++);
  }

  [[nodiscard]] std::string column(std::size_t field) const {
    const Field& of = schema_.fields[field];
    std::string text = "\"";
    for (const char c : of.column.empty() ? of.name : of.column) text.append(c == '"' ? 2 : 1, c);
    return text + "\"";
  }

  std::string of(const Scalar& scalar) {
    std::string text =
        scalar.field ? column(*scalar.field) : parameter(std::visit(ParameterText{}, scalar.literal));
    text += "::" + std::string(sql_type(scalar.type));
    if (scalar.type != FieldType::text) return text;
    for (auto fold = scalar.folds.rbegin(); fold != scalar.folds.rend(); ++fold)
      text = folded_sql(text, *fold);
    return "(" + text + " COLLATE \"C\")";
  }

  std::string of(const Place& place) {
    if (!place.literal) return column(place.field);
    return "ST_GeomFromText(" + parameter(geo::to_wkt(place.literal->shape())) + "::text, 4326)";
  }

  std::string end_of(const TemporalTest& test, End end) {
    const Period& period = end == End::a_start || end == End::a_end ? test.first : test.second;
    const bool last = end == End::a_end || end == End::b_end;
    const Bound& bound = last ? period.end : period.start;
    const std::string type = test.whole_days ? "::date" : "::timestamptz";
    if (!bound.at) return (last ? "'infinity'" : "'-infinity'") + type;
    const std::string text = of(*bound.at);
    if (test.whole_days || bound.at->type == FieldType::instant) return text;
    if (!last) return "(" + text + "::timestamp AT TIME ZONE 'UTC')";
    return "((" + text + " + 1)::timestamp AT TIME ZONE 'UTC' - interval '1 microsecond')";
  }

  const Schema& schema_;
  std::size_t next_;
  std::vector<std::string> parameters_;
};

}  // namespace

Sql sql_of(const Expression& expression, const Schema& schema, std::size_t first) {
  Writer writer(schema, first);
  std::string condition = writer.of(expression);
  return {std::move(condition), writer.take_parameters()};
}

}  // namespace tyndau::cql2
