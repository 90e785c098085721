/// \file
/// By which of its names a settlement is meant, where that is not the one it is shown under.
#pragma once

#include "hearing/place.hpp"

#include <string>
#include <string_view>

namespace tyndau::intake {

/// The alternate name that is as written, or one slip of the hand away from it, where the name of the settlement is not as near in
/// any language; else empty. \param written with or without the word for its kind and the units around it
[[nodiscard]] std::string other_name(std::string_view written, const hearing::Settlement& settlement);

}  // namespace tyndau::intake
