/// \file
/// All collections as they are at one moment.
#pragma once

#include "layers/collection.hpp"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace tyndau::layers {

/// Each collection is sorted when it is asked for first. Immutable; whoever holds it keeps it whole. \threads safe
class Snapshot {
 public:
  /// Makes one collection. \threads called once for each id, from any thread
  using Make = std::function<Collection(CollectionId)>;
  /// \p version is another one whenever any collection is another.
  Snapshot(std::string version, Make make) : version_(std::move(version)), make_(std::move(make)) {}

  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const Collection& get(LayerId id) const { return *share(id); }
  /// For whoever needs it longer than the snapshot.
  [[nodiscard]] const std::shared_ptr<const Collection>& share(LayerId id) const;

 private:
  struct Slot {
    std::once_flag made;
    std::shared_ptr<const Collection> collection;

    const std::shared_ptr<const Collection>& get(const std::function<Collection()>& make);
  };
  std::string version_;
  Make make_;
  mutable std::array<Slot, collection_count> slots_;
  mutable std::array<std::array<Slot, shape_kind_count>, collection_count> parts_;
};

}  // namespace tyndau::layers
