/// \file
/// Layers and fields of the files that GDAL writes.
#pragma once

#include "geo/vector_writer.hpp"

#include <ogrsf_frmts.h>

namespace tyndau::geo {

[[nodiscard]] OGRwkbGeometryType type_of(GeometryKind kind);
/// "geom", unless a field bears that name.
[[nodiscard]] const char* geometry_column(const LayerHead& layer);
/// A layer in WGS 84, longitude first, with its fields; nullptr when GDAL fails. \param fid the column of the numbers; nullptr:
/// "fid", unless a field bears that name
[[nodiscard]] OGRLayer* create_layer(GDALDataset& dataset, const LayerHead& layer, const char* fid = nullptr);
/// \pre as many properties as the feature's layer has fields, in their order
void set_fields(OGRFeature& feature, const Feature& from);

}  // namespace tyndau::geo
