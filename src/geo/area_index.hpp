/// \file
/// The engine's one interface: which of many shapes are near, and exactly how far.
#pragma once

#include "geo/geodesic.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace tyndau::geo {

/// One answer: the position of the shape in the list that the index was built from, and the two nearest points
/// (`from` on the query, `to` on the indexed shape).
struct Hit {
  std::size_t index = 0;
  NearestPoints nearest;
};

/// An immutable index over shapes (settlements, zones, units). Empty shapes are never found.
/// \accuracy as nearest_points(); which shape is nearest, and which are inside a radius, is decided by that distance
/// \threads  every query is safe from any thread on a built index
class AreaIndex {
 public:
  /// \p kept: a file in which the index of many edges stays from run to run. It is mapped when it is whole and of these very
  /// shapes, else built and written anew; where it cannot be written, the index lives in memory alone. Empty: no file.
  explicit AreaIndex(std::span<const Shape> shapes, EdgeModel edges = EdgeModel::geodesic,
                     const std::filesystem::path& kept = {});
  ~AreaIndex();
  AreaIndex(AreaIndex&&) noexcept;
  AreaIndex& operator=(AreaIndex&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  /// The \p count nearest, ascending by distance, ties under 1 µm by index. \pre \p from is not empty
  [[nodiscard]] std::vector<Hit> nearest(const Shape& from, std::size_t count) const;
  /// Every shape at most \p radius away, ascending by index.
  [[nodiscard]] std::vector<Hit> within(const Shape& from, Metres radius) const;
  /// Every shape whose area holds the position, ascending.
  [[nodiscard]] std::vector<std::size_t> containing(LonLat position) const;
  /// \pre index < size()
  [[nodiscard]] NearestPoints distance(const Shape& from, std::size_t index) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tyndau::geo
