/// \file
/// What the reader process does with documents and maps. Run inside the sandbox.
#pragma once

#include "sandbox/serve.hpp"

namespace tyndau::documents {

/// TaskKind::document: the text of one PDF, DOCX, ODT, HTML or TXT, page by page.
[[nodiscard]] Result<std::monostate> send_document(const sandbox::Request& request, sandbox::FrameSink& sink);
/// TaskKind::map: what one drawing or image shows, and where on the Earth it says that it lies.
[[nodiscard]] Result<std::monostate> send_map(const sandbox::Request& request, sandbox::FrameSink& sink);

}  // namespace tyndau::documents
