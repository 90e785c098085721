/// \file
/// "Did you mean": the known word nearest to what was written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau {

/// Levenshtein distance in bytes.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);
/// The nearest word, when it is at most a third of the written word's length away (at least one edit).
[[nodiscard]] std::optional<std::string> closest_word(std::string_view written,
                                                      const std::vector<std::string>& words);

}  // namespace tyndau
