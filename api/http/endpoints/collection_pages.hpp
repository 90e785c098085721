/// \file
/// Collections and their features as pages that a person can read, each with a small map.
#pragma once

#include "http/message.hpp"
#include "layers/collection.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tyndau::http {

/// A link of an answer; the path is relative to the service.
struct PageLink {
  std::string rel;
  std::string type;
  std::string path;
};

[[nodiscard]] Response collections_page(const std::vector<const layers::Collection*>& collections,
                                        const Request& request, const app::Service& service);
[[nodiscard]] Response collection_page(const layers::Collection& collection, const Request& request,
                                       const app::Service& service);
[[nodiscard]] Response queryables_page(const layers::Collection& collection, const Request& request,
                                       const app::Service& service);
/// \p matched of which the page shows those at \p positions; "prev" and "next" of \p links lead on.
[[nodiscard]] Response items_page(const layers::Collection& collection,
                                  const std::vector<std::size_t>& positions, std::size_t matched,
                                  const std::vector<PageLink>& links, const Request& request,
                                  const app::Service& service);
[[nodiscard]] Response item_page(const layers::Collection& collection, std::size_t position,
                                 const Request& request, const app::Service& service);

}  // namespace tyndau::http
