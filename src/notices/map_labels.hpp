/// \file
/// What the words beside a drawn shape say that it is.
#pragma once

#include "hearing/place.hpp"

#include <string_view>

namespace tyndau::notices {

enum class ShapeRole { unknown, project, protection_zone, dwelling, licence_area };

/// By words in Kazakh, Russian and English. A zone's words win over a dwelling's, and these over a
/// project's: "СЗЗ промплощадки" is a zone. An area that was licensed or allotted is no site: "контур горного отвода".
[[nodiscard]] ShapeRole role_of(std::string_view label);
/// Whether the label names the settlement, in any language or by another of its names.
[[nodiscard]] bool names(std::string_view label, const hearing::Settlement& settlement);

}  // namespace tyndau::notices
