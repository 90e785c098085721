#include "sandbox/features.hpp"

#include "sandbox/bytes.hpp"
#include "sandbox/checks.hpp"
#include "sandbox/frames.hpp"
#include "sandbox/reading.hpp"
#include "sandbox/records.hpp"
#include "sandbox/serve.hpp"

#include <map>
#include <utility>

namespace tyndau::sandbox {
namespace {

/// The reader's side: announces a layer before its first feature.
class FeatureSender {
 public:
  explicit FeatureSender(FrameSink& sink) : sink_(sink) {}

  bool take(const geo::LayerInfo& layer, const geo::Feature& feature) {
    const auto [known, added] = numbers_.try_emplace(&layer, numbers_.size());
    if (added) {
      ByteWriter bytes;
      put(bytes, layer);
      sent_ = sink_.send(FrameType::layer, bytes.bytes());
    }
    if (sent_) sent_ = sink_.send(FrameType::feature, encoded_feature(known->second, feature));
    return sent_.has_value();
  }
  [[nodiscard]] const Result<std::monostate>& sent() const { return sent_; }

 private:
  FrameSink& sink_;
  std::map<const geo::LayerInfo*, std::size_t> numbers_;
  Result<std::monostate> sent_ = std::monostate{};
};

/// The settings that keep GDAL inside memory and inside the file.
void settle(geo::ReadOptions& options, const std::string& driver) {
  if (driver == "OSM")
    options.open_options["OSM_MAX_TMPFILE_SIZE"] = "4096";  // MB, before it would write files
}

}  // namespace

Result<std::monostate> send_features(const Request& request, FrameSink& sink) {
  ByteReader bytes(request.options);
  auto options = take_read_options(bytes);
  if (!bytes.complete()) return tl::unexpected<Error>(broken_stream());
  const auto driver = geo::driver_of(request.file, options);
  if (!driver) return tl::unexpected<Error>(driver.error());
  if (auto checked = check_file(request.file, *driver); !checked) return checked;
  settle(options, *driver);
  FeatureSender sender(sink);
  const auto layers = geo::read_features(
      request.file, options,
      [&](const geo::LayerInfo& layer, geo::Feature&& feature) { return sender.take(layer, feature); });
  if (!sender.sent()) return sender.sent();
  if (!layers) return tl::unexpected<Error>(layers.error());
  ByteWriter end;
  end.put_size(layers->size());
  for (const auto& layer : *layers) put(end, layer);
  return sink.send(FrameType::end, end.bytes());
}

Result<std::vector<geo::LayerInfo>> read_features(
    const std::filesystem::path& file, const geo::ReadOptions& options, const Policy& policy, Kind kind,
    const std::function<bool(const geo::LayerInfo&, geo::Feature&&)>& on_feature) {
  if (policy.trust == Trust::trusted) return geo::read_features(file, options, on_feature);
  ByteWriter asked;
  put(asked, options);
  FeatureDecoder decoder;
  std::vector<geo::LayerInfo> layers;
  const OnFrame on_frame = [&](const Frame& frame) -> Result<bool> {
    if (frame.type == FrameType::layer) {
      const auto added = decoder.add_layer(frame.payload);
      return added ? Result<bool>(true) : tl::unexpected<Error>(added.error());
    }
    if (frame.type == FrameType::feature) {
      auto record = decoder.feature(frame.payload);
      if (!record) return tl::unexpected<Error>(record.error());
      return on_feature(*record->layer, std::move(record->feature));
    }
    if (frame.type != FrameType::end) return tl::unexpected<Error>(broken_stream());
    auto all = FeatureDecoder::end(frame.payload);
    if (!all) return tl::unexpected<Error>(all.error());
    layers = std::move(*all);
    return true;
  };
  const auto done = run_reader(TaskKind::features, file, asked.bytes(), policy, kind, on_frame);
  if (!done) return tl::unexpected<Error>(done.error());
  return *done ? layers : decoder.layers();
}

}  // namespace tyndau::sandbox
