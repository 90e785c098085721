#include "documents/reader_tasks.hpp"

namespace tyndau::documents {

Result<std::monostate> send_map(const sandbox::Request& /*request*/, sandbox::FrameSink& /*sink*/) {
  return fail(ErrorCode::unavailable, "maps are not read yet");
}

}  // namespace tyndau::documents
