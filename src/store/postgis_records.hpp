/// \file
/// PostgreSQL's rows of places: into lines of COPY and out of columns.
#pragma once

#include "core/date.hpp"
#include "geo/shape.hpp"
#include "store/postgis_connection.hpp"
#include "store/record_fields.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::store {

/// The fields of one line of COPY.
class CopyLine {
 public:
  CopyLine& text(std::string_view value) { return add(std::string(value)); }
  CopyLine& names(const Text& value) { return text(value.kk).text(value.ru).text(value.en); }
  CopyLine& texts(const std::vector<std::string>& values);
  CopyLine& integer(std::int64_t value) { return add(parameter(value)); }
  CopyLine& optional_integer(const std::optional<std::int64_t>& value) {
    return add(value ? parameter(*value) : std::nullopt);
  }
  CopyLine& real(double value) { return add(parameter(value)); }
  CopyLine& optional_real(const std::optional<double>& value) {
    return add(value ? parameter(*value) : std::nullopt);
  }
  CopyLine& flag(bool value) { return text(value ? "t" : "f"); }
  CopyLine& date(const std::optional<Date>& value) {
    return add(value ? Parameter(to_iso(*value)) : std::nullopt);
  }
  CopyLine& shape(const geo::Shape& value);

  [[nodiscard]] const std::vector<Parameter>& fields() const { return fields_; }
  /// \pre Size fields were added
  template <std::size_t Size>
  void write(pqxx::stream_to& copy) const {
    std::array<const char*, Size> values{};
    for (std::size_t i = 0; i < Size; ++i) values[i] = fields_.at(i) ? fields_[i]->c_str() : nullptr;
    copy << values;
  }

 private:
  CopyLine& add(Parameter field) {
    fields_.push_back(std::move(field));
    return *this;
  }
  std::vector<Parameter> fields_;
};

/// Reads consecutive columns of what `select_columns` asked for.
class RowColumns {
 public:
  explicit RowColumns(const pqxx::row& row) : row_(row) {}
  std::string text();
  Text names();
  std::vector<std::string> texts();
  std::int64_t integer() { return row_[next_++].as<std::int64_t>(); }
  std::optional<std::int64_t> optional_integer();
  double real() { return *real_at(next_++); }
  std::optional<double> optional_real() { return real_at(next_++); }
  bool flag() { return row_[next_++].as<bool>(); }
  std::optional<Date> date();
  /// \return bad_input for a geometry that is no shape
  Result<geo::Shape> shape();

 private:
  std::optional<double> real_at(int column) const;
  const pqxx::row& row_;
  int next_ = 0;
};

/// The table's columns in their order, arrays as JSON and the geometry as hexadecimal WKB.
[[nodiscard]] std::string select_columns(const std::vector<std::string>& columns);

template <class Record>
[[nodiscard]] std::vector<std::string> columns_of() {
  return {Table<Record>::columns.begin(), Table<Record>::columns.end()};
}

}  // namespace tyndau::store
