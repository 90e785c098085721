/// \file
/// Who is affected, and how certainly: what several checks of communities ask.
#pragma once

#include "hearing/checks/check.hpp"

#include <string_view>

namespace tyndau::hearing {

/// Somebody named it, or the territory may reach it; the nearest one of a map alone is not.
[[nodiscard]] bool is_affected(const Community& community);
/// Named by somebody, or reached by the territory for certain.
[[nodiscard]] bool certainly_affected(const Community& community);
/// Nobody named a community, and the site is not known well enough to tell whom its territory reaches.
[[nodiscard]] bool nobody_certainly_affected(const CheckContext& context);

/// "Cannot tell" of a community, and what would settle it.
[[nodiscard]] Finding unknown(const CheckContext& context, const Community& community, std::string_view datum,
                              std::string_view variant);
/// Several places bear its name: that a venue is said to lie in a place of this name does not say in which.
[[nodiscard]] bool is_ambiguous(const Community& community);
/// The community is not in the data: which one it is, or where it lies, has to be said first.
[[nodiscard]] Finding not_in_data(const CheckContext& context, const Community& community);

}  // namespace tyndau::hearing
