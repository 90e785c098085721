#include "geo/gdal_layer.hpp"

#include <cpl_string.h>

#include <algorithm>

namespace tyndau::geo {

OGRwkbGeometryType type_of(GeometryKind kind) {
  switch (kind) {
    case GeometryKind::any: return wkbUnknown;
    case GeometryKind::none: return wkbNone;
    case GeometryKind::point: return wkbPoint;
    case GeometryKind::line: return wkbLineString;
    case GeometryKind::polygon: return wkbPolygon;
    case GeometryKind::multi_point: return wkbMultiPoint;
    case GeometryKind::multi_line: return wkbMultiLineString;
    case GeometryKind::multi_polygon: return wkbMultiPolygon;
  }
  return wkbUnknown;
}

namespace {

OGRFieldType type_of(FieldType type) {
  switch (type) {
    case FieldType::integer: return OFTInteger64;
    case FieldType::real: return OFTReal;
    case FieldType::text: return OFTString;
  }
  return OFTString;
}

struct SetField {
  OGRFeature& feature;
  int field;
  void operator()(std::monostate) const { feature.SetFieldNull(field); }
  void operator()(std::int64_t value) const { feature.SetField(field, static_cast<GIntBig>(value)); }
  void operator()(double value) const { feature.SetField(field, value); }
  void operator()(const std::string& value) const { feature.SetField(field, value.c_str()); }
};

bool has_field(const LayerHead& layer, const char* name) {
  return std::any_of(layer.fields.begin(), layer.fields.end(),
                     [&](const auto& field) { return EQUAL(field.first.c_str(), name); });
}

}  // namespace

const char* geometry_column(const LayerHead& layer) {
  return has_field(layer, "geom") ? "gpkg_geom" : "geom";
}

OGRLayer* create_layer(GDALDataset& dataset, const LayerHead& layer, const char* fid) {
  OGRSpatialReference wgs84;
  wgs84.importFromEPSG(4326);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  CPLStringList options;
  if (EQUAL(dataset.GetDriverName(), "GPKG")) {
    options.SetNameValue("IDENTIFIER", layer.name.c_str());
    options.SetNameValue("DESCRIPTION", layer.description.c_str());
    options.SetNameValue("FID", fid != nullptr ? fid : has_field(layer, "fid") ? "gpkg_fid" : "fid");
    options.SetNameValue("GEOMETRY_NAME", geometry_column(layer));
  }
  if (!layer.indexed) options.SetNameValue("SPATIAL_INDEX", "NO");
  const OGRwkbGeometryType type = type_of(layer.geometry);
  OGRLayer* const result =
      dataset.CreateLayer(layer.name.c_str(), type == wkbNone ? nullptr : &wgs84, type, options.List());
  if (result == nullptr) return nullptr;
  for (const auto& [name, field_type] : layer.fields) {
    OGRFieldDefn definition(name.c_str(), type_of(field_type));
    if (result->CreateField(&definition) != OGRERR_NONE) return nullptr;
  }
  return result;
}

void set_fields(OGRFeature& feature, const Feature& from) {
  for (std::size_t i = 0; i < from.properties.size(); ++i) {
    std::visit(SetField{feature, static_cast<int>(i)}, from.properties[i].second);
  }
}

}  // namespace tyndau::geo
