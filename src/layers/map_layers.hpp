/// \file
/// Reports as map layers: projects, protection zones, venues, affected communities, distance lines, findings.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "geo/vector_file.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"

namespace tyndau::layers {

/// In the order in which they are written and drawn, lowest first.
enum class MapLayer { protection_zones, affected_communities, distance_lines, projects, venues, findings };
inline constexpr std::size_t map_layer_count = 6;
[[nodiscard]] std::string_view code(MapLayer layer);

/// The features of one hearing, by layer; numbered when they are added.
using MapFeatures = std::array<std::vector<geo::Feature>, map_layer_count>;
/// What has no place (an unlocated venue, a community not in the data) is left out. Estimated extents are circles of the
/// interval's outer radius, to draw only. \threads safe
[[nodiscard]] MapFeatures map_features(const hearing::Report& report, const hearing::MessageCatalogue& messages);

/// All features of a run.
class MapLayers {
 public:
  MapLayers();
  void add(MapFeatures&& features);
  [[nodiscard]] const std::vector<geo::LayerToWrite>& layers() const { return layers_; }

  /// All layers in one file. \return io
  [[nodiscard]] Result<std::monostate> write_geopackage(const std::filesystem::path& file) const;
  /// One <layer>.geojson each. \return io
  [[nodiscard]] Result<std::monostate> write_geojson(const std::filesystem::path& folder) const;

 private:
  std::vector<geo::LayerToWrite> layers_;
};

}  // namespace tyndau::layers
