/// \file
/// Where one text may hold several notices, one behind the other.
#pragma once

#include "notices/scene.hpp"

#include <cstddef>
#include <vector>

namespace tyndau::notices {

/// Bytes of a text at which parts begin, ascending; two at least.
using Cut = std::vector<std::size_t>;

/// The ways in which a text may be cut into notices, the likeliest first: at lines such as "ОБЪЯВЛЕНИЕ", at the numbers of a
/// list, at long lines. Whether the parts are notices is for a reader to say.
[[nodiscard]] std::vector<Cut> ways_to_cut(const Scene& scene);

}  // namespace tyndau::notices
