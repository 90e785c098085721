/// \file
/// Enumerators and the words that stand for them in files: one table serves both directions.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tyndau::hearing {

template <class T>
struct Coded {
  T value;
  std::string_view code;
};

template <class T, std::size_t count>
using CodeTable = std::array<Coded<T>, count>;

/// The word of an enumerator; empty for a value that the table lacks.
template <class T, std::size_t count>
[[nodiscard]] constexpr std::string_view code_in(const CodeTable<T, count>& table, T value) {
  for (const auto& row : table) {
    if (row.value == value) return row.code;
  }
  return {};
}

/// The enumerator of a word, written exactly so; nothing for any other word.
template <class T, std::size_t count>
[[nodiscard]] constexpr std::optional<T> value_in(const CodeTable<T, count>& table, std::string_view code) {
  for (const auto& row : table) {
    if (row.code == code) return row.value;
  }
  return std::nullopt;
}

}  // namespace tyndau::hearing
