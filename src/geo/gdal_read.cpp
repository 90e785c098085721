#include "geo/gdal_read.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <array>
#include <memory>
#include <string_view>

namespace tyndau::geo {
namespace {

struct GdalTextDeleter {
  void operator()(char* text) const { CPLFree(text); }
};
using GdalText = std::unique_ptr<char, GdalTextDeleter>;

}  // namespace

std::string crs_name(const OGRSpatialReference* crs) {
  if (crs == nullptr) return {};
  const char* const authority = crs->GetAuthorityName(nullptr);
  const char* const number = crs->GetAuthorityCode(nullptr);
  if (authority != nullptr && number != nullptr) return std::string(authority) + ":" + number;
  const char* const name = crs->GetName();
  return name != nullptr ? name : "";
}

bool refers_to_files(const OGRSpatialReference& crs) {
  char* exported = nullptr;
  const OGRErr failed = crs.exportToWkt(&exported);
  const GdalText text(exported);
  if (failed != OGRERR_NONE || !text) return false;
  std::string words(text.get());
  constexpr std::string_view no_grid = "+nadgrids=@null";
  for (auto at = words.find(no_grid); at != std::string::npos; at = words.find(no_grid))
    words.erase(at, no_grid.size());
  return words.find("grids=") != std::string::npos || words.find("+init=") != std::string::npos ||
         words.find("PARAMETERFILE") != std::string::npos || words.find("PROJ4_GRIDS") != std::string::npos;
}

Result<ToWgs84> way_to_wgs84(OGRSpatialReference from) {
  OGRSpatialReference wgs84;
  wgs84.SetWellKnownGeogCS("WGS84");
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::array<const char*, 3> loosely{"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT",
                                           nullptr};
  if (from.IsSame(&wgs84, loosely.data()) != 0) return ToWgs84{};
  ToWgs84 way(OGRCreateCoordinateTransformation(&from, &wgs84));
  if (way) return way;
  return fail(ErrorCode::unsupported, "the reference system cannot be converted: " + crs_name(&from));
}

std::string as_utf8(const char* text) {
  if (CPLIsUTF8(text, -1) != 0) return text;
  const GdalText recoded(CPLRecode(text, "CP1251", CPL_ENC_UTF8));
  return recoded ? recoded.get() : "";
}

}  // namespace tyndau::geo
