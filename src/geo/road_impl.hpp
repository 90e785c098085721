/// \file
/// The parts of a road network: edges with their lengths, a graph for either direction, an index of pieces of line.
#pragma once

#include "geo/road_contraction.hpp"
#include "geo/road_network.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <span>
#include <utility>

namespace tyndau::geo {

struct RoadArc {
  double metres = 0.0;
};

using RoadGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, RoadArc,
                                                     boost::no_property, std::uint32_t, std::uint32_t>;

/// A few neighbouring points of one edge.
struct RoadPiece {
  std::uint32_t edge = 0;
  std::uint32_t first = 0;  ///< of the edge's points
};

using RoadPlane = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using RoadBox = boost::geometry::model::box<RoadPlane>;  ///< degrees
using RoadTree =
    boost::geometry::index::rtree<std::pair<RoadBox, RoadPiece>, boost::geometry::index::quadratic<16>>;

inline constexpr std::uint32_t segments_in_piece = 16;

struct RoadNetwork::Impl {
  ContractedRoads roads;
  std::vector<double> metres;       ///< of each edge
  std::vector<std::uint32_t> part;  ///< of each node; equal where roads connect, whatever their direction
  RoadGraph onwards;                ///< each arc as it may be travelled
  RoadGraph backwards;              ///< each turned around
  RoadTree pieces;
  RoadSummary summary;

  [[nodiscard]] std::span<const FixedPoint> points_of(std::uint32_t edge) const {
    const RoadEdge& one = roads.edges[edge];
    return std::span(roads.points).subspan(one.first, one.count);
  }
};

/// Length of the line through the points, m.
[[nodiscard]] double metres_of(std::span<const FixedPoint> points);

}  // namespace tyndau::geo
