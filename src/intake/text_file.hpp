/// \file
/// The rows of a CSV or NDJSON file, read by a child process that can do nothing else, or here when the file is trusted.
#pragma once

#include "core/result.hpp"
#include "intake/text_rows.hpp"
#include "sandbox/serve.hpp"

#include <cstdint>
#include <filesystem>
#include <variant>

namespace tyndau::intake {

/// As read_text_rows, under options.policy. \pre options.format is set
/// \return not_found for a file that may not be read; a refusal of the sandbox
[[nodiscard]] Result<std::int64_t> read_text_file(const std::filesystem::path& file,
                                                  const TableOptions& options, const TextSink& sink);

/// The reader's side of it: sandbox::TaskKind::text_table.
[[nodiscard]] Result<std::monostate> send_text_table(const sandbox::Request& request,
                                                     sandbox::FrameSink& sink);

}  // namespace tyndau::intake
