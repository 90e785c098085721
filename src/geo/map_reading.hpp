/// \file
/// The parts of reading a map that its readers share.
#pragma once

#include "geo/gdal_session.hpp"
#include "geo/map_file.hpp"
#include "geo/ogr_shape.hpp"

#include <ogrsf_frmts.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::geo {

/// How a file's numbers become positions.
struct MapCrs {
  std::string code;  ///< "EPSG:n" or empty
  std::string name;
  OGRSpatialReference reference = OGRSpatialReference();
  ToWgs84 way;  ///< empty: longitude and latitude already
};
/// \return nothing when none is stated; unsupported when it names other files or cannot be converted
[[nodiscard]] Result<std::optional<MapCrs>> map_crs(const OGRSpatialReference* stated);
/// How well positions about here are converted; nothing: PROJ does not say.
[[nodiscard]] std::optional<Metres> crs_accuracy(const MapCrs& crs, LonLat about);
/// The ring of plane positions in WGS 84; empty when some of them lie nowhere.
[[nodiscard]] Ring placed_ring(const std::vector<std::pair<double, double>>& plane, const MapCrs& crs);
/// A rectangle with vertices along its edges, in WGS 84; a point or a line where it has no area; empty when it lies nowhere.
[[nodiscard]] Shape placed_box(const PlaneBox& box, const MapCrs& crs);
/// Vertices along a ring's edges, so that edges that bend in another reference system stay in place.
[[nodiscard]] std::vector<std::pair<double, double>> densified(
    const std::vector<std::pair<double, double>>& corners);

/// Gathers the layers of one file, which may be several data sets.
class MapLayerReader {
 public:
  /// Both outlive the reader.
  MapLayerReader(MapFile& map, const MapLimits& limits) : map_(map), limits_(limits) {}
  /// \return bad_input when nothing of it can be read
  [[nodiscard]] Result<std::monostate> add(GDALDataset& dataset);
  /// The extent and the reference system of all that was added.
  void finish();

 private:
  /// What one layer spans, and in which numbers.
  struct Span {
    std::optional<MapCrs> crs;
    std::optional<PlaneBox> box;
  };
  [[nodiscard]] Result<std::monostate> add(OGRLayer& layer);
  void take(const OGRFeature& feature, const OGRGeometry& geometry, Span& span);
  void take_shape(const OGRFeature& feature, const OGRGeometry& geometry, const MapCrs& crs);
  [[nodiscard]] Result<std::optional<MapCrs>> crs_of(OGRLayer& layer);
  void take_words(const OGRFeature& feature);
  void complain(std::string problem);

  MapFile& map_;
  const MapLimits& limits_;
  std::vector<Span> spans_;
  std::size_t vertices_ = 0;
  std::int64_t records_ = 0;
  bool crs_refused_ = false;  ///< of some layer
};

/// Whether the pixels that a TIFF announces lie in its file. \return bad_input when some do not, or none is stored
[[nodiscard]] Result<std::monostate> check_tiff_pixels(GDALDataset& dataset, std::uintmax_t file_bytes);
/// The frame of an image. \return bad_input when its size makes no sense
[[nodiscard]] Result<std::monostate> read_map_raster(GDALDataset& dataset, MapFile& map);

}  // namespace tyndau::geo
