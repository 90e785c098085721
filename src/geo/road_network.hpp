/// \file
/// Ways along roads: a network of lines that meet in shared vertices, and the shortest ways through it.
#pragma once

#include "core/lon_lat.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tyndau::geo {

enum class RoadDirection { both, forward, backward };  ///< as the line's vertices follow each other

/// Where a place joins the network: the nearest point of the nearest road.
struct RoadJoint {
  LonLat at;
  Metres gap;              ///< straight, from the place to `at`
  std::uint32_t edge = 0;  ///< of the network that made it
  Metres along;            ///< from the edge's first end to `at`
};

struct RoadSummary {
  std::size_t lines = 0;  ///< that were added with a length
  std::size_t nodes = 0;  ///< where roads meet, end, or change their direction
  std::size_t edges = 0;  ///< between nodes
  std::size_t parts = 0;  ///< that no road connects
  Metres length;
  Metres largest_part;  ///< the length of the longest part's edges
};

/// Metres from each origin (first index) to each destination; nothing where no way leads.
using RoadWays = std::vector<std::vector<std::optional<Metres>>>;

/// Immutable. Two lines meet where they have a vertex in common, to 1e-7 degree (1 cm; the precision of OpenStreetMap): where
/// they cross without one, a bridge is assumed. \threads safe
class RoadNetwork {
 public:
  struct Impl;
  class Builder;

  explicit RoadNetwork(std::unique_ptr<const Impl> impl);
  RoadNetwork(RoadNetwork&&) noexcept;
  RoadNetwork& operator=(RoadNetwork&&) noexcept;
  ~RoadNetwork();

  [[nodiscard]] const RoadSummary& summary() const;
  /// \return nothing when no road is within \p at_most \accuracy 1 cm, of the coordinates
  [[nodiscard]] std::optional<RoadJoint> join(LonLat place, Metres at_most) const;
  /// Shortest ways from joint to joint in the directions that are allowed, without the gaps at both ends. Each is the sum of
  /// the geodesics between the vertices on the way.
  /// \pre the joints are of this network \effort one search for each origin or each destination, whichever are fewer
  [[nodiscard]] RoadWays ways(const std::vector<RoadJoint>& origins,
                              const std::vector<RoadJoint>& destinations) const;

 private:
  std::unique_ptr<const Impl> impl_;
};

class RoadNetwork::Builder {
 public:
  Builder();
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;
  ~Builder();

  /// A line without a length is left out.
  void add(const Line& line, RoadDirection direction);
  [[nodiscard]] std::size_t lines() const;
  /// Vertices where only one road goes on are taken out; their line remains.
  [[nodiscard]] RoadNetwork finish() &&;

 private:
  struct Lines;
  std::unique_ptr<Lines> lines_;
};

}  // namespace tyndau::geo
