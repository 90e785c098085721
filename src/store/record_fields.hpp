/// \file
/// The tables of places, once for both stores: their columns, and how a record goes into them and comes out.
/// `Out` and `In` are a store's own: text, names, texts, integer, optional_integer, real, optional_real, flag, date, shape.
#pragma once

#include "core/result.hpp"
#include "hearing/atlas.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tyndau::store {

/// Name and columns of a record's table; the geometry stands last.
template <class Record>
struct Table;

template <>
struct Table<hearing::Dataset> {
  static constexpr std::string_view name = "datasets";
  static constexpr std::array columns{
      "id",         "kind",        "title_kk",          "title_ru",    "title_en",
      "source",     "url",         "licence",           "attribution", "data_date",
      "sha256",     "records",     "coverage_kk",       "coverage_ru", "coverage_en",
      "zone_kinds", "unit_levels", "border_accuracy_m", "geom"};
};
template <>
struct Table<hearing::Settlement> {
  static constexpr std::string_view name = "settlements";
  static constexpr std::array columns{"dataset",
                                      "id",
                                      "name",
                                      "name_kk",
                                      "name_ru",
                                      "name_en",
                                      "alternate_names",
                                      "population",
                                      "place_type",
                                      "oblast",
                                      "district",
                                      "rural_district",
                                      "centre_lon",
                                      "centre_lat",
                                      "extent_quality",
                                      "radius_low_m",
                                      "radius_high_m",
                                      "position_uncertainty_m",
                                      "rare_displacement_m",
                                      "source",
                                      "geom"};
};
template <>
struct Table<hearing::AdminUnit> {
  static constexpr std::string_view name = "admin_units";
  static constexpr std::array columns{"dataset",   "id",         "level",    "name",
                                      "name_kk",   "name_ru",    "name_en",  "alternate_names",
                                      "parent_id", "valid_from", "valid_to", "geom"};
};
template <>
struct Table<hearing::Zone> {
  static constexpr std::string_view name = "zones";
  static constexpr std::array columns{"dataset", "id",      "kind",    "name", "name_kk",
                                      "name_ru", "name_en", "width_m", "geom"};
};
template <>
struct Table<hearing::Building> {
  static constexpr std::string_view name = "buildings";
  static constexpr std::array columns{"dataset", "id", "dwelling", "geom"};
};

template <class Kind>
[[nodiscard]] std::vector<std::string> codes_of(const std::vector<Kind>& kinds) {
  std::vector<std::string> codes;
  for (const Kind kind : kinds) codes.emplace_back(code(kind));
  return codes;
}

template <class Out>
void put(Out& out, const hearing::Dataset& record) {
  out.text(record.id).text(code(record.kind)).names(record.title).text(record.source).text(record.url);
  out.text(record.licence).text(record.attribution).text(record.date).text(record.sha256);
  out.integer(record.records).names(record.coverage_note);
  out.texts(codes_of(record.zone_kinds)).texts(codes_of(record.unit_levels));
  out.optional_real(record.border_accuracy ? std::optional(record.border_accuracy->value) : std::nullopt);
  out.shape(record.coverage);
}

template <class Out>
void put(Out& out, const hearing::Settlement& record) {
  out.text(record.dataset).text(record.id).text(record.name).names(record.names);
  out.texts(record.alternate_names).optional_integer(record.population).text(record.place_type);
  out.text(record.units.oblast).text(record.units.district).text(record.units.rural_district);
  out.real(record.centre.lon).real(record.centre.lat).text(code(record.extent.quality));
  out.real(record.extent.radius.low.value).real(record.extent.radius.high.value);
  out.real(record.extent.position_uncertainty.value).real(record.extent.rare_displacement.value);
  out.text(record.source).shape(record.extent.shape);
}

template <class Out>
void put(Out& out, const hearing::AdminUnit& record) {
  out.text(record.dataset).text(record.id).text(code(record.level)).text(record.name).names(record.names);
  out.texts(record.alternate_names).text(record.parent_id).date(record.valid_from).date(record.valid_to);
  out.shape(record.shape);
}

