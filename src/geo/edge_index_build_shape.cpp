#include "geo/edge_index_build_shape.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tyndau::geo::engine {

namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();

float rounded_down(double v) { return std::nextafter(static_cast<float>(v), -infinite); }
float rounded_up(double v) { return std::nextafter(static_cast<float>(v), infinite); }

/// Not inlined: g++ 12 at -O2 vectorizes a pair of "round to float, widen again" into nothing at all.
[[gnu::noinline]] float single(double v) { return static_cast<float>(v); }

/// What a value loses when it is rounded to single precision.
float left_over(double v) { return static_cast<float>(v - static_cast<double>(single(v))); }

/// The middle of the vertices' box, or a vertex when that is too deep inside the earth.
Vec3 middle_of(const std::vector<Vec3>& vertices) {
  Vec3 low = vertices.front(), high = low;
  for (const Vec3& v : vertices) {
    low = {std::min(low.x, v.x), std::min(low.y, v.y), std::min(low.z, v.z)};
    high = {std::max(high.x, v.x), std::max(high.y, v.y), std::max(high.z, v.z)};
  }
  const Vec3 middle = (low + high) * 0.5;
  return length(middle) > 0.1 * smallest_radius ? middle : vertices.front();
}

/// Signed area of a ring on the surface, positive when counter-clockwise: its map in the tangent plane, each spot weighted by the surface's slope there.
/// \accuracy 1e-8 of the area within 60 km of the origin
double ring_area(const Vec3* v, std::size_t count, double curvature_east, double curvature_north) {
  double area = 0.0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const Vec3 a = v[i], b = v[i + 1];
    const double turn = a.x * b.y - b.x * a.y;
    const double xx = a.x * a.x + a.x * b.x + b.x * b.x, yy = a.y * a.y + a.y * b.y + b.y * b.y;
    area +=
        turn * (0.5 + (curvature_east * curvature_east * xx + curvature_north * curvature_north * yy) / 24.0);
  }
  return area;
}

}  // namespace

void ShapeBuilder::add(const Shape& shape, std::uint32_t id) {
  make_chains(shape, edges_, chains_);
  Record record{};
  record.id = id;
  record.part_count = chains_.part_count;
  place(record);
  record.first_block = static_cast<std::uint32_t>(out_.blocks.size());
  boxes_.clear();
  for (const Chain& chain : chains_.chains) add_blocks(record, chain);
  record.block_count = static_cast<std::uint32_t>(boxes_.size());
  add_groups(record);
  record.area = record.part_count == 0 ? 0.0 : surface(record, shape);
  out_.records.push_back(record);
}

void ShapeBuilder::place(Record& record) {
  record.frame = frame_below(middle_of(chains_.vertices));
  local_.clear();
  double reach2 = 0.0, lowest = 0.0, highest = 0.0;
  for (const Vec3& v : chains_.vertices) {
    const Vec3 l = record.frame.to_local(v - record.frame.origin);
    local_.push_back(l);
    reach2 = std::max(reach2, dot(l, l));
    lowest = std::min(lowest, l.z);
    highest = std::max(highest, l.z);
  }
  turn_rings();
  record.reach = rounded_up(std::sqrt(reach2));
  record.bulge = rounded_up(widest_bulge(record));
  const double margin = static_cast<double>(record.bulge) * longest_piece * longest_piece;
  record.up_low = rounded_down(lowest - margin);
  record.up_high = rounded_up(highest + margin);
}

void ShapeBuilder::turn_rings() {
  for (const Chain& chain : chains_.chains) {
    if (chain.kind != Chain::Kind::outer && chain.kind != Chain::Kind::hole) continue;
    const bool left = ring_area(&local_[chain.first], chain.last - chain.first, 0.0, 0.0) >= 0.0;
    if (left == (chain.kind == Chain::Kind::outer)) continue;
    const auto first = static_cast<std::ptrdiff_t>(chain.first),
               last = static_cast<std::ptrdiff_t>(chain.last);
    std::reverse(local_.begin() + first, local_.begin() + last);
    std::reverse(chains_.vertices.begin() + first, chains_.vertices.begin() + last);
  }
}

double ShapeBuilder::widest_bulge(const Record& record) const {
  double widest = 1.001 / (8.0 * smallest_radius);
  if (edges_ == EdgeModel::geodesic) return widest;
  const Vec3 origin = record.frame.origin;
  for (const Chain& chain : chains_.chains) {
    for (std::size_t i = chain.first; chain.kind != Chain::Kind::points && i + 1 < chain.last; ++i) {
      const Curve curve =
          planar_curve(origin, chains_.vertices[i] - origin, chains_.vertices[i + 1] - origin);
      const double square = dot(curve.d, curve.d);
      if (square < 1e-6) continue;
      widest = std::max(widest, (0.25 * length(curve.bend) + 0.1 * length(curve.twist)) / square * 1.001);
    }
  }
  return widest;
}

