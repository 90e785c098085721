#include "cql2/hints.hpp"

#include <algorithm>

namespace tyndau::cql2 {
namespace {

std::optional<PlaneBox> box_around(const SpatialTest& test) {
  if (test.relation == geo::SpatialRelation::disjoint) return std::nullopt;
  if (test.first.literal.has_value() == test.second.literal.has_value()) return std::nullopt;
  const geo::Shape& shape = (test.first.literal ? test.first.literal : test.second.literal)->shape();
  PlaneBox box{180, 90, -180, -90};
  for (const LonLat& p : geo::vertices(shape)) {
    box.west = std::min(box.west, p.lon);
    box.east = std::max(box.east, p.lon);
    box.south = std::min(box.south, p.lat);
    box.north = std::max(box.north, p.lat);
  }
  return box;
}

PlaneBox around(const PlaneBox& a, const PlaneBox& b) {
  return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east),
          std::max(a.north, b.north)};
}

/// A feature may be large and meet two boxes that do not meet: the smaller one is the better hint, never what they share.
const PlaneBox& smaller(const PlaneBox& a, const PlaneBox& b) {
  const auto size = [](const PlaneBox& box) { return (box.east - box.west) * (box.north - box.south); };
  return size(b) < size(a) ? b : a;
}

std::optional<PlaneBox> box_of_all(const Junction& junction) {
  std::optional<PlaneBox> best;
  for (const Expression& part : junction.parts) {
    const auto box = box_of(part);
    if (box) best = best ? smaller(*best, *box) : *box;
  }
  return best;
}

std::optional<PlaneBox> box_of_any(const Junction& junction) {
  std::optional<PlaneBox> whole;
  for (const Expression& part : junction.parts) {
    const auto box = box_of(part);
    if (!box) return std::nullopt;
    whole = whole ? around(*whole, *box) : *box;
  }
  return whole;
}

}  // namespace

std::optional<PlaneBox> box_of(const Expression& expression) {
  if (const auto* const test = std::get_if<SpatialTest>(&expression.what)) return box_around(*test);
  const auto* const junction = std::get_if<Junction>(&expression.what);
  if (junction == nullptr) return std::nullopt;
  return junction->all ? box_of_all(*junction) : box_of_any(*junction);
}

std::optional<std::string> key_of(const Expression& expression, const Schema& schema,
                                  std::string_view field) {
  if (const auto* const junction = std::get_if<Junction>(&expression.what)) {
    if (!junction->all) return std::nullopt;
    for (const Expression& part : junction->parts) {
      if (auto key = key_of(part, schema, field)) return key;
    }
    return std::nullopt;
  }
  const auto* const test = std::get_if<CompareTest>(&expression.what);
  if (test == nullptr || test->comparison != Comparison::equal) return std::nullopt;
  const Scalar& named = test->left.field ? test->left : test->right;
  const Scalar& other = test->left.field ? test->right : test->left;
  if (!named.field || other.field || !named.folds.empty() || !other.folds.empty()) return std::nullopt;
  const auto* const text = std::get_if<std::string>(&other.literal);
  if (text == nullptr || schema.fields[*named.field].name != field) return std::nullopt;
  return *text;
}

}  // namespace tyndau::cql2
