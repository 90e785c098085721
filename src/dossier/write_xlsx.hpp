/// \file
/// The tables of a paper as a workbook: one sheet each, figures as numbers.
#pragma once

#include "core/result.hpp"
#include "dossier/document.hpp"

#include <filesystem>
#include <variant>

namespace tyndau::dossier {

/// Text cannot be taken for a formula. \return io when the file cannot be written
[[nodiscard]] Result<std::monostate> write_xlsx(const Document& document, const std::filesystem::path& file);

}  // namespace tyndau::dossier
