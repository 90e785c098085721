/// \file
/// CQL2 text (OGC 21-065r2): read and checked against a schema, evaluated in memory, written as SQL.
#pragma once

#include "core/result.hpp"
#include "cql2/value.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::cql2 {

/// How a filter is read. Whatever exceeds a limit is refused with ErrorCode::limit.
struct Options {
  /// Of the geometry literals (filter-crs): "CRS84" or "EPSG:n".
  std::string crs = "CRS84";
  /// Whether that CRS writes latitude or northing first, as EPSG:4326 does.
  bool north_first = false;
  std::size_t most_bytes = 65'536;
  std::size_t deepest = 100;  ///< brackets, NOT and functions in each other
  std::size_t most_literals = 1'000;
  std::size_t most_vertices = 10'000;  ///< of all geometry literals together
};

/// A filter in SQL for PostgreSQL with PostGIS. The text holds no literal of the filter: all are parameters.
struct Sql {
  std::string condition;                ///< with $n where a parameter belongs, each cast to its type
  std::vector<std::string> parameters;  ///< in order, as text
};

/// Longitudes and latitudes in the plane, never across the antimeridian.
struct PlaneBox {
  double west = -180.0;
  double south = -90.0;
  double east = 180.0;
  double north = 90.0;

  friend bool operator==(const PlaneBox&, const PlaneBox&) = default;
};

struct Expression;

/// A filter that fits its schema. Copies share what they hold.
/// \threads belongs to the thread that parsed it, for GEOS keeps the literals ready in that thread's context
class Filter {
 public:
  /// \return bad_input with what was read and expected, limit, or unsupported; `where` is "character n" (from 1), `reason`
  /// a sentence "cql2.…" of the catalogue and `value` what it is about.
  [[nodiscard]] static Result<Filter> parse(std::string_view text, const Schema& schema,
                                            const Options& options = {});

  /// Whether the filter is true of the feature; what is unknown for want of a value is not.
  [[nodiscard]] bool matches(const Subject& subject) const;
  /// In CQL2 text; geometries in CRS84. Parsed again it is the same filter.
  [[nodiscard]] std::string to_text() const;
  /// \p first is the number of the first parameter.
  [[nodiscard]] Sql to_sql(std::size_t first = 1) const;
  /// The box that the geometry of every matching feature meets; nothing when there is none, or the filter asks for none.
  [[nodiscard]] std::optional<PlaneBox> bbox() const;
  /// The text that the field has in every matching feature, when the filter says `field = 'text'`.
  [[nodiscard]] std::optional<std::string> key_equals(std::string_view field) const;

 private:
  Filter(Schema schema, std::shared_ptr<const Expression> root);
  Schema schema_;
  std::shared_ptr<const Expression> root_;
};

}  // namespace tyndau::cql2
