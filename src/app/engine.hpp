/// \file
/// Rules and places together: what every screening of a run shares.
#pragma once

#include "app/installation.hpp"
#include "app/place_search.hpp"
#include "core/result.hpp"
#include "hearing/atlas.hpp"
#include "hearing/road_distances.hpp"
#include "hearing/rule_pack.hpp"
#include "hearing/screening.hpp"
#include "intake/country.hpp"
#include "intake/places/gazetteer.hpp"
#include "layers/manifest.hpp"
#include "layers/words.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace tyndau::app {

/// Immutable once loaded. \threads safe
struct Engine {
  hearing::RuleBook rules;
  hearing::Atlas atlas;
  layers::FindingTitles titles;
  intake::Gazetteer gazetteer;  ///< of the atlas
  intake::Country country;      ///< of the atlas
  PlaceSearch search;           ///< of the atlas
  intake::UnitHistory history;  ///< of the country's units
  intake::FormerNames former;   ///< of the country's towns
  std::string manifest_text;    ///< of a run with default options, JSON
  std::string manifest_sha256;  ///< of that text: equal when rules, places and program are the same
  std::unordered_map<std::string, Text> oblast_names;  ///< by what the settlements' data sets write
  std::shared_ptr<const hearing::Roads> roads = {};    ///< null: nobody gave any

  /// \return unavailable when the store is missing, bad_input when a rule pack cannot be read.
  [[nodiscard]] static Result<Engine> load(const Installation& installation,
                                           const std::filesystem::path& store, geo::EdgeModel edges);

  /// The same rules with other places.
  [[nodiscard]] static Engine of(hearing::RuleBook rules, hearing::Atlas atlas, intake::UnitHistory history,
                                 intake::FormerNames former = {});

  [[nodiscard]] layers::Manifest manifest(const hearing::ScreeningOptions& options) const {
    return layers::manifest_of(rules, atlas.data(), options);
  }
};

/// The engine that answers now; another one takes its place at once. \threads safe
class CurrentEngine {
 public:
  CurrentEngine() = default;
  explicit CurrentEngine(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}

  /// Null while nothing is loaded. Whoever holds it keeps it whole.
  [[nodiscard]] std::shared_ptr<const Engine> get() const {
    const std::shared_lock lock(lock_);
    return engine_;
  }
  void set(std::shared_ptr<const Engine> engine) {
    const std::unique_lock lock(lock_);
    engine_.swap(engine);
  }

 private:
  mutable std::shared_mutex lock_;
  std::shared_ptr<const Engine> engine_;
};

}  // namespace tyndau::app
