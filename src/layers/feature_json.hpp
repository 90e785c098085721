/// \file
/// Features of a collection as GeoJSON, in any offered reference system.
#pragma once

#include "core/result.hpp"
#include "layers/collection.hpp"
#include "layers/offered_crs.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace tyndau::layers {

/// Appends one feature; \p extra is written as further members ("links") behind a comma, or empty.
/// \return bad_input for a shape that the system cannot hold; \p out then has a part of it
[[nodiscard]] Result<std::monostate> write_feature(std::string& out, const Collection& collection,
                                                   std::size_t position, const OfferedCrs& crs,
                                                   std::string_view extra = {});

}  // namespace tyndau::layers
