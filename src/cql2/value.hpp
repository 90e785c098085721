/// \file
/// What a filter can speak of: named fields with types, and the values of one feature.
#pragma once

#include "core/date.hpp"
#include "geo/shape.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tyndau::cql2 {

enum class FieldType { text, integer, number, boolean, date, instant, geometry };

/// "text", "number", …: as messages name it.
[[nodiscard]] std::string_view name_of(FieldType type);

/// A moment of UTC: microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t microseconds = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// Reads "2020-06-17", of the years 1 to 9999. \return nothing for anything else
[[nodiscard]] std::optional<Date> parse_day(std::string_view text);
/// Reads "2020-06-17T15:00:00Z", with up to six digits of a second. \return nothing for anything else
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
using tyndau::to_iso;
/// "2020-06-17T15:00:00Z", with a fraction where there is one.
[[nodiscard]] std::string to_iso(Instant instant);

/// A value of one field; std::monostate is NULL. Integers and numbers compare as doubles.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, Date, Instant>;

/// One property that a filter may name.
struct Field {
  std::string name;
  FieldType type = FieldType::text;
  std::string column = {};  ///< in SQL; the name where empty
};

/// The properties of a collection; at most one is its geometry.
struct Schema {
  std::vector<Field> fields;
};

/// A feature as a filter sees it.
class Subject {
 public:
  Subject() = default;
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;
  virtual ~Subject() = default;
  /// Of the schema's field with that number, which is not a geometry; of the field's type, or NULL.
  [[nodiscard]] virtual Value value(std::size_t field) const = 0;
  /// nullptr: the feature has none.
  [[nodiscard]] virtual const geo::Shape* geometry() const = 0;
};

}  // namespace tyndau::cql2
