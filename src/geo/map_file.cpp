#include "geo/map_file.hpp"

#include "geo/map_reading.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>

namespace tyndau::geo {
namespace {

namespace fs = std::filesystem;

struct FormatRow {
  std::string_view code, title;
  const char* driver;
  bool vector;
};
/// By the number of the format.
constexpr std::array<FormatRow, map_format_count> formats{{
    {"kml", "KML", "LIBKML", true},
    {"kmz", "KMZ", "LIBKML", true},
    {"gpx", "GPX", "GPX", true},
    {"geojson", "GeoJSON", "GeoJSON", true},
    {"shapefile", "SHP", "ESRI Shapefile", true},
    {"zipped_shapefile", "SHP (ZIP)", "ESRI Shapefile", true},
    {"geopackage", "GeoPackage", "GPKG", true},
    {"dxf", "DXF", "DXF", true},
    {"tiff", "TIFF", "GTiff", false},
    {"pdf", "PDF", "PDF", false},
    {"png", "PNG", "PNG", false},
    {"jpeg", "JPEG", "JPEG", false},
}};

const FormatRow& row_of(MapFormat format) { return formats[static_cast<std::size_t>(format)]; }

/// Nothing beside the file is looked at: no world files, no notes of GDAL, no masks.
std::map<std::string, std::string> alone() {
  return {
      {"GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"}, {"GDAL_PAM_ENABLED", "NO"}, {"SHAPE_RESTORE_SHX", "NO"}};
}

const std::map<std::string, std::string>& restoring() {
  static const std::map<std::string, std::string> settings{{"SHAPE_RESTORE_SHX", "YES"}};
  return settings;
}

Result<Dataset> open_one(const std::string& name, MapFormat format, bool as_vector) {
  const GdalMessages messages;
  const std::array<const char*, 2> only{row_of(format).driver, nullptr};
  CPLStringList options;
  if (format == MapFormat::tiff) options.SetNameValue("GEOREF_SOURCES", "INTERNAL");
  const unsigned kind = as_vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER;
  Dataset dataset(GDALDataset::Open(name.c_str(), kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                    only.data(), options.List(), nullptr));
  if (dataset) return dataset;
  return fail(ErrorCode::bad_input, messages.reason("its content is of another kind"));
}

bool ends_in(std::string_view name, std::string_view extension) {
  return name.size() > extension.size() &&
         std::equal(extension.rbegin(), extension.rend(), name.rbegin(), [](char a, char b) {
           return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
         });
}

/// Those entries of an archive that a driver opens, doc.kml first.
std::vector<std::string> entries_in(const std::string& archive, std::string_view extension) {
  const CPLStringList all(VSIReadDirRecursive(archive.c_str()));
  constexpr std::size_t most = 50;
  std::vector<std::string> names;
  for (int i = 0; i < all.Count() && names.size() < most; ++i) {
    if (ends_in(all[i], extension)) names.emplace_back(all[i]);
  }
  std::sort(names.begin(), names.end());
  std::stable_partition(names.begin(), names.end(), [](const auto& name) { return name == "doc.kml"; });
  return names;
}

Result<std::monostate> add_layers(const std::string& name, MapFormat format, MapLayerReader& reader) {
  const auto dataset = open_one(name, format, true);
  if (!dataset) return tl::unexpected<Error>(dataset.error());
  return reader.add(**dataset);
}

Result<std::monostate> read_archive(const fs::path& file, const MapLimits& limits, MapFile& map) {
  const std::string archive = "/vsizip/{" + file.string() + "}";
  map.format = MapFormat::kmz;
  auto names = entries_in(archive, ".kml");
  if (names.empty()) {
    map.format = MapFormat::zipped_shapefile;
    names = entries_in(archive, ".shp");
  }
  if (names.empty()) return fail(ErrorCode::unsupported, "the archive holds no KML and no shapefile");
  MapLayerReader reader(map, limits);
  for (const std::string& name : names) {
    if (auto added = add_layers(archive + "/" + name, map.format, reader); !added) return added;
  }
  reader.finish();
  return std::monostate{};
}

/// A file in memory while this lives.
class MemoryFile {
 public:
  MemoryFile(const std::string& name, std::string& bytes) : name_(name) {
    VSIFCloseL(
        VSIFileFromMemBuffer(name.c_str(), reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
  }
  ~MemoryFile() { VSIUnlink(name_.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

 private:
  std::string name_;
};

/// A .shp without its index gets one, in memory.
Result<std::monostate> read_bare_shapefile(const fs::path& file, MapLayerReader& reader) {
  constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20U;
  std::error_code problem;
  if (fs::file_size(file, problem) > most_bytes || problem) {
    return fail(ErrorCode::limit, "a .shp without its .shx is read up to 64 MiB");
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  static std::atomic<unsigned> number{0};
  const std::string folder = "/vsimem/tyndau-map-" + std::to_string(++number);
  const MemoryFile shapes(folder + "/map.shp", bytes);
  const GdalSettings restore(restoring());
  auto added = add_layers(folder + "/map.shp", MapFormat::shapefile, reader);
  VSIUnlink((folder + "/map.shx").c_str());
  VSIRmdir(folder.c_str());
  return added;
}

bool has_index(const fs::path& file) {
  const std::string own = file.extension().string();
  const bool named = own == ".shp" || own == ".SHP";
  return named && std::ifstream(fs::path(file).replace_extension(own == ".shp" ? ".shx" : ".SHX")).good();
}

Result<std::monostate> read_layers(const fs::path& file, const MapLimits& limits, MapFile& map) {
  MapLayerReader reader(map, limits);
  const bool bare = map.format == MapFormat::shapefile && !has_index(file);
  auto added = bare ? read_bare_shapefile(file, reader) : add_layers(file.string(), map.format, reader);
  if (added) reader.finish();
  return added;
}

int pages_of(GDALDataset& dataset) {
  const CPLStringList pages(CSLDuplicate(dataset.GetMetadata("SUBDATASETS")));
  return std::max(1, pages.Count() / 2);
}

/// What is drawn on a placed first page, where the file keeps it apart from the picture.
void add_drawn_on_page(const fs::path& file, const MapLimits& limits, MapFile& map) {
  MapFile drawn;
  drawn.format = MapFormat::pdf;
  MapLayerReader reader(drawn, limits);
  if (!add_layers(file.string(), MapFormat::pdf, reader)) return;
  reader.finish();
  if (drawn.georeference != Georeference::placed) return;
  map.layers = std::move(drawn.layers);
  map.shapes = std::move(drawn.shapes);
  map.drawn = drawn.drawn;
  map.complete = drawn.complete;
}

Result<std::monostate> read_image(const fs::path& file, const MapLimits& limits, MapFile& map) {
  const auto dataset = open_one(file.string(), map.format, false);
  if (!dataset) return tl::unexpected<Error>(dataset.error());
  const GdalMessages quiet;
  if (auto read = read_map_raster(**dataset, map); !read) return read;
  if (map.format == MapFormat::tiff) {
    std::error_code unknown;
    if (auto whole = check_tiff_pixels(**dataset, fs::file_size(file, unknown)); !whole) return whole;
  }
  if (map.format != MapFormat::pdf) return std::monostate{};
  map.pages = pages_of(**dataset);
  if (map.georeference == Georeference::placed) add_drawn_on_page(file, limits, map);
  for (int page = 2; page <= std::min(map.pages, limits.most_pages); ++page) {
    if (map.georeference == Georeference::placed) break;
    const auto other = open_one("PDF:" + std::to_string(page) + ":" + file.string(), map.format, false);
    MapFile on_page;
    if (!other || !read_map_raster(**other, on_page)) continue;
    if (on_page.georeference != Georeference::placed) continue;
    on_page.format = map.format;
    on_page.pages = map.pages;
    on_page.page = page;
    map = std::move(on_page);
  }
  return std::monostate{};
}

bool has_own_crs(MapFormat format) {
  return format == MapFormat::kml || format == MapFormat::kmz || format == MapFormat::gpx ||
         format == MapFormat::geojson;
}

}  // namespace

std::string_view code(MapFormat format) { return row_of(format).code; }
std::string_view title(MapFormat format) { return row_of(format).title; }
bool is_vector(MapFormat format) { return row_of(format).vector; }

std::string_view code(Georeference georeference) {
  constexpr std::array<std::string_view, georeference_count> codes{"none", "numbers_only", "elsewhere",
                                                                   "placed"};
  return codes[static_cast<std::size_t>(georeference)];
}

Result<MapFile> read_map_file(const fs::path& file, MapFormat format, const MapLimits& limits) {
  const auto whole = plain_file(file);
  if (!whole) return tl::unexpected<Error>(whole.error());
  prepare_gdal();
  const GdalSettings settings(alone());
  MapFile map;
  map.format = format;
  const bool archive = format == MapFormat::kmz || format == MapFormat::zipped_shapefile;
  const auto read = archive             ? read_archive(*whole, limits, map)
                    : is_vector(format) ? read_layers(*whole, limits, map)
                                        : read_image(*whole, limits, map);
  if (read && is_vector(map.format) && map.drawn == 0 && !map.problems.empty()) {
    return fail(ErrorCode::bad_input, map.problems.front(), file.string());
  }
  if (!read) {
    Error error = read.error();
    error.where = file.string();
    return tl::unexpected<Error>(std::move(error));
  }
  map.crs_by_format = has_own_crs(map.format) && (map.crs == "EPSG:4326" || map.crs == "OGC:CRS84");
  return map;
}

}  // namespace tyndau::geo
