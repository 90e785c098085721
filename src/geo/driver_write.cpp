#include "core/atomic_file.hpp"
#include "geo/gdal_layer.hpp"
#include "geo/gdal_session.hpp"
#include "geo/ogr_shape.hpp"
#include "geo/vector_write.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::geo {
namespace {

/// A file with one layer, written by GDAL's driver.
class FlatGeobufSink : public LayerSink {
 public:
  FlatGeobufSink(PartialFile file, std::string name) : file_(std::move(file)), name_(std::move(name)) {
    // One dot only: the driver looks for its ending anywhere in the name.
    auto plain = file_.path().filename().string();
    std::replace(plain.begin(), plain.end(), '.', '_');
    written_ = file_.path().parent_path() / (plain + ".fgb");
  }

  ~FlatGeobufSink() override {
    const GdalMessages quiet;
    dataset_.reset();
    std::error_code ignored;
    std::filesystem::remove(written_, ignored);
  }

  Result<std::monostate> begin(const LayerHead& head) {
    prepare_gdal();
    const GdalMessages messages;
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    if (driver == nullptr) return fail(ErrorCode::unsupported, "this GDAL cannot write FlatGeobuf", name_);
    dataset_.reset(driver->Create(written_.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    layer_ = dataset_ ? create_layer(*dataset_, head) : nullptr;
    type_ = type_of(head.geometry);
    return checked(layer_ != nullptr, messages);
  }

  Result<std::monostate> add(std::size_t /*layer*/, const Feature& from) override {
    if (failed_) return fail(ErrorCode::io, "FlatGeobuf cannot be written: it failed before", name_);
    const GdalMessages messages;
    OGRFeature feature(layer_->GetLayerDefn());
    set_fields(feature, from);
    if (type_ != wkbNone && !from.shape.empty()) {
      auto* geometry = ogr_from_shape(from.shape).release();
      if (type_ != wkbUnknown) geometry = OGRGeometryFactory::forceTo(geometry, type_);
      feature.SetGeometryDirectly(geometry);
    }
    return checked(layer_->CreateFeature(&feature) == OGRERR_NONE, messages);
  }

  Result<std::monostate> commit() override {
    const GdalMessages messages;
    layer_ = nullptr;
    dataset_.reset();
    const auto written = checked(!failed_, messages);
    if (!written) return written;
    std::error_code error;
    std::filesystem::rename(written_, file_.path(), error);
    if (error) return fail(ErrorCode::io, error.message(), name_);
    return file_.commit();
  }

 private:
  Result<std::monostate> checked(bool good, const GdalMessages& messages) {
    if (good && !messages.failed()) return std::monostate{};
    failed_ = true;
    return fail(ErrorCode::io, "FlatGeobuf cannot be written: " + messages.reason("unknown reason"), name_);
  }

  PartialFile file_;
  std::string name_;
  std::filesystem::path written_;  ///< beside the target, with the driver's ending
  Dataset dataset_;
  OGRLayer* layer_ = nullptr;
  OGRwkbGeometryType type_ = wkbUnknown;
  bool failed_ = false;
};

}  // namespace

Result<std::unique_ptr<LayerSink>> begin_flatgeobuf(const std::filesystem::path& file,
                                                    const LayerHead& layer) {
  auto target = PartialFile::beside(file);
  if (!target) return tl::unexpected<Error>(target.error());
  auto sink = std::make_unique<FlatGeobufSink>(std::move(*target), file.string());
  if (const auto begun = sink->begin(layer); !begun) return tl::unexpected<Error>(begun.error());
  return sink;
}

}  // namespace tyndau::geo
