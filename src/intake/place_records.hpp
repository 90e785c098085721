/// \file
/// One feature of a vector file as a settlement, unit, zone or building: the steps that place_reader shares between formats.
#pragma once

#include "geo/vector_file.hpp"
#include "intake/place_fields.hpp"
#include "intake/place_reader.hpp"

#include <string>

namespace tyndau::intake {

/// Takes features one after another into a data set, mends what can be mended and reports the rest.
class PlaceCollector {
 public:
  PlaceCollector(const PlaceOptions& options, PlaceFields fields)
      : options_(options), fields_(std::move(fields)) {}

  void take_settlement(geo::Feature&& feature);
  void take_unit(geo::Feature&& feature, const std::string& layer_name);
  void take_zone(geo::Feature&& feature);
  void take_building(geo::Feature&& feature);

  [[nodiscard]] const PlaceFields& fields() const { return fields_; }
  [[nodiscard]] LoadedPlaces& result() { return result_; }
  void skip(const std::string& record, std::string reason, std::optional<LonLat> where = std::nullopt);
  void count(const std::string& what) { ++result_.report.counts[what]; }
  /// Id of a record, made unique with ".2", ".3" where the source repeats it.
  [[nodiscard]] std::string unique_id(std::string id, std::int64_t number);
  /// The shape made valid, with a remark; false when nothing is left of it.
  [[nodiscard]] bool mend(geo::Shape& shape, const std::string& record);
  /// Centre and extent of a settlement from its shape: polygons as drawn, a point as an estimated disc.
  [[nodiscard]] bool place(hearing::Settlement& settlement, geo::Shape shape);

 private:
  [[nodiscard]] bool is_country(const geo::Feature& feature) const;
  /// As the record, the options, the columns or the KATO code say.
  [[nodiscard]] std::optional<hearing::UnitLevel> level_of(const geo::Feature& feature) const;

  const PlaceOptions& options_;
  PlaceFields fields_;
  LoadedPlaces result_;
  std::map<std::string, int> seen_ids_;
};

/// "row 17 (Aksu)" or the id: how a remark names a record.
[[nodiscard]] std::string record_name(const geo::Feature& feature, const std::string& name);

}  // namespace tyndau::intake
