#include "core/atomic_file.hpp"
#include "geo/gdal_layer.hpp"
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

/// GDAL while a GeoPackage is written: the same content makes the same file, and the flush to the disk comes once, when
/// the file is whole.
class Session {
 public:
  [[nodiscard]] const GdalMessages& messages() const { return messages_; }

 private:
  GdalSettings settings_{
      {{"OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z"}, {"OGR_SQLITE_SYNCHRONOUS", "OFF"}}};
  GdalMessages messages_;
};

/// A literal of SQL.
std::string literal(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
  return result + "'";
}

class GeoPackageSink : public LayerSink {
 public:
  GeoPackageSink(PartialFile file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  ~GeoPackageSink() override {
    const Session session;
    layers_.clear();
    if (dataset_) dataset_->RollbackTransaction();
    dataset_.reset();
  }

  Result<std::monostate> begin(const std::vector<LayerHead>& layers) {
    prepare_gdal();
    const Session session;
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) return fail(ErrorCode::unsupported, "this GDAL cannot write GeoPackage", name_);
    dataset_.reset(driver->Create(file_.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    bool good = dataset_ != nullptr;
    for (const LayerHead& head : layers) {
      OGRLayer* const layer = good ? create_layer(*dataset_, head) : nullptr;
      good = layer != nullptr;
      if (good) layers_.push_back({layer, type_of(head.geometry)});
    }
    good = good && add_styles(layers) && dataset_->StartTransaction() == OGRERR_NONE;
    return checked(good, session.messages());
  }

  Result<std::monostate> add(std::size_t layer, const Feature& feature) override {
    if (failed_) return fail(ErrorCode::io, "GeoPackage cannot be written: it failed before", name_);
    const bool last = ++in_transaction_ == most_in_transaction;
    if (layers_[layer].features > 0 && !last) {  // no table and no date comes with it
      const GdalMessages messages;
      return checked(write(layers_[layer], feature), messages);
    }
    const Session session;
    bool good = write(layers_[layer], feature);
    if (last) {
      good =
          good && dataset_->CommitTransaction() == OGRERR_NONE && dataset_->StartTransaction() == OGRERR_NONE;
      in_transaction_ = 0;
    }
    return checked(good, session.messages());
  }

  Result<std::monostate> commit() override {
    const Session session;
    bool good = !failed_ && dataset_->CommitTransaction() == OGRERR_NONE && declare_what_came();
    layers_.clear();
    dataset_.reset();
    const auto written = checked(good, session.messages());
    return written ? file_.commit() : written;
  }

 private:
  static constexpr int most_in_transaction = 100'000;

  struct Layer {
    OGRLayer* target = nullptr;
    OGRwkbGeometryType type = wkbUnknown;
    GIntBig features = 0;
    bool other_kinds = false;  ///< some geometry is not of the declared type
  };

  Result<std::monostate> checked(bool good, const GdalMessages& messages) {
    if (good && !messages.failed()) return std::monostate{};
    failed_ = true;
    return fail(ErrorCode::io, "GeoPackage cannot be written: " + messages.reason("unknown reason"), name_);
  }

  static bool write(Layer& layer, const Feature& from) {
    OGRFeature feature(layer.target->GetLayerDefn());
    feature.SetFID(++layer.features);
    set_fields(feature, from);
    if (!from.shape.empty() && layer.type != wkbNone) {
      auto geometry = ogr_from_shape(from.shape);
      if (OGR_GT_IsSubClassOf(layer.type, wkbGeometryCollection) != 0) {
        geometry.reset(OGRGeometryFactory::forceTo(geometry.release(), layer.type));
      }
      layer.other_kinds =
          layer.other_kinds || (layer.type != wkbUnknown && geometry->getGeometryType() != layer.type);
      feature.SetGeometryDirectly(geometry.release());
    }
    return layer.target->CreateFeature(&feature) == OGRERR_NONE;
  }

  /// The table that QGIS opens layers with.
  bool add_styles(const std::vector<LayerHead>& layers) {
    const auto styled = [](const LayerHead& head) { return !head.qgis_style.empty(); };
    if (std::none_of(layers.begin(), layers.end(), styled)) return true;
    LayerHead head{"layer_styles", {}, {}, GeometryKind::none};
    for (const char* field : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column",
                              "styleName", "styleQML", "styleSLD"}) {
      head.fields.emplace_back(field, FieldType::text);
    }
    head.fields.emplace_back("useAsDefault", FieldType::integer);
    head.fields.emplace_back("description", FieldType::text);
    head.fields.emplace_back("owner", FieldType::text);
    head.fields.emplace_back("ui", FieldType::text);
    head.fields.emplace_back("update_time", FieldType::text);
    OGRLayer* const table = create_layer(*dataset_, head, "id");
    if (table == nullptr) return false;
    for (const LayerHead& layer : layers) {
      if (!styled(layer)) continue;
      Feature row;
      const std::string none;
      for (const Value& value : std::initializer_list<Value>{
               none, none, layer.name, geometry_column(layer), layer.name, layer.qgis_style, none,
               std::int64_t{1}, layer.description, none, none, std::string("2000-01-01T00:00:00.000Z")}) {
        row.properties.emplace_back(head.fields[row.properties.size()].first, value);
      }
      OGRFeature feature(table->GetLayerDefn());
      set_fields(feature, row);
      if (table->CreateFeature(&feature) != OGRERR_NONE) return false;
    }
    return true;
  }

  /// A layer declares its type in two places, which have to agree.
  bool declare_what_came() {
    for (const Layer& layer : layers_) {
      if (!layer.other_kinds) continue;
      if (layer.target->SyncToDisk() != OGRERR_NONE) return false;
      const std::string table = literal(layer.target->GetName());
      const std::string column = std::string("\"") + layer.target->GetGeometryColumn() + "\" ";
      const std::string type = CPLString(OGRToOGCGeomType(layer.type)).toupper();
      run("PRAGMA writable_schema = ON");
      run("UPDATE sqlite_master SET sql = replace(sql, " + literal(column + type) + ", " +
          literal(column + "GEOMETRY") + ") WHERE type = 'table' AND name = " + table);
      run("PRAGMA writable_schema = OFF");
      run("UPDATE gpkg_geometry_columns SET geometry_type_name = 'GEOMETRY' WHERE table_name = " + table);
    }
    return true;
  }

  void run(const std::string& sql) {
    dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
  }

  PartialFile file_;
  std::string name_;
  Dataset dataset_;
  std::vector<Layer> layers_;
  int in_transaction_ = 0;
  bool failed_ = false;
};

}  // namespace

Result<std::unique_ptr<LayerSink>> begin_geopackage(const std::filesystem::path& file,
                                                    const std::vector<LayerHead>& layers) {
  auto target = PartialFile::beside(file);
  if (!target) return tl::unexpected<Error>(target.error());
  auto sink = std::make_unique<GeoPackageSink>(std::move(*target), file.string());
  if (const auto begun = sink->begin(layers); !begun) return tl::unexpected<Error>(begun.error());
  return sink;
}

}  // namespace tyndau::geo
