#include "cql2/temporal.hpp"

namespace tyndau::cql2 {
namespace {

using enum Comparison;
using enum End;
using Relation = TemporalRelation;

constexpr EndTest none{};
constexpr std::array<TemporalRule, 15> rules{{
    {Relation::after, "T_AFTER", {{{a_start, greater, b_end}, none, none}}, 1, false},
    {Relation::before, "T_BEFORE", {{{a_end, less, b_start}, none, none}}, 1, false},
    {Relation::contains, "T_CONTAINS", {{{a_start, less, b_start}, {a_end, greater, b_end}, none}}, 2, false},
    {Relation::disjoint, "T_DISJOINT", {{{a_end, less, b_start}, {a_start, greater, b_end}, none}}, 2, true},
    {Relation::during, "T_DURING", {{{a_start, greater, b_start}, {a_end, less, b_end}, none}}, 2, false},
    {Relation::equals, "T_EQUALS", {{{a_start, equal, b_start}, {a_end, equal, b_end}, none}}, 2, false},
    {Relation::finished_by,
     "T_FINISHEDBY",
     {{{a_start, less, b_start}, {a_end, equal, b_end}, none}},
     2,
     false},
    {Relation::finishes,
     "T_FINISHES",
     {{{a_start, greater, b_start}, {a_end, equal, b_end}, none}},
     2,
     false},
    {Relation::intersects,
     "T_INTERSECTS",
     {{{a_end, greater_or_equal, b_start}, {a_start, less_or_equal, b_end}, none}},
     2,
     false},
    {Relation::meets, "T_MEETS", {{{a_end, equal, b_start}, none, none}}, 1, false},
    {Relation::met_by, "T_METBY", {{{a_start, equal, b_end}, none, none}}, 1, false},
    {Relation::overlapped_by,
     "T_OVERLAPPEDBY",
     {{{a_start, greater, b_start}, {a_start, less, b_end}, {a_end, greater, b_end}}},
     3,
     false},
    {Relation::overlaps,
     "T_OVERLAPS",
     {{{a_start, less, b_start}, {a_end, greater, b_start}, {a_end, less, b_end}}},
     3,
     false},
    {Relation::started_by,
     "T_STARTEDBY",
     {{{a_start, equal, b_start}, {a_end, greater, b_end}, none}},
     2,
     false},
    {Relation::starts, "T_STARTS", {{{a_start, equal, b_start}, {a_end, less, b_end}, none}}, 2, false},
}};

}  // namespace

const TemporalRule& rule_of(TemporalRelation relation) {
  return rules.at(static_cast<std::size_t>(relation));
}

std::span<const TemporalRule> temporal_rules() { return rules; }

std::optional<std::int64_t> moment(const Value& value, bool as_end, bool whole_days) {
  if (const auto* const instant = std::get_if<Instant>(&value)) return instant->microseconds;
  const auto* const date = std::get_if<Date>(&value);
  if (date == nullptr) return std::nullopt;
  const std::int64_t midnight = date->time_since_epoch().count() * day_microseconds;
  return as_end && !whole_days ? midnight + day_microseconds - 1 : midnight;
}

}  // namespace tyndau::cql2
