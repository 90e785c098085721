/// \file
/// Names that towns and villages had before, so that they are found by them where a gazetteer knows only today's.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tyndau::intake {

struct FormerName {
  std::string name;     ///< as it was
  std::string now;      ///< as it is
  std::string unit_id;  ///< where it lies
};
using FormerNames = std::vector<FormerName>;

/// Reads former_names.json of a data pack: {"source", "licence", "date", "names": [{"name", "now", "unit"}]}.
/// \return io, or bad_input naming the entry
[[nodiscard]] Result<FormerNames> read_former_names(const std::filesystem::path& file);

}  // namespace tyndau::intake
