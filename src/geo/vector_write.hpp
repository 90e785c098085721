/// \file
/// The two formats that layers are written in.
#pragma once

#include "geo/vector_writer.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace tyndau::geo {

/// 9 decimals of a degree: 0.1 mm.
[[nodiscard]] double rounded_degrees(double degrees);

/// A file being written; removed at the end of life unless committed.
class LayerSink {
 public:
  LayerSink() = default;
  virtual ~LayerSink() = default;
  LayerSink(const LayerSink&) = delete;
  LayerSink& operator=(const LayerSink&) = delete;

  /// \pre as many properties as the layer has fields; the shape is as `shape_for_files` makes it
  [[nodiscard]] virtual Result<std::monostate> add(std::size_t layer, const Feature& feature) = 0;
  [[nodiscard]] virtual Result<std::monostate> commit() = 0;
};

[[nodiscard]] Result<std::unique_ptr<LayerSink>> begin_geojson(const std::filesystem::path& file,
                                                               const std::vector<LayerHead>& layers);
[[nodiscard]] Result<std::unique_ptr<LayerSink>> begin_geopackage(const std::filesystem::path& file,
                                                                  const std::vector<LayerHead>& layers);
[[nodiscard]] Result<std::unique_ptr<LayerSink>> begin_flatgeobuf(const std::filesystem::path& file,
                                                                  const LayerHead& layer);

}  // namespace tyndau::geo
