#include "geo/road_impl.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <unordered_set>

namespace tyndau::geo {
namespace {

constexpr double unreached = std::numeric_limits<double>::infinity();

/// A node of the network, and how far it is from a joint on one of its edges.
struct Near {
  std::uint32_t node = 0;
  double metres = 0.0;
};

/// The ends of the joint's edge that can be driven to from it, or from which it can be driven to. At the very end of a one-way
/// road the crossing is there, and all its other roads.
std::vector<Near> ends_of(const RoadNetwork::Impl& network, const RoadJoint& joint, bool leaving) {
  constexpr double at_node = 0.01;  // metres, the network's own precision
  const RoadEdge& edge = network.roads.edges[joint.edge];
  const Near first{edge.from, joint.along.value};
  const Near last{edge.to, network.metres[joint.edge] - joint.along.value};
  std::vector<Near> ends;
  if (!edge.one_way || !leaving || first.metres < at_node) ends.push_back(first);
  if (!edge.one_way || leaving || last.metres < at_node) ends.push_back(last);
  return ends;
}

/// The way between two joints of one edge that does not leave it.
double along_edge(const RoadNetwork::Impl& network, const RoadJoint& from, const RoadJoint& to) {
  if (from.edge != to.edge) return unreached;
  const double ahead = to.along.value - from.along.value;
  return ahead >= 0.0 || !network.roads.edges[from.edge].one_way ? std::abs(ahead) : unreached;
}

struct Done {};

/// Ends the search, by Boost's own idiom, once every node that is asked for is settled.
class StopWhenSettled : public boost::dijkstra_visitor<> {
 public:
  explicit StopWhenSettled(std::unordered_set<std::uint32_t>& open) : open_(&open) {}
  void examine_vertex(std::uint32_t node, const RoadGraph&) {
    open_->erase(node);
    if (open_->empty()) throw Done{};
  }

 private:
  std::unordered_set<std::uint32_t>* open_;
};

/// Searches from one joint at a time over a graph and forgets everything in between.
class Search {
 public:
  Search(const RoadNetwork::Impl& network, bool onwards)
      : network_(network), onwards_(onwards), metres_(network.roads.nodes) {}

  /// Fills metres() for the ends of every joint in \p others that this one is connected with.
  void run(const RoadJoint& joint, const std::vector<RoadJoint>& others) {
    std::fill(metres_.begin(), metres_.end(), unreached);
    std::vector<std::uint32_t> sources;
    for (const Near& near : ends_of(network_, joint, onwards_)) {
      if (metres_[near.node] == unreached) sources.push_back(near.node);
      metres_[near.node] = std::min(metres_[near.node], near.metres);
    }
    std::unordered_set<std::uint32_t> open;
    for (const auto& other : others) {
      for (const Near& near : ends_of(network_, other, !onwards_)) {
        if (network_.part[near.node] == network_.part[sources.front()]) open.insert(near.node);
      }
    }
    if (!open.empty()) search(sources, open);
  }

  /// To the other joint through a node.
  [[nodiscard]] double to(const RoadJoint& other) const {
    double least = unreached;
    for (const Near& near : ends_of(network_, other, !onwards_)) {
      least = std::min(least, metres_[near.node] + near.metres);
    }
    return least;
  }

 private:
  void search(const std::vector<std::uint32_t>& sources, std::unordered_set<std::uint32_t>& open) {
    const RoadGraph& graph = onwards_ ? network_.onwards : network_.backwards;
    const auto numbers = get(boost::vertex_index, graph);
    const auto metres = boost::make_iterator_property_map(metres_.begin(), numbers);
    boost::two_bit_color_map colours(num_vertices(graph), numbers);
    try {
      boost::dijkstra_shortest_paths_no_init(
          graph, sources.begin(), sources.end(), boost::dummy_property_map(), metres,
          get(&RoadArc::metres, graph), numbers, std::less<>(), boost::closed_plus<double>(unreached), 0.0,
          StopWhenSettled(open), colours);
    } catch (const Done&) {  // every distance that is asked for is known
    }
  }

  const RoadNetwork::Impl& network_;
  bool onwards_;
  std::vector<double> metres_;
};

}  // namespace

RoadWays RoadNetwork::ways(const std::vector<RoadJoint>& origins,
                           const std::vector<RoadJoint>& destinations) const {
  RoadWays found(origins.size(), std::vector<std::optional<Metres>>(destinations.size()));
  const bool onwards = origins.size() <= destinations.size();
  const auto& fewer = onwards ? origins : destinations;
  const auto& more = onwards ? destinations : origins;
  Search search(*impl_, onwards);
  for (std::size_t i = 0; i < fewer.size(); ++i) {
    search.run(fewer[i], more);
    for (std::size_t j = 0; j < more.size(); ++j) {
      const double direct =
          onwards ? along_edge(*impl_, fewer[i], more[j]) : along_edge(*impl_, more[j], fewer[i]);
      const double metres = std::min(direct, search.to(more[j]));
      if (metres == unreached) continue;
      (onwards ? found[i][j] : found[j][i]) = Metres{metres};
    }
  }
  return found;
}

}  // namespace tyndau::geo
