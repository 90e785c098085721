#include "layers/snapshot.hpp"

namespace tyndau::layers {

const Collection& Snapshot::get(CollectionId id) const {
  auto& slot = slots_[static_cast<std::size_t>(id)];
  std::call_once(slot.made, [&] { slot.collection = std::make_unique<const Collection>(make_(id)); });
  return *slot.collection;
}

}  // namespace tyndau::layers
