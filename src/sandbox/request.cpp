#include "sandbox/request.hpp"

#include "sandbox/bytes.hpp"

namespace tyndau::sandbox {

std::string encoded(const Request& request) {
  ByteWriter bytes;
  bytes.put(static_cast<std::uint8_t>(request.task));
  bytes.put(static_cast<std::uint8_t>(request.use_landlock ? 1 : 0));
  bytes.put(request.limits.memory_bytes);
  bytes.put(request.limits.cpu_seconds);
  bytes.put(request.limits.wall_seconds);
  bytes.put(request.limits.file_bytes);
  bytes.put(request.limits.record_bytes);
  bytes.put_text(request.file.string());
  bytes.put_text(request.options);
  return bytes.bytes();
}

Result<Request> request_from(std::string_view encoded_request) {
  ByteReader bytes(encoded_request);
  Request request;
  const auto task = bytes.take<std::uint8_t>();
  request.use_landlock = bytes.take<std::uint8_t>() != 0;
  request.limits.memory_bytes = bytes.take<std::uint64_t>();
  request.limits.cpu_seconds = bytes.take<unsigned>();
  request.limits.wall_seconds = bytes.take<unsigned>();
  request.limits.file_bytes = bytes.take<std::uint64_t>();
  request.limits.record_bytes = bytes.take<std::uint64_t>();
  request.file = bytes.take_text();
  request.options = bytes.take_text();
  if (!bytes.complete() || task < 1 || task > last_task_kind) {
    return fail(ErrorCode::bad_input, "this is not a request of tyndau");
  }
  request.task = static_cast<TaskKind>(task);
  return request;
}

}  // namespace tyndau::sandbox
