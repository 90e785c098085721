/// \file
/// Reports as map layers: projects, protection zones, venues, affected communities, distance lines, findings.
#pragma once

#include "core/result.hpp"
#include "geo/vector_file.hpp"
#include "geo/vector_writer.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::layers {

/// In the order in which they are written and drawn, lowest first.
enum class MapLayer { protection_zones, affected_communities, distance_lines, projects, venues, findings };
inline constexpr std::size_t map_layer_count = 6;
[[nodiscard]] std::string_view code(MapLayer layer);

/// The features of one hearing, by layer; numbered when they are added.
using MapFeatures = std::array<std::vector<geo::Feature>, map_layer_count>;
/// What has no place (an unlocated venue, a community not in the data) is left out. Estimated extents are circles of the
/// interval's outer radius, to draw only. \threads safe
[[nodiscard]] MapFeatures map_features(const hearing::Report& report,
                                       const hearing::MessageCatalogue& messages);

/// The worst verdict of all findings: the colour of the project.
[[nodiscard]] Verdict worst_verdict(const hearing::Report& report);
/// How many findings have a verdict.
[[nodiscard]] std::int64_t findings_with(Verdict verdict, const hearing::Report& report);

/// The layers of a run in files that grow as features come, and appear when they are committed.
class MapLayers {
 public:
  /// Adds a file that holds all layers. \return io
  [[nodiscard]] Result<std::monostate> open_geopackage(const std::filesystem::path& file);
  /// Adds one <layer>.geojson each. \return io
  [[nodiscard]] Result<std::monostate> open_geojson(const std::filesystem::path& folder);

  /// Numbers the features and writes them. The first failure is what `commit` returns.
  void add(MapFeatures&& features);
  /// \return the first failure of any feature, or io; files committed before it stay
  [[nodiscard]] Result<std::monostate> commit();

 private:
  void write(std::size_t layer, geo::Feature&& feature);

  std::optional<geo::VectorWriter> geopackage_;
  std::vector<geo::VectorWriter> geojson_;  ///< none or one per layer
  std::array<std::int64_t, map_layer_count> numbers_{};
  Result<std::monostate> written_;
};

}  // namespace tyndau::layers
