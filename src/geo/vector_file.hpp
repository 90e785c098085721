/// \file
/// Reading and writing vector files with GDAL. The rest of the program never meets GDAL.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::geo {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One record of a vector file, its geometry in WGS 84 longitude and latitude.
struct Feature {
  std::int64_t fid = 0;  ///< -1: a record that could not be read at all; `geometry_problem` says why
  std::vector<std::pair<std::string, Value>> properties;  ///< in the file's order
  Shape shape;                                            ///< empty when the record has no geometry
  std::string geometry_problem;                           ///< why the geometry could not be taken, or empty

  [[nodiscard]] const Value* find(const std::string& name) const;
  /// The text of a property, trimmed; empty when absent or null.
  [[nodiscard]] std::string text(const std::string& name) const;
};

struct LayerInfo {
  std::string name;
  std::string crs;                  ///< "EPSG:4326" or the CRS's name; empty when the file states none
  std::int64_t feature_count = -1;  ///< -1 when the format cannot say
  std::vector<std::string> fields;
  std::string geometry_type;  ///< GDAL's name
};

struct ReadOptions {
  std::string layer;       ///< empty: each layer in turn
  std::string driver;      ///< GDAL's short name; empty: by the file's extension, never by its content
  std::string assume_crs;  ///< "EPSG:n", for files that state none
  std::map<std::string, std::string>
      open_options;                      ///< GDAL's; names in OGR_ or OSM_ are its settings, for this call
  std::size_t max_vertices = 2'000'000;  ///< in one feature; more is a geometry_problem
};

/// GDAL's short name of the one driver that opens a file of this name. \return unsupported for any other
[[nodiscard]] Result<std::string> driver_of(const std::filesystem::path& file, const ReadOptions& options);

/// Reads features one by one, with exactly one driver. \p on_feature returns false to stop early.
/// \return the layers that were read, or with the file's name: bad_input for a name that is not a plain file's and for
/// content that cannot be read to its end, not_found for a file or layer, unsupported for a format.
/// A feature whose geometry cannot be taken comes without it and says why in `geometry_problem`.
/// \threads safe
[[nodiscard]] Result<std::vector<LayerInfo>> read_features(
    const std::filesystem::path& file, const ReadOptions& options,
    const std::function<bool(const LayerInfo&, Feature&&)>& on_feature);
[[nodiscard]] Result<std::vector<LayerInfo>> layers_of(const std::filesystem::path& file,
                                                       const ReadOptions& options = {});

enum class FieldType { integer, real, text };

struct LayerToWrite {
  std::string name;
  std::vector<std::pair<std::string, FieldType>> fields;
  std::vector<Feature> features;  ///< properties by position, as many as fields
  std::string description;
};

/// FlatGeobuf holds one layer.
enum class VectorFormat { geopackage, geojson, flatgeobuf };

/// Writes beside the target and renames: the file appears whole or not at all. Same input, same bytes.
/// Shapes are cut at ±180°, right-handed, with 9 decimals. GeoJSON has one collection: of several layers each feature
/// names its own in the property "layer"; `fid` becomes "id" unless it is 0. GeoPackage numbers features from 1 and declares
/// the narrowest kind of geometry that a layer's features have. `VectorWriter` does the same feature by feature.
/// \return io on failure, bad_input for a feature with another number of properties than fields.
[[nodiscard]] Result<std::monostate> write_layers(const std::filesystem::path& file, VectorFormat format,
                                                  const std::vector<LayerToWrite>& layers);

}  // namespace tyndau::geo
