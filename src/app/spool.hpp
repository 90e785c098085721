/// \file
/// A received file on the disk for as long as it is read.
#pragma once

#include "sandbox/upload.hpp"

#include <string_view>

namespace tyndau::app {

/// The bytes as a read-only file of our own name below the folder for temporary files; gone with what is returned.
/// \param extension without a dot. \return io
[[nodiscard]] Result<sandbox::Upload> spooled(std::string_view bytes, std::string_view extension);

}  // namespace tyndau::app
