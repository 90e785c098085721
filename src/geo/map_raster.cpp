#include "geo/gdal_read.hpp"
#include "geo/geodesic.hpp"
#include "geo/map_reading.hpp"

#include <gdal.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace tyndau::geo {
namespace {

using Corners = std::vector<std::pair<double, double>>;

/// From columns and rows to the plane of the reference system.
struct Affine {
  std::array<double, 6> numbers{};

  [[nodiscard]] std::pair<double, double> at(double column, double row) const {
    return {numbers[0] + column * numbers[1] + row * numbers[2],
            numbers[3] + column * numbers[4] + row * numbers[5]};
  }
  [[nodiscard]] bool sensible() const {
    const double area = numbers[1] * numbers[5] - numbers[2] * numbers[4];
    return std::all_of(numbers.begin(), numbers.end(), [](double n) { return std::isfinite(n); }) &&
           area != 0.0;
  }
};

/// The file's own statement; of control points only what lies on one plane.
std::optional<Affine> affine_of(GDALDataset& dataset) {
  Affine affine;
  if (dataset.GetGeoTransform(affine.numbers.data()) == CE_None) return affine;
  const int points = dataset.GetGCPCount();
  constexpr int least_points = 3;
  if (points < least_points ||
      GDALGCPsToGeoTransform(points, dataset.GetGCPs(), affine.numbers.data(), FALSE) == 0) {
    return std::nullopt;
  }
  return affine;
}

const OGRSpatialReference* reference_of(GDALDataset& dataset) {
  const OGRSpatialReference* const own = dataset.GetSpatialRef();
  return own != nullptr && !own->IsEmpty() ? own : dataset.GetGCPSpatialRef();
}

/// The frame of the map on a PDF's page, where the file names it.
Corners neatline_of(GDALDataset& dataset) {
  const char* const wkt = dataset.GetMetadataItem("NEATLINE");
  constexpr std::size_t longest = 100'000;
  if (wkt == nullptr || std::string_view(wkt).size() > longest) return {};
  OGRGeometry* made = nullptr;
  if (OGRGeometryFactory::createFromWkt(wkt, nullptr, &made) != OGRERR_NONE) return {};
  const std::unique_ptr<OGRGeometry> geometry(made);
  const auto* const polygon = dynamic_cast<const OGRPolygon*>(geometry.get());
  if (polygon == nullptr || polygon->IsEmpty()) return {};
  Corners corners;
  const OGRLinearRing& ring = *polygon->getExteriorRing();
  for (int i = 0; i + 1 < ring.getNumPoints(); ++i) corners.emplace_back(ring.getX(i), ring.getY(i));
  return corners;
}

PlaneBox box_of(const Corners& corners) {
  PlaneBox box{corners[0].first, corners[0].second, corners[0].first, corners[0].second};
  for (const auto& [x, y] : corners) {
    box.x_low = std::min(box.x_low, x);
    box.y_low = std::min(box.y_low, y);
    box.x_high = std::max(box.x_high, x);
    box.y_high = std::max(box.y_high, y);
  }
  return box;
}

/// How large a pixel in the middle is on the ground, and for a PDF at which scale it was drawn.
void measure_pixel(GDALDataset& dataset, const Affine& affine, const MapCrs& crs, RasterFrame& frame) {
  const double column = static_cast<double>(frame.columns) / 2.0, row = static_cast<double>(frame.rows) / 2.0;
  const Ring middle =
      placed_ring({affine.at(column, row), affine.at(column + 1.0, row), affine.at(column, row + 1.0)}, crs);
  if (middle.empty()) return;
  frame.pixel_width = distance(middle[0], middle[1]);
  frame.pixel_height = distance(middle[0], middle[2]);
  const char* const dots = dataset.GetMetadataItem("DPI");
  const double dots_per_inch = dots != nullptr ? std::strtod(dots, nullptr) : 0.0;
  constexpr double inch = 0.0254, most_stretched = 0.05;
  const double stretched = frame.pixel_width.value / frame.pixel_height.value - 1.0;
  if (dots_per_inch > 0.0 && std::abs(stretched) < most_stretched)
    frame.scale = frame.pixel_width.value * dots_per_inch / inch;
}

/// Where the blocks of a TIFF lie in the file, so that an image whose pixels are gone is known without reading one.
class BlockPlaces {
 public:
  BlockPlaces(GDALDataset& dataset, std::uintmax_t file_bytes)
      : band_(*dataset.GetRasterBand(1)), file_bytes_(file_bytes) {
    band_.GetBlockSize(&width_, &height_);
  }
  /// At most so many blocks are looked at, evenly over the image, the last among them.
  [[nodiscard]] bool all_there() const {
    if (width_ <= 0 || height_ <= 0) return false;
    const std::int64_t across = (band_.GetXSize() + std::int64_t{width_} - 1) / width_;
    const std::int64_t all = across * ((band_.GetYSize() + std::int64_t{height_} - 1) / height_);
    constexpr std::int64_t most = 10'000;
    const std::int64_t step = std::max<std::int64_t>(1, all / most);
    bool any = false;
    for (std::int64_t block = all - 1; block >= 0; block -= step) {
      const auto end = end_of(block % across, block / across);
      if (end > file_bytes_) return false;
      any = any || end > 0;
    }
    return any;
  }

