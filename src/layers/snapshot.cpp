#include "layers/snapshot.hpp"

namespace tyndau::layers {

const std::shared_ptr<const Collection>& Snapshot::share(LayerId id) const {
  const auto number = static_cast<std::size_t>(id.collection);
  const auto& whole = slots_[number].get([&] { return make_(id.collection); });
  if (!id.only) return whole;
  return parts_[number][static_cast<std::size_t>(*id.only)].get([&] { return whole->part(*id.only); });
}

const std::shared_ptr<const Collection>& Snapshot::Slot::get(const std::function<Collection()>& make) {
  std::call_once(made, [&] { collection = std::make_shared<const Collection>(make()); });
  return collection;
}

}  // namespace tyndau::layers
