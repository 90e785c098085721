/// \file
/// Being told that the places of a shared store are others now.
#pragma once

#include "store/open_store.hpp"

#include <chrono>
#include <memory>

namespace tyndau::store {

/// Knows the places as they were when it was made. \threads use from one thread at a time
class PlacesWatch {
 public:
  PlacesWatch() = default;
  virtual ~PlacesWatch() = default;
  PlacesWatch(const PlacesWatch&) = delete;
  PlacesWatch& operator=(const PlacesWatch&) = delete;

  /// Whether the places have changed since the last call; waits for that, but no longer than \p most. A change while the
  /// database could not be reached is seen when it is back.
  [[nodiscard]] virtual bool changed(std::chrono::milliseconds most) = 0;
};

/// Null for a file: its server alone changes it.
[[nodiscard]] std::unique_ptr<PlacesWatch> watch_places(const Address& store);

}  // namespace tyndau::store
