#include "store/geopackage_records.hpp"

#include "store/geopackage_geometry.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace tyndau::store {
namespace {

constexpr char separator = '|';

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

template <class Kind>
std::string joined_codes(const std::vector<Kind>& kinds) {
  std::vector<std::string> codes;
  for (const Kind kind : kinds) codes.emplace_back(code(kind));
  return joined(codes);
}

/// Binds values to consecutive parameters.
class Binder {
 public:
  explicit Binder(Statement& statement) : statement_(statement) {}
  Binder& text(std::string_view value) { return statement_.bind(next_++, value), *this; }
  Binder& names(const Text& value) { return text(value.kk).text(value.ru).text(value.en); }
  Binder& integer(std::int64_t value) { return statement_.bind(next_++, value), *this; }
  Binder& real(double value) { return statement_.bind(next_++, value), *this; }
  Binder& null() { return statement_.bind_null(next_++), *this; }
  Binder& shape(const geo::Shape& value) {
    if (value.empty()) return null();
    return statement_.bind_blob(next_++, to_geopackage(value)), *this;
  }
  Binder& date(const std::optional<Date>& value) { return text(value ? to_iso(*value) : std::string()); }

 private:
  Statement& statement_;
  int next_ = 0;
};

/// Reads consecutive columns.
class Columns {
 public:
  explicit Columns(const Statement& row) : row_(row) {}
  std::string text() { return row_.text(next_++); }
  Text names() {
    Text value;
    value.kk = text();
    value.ru = text();
    value.en = text();
    return value;
  }
  std::optional<std::int64_t> optional_integer() {
    const int column = next_++;
    if (row_.is_null(column)) return std::nullopt;
    return row_.integer(column);
  }
  std::int64_t integer() { return row_.integer(next_++); }
  double real() { return row_.real(next_++); }
  std::optional<double> optional_real() {
    const int column = next_++;
    if (row_.is_null(column)) return std::nullopt;
    return row_.real(column);
  }
  Result<geo::Shape> shape() {
    const int column = next_++;
    if (row_.is_null(column)) return geo::Shape{};
    return from_geopackage(row_.blob(column));
  }
  std::optional<Date> date() {
    const auto value = parse_iso_date(text());
    return value ? std::optional<Date>(*value) : std::nullopt;
  }

 private:
  const Statement& row_;
  int next_ = 0;
};

/// The record with the shape of the next column in \p into, or why that column cannot be read.
template <class Record>
Result<Record> finished(Record&& record, Columns& columns, geo::Shape Record::*into) {
  auto shape = columns.shape();
  if (!shape) return tl::unexpected<Error>(shape.error());
  record.*into = std::move(*shape);
  return std::move(record);
}

}  // namespace

std::string_view Table<hearing::Dataset>::insert_sql() {
  return "INSERT INTO datasets (id, kind, title_kk, title_ru, title_en, source, url, licence, attribution, "
         "data_date,"
         " sha256, records, coverage_kk, coverage_ru, coverage_en, zone_kinds, unit_levels, geom)"
         " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
}

std::string_view Table<hearing::Dataset>::select_sql() {
  return "SELECT id, kind, title_kk, title_ru, title_en, source, url, licence, attribution, data_date,"
         " sha256, records, coverage_kk, coverage_ru, coverage_en, zone_kinds, unit_levels, geom"
         " FROM datasets ORDER BY fid";
}

void Table<hearing::Dataset>::bind(Statement& statement, const hearing::Dataset& record) {
  Binder(statement)
      .text(record.id)
      .text(code(record.kind))
      .names(record.title)
      .text(record.source)
      .text(record.url)
      .text(record.licence)
      .text(record.attribution)
      .text(record.date)
      .text(record.sha256)
      .integer(record.records)
      .names(record.coverage_note)
      .text(joined_codes(record.zone_kinds))
      .text(joined_codes(record.unit_levels))
      .shape(record.coverage);
}

Result<hearing::Dataset> Table<hearing::Dataset>::read(const Statement& row) {
  Columns columns(row);
  hearing::Dataset record;
  record.id = columns.text();
  record.kind = hearing::dataset_kind_from_code(columns.text()).value_or(hearing::DatasetKind::settlements);
  record.title = columns.names();
  record.source = columns.text();
  record.url = columns.text();
  record.licence = columns.text();
  record.attribution = columns.text();
  record.date = columns.text();
  record.sha256 = columns.text();
  record.records = columns.integer();
  record.coverage_note = columns.names();
  for (const auto& kind : split(columns.text())) {
    if (const auto known = hearing::zone_kind_from_code(kind)) record.zone_kinds.push_back(*known);
  }
  for (const auto& level : split(columns.text())) {
    if (const auto known = hearing::unit_level_from_code(level)) record.unit_levels.push_back(*known);
  }
  return finished(std::move(record), columns, &hearing::Dataset::coverage);
}

std::string_view Table<hearing::Settlement>::insert_sql() {
  return "INSERT INTO settlements (dataset, id, name, name_kk, name_ru, name_en, alternate_names, population,"
         " place_type, oblast, district, rural_district, centre_lon, centre_lat, extent_quality, "
         "radius_low_m,"
         " radius_high_m, position_uncertainty_m, rare_displacement_m, source, geom)"
         " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
}

std::string_view Table<hearing::Settlement>::select_sql() {
  return "SELECT dataset, id, name, name_kk, name_ru, name_en, alternate_names, population,"
         " place_type, oblast, district, rural_district, centre_lon, centre_lat, extent_quality, "
         "radius_low_m,"
         " radius_high_m, position_uncertainty_m, rare_displacement_m, source, geom FROM settlements ORDER "
         "BY fid";
}

