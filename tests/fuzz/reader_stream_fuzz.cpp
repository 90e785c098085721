/// \file
/// Any bytes as what a reader of files sends: cut into frames, layers and features. A reader that a hostile file has taken
/// over must not take over who listens. What is understood is encoded again and must be understood alike.

#include "sandbox/frames.hpp"
#include "sandbox/records.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tyndau::sandbox;

void take_feature(const FeatureDecoder& decoder, const Frame& frame) {
  const auto record = decoder.feature(frame.payload);
  if (!record) return;
  const auto number = static_cast<std::size_t>(record->layer - decoder.layers().data());
  const std::string again = encoded_feature(number, record->feature);
  const auto second = decoder.feature(again);
  if (!second || encoded_feature(number, second->feature) != again) std::abort();
}

/// Whether more frames may follow.
bool take(FeatureDecoder& decoder, const Frame& frame) {
  switch (frame.type) {
    case FrameType::layer: return decoder.add_layer(frame.payload).has_value();
    case FrameType::feature: take_feature(decoder, frame); return true;
    case FrameType::refusal:
    case FrameType::failure: return !failure_in(frame).message.empty();
    case FrameType::end: (void)FeatureDecoder::end(frame.payload); return false;
    default: return true;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  FrameBuffer buffer;
  FeatureDecoder decoder;
  // Pipes cut where they like: the pieces are those of a length that the input itself names.
  const std::size_t piece = 1 + (bytes.empty() ? 0 : static_cast<unsigned char>(bytes.back()));
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    buffer.append(bytes.substr(at, piece));
    for (;;) {
      const auto frame = buffer.next();
      if (!frame) return 0;
      if (!*frame) break;
      if (!take(decoder, **frame)) return 0;
    }
  }
  return 0;
}
