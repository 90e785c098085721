/// \file
/// The stream from a reader to the process that asked: frames of a type, a length and a payload.
#pragma once

#include "core/result.hpp"
#include "sandbox/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::sandbox {

enum class FrameType : std::uint8_t {
  confined = 1,  ///< what the reader is held by; the first frame
  layer,
  feature,
  text_head,
  text_columns,
  text_row,
  document_head,
  document_page,
  map_head,
  map_part,
  refusal,  ///< a Refusal and its value
  failure,  ///< an ErrorCode and its sentence
  end,
};
inline constexpr std::uint8_t last_frame_type = static_cast<std::uint8_t>(FrameType::end);
/// One feature of 2,000,000 vertices is 32 MB.
inline constexpr std::size_t most_frame_bytes = std::size_t{128} << 20U;
inline constexpr std::size_t frame_head_bytes = 5;

struct Frame {
  FrameType type = FrameType::end;
  std::string_view payload;  ///< until the next call on the buffer
};

/// Cuts a stream of bytes into frames. Holds one frame at most, and no more than has arrived.
class FrameBuffer {
 public:
  void append(std::string_view bytes) { bytes_.append(bytes); }
  /// The next whole frame. \return bad_input for bytes that no reader of ours sends; nothing can follow
  [[nodiscard]] Result<std::optional<Frame>> next();
  [[nodiscard]] bool empty() const { return at_ == bytes_.size(); }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// The head of a frame, to go before its payload.
[[nodiscard]] std::string frame_head(FrameType type, std::size_t payload_bytes);

/// A failure as a frame's payload and back. Its place is not sent: whoever asked knows the file.
[[nodiscard]] std::string encoded(const Error& error);
/// \return bad_input when the bytes are no failure
[[nodiscard]] Error failure_in(const Frame& frame);
/// What a reader says that does not keep to the protocol.
[[nodiscard]] Error broken_stream();

}  // namespace tyndau::sandbox
