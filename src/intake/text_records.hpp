/// \file
/// Rows of text tables as bytes between a reader and the process that asked.
#pragma once

#include "intake/text_rows.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::intake {

/// What a reader must know of the options.
[[nodiscard]] std::string encoded_options(const TableOptions& options);
[[nodiscard]] std::string encoded(const TextHead& head);
[[nodiscard]] std::string encoded(const std::vector<std::string>& columns);
[[nodiscard]] std::string encoded(const TableRow& row);

/// Each nothing for bytes that are not what was asked for.
[[nodiscard]] std::optional<TableOptions> options_from(std::string_view payload);
[[nodiscard]] std::optional<TextHead> text_head_from(std::string_view payload);
[[nodiscard]] std::optional<std::vector<std::string>> columns_from(std::string_view payload);
[[nodiscard]] std::optional<TableRow> row_from(std::string_view payload);

}  // namespace tyndau::intake