 private:
  [[nodiscard]] std::uintmax_t number(const char* what, std::int64_t x, std::int64_t y) const {
    const std::string name = std::string(what) + "_" + std::to_string(x) + "_" + std::to_string(y);
    const char* const text = band_.GetMetadataItem(name.c_str(), "TIFF");
    return text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
  }
  /// 0: nothing is stored for the block.
  [[nodiscard]] std::uintmax_t end_of(std::int64_t x, std::int64_t y) const {
    const auto begin = number("BLOCK_OFFSET", x, y), size = number("BLOCK_SIZE", x, y);
    return begin == 0 || size == 0 ? 0 : begin + size;
  }
  GDALRasterBand& band_;
  std::uintmax_t file_bytes_;
  int width_ = 0, height_ = 0;
};

}  // namespace

Result<std::monostate> check_tiff_pixels(GDALDataset& dataset, std::uintmax_t file_bytes) {
  if (dataset.GetRasterCount() < 1 || !BlockPlaces(dataset, file_bytes).all_there())
    return fail(ErrorCode::bad_input, "the image breaks off");
  return std::monostate{};
}

Result<std::monostate> read_map_raster(GDALDataset& dataset, MapFile& map) {
  RasterFrame frame;
  frame.columns = dataset.GetRasterXSize();
  frame.rows = dataset.GetRasterYSize();
  if (frame.columns <= 0 || frame.rows <= 0) return fail(ErrorCode::bad_input, "the image has no size");
  map.raster = frame;
  auto crs = map_crs(reference_of(dataset));
  if (!crs) map.problems.push_back(crs.error().message);
  if (crs && *crs) {
    map.crs = (*crs)->code;
    map.crs_name = (*crs)->name;
  }
  const auto affine = affine_of(dataset);
  if (!affine || !affine->sensible()) return std::monostate{};
  const auto columns = static_cast<double>(frame.columns), rows = static_cast<double>(frame.rows);
  Corners corners = neatline_of(dataset);
  constexpr std::size_t most_corners = 1'000;
  if (corners.size() < 3 || corners.size() > most_corners) {
    corners = {affine->at(0, 0), affine->at(columns, 0), affine->at(columns, rows), affine->at(0, rows)};
  }
  map.box = box_of(corners);
  map.georeference = crs ? Georeference::numbers_only : Georeference::elsewhere;
  if (!crs) return std::monostate{};
  if (!*crs) {
    map.could_be = crs_candidates(*map.box);
    return std::monostate{};
  }
  map.georeference = Georeference::elsewhere;
  Ring ring = placed_ring(densified(corners), **crs);
  if (ring.empty()) return std::monostate{};
  map.georeference = Georeference::placed;
  map.crs_accuracy = crs_accuracy(**crs, ring.front());
  map.extent.polygons.push_back({std::move(ring), {}});
  measure_pixel(dataset, *affine, **crs, *map.raster);
  return std::monostate{};
}

}  // namespace tyndau::geo
