#include "geo/road_contraction.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace tyndau::geo {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

class Contraction {
 public:
  Contraction(const std::vector<FixedPoint>& vertices, const std::vector<RoadSegment>& segments)
      : vertices_(vertices),
        segments_(segments),
        first_(vertices.size() + 1, 0),
        meeting_(2 * segments.size()),
        used_(segments.size(), false),
        node_(vertices.size(), none) {
    for (const RoadSegment& one : segments_) {
      ++first_[one.from + 1];
      ++first_[one.to + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    std::vector<std::uint64_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < segments_.size(); ++i) {
      meeting_[next[segments_[i].from]++] = i;
      meeting_[next[segments_[i].to]++] = i;
    }
  }

  ContractedRoads run() {
    for (std::uint32_t vertex = 0; vertex < vertices_.size(); ++vertex) {
      if (goes_through(vertex)) continue;
      for (const auto segment : at(vertex)) walk(vertex, segment);
    }
    for (std::uint32_t i = 0; i < segments_.size(); ++i)
      walk(segments_[i].from, i);  // what is left are rings
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> at(std::uint32_t vertex) const {
    return std::span(meeting_).subspan(first_[vertex], first_[vertex + 1] - first_[vertex]);
  }

  /// Whether whoever comes here can only go on.
  [[nodiscard]] bool goes_through(std::uint32_t vertex) const {
    const auto here = at(vertex);
    if (here.size() != 2) return false;
    const RoadSegment& a = segments_[here[0]];
    const RoadSegment& b = segments_[here[1]];
    if (a.one_way != b.one_way) return false;
    return !a.one_way || (a.to == vertex) != (b.to == vertex);
  }

  std::uint32_t node_of(std::uint32_t vertex) {
    if (node_[vertex] == none) node_[vertex] = static_cast<std::uint32_t>(made_.nodes++);
    return node_[vertex];
  }

  /// Makes the edge that begins at the node with this segment, unless it was made from its other end.
  void walk(std::uint32_t start, std::uint32_t segment) {
    if (used_[segment]) return;
    RoadEdge edge;
    edge.first = made_.points.size();
    edge.one_way = segments_[segment].one_way;
    const bool against = edge.one_way && segments_[segment].to == start;
    std::uint32_t here = start;
    made_.points.push_back(vertices_[here]);
    while (true) {
      used_[segment] = true;
      here = segments_[segment].from == here ? segments_[segment].to : segments_[segment].from;
      made_.points.push_back(vertices_[here]);
      if (here == start || !goes_through(here)) break;
      const auto both = at(here);
      segment = both[0] == segment ? both[1] : both[0];
    }
    edge.from = node_of(start);
    edge.to = node_of(here);
    edge.count = static_cast<std::uint32_t>(made_.points.size() - edge.first);
    if (against) {
      std::swap(edge.from, edge.to);
      std::reverse(made_.points.begin() + static_cast<std::ptrdiff_t>(edge.first), made_.points.end());
    }
    made_.edges.push_back(edge);
  }

  const std::vector<FixedPoint>& vertices_;
  const std::vector<RoadSegment>& segments_;
  std::vector<std::uint64_t> first_;    ///< for each vertex, into meeting_
  std::vector<std::uint32_t> meeting_;  ///< segments, vertex by vertex
  std::vector<bool> used_;
  std::vector<std::uint32_t> node_;  ///< of a vertex
  ContractedRoads made_;
};

}  // namespace

ContractedRoads contract(const std::vector<FixedPoint>& vertices, const std::vector<RoadSegment>& segments) {
  return Contraction(vertices, segments).run();
}

}  // namespace tyndau::geo