void ShapeBuilder::add_blocks(Record& record, const Chain& chain) {
  const std::uint32_t step = chain.kind == Chain::Kind::points ? 0 : 1;
  const bool area = chain.kind == Chain::Kind::outer || chain.kind == Chain::Kind::hole;
  const std::size_t edges = chain.last - chain.first - step;
  for (std::size_t at = 0; at < edges; at += lanes) {
    Block block{};
    Residues residues{};
    block.count = static_cast<std::uint32_t>(std::min<std::size_t>(lanes, edges - at));
    block.step = step;
    block.part = area ? chain.part : no_part;
    Vec3 low{1e9, 1e9, 0}, high{-1e9, -1e9, 0};
    double longest2 = 0.0;
    for (std::uint32_t i = 0; i <= lanes; ++i) {
      const std::size_t v = chain.first + at + std::min(i, block.count - 1 + step);
      const Vec3 l = local_[v];
      block.east[i] = static_cast<float>(l.x);
      block.north[i] = static_cast<float>(l.y);
      block.up[i] = static_cast<float>(l.z);
      residues.of[i] = {left_over(l.x), left_over(l.y), left_over(l.z)};
      low = {std::min(low.x, l.x), std::min(low.y, l.y), 0};
      high = {std::max(high.x, l.x), std::max(high.y, l.y), 0};
      if (step == 1 && i < block.count) {
        const Vec3 d = local_[v + 1] - l;
        longest2 = std::max(longest2, dot(d, d));
      }
    }
    const double h = static_cast<double>(record.bulge) * longest2;
    boxes_.push_back(
        {rounded_down(low.x - h), rounded_down(low.y - h), rounded_up(high.x + h), rounded_up(high.y + h)});
    out_.blocks.push_back(block);
    out_.residues.push_back(residues);
  }
}

void ShapeBuilder::add_groups(Record& record) {
  record.first_group = static_cast<std::uint32_t>(out_.groups.size());
  constexpr std::uint32_t most_at_top = 4;
  for (;;) {
    const auto below = static_cast<std::uint32_t>(boxes_.size());
    const std::uint32_t count = groups_above(below);
    std::vector<Box> above(count, Box{nowhere, nowhere, -nowhere, -nowhere});
    for (std::uint32_t g = 0; g < count; ++g) {
      Group group;
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        const std::uint32_t at = g * lanes + lane;
        const Box box = at < below ? boxes_[at] : Box{nowhere, nowhere, nowhere, nowhere};
        group.east_low[lane] = box.east_low, group.north_low[lane] = box.north_low;
        group.east_high[lane] = box.east_high, group.north_high[lane] = box.north_high;
        if (at >= below) continue;
        above[g] = {std::min(above[g].east_low, box.east_low), std::min(above[g].north_low, box.north_low),
                    std::max(above[g].east_high, box.east_high),
                    std::max(above[g].north_high, box.north_high)};
      }
      out_.groups.push_back(group);
    }
    ++record.levels;
    boxes_ = std::move(above);
    if (count <= most_at_top) break;
  }
  Box whole = boxes_.front();
  for (const Box& box : boxes_) {
    whole = {std::min(whole.east_low, box.east_low), std::min(whole.north_low, box.north_low),
             std::max(whole.east_high, box.east_high), std::max(whole.north_high, box.north_high)};
  }
  record.east_low = whole.east_low, record.north_low = whole.north_low;
  record.east_high = whole.east_high, record.north_high = whole.north_high;
}

double ShapeBuilder::surface(const Record& record, const Shape& shape) const {
  constexpr float series_reach = 60e3F;
  if (record.reach > series_reach) return geo::area(shape).value;
  const double sine2 = record.frame.sin_lat * record.frame.sin_lat;
  const double w = 1.0 - eccentricity_squared * sine2;
  const double east = std::sqrt(w) / semi_major_axis;
  const double north = w * std::sqrt(w) / (semi_major_axis * (1.0 - eccentricity_squared));
  double total = 0.0;
  for (const Chain& chain : chains_.chains) {
    if (chain.kind != Chain::Kind::outer && chain.kind != Chain::Kind::hole) continue;
    total += ring_area(&local_[chain.first], chain.last - chain.first, east, north);
  }
  return total;
}

}  // namespace tyndau::geo::engine
