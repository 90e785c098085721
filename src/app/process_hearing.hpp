/// \file
/// The hearing that a request states, and the places that it brings along.
#pragma once

#include "app/processes.hpp"

#include <memory>

namespace tyndau::app {

struct HearingInput {
  std::shared_ptr<const Engine> engine;  ///< with the request's own places beside the store's
  hearing::Case hearing;                 ///< its places resolved
};

/// Of the inputs "hearing", "settlements", "zones" and "units".
/// \return senseless and too_large for places that cannot be used \throws hearing::json::Fault
[[nodiscard]] Answer<HearingInput> read_hearing(const hearing::json::Object& inputs,
                                                const Workshop& workshop);

}  // namespace tyndau::app
