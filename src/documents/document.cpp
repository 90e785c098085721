#include "documents/document.hpp"

#include "documents/reader_tasks.hpp"

namespace tyndau::documents {

Result<std::monostate> send_document(const sandbox::Request& /*request*/, sandbox::FrameSink& /*sink*/) {
  return fail(ErrorCode::unavailable, "documents are not read yet");
}

}  // namespace tyndau::documents
