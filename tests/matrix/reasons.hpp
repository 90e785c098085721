/// \file
/// Why a cell of the matrix is empty: reasons.yaml, each line for the cells that it names.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace tyndau::matrix {

/// One cell: does some case give this finding this verdict under this pack and form?
struct Cell {
  std::string finding;
  std::string verdict;
  std::string pack;
  std::string form;
  friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// An empty list names everything.
struct Reason {
  std::set<std::string> findings;
  std::set<std::string> verdicts;
  std::set<std::string> packs;
  std::set<std::string> forms;
  std::string text;
  int line = 0;

  [[nodiscard]] bool speaks_of(const Cell& cell) const;
};

/// \throws yaml::Fault when the file is not as it should be
[[nodiscard]] std::vector<Reason> read_reasons(const std::filesystem::path& file);

}  // namespace tyndau::matrix