template <class Out>
void put(Out& out, const hearing::Zone& record) {
  out.text(record.dataset).text(record.id).text(code(record.kind)).text(record.name).names(record.names);
  out.optional_real(record.width ? std::optional(record.width->value) : std::nullopt).shape(record.shape);
}

template <class Out>
void put(Out& out, const hearing::Building& record) {
  out.text(record.dataset).text(record.id).flag(record.dwelling).shape(record.shape);
}

/// Fills a record from the columns. \return why the geometry cannot be read
template <class In>
[[nodiscard]] Result<std::monostate> take_shape(In& in, geo::Shape& into) {
  auto shape = in.shape();
  if (!shape) return tl::unexpected<Error>(shape.error());
  into = std::move(*shape);
  return std::monostate{};
}

template <class In>
[[nodiscard]] Result<std::monostate> take(In& in, hearing::Dataset& record) {
  record.id = in.text();
  record.kind = hearing::dataset_kind_from_code(in.text()).value_or(hearing::DatasetKind::settlements);
  record.title = in.names();
  record.source = in.text();
  record.url = in.text();
  record.licence = in.text();
  record.attribution = in.text();
  record.date = in.text();
  record.sha256 = in.text();
  record.records = in.integer();
  record.coverage_note = in.names();
  for (const auto& kind : in.texts()) {
    if (const auto known = hearing::zone_kind_from_code(kind)) record.zone_kinds.push_back(*known);
  }
  for (const auto& level : in.texts()) {
    if (const auto known = hearing::unit_level_from_code(level)) record.unit_levels.push_back(*known);
  }
  if (const auto accuracy = in.optional_real()) record.border_accuracy = Metres{*accuracy};
  return take_shape(in, record.coverage);
}

template <class In>
[[nodiscard]] Result<std::monostate> take(In& in, hearing::Settlement& record) {
  record.dataset = in.text();
  record.id = in.text();
  record.name = in.text();
  record.names = in.names();
  record.alternate_names = in.texts();
  record.population = in.optional_integer();
  record.place_type = in.text();
  record.units.oblast = in.text();
  record.units.district = in.text();
  record.units.rural_district = in.text();
  record.centre.lon = in.real();
  record.centre.lat = in.real();
  auto& extent = record.extent;
  extent.quality = hearing::extent_quality_from_code(in.text()).value_or(hearing::ExtentQuality::estimated);
  extent.radius.low.value = in.real();
  extent.radius.high.value = in.real();
  extent.position_uncertainty.value = in.real();
  extent.rare_displacement.value = in.real();
  record.source = in.text();
  return take_shape(in, extent.shape);
}

template <class In>
[[nodiscard]] Result<std::monostate> take(In& in, hearing::AdminUnit& record) {
  record.dataset = in.text();
  record.id = in.text();
  record.level = hearing::unit_level_from_code(in.text()).value_or(hearing::UnitLevel::oblast);
  record.name = in.text();
  record.names = in.names();
  record.alternate_names = in.texts();
  record.parent_id = in.text();
  record.valid_from = in.date();
  record.valid_to = in.date();
  return take_shape(in, record.shape);
}

template <class In>
[[nodiscard]] Result<std::monostate> take(In& in, hearing::Zone& record) {
  record.dataset = in.text();
  record.id = in.text();
  record.kind = hearing::zone_kind_from_code(in.text()).value_or(hearing::ZoneKind::water_body);
  record.name = in.text();
  record.names = in.names();
  if (const auto width = in.optional_real()) record.width = Metres{*width};
  return take_shape(in, record.shape);
}

template <class In>
[[nodiscard]] Result<std::monostate> take(In& in, hearing::Building& record) {
  record.dataset = in.text();
  record.id = in.text();
  record.dwelling = in.flag();
  return take_shape(in, record.shape);
}

}  // namespace tyndau::store
