#include "geo/edge_index_points.hpp"

#include "geo/edge_index_build.hpp"
#include "geo/edge_index_search.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace tyndau::geo {

namespace {

using engine::Probe;

constexpr std::size_t leaf_size = 16;

struct Point {
  Vec3 earth;
  LonLat at;
  double people;
};

/// A sphere around consecutive points, and where their halves are.
struct Cluster {
  Vec3 middle;
  double radius = 0.0;
  std::uint32_t first = 0, last = 0;
  std::uint32_t left = 0, right = 0;  ///< 0: a leaf
};

double axis(const Vec3& v, int which) { return which == 0 ? v.x : which == 1 ? v.y : v.z; }

}  // namespace

class PointIndex::Impl {
 public:
  Impl(std::span<const LonLat> points, std::span<const double> people) {
    points_.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      points_.push_back({to_ecef(points[i]), points[i], people.empty() ? 1.0 : people[i]});
    }
    if (!points_.empty()) add_cluster(0, static_cast<std::uint32_t>(points_.size()));
    before_.push_back(0.0);
    for (const Point& point : points_) before_.push_back(before_.back() + point.people);
  }

  [[nodiscard]] std::size_t size() const { return points_.size(); }

  /// Adds up clusters that \p judge says are wholly in (1) or out (−1), and the points it takes one by one of others.
  template <class Judge, class Take>
  [[nodiscard]] PointCount count(Judge judge, Take take) const {
    PointCount sum;
    std::vector<std::uint32_t> stack;
    if (!clusters_.empty()) stack.push_back(0);
    while (!stack.empty()) {
      const Cluster& cluster = clusters_[stack.back()];
      stack.pop_back();
      const int side = judge(cluster);
      if (side > 0) {
        sum.points += cluster.last - cluster.first;
        sum.people += before_[cluster.last] - before_[cluster.first];
      } else if (side == 0 && cluster.left != 0) {
        stack.push_back(cluster.right);
        stack.push_back(cluster.left);
      } else if (side == 0) {
        for (std::uint32_t i = cluster.first; i < cluster.last; ++i) {
          if (!take(points_[i])) continue;
          ++sum.points;
          sum.people += points_[i].people;
        }
      }
    }
    return sum;
  }

 private:
  std::uint32_t add_cluster(std::uint32_t first, std::uint32_t last) {
    Vec3 low = points_[first].earth, high = low;
    for (std::uint32_t i = first; i < last; ++i) {
      const Vec3 v = points_[i].earth;
      low = {std::min(low.x, v.x), std::min(low.y, v.y), std::min(low.z, v.z)};
      high = {std::max(high.x, v.x), std::max(high.y, v.y), std::max(high.z, v.z)};
    }
    const auto number = static_cast<std::uint32_t>(clusters_.size());
    clusters_.push_back({(low + high) * 0.5, 0.5 * length(high - low) + 1e-6, first, last, 0, 0});
    if (last - first <= leaf_size) return number;
    const Vec3 d = high - low;
    const int widest = d.x >= d.y && d.x >= d.z ? 0 : d.y >= d.z ? 1 : 2;
    const std::uint32_t middle = first + (last - first) / 2;
    std::nth_element(
        points_.begin() + first, points_.begin() + middle, points_.begin() + last,
        [&](const Point& a, const Point& b) { return axis(a.earth, widest) < axis(b.earth, widest); });
    const std::uint32_t left = add_cluster(first, middle);
    const std::uint32_t right = add_cluster(middle, last);
    clusters_[number].left = left;
    clusters_[number].right = right;
    return number;
  }

  std::vector<Point> points_;
  std::vector<Cluster> clusters_;
  std::vector<double> before_;  ///< people before each point
};

PointIndex::PointIndex(std::span<const LonLat> points, std::span<const double> people)
    : impl_(std::make_unique<Impl>(points, people)) {}
PointIndex::~PointIndex() = default;
PointIndex::PointIndex(PointIndex&&) noexcept = default;
PointIndex& PointIndex::operator=(PointIndex&&) noexcept = default;

std::size_t PointIndex::size() const { return impl_->size(); }

PointCount PointIndex::within(LonLat centre, Metres radius) const {
  const Vec3 middle = to_ecef(centre);
  // A chord below `sure` belongs to a geodesic within the radius, one beyond `never` to none.
  const double never = chord_beyond(radius.value);
  const double share = std::min(1.0, radius.value / smallest_radius);
  const double sure = radius.value * (1.0 - share * share / 20.0) - 2e-6;
  const auto judge = [&](const Cluster& cluster) {
    const double c = length(cluster.middle - middle);
    if (c - cluster.radius > never) return -1;
    return share < 1.0 && c + cluster.radius < sure ? 1 : 0;
  };
  return impl_->count(judge, [&](const Point& point) {
    const double c = length(point.earth - middle);
    if (c > never) return false;
    return (share < 1.0 && c < sure) || distance(centre, point.at) <= radius;
  });
}

PointCount PointIndex::inside(const Shape& territory, EdgeModel edges) const {
  if (territory.polygons.empty()) return {};
  const std::array<Shape, 1> shapes{Shape{{}, {}, territory.polygons}};
  const engine::Arrays arrays = engine::build(shapes, edges);
  const engine::View view = arrays.view();
  if (view.records.empty()) return {};
  const engine::Searches& searches = engine::has_avx2() ? engine::avx2_searches() : engine::sse2_searches();
  engine::Scratch scratch;
  const auto judge = [&](const Cluster& cluster) {
    const Probe probe = engine::probe_at(from_ecef(cluster.middle));
    const double around = cluster.radius + length(probe.earth - cluster.middle);
    constexpr double too_wide = 200e3;
    if (around > too_wide) return 0;
    searches.edges_near(view, probe, 0, around * 1.001, scratch);
    if (!scratch.candidates.empty()) return 0;
    return searches.holds(view, probe, 0, scratch) ? 1 : -1;
  };
  return impl_->count(judge, [&](const Point& point) {
    return searches.holds(view, {point.at, point.earth}, 0, scratch);
  });
}

}  // namespace tyndau::geo
