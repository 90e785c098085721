/// \file
/// A data pack that ships with the program (geodata/kz/pack.yaml): its files, their provenance, and how an extent is guessed.
#pragma once

#include "core/result.hpp"
#include "hearing/place.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::hearing {

/// What is assumed of drawn places where nobody states it. The extent of a settlement from its population: a disc of area coefficient · population^exponent,
/// the true area within the factor either way.
struct ExtentEstimate {
  double coefficient_km2 = 0.0;
  double exponent = 0.0;
  double area_factor = 1.0;  ///< up to 100,000 inhabitants
  double area_factor_above_100000 = 1.0;
  MetresInterval unknown_population_radius;
  Metres position_uncertainty;
  Metres rare_displacement;
  Metres unit_border;  ///< how far a drawn border of a unit may be off, where its data set does not state it
  std::string source;

  /// The radius interval for a population; unknown is the pack's own interval.
  [[nodiscard]] MetresInterval radius(std::optional<std::int64_t> population) const;
};

struct PackFile {
  Dataset dataset;  ///< without records and digest of the content
  std::filesystem::path file;
  std::string file_sha256;                   ///< as the pack states it; empty when it states none
  std::map<std::string, std::string> where;  ///< only records with these values, where the file holds more
};

struct DataPack {
  ExtentEstimate estimated_extent;
  std::vector<PackFile> files;

  /// \return io, or bad_input with file and line.
  [[nodiscard]] static Result<DataPack> load(const std::filesystem::path& pack_yaml);
};

}  // namespace tyndau::hearing
