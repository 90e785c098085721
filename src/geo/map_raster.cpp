#include "geo/gdal_read.hpp"
#include "geo/geodesic.hpp"
#include "geo/map_reading.hpp"

#include <gdal.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>

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

}  // namespace

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
