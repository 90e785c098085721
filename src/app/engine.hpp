/// \file
/// Rules and places together: what every screening of a run shares.
#pragma once

#include "app/installation.hpp"
#include "core/result.hpp"
#include "hearing/atlas.hpp"
#include "hearing/rule_pack.hpp"
#include "hearing/screening.hpp"
#include "layers/manifest.hpp"
#include "layers/words.hpp"

#include <filesystem>

namespace tyndau::app {

/// Immutable once loaded. \threads safe
struct Engine {
  hearing::RuleBook rules;
  hearing::Atlas atlas;
  layers::FindingTitles titles;

  /// \return unavailable when the store is missing, bad_input when a rule pack cannot be read.
  [[nodiscard]] static Result<Engine> load(const Installation& installation,
                                           const std::filesystem::path& store, geo::EdgeModel edges);

  [[nodiscard]] layers::Manifest manifest(const hearing::ScreeningOptions& options) const {
    return layers::manifest_of(rules, atlas.data(), options);
  }
};

}  // namespace tyndau::app
