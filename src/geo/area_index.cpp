#include "geo/area_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tyndau::geo {

namespace {

constexpr double tie = 1e-6;

struct Bounded {
  double at_least;
  std::size_t index;
};

/// Ascending by distance; runs that start within 1 µm of each other by index.
void order_hits(std::vector<Hit>& hits) {
  const auto by_distance = [](const Hit& a, const Hit& b) {
    return std::pair{a.nearest.distance.value, a.index} < std::pair{b.nearest.distance.value, b.index};
  };
  std::sort(hits.begin(), hits.end(), by_distance);
  for (auto first = hits.begin(); first != hits.end();) {
    const double limit = first->nearest.distance.value + tie;
    const auto last = std::find_if(first, hits.end(), [&](const Hit& h) { return h.nearest.distance.value > limit; });
    std::sort(first, last, [](const Hit& a, const Hit& b) { return a.index < b.index; });
    first = last;
  }
}

}  // namespace

class AreaIndex::Impl {
 public:
  Impl(std::span<const Shape> shapes, EdgeModel edges) : shapes_(shapes.begin(), shapes.end()), edges_(edges) {
    spheres_.reserve(shapes_.size());
    for (const Shape& shape : shapes_) spheres_.push_back(shape.empty() ? BoundingSphere{} : bounding_sphere(shape));
  }

  [[nodiscard]] std::size_t size() const { return shapes_.size(); }

  [[nodiscard]] Hit hit(const Shape& from, std::size_t index) const {
    return {index, nearest_points(from, shapes_[index], edges_)};
  }

  /// Every shape that is not empty with its lower bound, ascending by bound.
  [[nodiscard]] std::vector<Bounded> bounded(const Shape& from) const {
    const BoundingSphere sphere = bounding_sphere(from);
    std::vector<Bounded> all;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (!shapes_[i].empty()) all.push_back({distance_at_least(sphere, spheres_[i]).value, i});
    }
    std::sort(all.begin(), all.end(), [](const Bounded& a, const Bounded& b) {
      return std::pair{a.at_least, a.index} < std::pair{b.at_least, b.index};
    });
    return all;
  }

  [[nodiscard]] std::vector<Hit> nearest(const Shape& from, std::size_t count) const {
    std::vector<Hit> hits;
    std::vector<double> best;  // a heap of the `count` smallest distances
    for (const Bounded& candidate : bounded(from)) {
      if (count == 0 || (best.size() == count && candidate.at_least > best.front() + tie)) break;
      hits.push_back(hit(from, candidate.index));
      best.push_back(hits.back().nearest.distance.value);
      std::push_heap(best.begin(), best.end());
      if (best.size() > count) {
        std::pop_heap(best.begin(), best.end());
        best.pop_back();
      }
    }
    order_hits(hits);
    if (hits.size() > count) hits.resize(count);
    return hits;
  }

  [[nodiscard]] std::vector<Hit> within(const Shape& from, Metres radius) const {
    std::vector<Hit> hits;
    const BoundingSphere sphere = bounding_sphere(from);
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (shapes_[i].empty() || distance_at_least(sphere, spheres_[i]) > radius) continue;
      Hit found = hit(from, i);
      if (found.nearest.distance <= radius) hits.push_back(found);
    }
    return hits;
  }

  [[nodiscard]] std::vector<std::size_t> containing(LonLat position) const {
    std::vector<std::size_t> found;
    const BoundingSphere sphere = bounding_sphere(point_shape(position));
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (shapes_[i].empty() || distance_at_least(sphere, spheres_[i]).value > 0.0) continue;
      if (contains(shapes_[i], position, edges_)) found.push_back(i);
    }
    return found;
  }

 private:
  std::vector<Shape> shapes_;
  std::vector<BoundingSphere> spheres_;
  EdgeModel edges_;
};

AreaIndex::AreaIndex(std::span<const Shape> shapes, EdgeModel edges) : impl_(std::make_unique<Impl>(shapes, edges)) {}
AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::size_t AreaIndex::size() const { return impl_->size(); }
std::vector<Hit> AreaIndex::nearest(const Shape& from, std::size_t count) const { return impl_->nearest(from, count); }
std::vector<Hit> AreaIndex::within(const Shape& from, Metres radius) const { return impl_->within(from, radius); }
std::vector<std::size_t> AreaIndex::containing(LonLat position) const { return impl_->containing(position); }
NearestPoints AreaIndex::distance(const Shape& from, std::size_t index) const { return impl_->hit(from, index).nearest; }

}  // namespace tyndau::geo
