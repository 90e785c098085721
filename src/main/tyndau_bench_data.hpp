/// \file
/// What the benchmark reads and the answers it writes.
#pragma once

#include "core/result.hpp"
#include "geo/edge_index.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tyndau::bench {

/// Settlements in the order of their file.
struct Settlements {
  std::vector<std::int64_t> ids;
  std::vector<double> population;  ///< 0 when unknown
  std::vector<geo::Shape> shapes;
};

/// Projects: a site, the radius of its zone, and where the hearing is.
struct Projects {
  std::vector<std::int64_t> ids;
  std::vector<LonLat> sites, venues;
  std::vector<Metres> radii;
};

/// Rows of a pairs file, kept as they are.
struct Pairs {
  std::string head;
  std::vector<std::string> rows;
  std::vector<geo::Pair> pairs;  ///< positions in Settlements
};

/// What was found for each project.
struct Answers {
  std::vector<geo::Near> nearest;
  geo::NearLists reached;
  geo::NearLists within;
  std::vector<std::size_t> venue_project;  ///< row of Projects for each venue pair
  std::vector<geo::Pair> venue_pairs;
  std::vector<Metres> venue_distances;
};

/// A vector file whose features have `id` and, perhaps, `population`. \return io, bad_input
[[nodiscard]] Result<Settlements> read_settlements(const std::filesystem::path& file);
/// A CSV with columns id, lon, lat, radius_m, venue_lon, venue_lat. \return io, bad_input with the line
[[nodiscard]] Result<Projects> read_projects(const std::filesystem::path& file);
/// A CSV with at least settlement, lon and lat among its columns. \return io, bad_input with the line
[[nodiscard]] Result<Pairs> read_pairs(const std::filesystem::path& file, const Settlements& settlements);

/// nearest.csv, reaches.csv, within_5km.csv and venues.csv in \p folder. \return io
[[nodiscard]] Result<std::monostate> write_answers(const std::filesystem::path& folder,
                                                   const Settlements& settlements, const Projects& projects,
                                                   const Answers& answers);
/// pairs.csv: the input's columns and `ours_m`. \return io
[[nodiscard]] Result<std::monostate> write_pairs(const std::filesystem::path& folder, const Pairs& pairs,
                                                 const std::vector<Metres>& distances);

}  // namespace tyndau::bench
