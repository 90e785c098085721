/// \file
/// What one drawing or image shows, and where on the Earth it says that it lies. No pixel is read.
#pragma once

#include "core/result.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::geo {

enum class MapFormat {
  kml,
  kmz,
  gpx,
  geojson,
  shapefile,
  zipped_shapefile,
  geopackage,
  dxf,
  tiff,
  pdf,
  png,
  jpeg,
};
inline constexpr std::size_t map_format_count = 12;
/// "kml", "zipped_shapefile": the stable name.
[[nodiscard]] std::string_view code(MapFormat format);
/// "KML", "SHP (ZIP)": how people call it.
[[nodiscard]] std::string_view title(MapFormat format);
/// Whether it is drawn with coordinates; the others are pictures.
[[nodiscard]] bool is_vector(MapFormat format);

/// What ties the drawing to the Earth.
enum class Georeference {
  none,          ///< nothing: a plain picture
  numbers_only,  ///< coordinates, and nobody says in which reference system
  elsewhere,     ///< the reference system is stated, but the numbers are no positions in it
  placed,
};
inline constexpr std::size_t georeference_count = 4;
[[nodiscard]] std::string_view code(Georeference georeference);

/// What a drawing spans in its own numbers, easting or longitude first. \pre x_low <= x_high, y_low <= y_high
struct PlaneBox {
  double x_low = 0.0, y_low = 0.0, x_high = 0.0, y_high = 0.0;
  friend bool operator==(const PlaneBox&, const PlaneBox&) = default;
};

/// A reference system in which numbers that state none would make sense. A hint for people, never used.
struct CrsCandidate {
  std::string crs;       ///< "EPSG:28412"
  std::string name;      ///< as the EPSG register has it
  bool swapped = false;  ///< the drawing has northing first
  friend bool operator==(const CrsCandidate&, const CrsCandidate&) = default;
};

struct MapLayer {
  std::string name;
  std::string crs;  ///< "EPSG:4326" or the name; empty: none stated
  std::string geometry_type;
  std::int64_t shapes = 0;
};

struct DrawnShape {
  std::size_t layer = 0;  ///< of MapFile::layers
  std::string label;      ///< the drawing's own words for it; may be empty
  Shape shape;            ///< WGS 84
};

/// The frame of an image.
struct RasterFrame {
  std::int64_t columns = 0, rows = 0;
  Metres pixel_width, pixel_height;  ///< at the middle; 0: not placed
  double scale = 0.0;                ///< of a PDF's page, 1 : scale in the middle; 0: not known
};

struct MapFile {
  MapFormat format = MapFormat::kml;
  int page = 1;  ///< of a PDF: the first that is placed, else 1
  int pages = 1;
  Georeference georeference = Georeference::none;
  bool crs_by_format = false;          ///< the format allows no other (KML, GPX, GeoJSON)
  std::string crs;                     ///< "EPSG:n"; empty when the file states none, or one without a code
  std::string crs_name;                ///< in words; empty when none is stated
  std::optional<Metres> crs_accuracy;  ///< of the conversion to WGS 84; nothing: not known
  bool crs_assumed = false;            ///< the file states none, it is that of MapLimits
  std::vector<CrsCandidate> could_be;  ///< for numbers_only
  std::vector<std::string> words;      ///< for numbers_only: what is written in the drawing, the first of it
  std::optional<PlaneBox> box;         ///< in the file's own numbers, when it has any
  std::vector<MapLayer> layers;
  Shape
      extent;  ///< WGS 84, edges densified; a polygon, or less when all is drawn at one place; empty when not placed
  std::vector<DrawnShape> shapes;
  std::int64_t drawn = 0;             ///< shapes in the file, taken or not, as far as it was read
  bool complete = true;               ///< `shapes` holds all of them
  std::vector<std::string> problems;  ///< shapes that could not be taken, in GDAL's words; the first few
  std::optional<RasterFrame> raster;
};

struct MapLimits {
  std::size_t most_shapes = 2'000;        ///< that are handed out
  std::size_t most_vertices = 200'000;    ///< of all of them together
  std::int64_t most_records = 1'000'000;  ///< that are looked at
  int most_pages = 50;
  std::string assume_crs;  ///< "EPSG:n", for layers of a drawing that state none; empty: they stay numbers
};

/// Reads with exactly one driver, and nothing but this file; of a bare .shp also its own .shx, .dbf, .prj and .cpg. A ZIP of either
/// kind is looked into for what it is. \pre the checks of `sandbox` have passed
/// \return unsupported for an archive without a map in it; bad_input for content that cannot be read, not_found
/// \threads safe
[[nodiscard]] Result<MapFile> read_map_file(const std::filesystem::path& file, MapFormat format,
                                            const MapLimits& limits = {});

/// Reference systems of Kazakhstan and its neighbours (degrees; Pulkovo 1942 with the zone's number before the easting) in
/// which all of the box lies.
[[nodiscard]] std::vector<CrsCandidate> crs_candidates(const PlaneBox& box);

}  // namespace tyndau::geo
