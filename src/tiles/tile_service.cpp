#include "tiles/tile_service.hpp"

#include "hearing/fingerprint.hpp"
#include "tiles/collections.hpp"
#include "tiles/gzip.hpp"

namespace tyndau::tiles {
namespace {

using layers::CollectionId;
using layers::Snapshot;

const std::string& places_version(const Snapshot& layers) {
  return layers.get(CollectionId::coverage).head().version;
}
const std::string& register_version(const Snapshot& layers) {
  return layers.get(CollectionId::findings).head().version;
}

std::shared_ptr<const PackedTile> packed_of(const std::string& tile) {
  if (tile.empty()) return nullptr;
  PackedTile made{gzip_to_send(tile), {}};
  made.digest = hearing::fingerprint_of(made.bytes);
  return std::make_shared<const PackedTile>(std::move(made));
}

std::uint64_t number_of(TileId tile) {
  constexpr unsigned bits = 28;
  return (std::uint64_t{tile.zoom} << bits | tile.row) << bits | tile.column;
}

}  // namespace

TileService::Pyramids TileService::pyramids(const Snapshot& layers) {
  const auto of = [&](Slot& slot, const std::string& version, auto source) {
    const std::lock_guard lock(slot.lock);
    if (!slot.pyramid || slot.version != version) {
      slot.pyramid = std::make_shared<const Pyramid>(source(layers));
      slot.version = version;
    }
    return slot.pyramid;
  };
  Pyramids both{of(places_, places_version(layers), place_layers),
                of(register_, register_version(layers), register_layers)};
  const std::lock_guard lock(lock_);
  if (latest_version_ != layers.version()) {
    kept_.clear();
    by_number_.clear();
    size_ = 0;
  }
  latest_ = both;
  latest_version_ = layers.version();
  return both;
}

std::string TileService::plain(const Snapshot& layers, TileId tile) {
  std::string bytes;
  for (const auto& pyramid : pyramids(layers)) bytes += pyramid->tile(tile);
  return bytes;
}

std::optional<std::shared_ptr<const PackedTile>> TileService::kept(std::uint64_t number) {
  const auto known = by_number_.find(number);
  if (known == by_number_.end()) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, known->second);
  ++counts_.kept;
  return known->second->tile;
}

std::optional<std::shared_ptr<const PackedTile>> TileService::at_hand(const Snapshot& layers, TileId tile) {
  const auto number = number_of(tile);
  Pyramids pyramids;
  {
    const std::lock_guard lock(lock_);
    if (latest_version_ != layers.version()) return std::nullopt;
    if (auto known = kept(number)) return known;
    pyramids = latest_;
  }
  std::string bytes;
  for (const auto& pyramid : pyramids) {
    const auto part = pyramid->light_tile(tile);
    if (!part) return std::nullopt;
    bytes += *part;
  }
  auto made = packed_of(bytes);
  keep(layers, number, made);
  return made;
}

std::shared_ptr<const PackedTile> TileService::packed(const Snapshot& layers, TileId tile) {
  const auto number = number_of(tile);
  {
    const std::lock_guard lock(lock_);
    if (latest_version_ == layers.version()) {
      if (auto known = kept(number)) return *std::move(known);
    }
  }
  auto made = packed_of(plain(layers, tile));
  keep(layers, number, made);
  return made;
}

void TileService::keep(const Snapshot& layers, std::uint64_t number, std::shared_ptr<const PackedTile> tile) {
  constexpr std::size_t of_an_entry = 200;
  const auto cost = [](const Kept& one) { return of_an_entry + (one.tile ? one.tile->bytes.size() : 0); };
  const std::lock_guard lock(lock_);
  ++counts_.made;
  if (latest_version_ != layers.version()) return;
  const auto [place, fresh] = by_number_.try_emplace(number);
  if (!fresh) return;
  kept_.push_front({number, std::move(tile)});
  place->second = kept_.begin();
  size_ += cost(kept_.front());
  while (size_ > most_ && !kept_.empty()) {
    size_ -= cost(kept_.back());
    by_number_.erase(kept_.back().number);
    kept_.pop_back();
  }
}

std::vector<SourceLayer> TileService::heads(const Snapshot& layers) {
  std::vector<SourceLayer> all;
  for (const auto id : layers::all_collections()) {
    const auto& collection = layers.get(id);
    if (!collection.extent()) continue;  // nothing to draw
    SourceLayer head{std::string(code(id)), {{"id", geo::FieldType::text}}, {}};
    for (const auto& field : collection.head().fields) {
      const bool text = field.type != cql2::FieldType::integer && field.type != cql2::FieldType::number &&
                        field.type != cql2::FieldType::boolean;
      head.fields.emplace_back(field.name, text ? geo::FieldType::text : geo::FieldType::real);
    }
    head.first_zoom = first_zoom_of(collection);
    all.push_back(std::move(head));
  }
  return all;
}

TileService::Counts TileService::counts() const {
  const std::lock_guard lock(lock_);
  return counts_;
}

}  // namespace tyndau::tiles
