#include "intake/place_reader.hpp"

#include "geo/vector_file.hpp"
#include "intake/osm_places.hpp"
#include "intake/place_records.hpp"
#include "sandbox/features.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::intake {
namespace {

constexpr std::size_t part_size = 5000;  ///< records

geo::ReadOptions read_options(const std::filesystem::path& file, const PlaceOptions& options) {
  geo::ReadOptions read;
  read.layer = options.layer;
  read.assume_crs = options.assume_crs;
  const auto extension = file.extension();
  if (extension == ".csv" || extension == ".tsv" || extension == ".txt") {  // GeoNames writes .txt
    read.driver = "CSV";
    read.assume_crs = options.assume_crs.empty() ? "EPSG:4326" : options.assume_crs;
    read.open_options = {{"X_POSSIBLE_NAMES", "lon,longitude,x"},
                         {"Y_POSSIBLE_NAMES", "lat,latitude,y"},
                         {"KEEP_GEOM_COLUMNS", "YES"},
                         {"AUTODETECT_TYPE", "NO"}};
  }
  return read;
}

bool matches(const geo::Feature& feature, const std::map<std::string, std::string>& where) {
  return std::all_of(where.begin(), where.end(), [&](const auto& condition) {
    return feature.text(condition.first) == condition.second;
  });
}

/// What a record of GeoNames is instead of a settlement that people live in; empty when it is one, or of another source.
std::string no_settlement(const geo::Feature& feature) {
  auto kind = feature.text("FEATCLASS");
  if (kind.empty()) kind = feature.text("feature_class");
  if (!kind.empty() && kind != "P") return "other than settlements";
  auto code = feature.text("FEATCODE");
  if (code.empty()) code = feature.text("feature_code");
  const bool abandoned = code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH";
  return abandoned ? "abandoned" : "";
}

void take(PlaceCollector& collector, hearing::DatasetKind kind, const geo::LayerInfo& layer,
          geo::Feature&& feature) {
  switch (kind) {
    case hearing::DatasetKind::settlements:
      if (const auto other = no_settlement(feature); !other.empty()) return collector.count(other);
      return collector.take_settlement(std::move(feature));
    case hearing::DatasetKind::zones: return collector.take_zone(std::move(feature));
    case hearing::DatasetKind::buildings: return collector.take_building(std::move(feature));
    case hearing::DatasetKind::units:
    case hearing::DatasetKind::outline: return collector.take_unit(std::move(feature), layer.name);
  }
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::size_t records_of(const hearing::DatasetContent& content) {
  return content.settlements.size() + content.units.size() + content.zones.size() + content.buildings.size();
}

/// Adds the kinds of zones and levels of units that the data set speaks about, and counts its records.
void describe(LoadedPlaces& loaded) {
  auto& content = loaded.content;
  auto& dataset = content.dataset;
  for (const auto& zone : content.zones) dataset.zone_kinds.push_back(zone.kind);
  for (const auto& unit : content.units) {
    if (!unit.shape.empty()) dataset.unit_levels.push_back(unit.level);
  }
  sort_unique(dataset.zone_kinds);
  sort_unique(dataset.unit_levels);
  loaded.report.kept += static_cast<std::int64_t>(records_of(content));
}

/// Hands over what was read so far.
Result<std::monostate> hand_over(LoadedPlaces& loaded, const PlaceOptions& options) {
  describe(loaded);
  auto part = std::exchange(loaded.content, hearing::DatasetContent{});
  loaded.content.dataset = part.dataset;
  return options.take_part(std::move(part));
}

Result<std::monostate> read_plain(const std::filesystem::path& file, const PlaceOptions& options,
                                  PlaceCollector& collector) {
  std::int64_t done = 0;
  Result<std::monostate> taken;
  const auto layers =
      sandbox::read_features(file, read_options(file, options), options.policy, sandbox::Kind::vector,
                             [&](const geo::LayerInfo& layer, geo::Feature&& feature) {
                               if (options.progress) options.progress(++done, layer.feature_count);
                               if (!matches(feature, options.where)) return true;
                               take(collector, options.dataset.kind, layer, std::move(feature));
                               auto& loaded = collector.result();
                               if (options.take_part && records_of(loaded.content) >= part_size)
                                 taken = hand_over(loaded, options);
                               return taken.has_value();
                             });
  if (!taken) return taken;
  if (!layers) return tl::unexpected<Error>(layers.error());
  for (const auto& layer : *layers) {
    collector.result().report.layers.push_back(layer.name +
                                               (layer.crs.empty() ? "" : " (" + layer.crs + ")"));
  }
  return std::monostate{};
}

}  // namespace

Result<LoadedPlaces> read_places(const std::filesystem::path& file, const PlaceOptions& options) {
  auto fields = PlaceFields::make(options.map);
  if (!fields) return tl::unexpected<Error>(fields.error());
  PlaceCollector collector(options, std::move(*fields));
  collector.result().content.dataset = options.dataset;
  const auto read = is_osm(file) ? read_osm(file, options, collector) : read_plain(file, options, collector);
  if (!read) return tl::unexpected<Error>(read.error());
  LoadedPlaces loaded = std::move(collector.result());
  describe(loaded);
  if (loaded.report.kept == 0) {
    const auto& skipped = loaded.report.skipped;
    return fail(
        ErrorCode::bad_input,
        "no record could be taken as " + std::string(code(options.dataset.kind)) +
            (skipped.empty() ? "" : "; the first: " + skipped.front().record + ": " + skipped.front().reason),
        file.filename().string());
  }
  return loaded;
}

}  // namespace tyndau::intake
