/// \file
/// What all readers of GDAL's files share: reference systems without surprises, text as UTF-8.
#pragma once

#include "core/result.hpp"
#include "geo/ogr_shape.hpp"

#include <ogr_spatialref.h>

#include <string>

namespace tyndau::geo {

/// "EPSG:4326", else the name; empty without a reference system.
[[nodiscard]] std::string crs_name(const OGRSpatialReference* crs);
/// Whether the text of a reference system names files, as grids or as definitions kept elsewhere.
[[nodiscard]] bool refers_to_files(const OGRSpatialReference& crs);
/// The way to WGS 84, longitude first; empty where nothing has to be done.
/// \return unsupported when the reference system cannot be converted. \pre !refers_to_files(from)
[[nodiscard]] Result<ToWgs84> way_to_wgs84(OGRSpatialReference from);
/// Files without a stated encoding are mostly old Cyrillic ones here.
[[nodiscard]] std::string as_utf8(const char* text);

}  // namespace tyndau::geo
