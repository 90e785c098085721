/// \file
/// Which unit a young unit was carved out of, so that places are found by the name that their oblast had before.
#pragma once

#include "core/date.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tyndau::intake {

struct UnitChange {
  std::string unit_id;    ///< of today's unit
  std::string former_id;  ///< of the unit that held its places before
  Date until;             ///< the last day of that
};
using UnitHistory = std::vector<UnitChange>;

/// Reads unit_history.json of a data pack: [{"unit", "former", "until", "source"}]. \return io, or bad_input naming the entry
[[nodiscard]] Result<UnitHistory> read_unit_history(const std::filesystem::path& file);

}  // namespace tyndau::intake
