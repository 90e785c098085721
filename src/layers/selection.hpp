/// \file
/// Which features of a collection are asked for: by place, by time, by a CQL2 filter.
#pragma once

#include "cql2/filter.hpp"
#include "geo/spatial_relation.hpp"
#include "layers/collection.hpp"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tyndau::layers {

/// A box that features are to meet: its boxes in longitude and latitude (two across the antimeridian), and its shape where
/// it is no box in these.
struct Area {
  std::vector<cql2::PlaneBox> boxes;
  std::optional<geo::Shape> shape;
};

/// Conditions that all hold. A feature without a shape meets every area, one without a time every time.
struct Query {
  std::optional<Area> area;
  std::optional<TimeSpan> time;
  const cql2::Filter* filter = nullptr;
  std::function<bool()> stop = {};  ///< asked now and then; true: nobody waits any more
};

/// What a filter can name of a collection: its fields and "geometry".
[[nodiscard]] cql2::Schema schema_of(const Collection& collection);

using Positions = std::vector<std::uint32_t>;
/// Positions of the features that meet the query, ascending. \return unavailable when it was stopped
[[nodiscard]] Result<Positions> select(const Collection& collection, const Query& query);

/// Selections that were asked for lately, so that each page of one costs no more than its features. \threads safe
class Selections {
 public:
  /// \p most_positions are kept of all together.
  explicit Selections(std::size_t most_positions = std::size_t{8} << 20U) : most_(most_positions) {}

  /// The selection of that key, or what \p make gives. \p key names the collection, its version and the query whole.
  [[nodiscard]] Result<std::shared_ptr<const Positions>> get(const std::string& key,
                                                             const std::function<Result<Positions>()>& make);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const Positions> positions;
  };
  std::size_t most_;
  std::mutex lock_;
  std::list<Kept> kept_;  ///< the last used first
  std::unordered_map<std::string, std::list<Kept>::iterator> by_key_;
  std::size_t size_ = 0;
};

}  // namespace tyndau::layers
