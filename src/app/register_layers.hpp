/// \file
/// The register as map layers: its items as they are written, and what screening each hearing shows.
#pragma once

#include "app/engine.hpp"
#include "app/refusal.hpp"
#include "hearing/json.hpp"
#include "hearing/messages.hpp"
#include "layers/report_collections.hpp"
#include "store/register_store.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace tyndau::app {

/// A project or hearing as it is written, and what its screening says.
struct ShownItem {
  std::string id;
  std::int64_t version = 0;
  std::string project;               ///< of a hearing
  std::int64_t project_version = 0;  ///< of a hearing: with which it was screened
  store::Time changed_at{};          ///< the last writing of it or, of a hearing, of its project
  hearing::json::Value properties;   ///< an object, as written, with the item's own id
  geo::Shape shape;
  std::vector<cql2::Value> derived;                      ///< of a hearing; empty when it cannot be screened
  std::shared_ptr<const layers::ReportRecords> records;  ///< of a hearing; null when it cannot be screened
};

/// Immutable. \threads safe
class RegisterLayers {
 public:
  using Items = std::map<std::string, std::shared_ptr<const ShownItem>>;

  /// As the register is now. What is as in \p before is shared with it. \pre \p before was made with the same engine
  /// \return unavailable when it is stopped or the store fails
  [[nodiscard]] static Answer<std::shared_ptr<const RegisterLayers>> now(
      const store::RegisterStore& store, const Engine& engine, const hearing::MessageCatalogue& messages,
      const std::shared_ptr<const RegisterLayers>& before, const std::stop_token& stop = {});

  /// Projects alone. \pre the register has no hearing
  [[nodiscard]] static Answer<std::shared_ptr<const RegisterLayers>> of_projects(
      const store::RegisterStore& store);

  [[nodiscard]] const Items& items(store::Collection collection) const {
    return collection == store::Collection::projects ? projects_ : hearings_;
  }
  [[nodiscard]] std::vector<std::shared_ptr<const layers::ReportRecords>> records() const;
  /// Another one after every change.
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  Items projects_;
  Items hearings_;
  std::string version_;
};

/// Properties of a hearing or project that no writer gives: what screening says. Whoever writes back what was read may
/// leave them in.
[[nodiscard]] bool is_derived_property(store::Collection collection, std::string_view name);
/// \p collection as written, with the derived properties.
[[nodiscard]] layers::Collection register_collection(store::Collection collection,
                                                     std::shared_ptr<const RegisterLayers> layers,
                                                     std::string version);

}  // namespace tyndau::app
