/// \file
/// Settlements, units, zones and buildings from vector files and OSM extracts, with a report of what was mended or left.
#pragma once

#include "core/result.hpp"
#include "hearing/data_pack.hpp"
#include "hearing/place.hpp"
#include "sandbox/policy.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::intake {

struct PlaceOptions {
  hearing::Dataset dataset;                  ///< id, kind, provenance, and the area where it is complete
  std::map<std::string, std::string> map;    ///< canonical field → the file's property
  std::map<std::string, std::string> where;  ///< only records whose properties have these values
  std::string layer;
  std::string assume_crs;                      ///< for files that state none
  std::optional<hearing::ZoneKind> zone_kind;  ///< of every record, when the file has no such field
  std::optional<hearing::UnitLevel> unit_level;
  hearing::ExtentQuality polygon_quality = hearing::ExtentQuality::mapped;
  hearing::ExtentEstimate estimate;  ///< for settlements that are only points
  std::function<void(std::int64_t done, std::int64_t total)> progress;  ///< total -1 when unknown
  sandbox::Policy policy;
  /// Takes the records read so far, some thousands at a time, when they are of one kind; what it refuses ends the reading
  /// with its error. Empty: everything is in the result.
  std::function<Result<std::monostate>(hearing::DatasetContent&&)> take_part;
};

/// One record that was mended or left out, and why.
struct PlaceRemark {
  std::string record;  ///< id or name, or "record 17"
  std::string reason;
  std::optional<LonLat> where;
};

struct PlaceReport {
  std::vector<std::string> layers;  ///< those that were read, with their CRS
  std::int64_t read = 0;            ///< records of the kind that was asked for
  std::int64_t kept = 0;
  std::vector<PlaceRemark> repaired;
  std::vector<PlaceRemark> skipped;
  std::map<std::string, std::int64_t> counts;  ///< "residential areas", "without population" …
};

struct LoadedPlaces {
  hearing::DatasetContent
      content;  ///< without the parts that were taken; its data set speaks of them as well
  PlaceReport report;
};

/// \return io, bad_input or unsupported naming the file; a refusal of the sandbox; bad_input when no record could be taken.
[[nodiscard]] Result<LoadedPlaces> read_places(const std::filesystem::path& file,
                                               const PlaceOptions& options);

}  // namespace tyndau::intake
