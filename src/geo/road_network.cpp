#include "geo/road_network.hpp"

#include "geo/geodesic.hpp"
#include "geo/road_impl.hpp"

#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

#include <algorithm>
#include <cassert>
#include <numeric>

namespace tyndau::geo {
namespace {

RoadGraph graph_of(const RoadNetwork::Impl& network, bool turned) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<RoadArc> arcs;
  const auto add = [&](std::uint32_t from, std::uint32_t to, double metres) {
    ends.emplace_back(from, to);
    arcs.push_back({metres});
  };
  const auto& edges = network.roads.edges;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const RoadEdge& edge = edges[i];
    if (!turned || !edge.one_way) add(edge.from, edge.to, network.metres[i]);
    if (turned || !edge.one_way) add(edge.to, edge.from, network.metres[i]);
  }
  return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
          static_cast<std::uint32_t>(network.roads.nodes)};
}

/// Which nodes roads connect, and the length of the longest part.
void find_parts(RoadNetwork::Impl& network) {
  const std::size_t nodes = network.roads.nodes;
  std::vector<std::uint32_t> rank(nodes, 0), parent(nodes);
  std::iota(parent.begin(), parent.end(), 0U);
  const boost::identity_property_map number;
  boost::disjoint_sets sets(boost::make_iterator_property_map(rank.begin(), number),
                            boost::make_iterator_property_map(parent.begin(), number));
  for (const RoadEdge& edge : network.roads.edges) sets.union_set(edge.from, edge.to);
  network.part.resize(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    network.part[node] = sets.find_set(node);
    if (network.part[node] == node) ++network.summary.parts;
  }
  std::vector<double> metres(nodes, 0.0);
  for (std::size_t i = 0; i < network.metres.size(); ++i) {
    metres[network.part[network.roads.edges[i].from]] += network.metres[i];
  }
  if (!metres.empty()) network.summary.largest_part.value = *std::max_element(metres.begin(), metres.end());
}

RoadBox box_of(std::span<const FixedPoint> points) {
  auto box = boost::geometry::make_inverse<RoadBox>();
  for (const FixedPoint& point : points) {
    const LonLat at = point.position();
    boost::geometry::expand(box, RoadPlane(at.lon, at.lat));
  }
  return box;
}

RoadTree tree_of(const RoadNetwork::Impl& network) {
  std::vector<RoadTree::value_type> pieces;
  for (std::uint32_t edge = 0; edge < network.roads.edges.size(); ++edge) {
    const auto points = network.points_of(edge);
    for (std::uint32_t first = 0; first + 1 < points.size(); first += segments_in_piece) {
      const std::size_t count = std::min<std::size_t>(segments_in_piece + 1, points.size() - first);
      pieces.emplace_back(box_of(points.subspan(first, count)), RoadPiece{edge, first});
    }
  }
  return RoadTree(pieces);
}

}  // namespace

double metres_of(std::span<const FixedPoint> points) {
  double metres = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    metres += distance(points[i - 1].position(), points[i].position()).value;
  }
  return metres;
}

struct RoadNetwork::Builder::Lines {
  std::vector<FixedPoint> points;  ///< line by line
  std::vector<std::uint32_t> counts;
  std::vector<bool> one_way;

  /// Points as indices into the distinct ones, which replace them.
  std::vector<RoadSegment> segments();
};

std::vector<RoadSegment> RoadNetwork::Builder::Lines::segments() {
  auto all = std::move(points);
  points = all;
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  points.shrink_to_fit();
  const auto index = [&](FixedPoint point) {
    return static_cast<std::uint32_t>(std::lower_bound(points.begin(), points.end(), point) - points.begin());
  };
  std::vector<RoadSegment> made;
  made.reserve(all.size());
  std::size_t next = 0;
  for (std::size_t line = 0; line < counts.size(); ++line) {
    std::uint32_t before = index(all[next]);
    for (std::uint32_t i = 1; i < counts[line]; ++i) {
      const std::uint32_t now = index(all[next + i]);
      made.push_back({before, now, one_way[line]});
      before = now;
    }
    next += counts[line];
  }
  return made;
}

RoadNetwork::Builder::Builder() : lines_(std::make_unique<Lines>()) {}
RoadNetwork::Builder::Builder(Builder&&) noexcept = default;
RoadNetwork::Builder& RoadNetwork::Builder::operator=(Builder&&) noexcept = default;
RoadNetwork::Builder::~Builder() = default;

std::size_t RoadNetwork::Builder::lines() const { return lines_->counts.size(); }

void RoadNetwork::Builder::add(const Line& line, RoadDirection direction) {
  std::vector<FixedPoint> points;
  for (const LonLat& p : line) {
    const FixedPoint fixed = FixedPoint::of(p);
    if (points.empty() || points.back() != fixed) points.push_back(fixed);
  }
  if (points.size() < 2) return;
  if (direction == RoadDirection::backward) std::reverse(points.begin(), points.end());
  lines_->points.insert(lines_->points.end(), points.begin(), points.end());
  lines_->counts.push_back(static_cast<std::uint32_t>(points.size()));
  lines_->one_way.push_back(direction != RoadDirection::both);
}

RoadNetwork RoadNetwork::Builder::finish() && {
  auto made = std::make_unique<Impl>();
  made->summary.lines = lines();
  {
    const auto segments = lines_->segments();
    made->roads = contract(lines_->points, segments);
    lines_.reset();
  }
  const auto& edges = made->roads.edges;
  made->metres.reserve(edges.size());
  for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
    made->metres.push_back(metres_of(made->points_of(edge)));
  }
  made->summary.nodes = made->roads.nodes;
  made->summary.edges = edges.size();
  made->summary.length.value = std::accumulate(made->metres.begin(), made->metres.end(), 0.0);
  find_parts(*made);
  made->onwards = graph_of(*made, false);
  made->backwards = graph_of(*made, true);
  made->pieces = tree_of(*made);
  return RoadNetwork(std::move(made));
}

RoadNetwork::RoadNetwork(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
RoadNetwork::RoadNetwork(RoadNetwork&&) noexcept = default;
RoadNetwork& RoadNetwork::operator=(RoadNetwork&&) noexcept = default;
RoadNetwork::~RoadNetwork() = default;

const RoadSummary& RoadNetwork::summary() const { return impl_->summary; }

}  // namespace tyndau::geo
