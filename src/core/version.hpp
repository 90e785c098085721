/// \file
/// The version of the engine, named in every report so that it can be reproduced.
#pragma once

#include <string_view>

namespace tyndau {

#ifdef TYNDAU_VERSION
inline constexpr std::string_view engine_version = TYNDAU_VERSION;  ///< of the target tyndau_version
#else
inline constexpr std::string_view engine_version = "unversioned";
#endif

}  // namespace tyndau
