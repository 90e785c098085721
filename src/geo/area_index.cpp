#include "geo/area_index.hpp"

#include "geo/edge_index.hpp"
#include "geo/fingerprint.hpp"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

namespace tyndau::geo {

namespace {

constexpr double tie = 1e-6;

/// Ascending by distance; runs that start within 1 µm of each other by index.
void order_hits(std::vector<Hit>& hits) {
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::pair{a.nearest.distance, a.index} < std::pair{b.nearest.distance, b.index};
  });
  for (auto first = hits.begin(); first != hits.end();) {
    const double limit = first->nearest.distance.value + tie;
    const auto last =
        std::find_if(first, hits.end(), [&](const Hit& h) { return h.nearest.distance.value > limit; });
    std::sort(first, last, [](const Hit& a, const Hit& b) { return a.index < b.index; });
    first = last;
  }
}

/// Shapes with fewer vertices are indexed sooner than a file is opened.
constexpr std::size_t worth_a_file = 20'000;

EdgeIndex mapped_or_built(std::span<const Shape> shapes, EdgeModel edges, const std::filesystem::path& kept) {
  std::size_t vertices = 0;
  for (const Shape& shape : shapes) vertices += vertex_count(shape);
  if (kept.empty() || vertices < worth_a_file) return EdgeIndex(shapes, edges);
  const std::uint64_t identity = fingerprint(shapes, edges);
  auto mapped = EdgeIndex::load(kept, identity);
  if (mapped && mapped->size() == shapes.size()) return std::move(*mapped);
  EdgeIndex built(shapes, edges);
  std::error_code ignored;
  std::filesystem::create_directories(kept.parent_path(), ignored);
  static_cast<void>(built.save(kept, identity));  // a read-only folder only costs the next run its time
  return built;
}

}  // namespace

/// A position is answered by the edge index alone. Any other shape is first narrowed down by the index around the disc
/// that encloses it, then measured edge by edge.
class AreaIndex::Impl {
 public:
  Impl(std::span<const Shape> shapes, EdgeModel edges, const std::filesystem::path& kept)
      : shapes_(shapes.begin(), shapes.end()), edges_(edges), index_(mapped_or_built(shapes_, edges, kept)) {}

  [[nodiscard]] std::size_t size() const { return shapes_.size(); }

  [[nodiscard]] Hit hit(const Shape& from, std::size_t index) const {
    if (!from.is_single_point()) return {index, nearest_points(from, shapes_[index], edges_)};
    return to_hit(from.points.front(), index_.foot(from.points.front(), index));
  }

  [[nodiscard]] std::vector<Hit> nearest(const Shape& from, std::size_t count) const {
    std::vector<Hit> hits;
    if (from.is_single_point()) {
      for (const Foot& foot : index_.nearest_feet(from.points.front(), count)) {
        hits.push_back(to_hit(from.points.front(), foot));
      }
      return hits;
    }
    for (const Near& near : candidates(from, count)) hits.push_back(hit(from, near.index));
    order_hits(hits);
    if (hits.size() > count) hits.resize(count);
    return hits;
  }

  [[nodiscard]] std::vector<Hit> within(const Shape& from, Metres radius) const {
    std::vector<Hit> hits;
    if (shapes_.empty()) return hits;
    if (from.is_single_point()) {
      for (const Foot& foot : index_.feet_within(from.points.front(), radius)) {
        hits.push_back(to_hit(from.points.front(), foot));
      }
      return hits;
    }
    const Disc disc = disc_of(from);
    for (const Near& near : index_.within(disc.centre, radius + disc.radius + Metres{tie})) {
      Hit found = hit(from, near.index);
      if (found.nearest.distance <= radius) hits.push_back(found);
    }
    return hits;
  }

  [[nodiscard]] std::vector<std::size_t> containing(LonLat position) const {
    return index_.containing(position);
  }

 private:
  static Hit to_hit(LonLat from, const Foot& foot) { return {foot.index, {foot.distance, from, foot.at}}; }

  /// A disc that holds the shape and its edges; straight lines in longitude and latitude may leave that of the vertices.
  [[nodiscard]] Disc disc_of(const Shape& shape) const {
    constexpr Metres small{300e3}, everywhere{20.1e6};
    Disc disc = enclosing_disc(shape);
    if (edges_ == EdgeModel::planar) {
      const bool harmless = disc.radius < small && std::abs(disc.centre.lat) < 75.0;
      disc.radius = harmless ? disc.radius * 1.25 : everywhere;
    }
    return disc;
  }

  /// Every shape that may be among the nearest: no farther from the disc's centre than the last of its own nearest,
  /// plus the way across the disc.
  [[nodiscard]] std::vector<Near> candidates(const Shape& from, std::size_t count) const {
    const Disc disc = disc_of(from);
    std::vector<Near> found = index_.nearest(disc.centre, count);
    if (found.size() < count || count == 0) return found;
    return index_.within(disc.centre, found.back().distance + disc.radius * 2.0 + Metres{2.0 * tie});
  }

  std::vector<Shape> shapes_;
  EdgeModel edges_;
  EdgeIndex index_;
};

AreaIndex::AreaIndex(std::span<const Shape> shapes, EdgeModel edges, const std::filesystem::path& kept)
    : impl_(std::make_unique<Impl>(shapes, edges, kept)) {}
AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::size_t AreaIndex::size() const { return impl_->size(); }
std::vector<Hit> AreaIndex::nearest(const Shape& from, std::size_t count) const {
  return impl_->nearest(from, count);
}
std::vector<Hit> AreaIndex::within(const Shape& from, Metres radius) const {
  return impl_->within(from, radius);
}
std::vector<std::size_t> AreaIndex::containing(LonLat position) const { return impl_->containing(position); }
NearestPoints AreaIndex::distance(const Shape& from, std::size_t index) const {
  return impl_->hit(from, index).nearest;
}

}  // namespace tyndau::geo
