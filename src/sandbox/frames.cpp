#include "sandbox/frames.hpp"

#include "sandbox/bytes.hpp"

namespace tyndau::sandbox {

Result<std::optional<Frame>> FrameBuffer::next() {
  if (at_ > 0 && (at_ == bytes_.size() || at_ >= std::size_t{1} << 16U)) {
    bytes_.erase(0, at_);
    at_ = 0;
  }
  const std::string_view rest = std::string_view(bytes_).substr(at_);
  if (rest.size() < frame_head_bytes) return std::nullopt;
  ByteReader head(rest.substr(0, frame_head_bytes));
  const auto type = head.take<std::uint8_t>();
  const auto size = static_cast<std::size_t>(head.take<std::uint32_t>());
  if (type == 0 || type > last_frame_type || size > most_frame_bytes) {
    return tl::unexpected<Error>(broken_stream());
  }
  if (rest.size() - frame_head_bytes < size) return std::nullopt;
  at_ += frame_head_bytes + size;
  return Frame{static_cast<FrameType>(type), rest.substr(frame_head_bytes, size)};
}

std::string frame_head(FrameType type, std::size_t payload_bytes) {
  ByteWriter head;
  head.put(static_cast<std::uint8_t>(type));
  head.put(static_cast<std::uint32_t>(payload_bytes));
  return head.bytes();
}

std::string encoded(const Error& error) {
  ByteWriter bytes;
  for (std::uint8_t i = 0; i < refusal_count; ++i) {
    if (error.reason != code(static_cast<Refusal>(i))) continue;
    bytes.put(i);
    bytes.put_text(error.value);
    return bytes.bytes();
  }
  bytes.put(static_cast<std::uint8_t>(error.code));
  bytes.put_text(error.message);
  return bytes.bytes();
}

Error failure_in(const Frame& frame) {
  ByteReader bytes(frame.payload);
  const auto number = bytes.take<std::uint8_t>();
  std::string text = bytes.take_text();
  if (!bytes.complete()) return broken_stream();
  if (frame.type == FrameType::refusal) {
    const auto refusal = refusal_from_number(number);
    return refusal ? refused(*refusal, text) : broken_stream();
  }
  if (number > static_cast<std::uint8_t>(ErrorCode::unavailable)) return broken_stream();
  constexpr std::size_t most = 2000;
  if (text.size() > most) text.resize(most);
  return {static_cast<ErrorCode>(number), std::move(text), {}};
}

Error broken_stream() { return refused(Refusal::died, "its answer is none"); }

}  // namespace tyndau::sandbox
