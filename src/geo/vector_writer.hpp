/// \file
/// Writing vector files feature by feature, in memory that does not grow with the file.
#pragma once

#include "core/result.hpp"
#include "geo/vector_file.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tyndau::geo {

/// What the geometries of a layer are; a GeoPackage declares it before the first feature comes.
enum class GeometryKind { any, none, point, line, polygon, multi_point, multi_line, multi_polygon };

/// A layer before its features.
struct LayerHead {
  std::string name;
  std::vector<std::pair<std::string, FieldType>> fields;
  std::string description;
  GeometryKind geometry = GeometryKind::any;
  bool indexed = true;          ///< with a spatial index; FlatGeobuf keeps its boxes in memory until the end
  std::string qgis_style = {};  ///< QML that a GeoPackage keeps as the layer's default style; empty: none
};

/// How a file takes a shape: cut at ±180°, right-handed, with 9 decimals (0.1 mm).
/// \return bad_input for vertices that are not on the Earth
[[nodiscard]] Result<Shape> shape_for_files(const Shape& shape);

class LayerSink;

/// A vector file that grows beside its target and becomes the target on `commit`; destroyed before, it leaves no trace.
/// Features may come in any order of layers. One thread at a time.
class VectorWriter {
 public:
  /// \return io when the file cannot be begun
  [[nodiscard]] static Result<VectorWriter> open(const std::filesystem::path& file, VectorFormat format,
                                                 const std::vector<LayerHead>& layers);
  ~VectorWriter();
  VectorWriter(VectorWriter&& other) noexcept;
  VectorWriter& operator=(VectorWriter&& other) noexcept;

  /// Appends to the layer of that index. The shape becomes as `shape_for_files` has it; to a GeoPackage single parts come as
  /// multi ones where the layer declares so, and a layer that meets another kind than it declares declares any.
  /// \return bad_input for another number of properties than fields or a shape not on the Earth: nothing is written, more
  /// may be added; io: nothing can be committed any more.
  [[nodiscard]] Result<std::monostate> add(std::size_t layer, const Feature& feature);
  /// The same without a look at the shape. \pre it comes from `shape_for_files`
  [[nodiscard]] Result<std::monostate> add_ready(std::size_t layer, const Feature& feature);
  /// Ends, flushes and renames the file. \pre nothing was committed before \return io; the target is then as it was
  [[nodiscard]] Result<std::monostate> commit();

 private:
  struct LayerState {
    std::string name;
    std::size_t fields = 0;
    std::size_t features = 0;
  };
  VectorWriter(std::unique_ptr<LayerSink> sink, std::vector<LayerState> layers);
  [[nodiscard]] std::string next_of(std::size_t layer) const;

  std::unique_ptr<LayerSink> sink_;
  std::vector<LayerState> layers_;
};

}  // namespace tyndau::geo
