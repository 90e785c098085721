/// \file
/// Reading the vector files of others: as geo::read_features, but by a child process that can do nothing else.
#pragma once

#include "core/result.hpp"
#include "geo/vector_file.hpp"
#include "sandbox/policy.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace tyndau::sandbox {

/// As geo::read_features: the same records in the same order, and its errors; and refusals (see refusal.hpp), with the file
/// in `where`. Records come as the reader finds them, in memory that does not grow with the file. Under Trust::trusted it is
/// geo::read_features itself.
/// \threads safe
[[nodiscard]] Result<std::vector<geo::LayerInfo>> read_features(
    const std::filesystem::path& file, const geo::ReadOptions& options, const Policy& policy, Kind kind,
    const std::function<bool(const geo::LayerInfo&, geo::Feature&&)>& on_feature);

}  // namespace tyndau::sandbox
