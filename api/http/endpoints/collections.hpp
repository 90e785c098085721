/// \file
/// The map layers as OGC API Features: collections, their items, what filters can name.
#pragma once

#include "http/message.hpp"
#include "http/router.hpp"
#include "layers/snapshot.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::http {

[[nodiscard]] std::vector<Route> collection_routes();
/// /collections/{collection}/items and one of them; those of hearings as a feed too.
[[nodiscard]] std::vector<Route> item_routes();

/// One item from the layers as they are now: 200, 404, 503.
[[nodiscard]] Response item_answer(layers::LayerId id, const std::string& fid, const Request& request,
                                   const app::Service& service);

using Layers = std::shared_ptr<const layers::Snapshot>;
/// The layers as they are now, or 503.
[[nodiscard]] std::variant<Layers, Response> layers_now(const Request& request, const app::Service& service);
/// The collection that the path names; 404.
[[nodiscard]] std::variant<layers::LayerId, Response> collection_of_path(const Request& request,
                                                                         const app::Service& service);
/// In the reader's language, as what follows.
[[nodiscard]] std::string title_of(layers::LayerId id, const Request& request, const app::Service& service);
[[nodiscard]] std::string about(layers::LayerId id, const Request& request, const app::Service& service);
[[nodiscard]] std::string path_of(layers::LayerId id);
/// A text or a day (ISO) of one feature; empty where nothing is said, or the layer has no such field.
[[nodiscard]] std::string field_text(const layers::Collection& collection, std::size_t position,
                                     std::string_view field);
/// Whether its items are written over the interface.
[[nodiscard]] inline bool has_history(layers::LayerId id) {
  const bool written =
      id.collection == layers::CollectionId::projects || id.collection == layers::CollectionId::hearings;
  return written && !id.only;
}

}  // namespace tyndau::http
