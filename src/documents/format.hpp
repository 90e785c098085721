/// \file
/// What a file is, told by its bytes.
#pragma once

#include "core/result.hpp"
#include "documents/document.hpp"

#include <string>

namespace tyndau::documents {

/// \return the refusals that name what the file is instead of a document that is read here
[[nodiscard]] Result<DocumentFormat> format_of(const std::string& bytes);

}  // namespace tyndau::documents
