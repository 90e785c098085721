/// \file
/// A GeoPackage's rows of places: into a statement's parameters and out of its columns.
#pragma once

#include "core/date.hpp"
#include "geo/shape.hpp"
#include "store/record_fields.hpp"
#include "store/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::store {

/// Binds values to consecutive parameters.
class Binder {
 public:
  explicit Binder(Statement& statement) : statement_(statement) {}
  Binder& text(std::string_view value) { return statement_.bind(next_++, value), *this; }
  Binder& names(const Text& value) { return text(value.kk).text(value.ru).text(value.en); }
  /// Separated by "|".
  Binder& texts(const std::vector<std::string>& values);
  Binder& integer(std::int64_t value) { return statement_.bind(next_++, value), *this; }
  Binder& optional_integer(const std::optional<std::int64_t>& value) {
    return value ? integer(*value) : null();
  }
  Binder& real(double value) { return statement_.bind(next_++, value), *this; }
  Binder& optional_real(const std::optional<double>& value) { return value ? real(*value) : null(); }
  Binder& flag(bool value) { return integer(value ? 1 : 0); }
  Binder& date(const std::optional<Date>& value) { return text(value ? to_iso(*value) : std::string()); }
  Binder& shape(const geo::Shape& value);

 private:
  Binder& null() { return statement_.bind_null(next_++), *this; }
  Statement& statement_;
  int next_ = 0;
};

/// Reads consecutive columns.
class Columns {
 public:
  explicit Columns(const Statement& row) : row_(row) {}
  std::string text() { return row_.text(next_++); }
  Text names();
  std::vector<std::string> texts();
  std::int64_t integer() { return row_.integer(next_++); }
  std::optional<std::int64_t> optional_integer();
  double real() { return row_.real(next_++); }
  std::optional<double> optional_real();
  bool flag() { return integer() != 0; }
  std::optional<Date> date();
  /// \return bad_input for a blob that is no shape
  Result<geo::Shape> shape();

 private:
  const Statement& row_;
  int next_ = 0;
};

/// "INSERT INTO settlements (dataset, …) VALUES (?, …)"
template <class Record>
[[nodiscard]] std::string insert_sql() {
  std::string names;
  std::string marks;
  for (const std::string_view column : Table<Record>::columns) {
    if (!names.empty()) {
      names += ", ";
      marks += ", ";
    }
    names += column;
    marks += '?';
  }
  return "INSERT INTO " + std::string(Table<Record>::name) + " (" + names + ") VALUES (" + marks + ")";
}

/// Every row in the order of its loading.
template <class Record>
[[nodiscard]] std::string select_sql() {
  std::string names;
  for (const std::string_view column : Table<Record>::columns) {
    if (!names.empty()) names += ", ";
    names += column;
  }
  return "SELECT " + names + " FROM " + std::string(Table<Record>::name) + " ORDER BY fid";
}

}  // namespace tyndau::store
