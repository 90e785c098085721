#include "geo/crs.hpp"
#include "geo/gdal_read.hpp"
#include "geo/gdal_session.hpp"
#include "geo/ogr_shape.hpp"
#include "geo/vector_file.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace tyndau::geo {
namespace {

using FeatureHandle = std::unique_ptr<OGRFeature>;

struct GdalTextDeleter {
  void operator()(char* text) const { CPLFree(text); }
};
using GdalText = std::unique_ptr<char, GdalTextDeleter>;

LayerInfo info_of(OGRLayer& layer) {
  LayerInfo info;
  info.name = layer.GetName();
  info.crs = crs_name(layer.GetSpatialRef());
  info.feature_count = layer.GetFeatureCount(FALSE);
  info.geometry_type = OGRGeometryTypeToName(layer.GetGeomType());
  const OGRFeatureDefn* const definition = layer.GetLayerDefn();
  for (int i = 0; i < definition->GetFieldCount(); ++i)
    info.fields.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
  return info;
}

std::string iso_moment(const OGRFeature& feature, int field, OGRFieldType type) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0.0F;
  if (feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone) == 0) return {};
  std::array<char, 80> date{}, time{};
  std::snprintf(date.data(), date.size(), "%04d-%02d-%02d", year, month, day);
  std::snprintf(time.data(), time.size(), "%02d:%02d:%02d", hour, minute, static_cast<int>(second));
  if (type == OFTDate) return date.data();
  if (type == OFTTime) return time.data();
  return std::string(date.data()) + "T" + time.data();
}

Value value_of(const OGRFeature& feature, int field) {
  if (feature.IsFieldSetAndNotNull(field) == 0) return std::monostate{};
  const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
  switch (type) {
    case OFTInteger:
    case OFTInteger64: return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
    case OFTReal: {
      const double value = feature.GetFieldAsDouble(field);
      return std::isfinite(value) ? Value{value} : Value{std::monostate{}};
    }
    case OFTDate:
    case OFTTime:
    case OFTDateTime: return iso_moment(feature, field, type);
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList: {
      const GdalText json(feature.GetFieldAsSerializedJSon(field));
      return json ? Value{as_utf8(json.get())} : Value{std::monostate{}};
    }
    default: return as_utf8(feature.GetFieldAsString(field));
  }
}

/// A layer with what its features need: made once, used for each.
struct OpenLayer {
  OGRLayer* layer = nullptr;
  LayerInfo info;
  ToWgs84 to_wgs84;
};

Result<ToWgs84> transformation_of(OGRLayer& layer, const ReadOptions& options) {
  OGRSpatialReference from;
  if (const OGRSpatialReference* const stated = layer.GetSpatialRef()) {
    if (refers_to_files(*stated)) {
      return fail(ErrorCode::unsupported, "layer \"" + std::string(layer.GetName()) +
                                              "\" has a reference system that names other files");
    }
    from = *stated;
  } else if (options.assume_crs.empty() || layer.GetGeomType() == wkbNone) {
    return ToWgs84{};  // longitude and latitude, or the features will say that they are not
  } else if (!known_crs(options.assume_crs) ||
             from.SetFromUserInput(options.assume_crs.c_str()) != OGRERR_NONE) {
    return fail(ErrorCode::bad_input,
                "\"" + options.assume_crs.substr(0, 40) + "\" is not a known code like EPSG:32642");
  }
  auto way = way_to_wgs84(from);
  if (way) return way;
  return fail(ErrorCode::unsupported,
              "layer \"" + std::string(layer.GetName()) +
                  "\" has a reference system that cannot be converted: " + crs_name(&from));
}

Feature feature_from(const OGRFeature& from, const OpenLayer& layer, std::size_t max_vertices) {
  Feature feature;
  feature.fid = from.GetFID();
  const auto fields = static_cast<int>(layer.info.fields.size());
  for (int i = 0; i < std::min(fields, from.GetFieldCount()); ++i) {
    feature.properties.emplace_back(layer.info.fields[static_cast<std::size_t>(i)], value_of(from, i));
  }
  const OGRGeometry* const geometry = from.GetGeometryRef();
  if (geometry == nullptr) return feature;
  auto shape = shape_from_ogr(*geometry, layer.to_wgs84.get(), max_vertices);
  if (shape) {
    feature.shape = std::move(*shape);
  } else {
    feature.geometry_problem = shape.error().message;
  }
  return feature;
}

std::string names_of(GDALDataset& dataset) {
  std::string names;
  for (OGRLayer* layer : dataset.GetLayers())
    names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
  return names;
}

