#include "store/postgis_records.hpp"

#include "store/geopackage_geometry.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstring>

namespace tyndau::store {
namespace {

/// A GeoPackage blob without an envelope: what goes before plain WKB.
constexpr std::string_view blob_head("GP\0\1\xE6\x10\0\0", 8);

/// The WKB inside a blob.
std::string_view wkb_in(std::string_view blob) {
  constexpr std::size_t plain_head = 8;
  constexpr std::size_t envelope = 32;
  const bool has_envelope = (static_cast<unsigned char>(blob[3]) & 0b1110U) != 0;
  return blob.substr(plain_head + (has_envelope ? envelope : 0));
}

/// PostGIS's form of it, which states the reference system.
std::string extended(std::string_view wkb) {
  constexpr std::uint32_t has_srid = 0x20000000;
  constexpr std::uint32_t wgs84 = 4326;
  constexpr std::size_t type_at = 1;
  std::uint32_t type = 0;
  std::memcpy(&type, wkb.data() + type_at, sizeof type);
  type |= has_srid;
  std::string bytes(wkb.substr(0, type_at));
  bytes.append(reinterpret_cast<const char*>(&type), sizeof type);
  bytes.append(reinterpret_cast<const char*>(&wgs84), sizeof wgs84);
  return bytes.append(wkb.substr(type_at + sizeof type));
}

}  // namespace

CopyLine& CopyLine::texts(const std::vector<std::string>& values) {
  std::string array = "{";
  for (const auto& value : values) {
    array += array.size() == 1 ? "\"" : ",\"";
    for (const char c : value) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  return text(array + "}");
}

CopyLine& CopyLine::shape(const geo::Shape& value) {
  if (value.empty()) return add(std::nullopt);
  return add(hexadecimal_of(extended(wkb_in(to_geopackage(value)))));
}

std::string RowColumns::text() {
  const auto field = row_[next_++];
  return field.is_null() ? std::string() : field.c_str();
}

Text RowColumns::names() {
  Text value;
  value.kk = text();
  value.ru = text();
  value.en = text();
  return value;
}

std::vector<std::string> RowColumns::texts() {
  const auto read = nlohmann::json::parse(text(), nullptr, false);
  return read.is_array() ? read.get<std::vector<std::string>>() : std::vector<std::string>{};
}

std::optional<std::int64_t> RowColumns::optional_integer() {
  const auto field = row_[next_++];
  return field.is_null() ? std::nullopt : std::optional(field.as<std::int64_t>());
}

std::optional<double> RowColumns::real_at(int column) const {
  const auto field = row_[column];
  if (field.is_null()) return std::nullopt;
  double value = 0.0;
  std::from_chars(field.c_str(), field.c_str() + field.size(), value);
  return value;
}

std::optional<Date> RowColumns::date() {
  const auto value = parse_iso_date(text());
  return value ? std::optional<Date>(*value) : std::nullopt;
}

Result<geo::Shape> RowColumns::shape() {
  const auto field = row_[next_++];
  if (field.is_null()) return geo::Shape{};
  return from_geopackage(std::string(blob_head) + bytes_of({field.c_str(), field.size()}));
}

std::string select_columns(const std::vector<std::string>& columns) {
  std::string list;
  for (const auto& column : columns) {
    if (!list.empty()) list += ", ";
    if (column == "geom") {
      list += "encode(ST_AsBinary(geom, 'NDR'), 'hex')";
    } else if (column == "alternate_names" || column == "zone_kinds" || column == "unit_levels") {
      list += "array_to_json(" + column + ")";
    } else {
      list += column;
    }
  }
  return list;
}

}  // namespace tyndau::store
