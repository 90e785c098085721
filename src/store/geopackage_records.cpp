#include "store/geopackage_records.hpp"

#include "store/geopackage_geometry.hpp"

#include <algorithm>

namespace tyndau::store {
namespace {

constexpr char separator = '|';

}  // namespace

Binder& Binder::texts(const std::vector<std::string>& values) {
  std::string joined;
  for (const auto& value : values) {
    if (!joined.empty()) joined += separator;
    joined += value;
  }
  return text(joined);
}

Binder& Binder::shape(const geo::Shape& value) {
  if (value.empty()) return null();
  statement_.bind_blob(next_++, to_geopackage(value));
  return *this;
}

Text Columns::names() {
  Text value;
  value.kk = text();
  value.ru = text();
  value.en = text();
  return value;
}

std::vector<std::string> Columns::texts() {
  const std::string all = text();
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin < all.size()) {
    const auto end = std::min(all.find(separator, begin), all.size());
    if (end > begin) parts.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<std::int64_t> Columns::optional_integer() {
  const int column = next_++;
  if (row_.is_null(column)) return std::nullopt;
  return row_.integer(column);
}

std::optional<double> Columns::optional_real() {
  const int column = next_++;
  if (row_.is_null(column)) return std::nullopt;
  return row_.real(column);
}

std::optional<Date> Columns::date() {
  const auto value = parse_iso_date(text());
  return value ? std::optional<Date>(*value) : std::nullopt;
}

Result<geo::Shape> Columns::shape() {
  const int column = next_++;
  if (row_.is_null(column)) return geo::Shape{};
  return from_geopackage(row_.blob(column));
}

}  // namespace tyndau::store
