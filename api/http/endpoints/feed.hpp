/// \file
/// Hearings as an Atom feed, RFC 4287: a search that somebody keeps, and is told of what changes in it.
#pragma once

#include "http/endpoints/collection_pages.hpp"
#include "http/message.hpp"
#include "layers/collection.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

inline constexpr std::string_view feed_type = "application/atom+xml";
/// Entries of a feed that asks for no other number.
inline constexpr std::size_t feed_entries = 100;

/// Whether its features make a feed.
[[nodiscard]] inline bool has_feed(layers::LayerId id) {
  return id.collection == layers::CollectionId::hearings && !id.only;
}

/// The \p most positions whose features were changed last, the newest first; of one moment by id.
[[nodiscard]] std::vector<std::size_t> newest(const layers::Collection& collection,
                                              std::vector<std::size_t> positions, std::size_t most);

/// The hearings at \p positions in their order. Ids of feed and entries are made of the service's address, and stay.
/// \p search: the parameters that selected them, as ItemQuery::key; empty: all
[[nodiscard]] std::string feed(const layers::Collection& collection,
                               const std::vector<std::size_t>& positions, const std::vector<PageLink>& links,
                               const std::string& search, const Request& request,
                               const app::Service& service);

}  // namespace tyndau::http
