#include "geo/gdal_session.hpp"

#include "geo/gdal_network.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <mutex>
#include <string_view>
#include <utility>

namespace tyndau::geo {
namespace {

namespace fs = std::filesystem;

/// Extension without its dot, in small letters -> the one driver that may open it.
constexpr std::array<std::pair<std::string_view, const char*>, 25> driver_of_extension{{
    {"csv", "CSV"},
    {"dxf", "DXF"},
    {"fgb", "FlatGeobuf"},
    {"geojson", "GeoJSON"},
    {"geojsonl", "GeoJSONSeq"},
    {"geojsons", "GeoJSONSeq"},
    {"geojsonseq", "GeoJSONSeq"},
    {"gml", "GML"},
    {"gpkg", "GPKG"},
    {"gpx", "GPX"},
    {"json", "GeoJSON"},
    {"jsonl", "GeoJSONSeq"},
    {"kml", "LIBKML"},
    {"kmz", "LIBKML"},
    {"mid", "MapInfo File"},
    {"mif", "MapInfo File"},
    {"ndjson", "GeoJSONSeq"},
    {"ods", "ODS"},
    {"osm", "OSM"},
    {"pbf", "OSM"},
    {"shp", "ESRI Shapefile"},
    {"dbf", "ESRI Shapefile"},
    {"tab", "MapInfo File"},
    {"topojson", "TopoJSON"},
    {"xlsx", "XLSX"},
}};

CPLHTTPResult* refuse_to_fetch(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc,
                               void*, void*) {
  CPLError(CE_Failure, CPLE_AppDefined, "the file refers to %s, which is not fetched", url);
  return nullptr;
}

std::string small_extension(const fs::path& file) {
  std::string extension = file.extension().string();
  if (!extension.empty()) extension.erase(0, 1);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

/// GDAL gives some names a meaning beyond files.
bool is_plain_name(const std::string& name) {
  return !name.empty() && !name.starts_with("/vsi") && name.find("://") == std::string::npos &&
         name.find_first_of("{}<>\n") == std::string::npos && name.find('\0') == std::string::npos;
}

bool is_setting(const std::string& name) { return name.starts_with("OGR_") || name.starts_with("OSM_"); }

CPLStringList open_options(const std::string& driver, const ReadOptions& options) {
  CPLStringList list;
  if (driver == "GML") list.SetNameValue("WRITE_GFS", "NO");
  for (const auto& [name, value] : options.open_options) {
    if (!is_setting(name)) list.SetNameValue(name.c_str(), value.c_str());
  }
  return list;
}

}  // namespace

Result<fs::path> plain_file(const fs::path& file) {
  std::error_code error;
  const fs::path whole = fs::absolute(file, error).lexically_normal();
  if (error || !is_plain_name(file.string()) || !is_plain_name(whole.string())) {
    return fail(ErrorCode::bad_input, "this is not the name of a file", file.string().substr(0, 200));
  }
  if (fs::is_regular_file(whole, error)) return whole;
  if (fs::exists(whole, error)) return fail(ErrorCode::bad_input, "this is not a plain file", file.string());
  return fail(ErrorCode::not_found, "the file does not exist", file.string());
}

Result<std::string> driver_of(const fs::path& file, const ReadOptions& options) {
  const std::string extension = small_extension(file);
  for (const auto& [known, driver] : driver_of_extension) {
    if (options.driver.empty() ? known == extension : options.driver == driver) return std::string(driver);
  }
  if (!options.driver.empty()) {
    return fail(ErrorCode::unsupported, "format \"" + options.driver + "\" is not read here", file.string());
  }
  return fail(ErrorCode::unsupported,
              extension.empty() ? "the file's name has no extension that tells its format"
                                : "files with the extension \"" + extension + "\" are not read as map data",
              file.string());
}

GdalMessages::GdalMessages() {
  CPLPushErrorHandlerEx(
      [](CPLErr level, CPLErrorNum, const char* message) {
        auto* const self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
        if (level >= CE_Failure && self->failure_.empty()) self->failure_ = message;
      },
      this);
}

GdalMessages::~GdalMessages() { CPLPopErrorHandler(); }

GdalSettings::GdalSettings(const std::map<std::string, std::string>& settings) {
  for (const auto& [name, value] : settings) {
    CPLSetThreadLocalConfigOption(name.c_str(), value.c_str());
    names_.push_back(name);
  }
}

GdalSettings::~GdalSettings() {
  for (const std::string& name : names_) CPLSetThreadLocalConfigOption(name.c_str(), nullptr);
}

void prepare_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    const GdalMessages quiet;  // this GDAL may lack some of them
    // These read other files and addresses than the one they are given.
    CPLSetConfigOption("GDAL_SKIP",
                       "VRT,HTTP,WCS,WMS,WMTS,DAAS,EEDA,EEDAI,PLMOSAIC,PLSCENES,OGCAPI,STACTA,STACIT");
    CPLSetConfigOption("OGR_SKIP",
                       "OGR_VRT,WFS,OAPIF,CSW,Elastic,Carto,AmigoCloud,NGW,PostgreSQL,MySQL,GMLAS");
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
    CPLHTTPSetFetchCallback(refuse_to_fetch, nullptr);
    GDALAllRegister();
    deny_network_files();
  });
}

std::map<std::string, std::string> settings_in(const ReadOptions& options) {
  std::map<std::string, std::string> settings;
  for (const auto& [name, value] : options.open_options) {
    if (is_setting(name)) settings.emplace(name, value);
  }
  return settings;
}

Result<Dataset> open_dataset(const fs::path& file, const ReadOptions& options) {
  const auto whole = plain_file(file);
  if (!whole) return tl::unexpected<Error>(whole.error());
  const auto driver = driver_of(file, options);
  if (!driver) return tl::unexpected<Error>(driver.error());
  prepare_gdal();
  const GdalMessages messages;
  const CPLStringList own_options = open_options(*driver, options);
  const std::array<const char*, 2> only{driver->c_str(), nullptr};
  // A file of one record a line may hold a single line, which only this prefix tells from a plain GeoJSON.
  const std::string name = (*driver == "GeoJSONSeq" ? "GeoJSONSeq:" : "") + whole->string();
  Dataset dataset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                    only.data(), own_options.List(), nullptr));
  if (dataset) return dataset;
  return fail(
      ErrorCode::bad_input,
      "the file cannot be read as " + *driver + ": " + messages.reason("its content is of another kind"),
      file.string());
}

}  // namespace tyndau::geo
