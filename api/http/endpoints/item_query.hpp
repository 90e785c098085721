/// \file
/// The query parameters of a collection's items, read and checked.
#pragma once

#include "cql2/filter.hpp"
#include "http/message.hpp"
#include "layers/offered_crs.hpp"
#include "layers/selection.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::http {

struct PageKey {
  std::string id;
  std::optional<layers::CollectionPart> part;  ///< in which the feature was; links of older pages do not say
};

struct ItemQuery {
  std::size_t limit = 1000;
  std::size_t offset = 0;
  std::optional<PageKey> after;  ///< the last feature of the page before
  std::optional<layers::Area> area;
  std::optional<layers::TimeSpan> time;
  std::optional<cql2::Filter> filter;
  const layers::OfferedCrs* crs = nullptr;  ///< of the answer
  std::string key;                          ///< the parameters that select, whole; empty: every feature

  [[nodiscard]] bool selects() const { return area || time || filter; }
};

/// Names of the parameters that `read_item_query` knows.
[[nodiscard]] const std::vector<std::string>& item_parameters();
/// A problem, 400, for the first parameter that cannot be read.
[[nodiscard]] std::variant<ItemQuery, Response> read_item_query(const Request& request,
                                                                const app::Service& service,
                                                                const layers::Collection& collection);
/// The system of `crs`, CRS84 without it; nothing for one that is not offered.
[[nodiscard]] const layers::OfferedCrs* answer_crs(const Request& request);

}  // namespace tyndau::http