Result<std::vector<OpenLayer>> open_layers(GDALDataset& dataset, const std::filesystem::path& file,
                                           const ReadOptions& options) {
  std::vector<OpenLayer> layers;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (!options.layer.empty() && options.layer != layer->GetName()) continue;
    auto transformation = transformation_of(*layer, options);
    if (!transformation) {
      Error error = transformation.error();
      error.where = file.string();
      return tl::unexpected<Error>(std::move(error));
    }
    layers.push_back({layer, info_of(*layer), std::move(*transformation)});
  }
  if (!layers.empty()) return layers;
  if (options.layer.empty()) return fail(ErrorCode::bad_input, "the file has no layers", file.string());
  return fail(ErrorCode::not_found,
              "there is no layer \"" + options.layer + "\"; the file has " + names_of(dataset),
              file.string());
}

std::vector<LayerInfo> infos(const std::vector<OpenLayer>& layers) {
  std::vector<LayerInfo> result;
  for (const OpenLayer& layer : layers) result.push_back(layer.info);
  return result;
}

/// Hands out the features of the chosen layers until there are no more, or no more are wanted.
class FeatureStream {
 public:
  using OnFeature = std::function<bool(const LayerInfo&, Feature&&)>;

  FeatureStream(const ReadOptions& options, const OnFeature& on_feature)
      : options_(options), on_feature_(on_feature) {}

  Result<std::monostate> run(GDALDataset& dataset, const std::vector<OpenLayer>& layers) {
    records_stand_alone_ = EQUAL(dataset.GetDriverName(), "GeoJSONSeq");
    // Some formats have their layers interleaved, and only the file's own order is cheap.
    if (dataset.TestCapability(ODsCRandomLayerRead) != 0) {
      dataset.ResetReading();
      run([&](OGRLayer*& layer) { return dataset.GetNextFeature(&layer, nullptr, nullptr, nullptr); },
          layers);
    } else {
      for (const OpenLayer& open : layers) {
        open.layer->ResetReading();
        run([&](OGRLayer*& layer) { return (layer = open.layer)->GetNextFeature(); }, layers);
      }
    }
    if (failure_.empty()) return std::monostate{};
    return fail(ErrorCode::bad_input,
                "the file breaks off after " + std::to_string(read_) + " features: " + failure_);
  }

 private:
  template <class Next>
  void run(Next next, const std::vector<OpenLayer>& layers) {
    GdalMessages messages;
    while (wanted_ && failure_.empty()) {
      OGRLayer* layer = nullptr;
      messages.forget();
      const FeatureHandle from(next(layer));
      if (!from) break;
      if (messages.failed()) report_skipped(layers.front().info, messages.reason(""));
      const auto open =
          std::find_if(layers.begin(), layers.end(), [&](const OpenLayer& l) { return l.layer == layer; });
      if (open == layers.end()) continue;
      ++read_;
      wanted_ = wanted_ && on_feature_(open->info, feature_from(*from, *open, options_.max_vertices));
      messages.forget();
    }
    if (!messages.failed() || !wanted_) return;
    // Of a file of one record a line the rest was read all the same.
    if (records_stand_alone_) {
      report_skipped(layers.front().info, messages.reason(""));
    } else {
      failure_ = messages.reason("");
    }
  }

  /// Something before this place was complained of and left out.
  void report_skipped(const LayerInfo& layer, const std::string& reason) {
    Feature skipped;
    skipped.fid = -1;
    skipped.geometry_problem = "a record cannot be read: " + reason;
    wanted_ = on_feature_(layer, std::move(skipped)) && wanted_;
  }

  const ReadOptions& options_;
  const OnFeature& on_feature_;
  std::int64_t read_ = 0;
  bool wanted_ = true;
  bool records_stand_alone_ = false;
  std::string failure_;
};

}  // namespace

Result<std::vector<LayerInfo>> read_features(
    const std::filesystem::path& file, const ReadOptions& options,
    const std::function<bool(const LayerInfo&, Feature&&)>& on_feature) {
  const GdalSettings settings(settings_in(options));
  auto dataset = open_dataset(file, options);
  if (!dataset) return tl::unexpected<Error>(dataset.error());
  const GdalMessages quiet;
  const auto layers = open_layers(**dataset, file, options);
  if (!layers) return tl::unexpected<Error>(layers.error());
  const auto done = FeatureStream(options, on_feature).run(**dataset, *layers);
  if (done) return infos(*layers);
  return fail(done.error().code, done.error().message, file.string());
}

Result<std::vector<LayerInfo>> layers_of(const std::filesystem::path& file, const ReadOptions& options) {
  const GdalSettings settings(settings_in(options));
  auto dataset = open_dataset(file, options);
  if (!dataset) return tl::unexpected<Error>(dataset.error());
  const GdalMessages quiet;
  const auto layers = open_layers(**dataset, file, options);
  if (!layers) return tl::unexpected<Error>(layers.error());
  return infos(*layers);
}

}  // namespace tyndau::geo
