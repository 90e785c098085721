/// \file
/// What a text states by coordinates, of whatever kind, as candidates with their reasons.
#pragma once

#include "app/locate.hpp"

#include <optional>
#include <string>

namespace tyndau::app {

/// Coordinates in the text, alone or among words. resolved: one place; ambiguous: the order of two numbers fits both ways, or
/// several places are stated apart; unresolved: coordinates that cannot be, with the reason.
/// \return nothing when the text states no coordinates \threads safe
[[nodiscard]] std::optional<Location> locate_positions(const std::string& text, const Engine& engine);

}  // namespace tyndau::app
