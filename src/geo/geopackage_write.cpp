#include "core/atomic_file.hpp"
#include "geo/gdal_session.hpp"
#include "geo/ogr_shape.hpp"
#include "geo/vector_write.hpp"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace tyndau::geo {
namespace {

/// Whether features have points, lines or polygons, and whether any has several.
struct Kinds {
  bool points = false, lines = false, polygons = false, several = false, any_feature = false;
};

Kinds kinds_of(const LayerToWrite& layer) {
  Kinds kinds;
  for (const Feature& feature : layer.features) {
    const Shape& shape = feature.shape;
    kinds.any_feature = true;
    kinds.points = kinds.points || !shape.points.empty();
    kinds.lines = kinds.lines || !shape.lines.empty();
    kinds.polygons = kinds.polygons || !shape.polygons.empty();
    kinds.several =
        kinds.several || shape.points.size() > 1 || shape.lines.size() > 1 || shape.polygons.size() > 1;
  }
  return kinds;
}

OGRwkbGeometryType type_of(const Kinds& kinds) {
  const int different = (kinds.points ? 1 : 0) + (kinds.lines ? 1 : 0) + (kinds.polygons ? 1 : 0);
  if (different == 0) return kinds.any_feature ? wkbNone : wkbUnknown;
  if (different > 1) return wkbUnknown;
  if (kinds.points) return kinds.several ? wkbMultiPoint : wkbPoint;
  if (kinds.lines) return kinds.several ? wkbMultiLineString : wkbLineString;
  return kinds.several ? wkbMultiPolygon : wkbPolygon;
}

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

bool has_field(const LayerToWrite& layer, const char* name) {
  return std::any_of(layer.fields.begin(), layer.fields.end(),
                     [&](const auto& field) { return EQUAL(field.first.c_str(), name); });
}

OGRLayer* create_layer(GDALDataset& dataset, const LayerToWrite& layer, OGRwkbGeometryType type) {
  OGRSpatialReference wgs84;
  wgs84.importFromEPSG(4326);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  CPLStringList options;
  options.SetNameValue("IDENTIFIER", layer.name.c_str());
  options.SetNameValue("DESCRIPTION", layer.description.c_str());
  options.SetNameValue("FID", has_field(layer, "fid") ? "gpkg_fid" : "fid");
  options.SetNameValue("GEOMETRY_NAME", has_field(layer, "geom") ? "gpkg_geom" : "geom");
  OGRLayer* const result =
      dataset.CreateLayer(layer.name.c_str(), type == wkbNone ? nullptr : &wgs84, type, options.List());
  if (result == nullptr) return nullptr;
  for (const auto& [name, field_type] : layer.fields) {
    OGRFieldDefn definition(name.c_str(), type_of(field_type));
    if (result->CreateField(&definition) != OGRERR_NONE) return nullptr;
  }
  return result;
}

bool write_feature(OGRLayer& layer, const Feature& from, OGRwkbGeometryType type, GIntBig number) {
  OGRFeature feature(layer.GetLayerDefn());
  feature.SetFID(number);
  for (std::size_t i = 0; i < from.properties.size(); ++i) {
    std::visit(SetField{feature, static_cast<int>(i)}, from.properties[i].second);
  }
  if (!from.shape.empty()) {
    auto geometry = ogr_from_shape(from.shape);
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
      geometry.reset(OGRGeometryFactory::forceTo(geometry.release(), type));
    }
    feature.SetGeometryDirectly(geometry.release());
  }
  return layer.CreateFeature(&feature) == OGRERR_NONE;
}

bool write_layer(GDALDataset& dataset, const LayerToWrite& layer) {
  const OGRwkbGeometryType type = type_of(kinds_of(layer));
  OGRLayer* const target = create_layer(dataset, layer, type);
  if (target == nullptr || dataset.StartTransaction() != OGRERR_NONE) return false;
  GIntBig number = 0;
  for (const Feature& feature : layer.features) {
    if (!write_feature(*target, feature, type, ++number)) return false;
  }
  return dataset.CommitTransaction() == OGRERR_NONE;
}

}  // namespace

Result<std::monostate> write_geopackage(const std::filesystem::path& file,
                                        const std::vector<LayerToWrite>& layers) {
  auto target = PartialFile::beside(file);
  if (!target) return tl::unexpected<Error>(target.error());
  prepare_gdal();
  // The same content makes the same file; the flush to the disk comes once, when the file is whole.
  const GdalSettings settings(
      {{"OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z"}, {"OGR_SQLITE_SYNCHRONOUS", "OFF"}});
  const GdalMessages messages;
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (driver == nullptr)
    return fail(ErrorCode::unsupported, "this GDAL cannot write GeoPackage", file.string());
  Dataset dataset(driver->Create(target->path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  bool good = dataset != nullptr;
  for (const LayerToWrite& layer : layers) good = good && write_layer(*dataset, layer);
  dataset.reset();
  if (!good || messages.failed()) {
    return fail(ErrorCode::io, "GeoPackage cannot be written: " + messages.reason("unknown reason"),
                file.string());
  }
  return target->commit();
}

}  // namespace tyndau::geo