void Table<hearing::Settlement>::bind(Statement& statement, const hearing::Settlement& record) {
  Binder binder(statement);
  binder.text(record.dataset)
      .text(record.id)
      .text(record.name)
      .names(record.names)
      .text(joined(record.alternate_names));
  if (record.population)
    binder.integer(*record.population);
  else
    binder.null();
  binder.text(record.place_type)
      .text(record.units.oblast)
      .text(record.units.district)
      .text(record.units.rural_district)
      .real(record.centre.lon)
      .real(record.centre.lat)
      .text(code(record.extent.quality))
      .real(record.extent.radius.low.value)
      .real(record.extent.radius.high.value)
      .real(record.extent.position_uncertainty.value)
      .real(record.extent.rare_displacement.value)
      .text(record.source)
      .shape(record.extent.shape);
}

Result<hearing::Settlement> Table<hearing::Settlement>::read(const Statement& row) {
  Columns columns(row);
  hearing::Settlement record;
  record.dataset = columns.text();
  record.id = columns.text();
  record.name = columns.text();
  record.names = columns.names();
  record.alternate_names = split(columns.text());
  record.population = columns.optional_integer();
  record.place_type = columns.text();
  record.units.oblast = columns.text();
  record.units.district = columns.text();
  record.units.rural_district = columns.text();
  record.centre.lon = columns.real();
  record.centre.lat = columns.real();
  record.extent.quality =
      hearing::extent_quality_from_code(columns.text()).value_or(hearing::ExtentQuality::estimated);
  record.extent.radius.low.value = columns.real();
  record.extent.radius.high.value = columns.real();
  record.extent.position_uncertainty.value = columns.real();
  record.extent.rare_displacement.value = columns.real();
  record.source = columns.text();
  auto shape = columns.shape();
  if (!shape) return tl::unexpected<Error>(shape.error());
  record.extent.shape = std::move(*shape);
  return record;
}

std::string_view Table<hearing::AdminUnit>::insert_sql() {
  return "INSERT INTO admin_units (dataset, id, level, name, name_kk, name_ru, name_en, alternate_names, "
         "parent_id,"
         " valid_from, valid_to, geom) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
}

std::string_view Table<hearing::AdminUnit>::select_sql() {
  return "SELECT dataset, id, level, name, name_kk, name_ru, name_en, alternate_names, parent_id,"
         " valid_from, valid_to, geom FROM admin_units ORDER BY fid";
}

void Table<hearing::AdminUnit>::bind(Statement& statement, const hearing::AdminUnit& record) {
  Binder(statement)
      .text(record.dataset)
      .text(record.id)
      .text(code(record.level))
      .text(record.name)
      .names(record.names)
      .text(joined(record.alternate_names))
      .text(record.parent_id)
      .date(record.valid_from)
      .date(record.valid_to)
      .shape(record.shape);
}

Result<hearing::AdminUnit> Table<hearing::AdminUnit>::read(const Statement& row) {
  Columns columns(row);
  hearing::AdminUnit record;
  record.dataset = columns.text();
  record.id = columns.text();
  record.level = hearing::unit_level_from_code(columns.text()).value_or(hearing::UnitLevel::oblast);
  record.name = columns.text();
  record.names = columns.names();
  record.alternate_names = split(columns.text());
  record.parent_id = columns.text();
  record.valid_from = columns.date();
  record.valid_to = columns.date();
  return finished(std::move(record), columns, &hearing::AdminUnit::shape);
}

std::string_view Table<hearing::Zone>::insert_sql() {
  return "INSERT INTO zones (dataset, id, kind, name, name_kk, name_ru, name_en, width_m, geom)"
         " VALUES (?,?,?,?,?,?,?,?,?)";
}

std::string_view Table<hearing::Zone>::select_sql() {
  return "SELECT dataset, id, kind, name, name_kk, name_ru, name_en, width_m, geom FROM zones ORDER BY fid";
}

void Table<hearing::Zone>::bind(Statement& statement, const hearing::Zone& record) {
  Binder binder(statement);
  binder.text(record.dataset).text(record.id).text(code(record.kind)).text(record.name).names(record.names);
  if (record.width)
    binder.real(record.width->value);
  else
    binder.null();
  binder.shape(record.shape);
}

Result<hearing::Zone> Table<hearing::Zone>::read(const Statement& row) {
  Columns columns(row);
  hearing::Zone record;
  record.dataset = columns.text();
  record.id = columns.text();
  record.kind = hearing::zone_kind_from_code(columns.text()).value_or(hearing::ZoneKind::water_body);
  record.name = columns.text();
  record.names = columns.names();
  if (const auto width = columns.optional_real()) record.width = Metres{*width};
  return finished(std::move(record), columns, &hearing::Zone::shape);
}

std::string_view Table<hearing::Building>::insert_sql() {
  return "INSERT INTO buildings (dataset, id, dwelling, geom) VALUES (?,?,?,?)";
}

std::string_view Table<hearing::Building>::select_sql() {
  return "SELECT dataset, id, dwelling, geom FROM buildings ORDER BY fid";
}

void Table<hearing::Building>::bind(Statement& statement, const hearing::Building& record) {
  Binder(statement).text(record.dataset).text(record.id).integer(record.dwelling ? 1 : 0).shape(record.shape);
}

Result<hearing::Building> Table<hearing::Building>::read(const Statement& row) {
  Columns columns(row);
  hearing::Building record;
  record.dataset = columns.text();
  record.id = columns.text();
  record.dwelling = columns.integer() != 0;
  return finished(std::move(record), columns, &hearing::Building::shape);
}

}  // namespace tyndau::store
