#include "geo/edge_index_build.hpp"

#include "geo/edge_index_build_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tyndau::geo::engine {

namespace {

struct Item {
  Vec3 at;
  std::uint32_t id = 0;
};

struct Box {
  std::array<float, 3> low, high;
};
constexpr Box empty_box{{nowhere, nowhere, nowhere}, {-nowhere, -nowhere, -nowhere}};

LonLat first_vertex(const Shape& shape) {
  for (const Polygon& polygon : shape.polygons) {
    if (!polygon.outer.empty()) return polygon.outer.front();
  }
  for (const Line& line : shape.lines) {
    if (!line.empty()) return line.front();
  }
  return shape.points.empty() ? LonLat{std::nan(""), 0.0} : shape.points.front();
}

double axis(const Vec3& v, int which) { return which == 0 ? v.x : which == 1 ? v.y : v.z; }

int widest_axis(std::span<const Item> items) {
  Vec3 low = items.front().at, high = low;
  for (const Item& item : items) {
    low = {std::min(low.x, item.at.x), std::min(low.y, item.at.y), std::min(low.z, item.at.z)};
    high = {std::max(high.x, item.at.x), std::max(high.y, item.at.y), std::max(high.z, item.at.z)};
  }
  const Vec3 d = high - low;
  if (d.x >= d.y && d.x >= d.z) return 0;
  return d.y >= d.z ? 1 : 2;
}

/// Orders items so that each run of 8, 64, 512 … of them is compact.
void order(std::span<Item> items) {
  if (items.size() <= lanes) return;
  std::size_t run = lanes;
  while (run * lanes < items.size()) run *= lanes;
  const std::size_t left = (items.size() + run - 1) / run / 2 * run;
  const int which = widest_axis(items);
  std::nth_element(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(left), items.end(),
                   [&](const Item& a, const Item& b) {
                     return std::pair{axis(a.at, which), a.id} < std::pair{axis(b.at, which), b.id};
                   });
  order(items.first(left));
  order(items.subspan(left));
}

Frame middle_frame(std::span<const Item> items) {
  if (items.empty()) return frame_below({semi_major_axis, 0, 0});
  Vec3 sum;
  for (const Item& item : items) sum = sum + item.at;
  const Vec3 middle = sum * (1.0 / static_cast<double>(items.size()));
  return frame_below(length(middle) > 0.1 * smallest_radius ? middle : Vec3{semi_major_axis, 0, 0});
}

/// The box of a shape and its interior in the frame of the index, wide enough for rounding.
Box box_of(const Arrays& arrays, const Record& record) {
  constexpr std::array<double, 3> no_low{1e9, 1e9, 1e9}, no_high{-1e9, -1e9, -1e9};
  std::array<double, 3> low = no_low, high = no_high;
  for (std::uint32_t i = 0; i < record.block_count; ++i) {
    const Block& block = arrays.blocks[record.first_block + i];
    for (std::uint32_t lane = 0; lane < block.count + block.step; ++lane) {
      const Vec3 local{static_cast<double>(block.east[lane]), static_cast<double>(block.north[lane]),
                       static_cast<double>(block.up[lane])};
      const Vec3 v = arrays.header.frame.to_local(record.frame.to_earth(local) + record.frame.origin -
                                                  arrays.header.frame.origin);
      low = {std::min(low[0], v.x), std::min(low[1], v.y), std::min(low[2], v.z)};
      high = {std::max(high[0], v.x), std::max(high[1], v.y), std::max(high[2], v.z)};
    }
  }
  const double bulge = static_cast<double>(record.bulge) * longest_piece * longest_piece;
  const double inner = record.part_count > 0 ? std::max(0.0, -static_cast<double>(record.up_low)) : 0.0;
  Box box{};
  for (std::size_t k = 0; k < 3; ++k) {
    const double rounding = 2.5e-7 * std::max(std::abs(low[k]), std::abs(high[k])) + 1e-3;
    const double margin = bulge + inner + rounding;
    box.low[k] = static_cast<float>(low[k] - margin);
    box.high[k] = static_cast<float>(high[k] + margin);
  }
  return box;
}

void set_lane(Node& node, std::uint32_t lane, const Box& box) {
  node.x_low[lane] = box.low[0], node.y_low[lane] = box.low[1], node.z_low[lane] = box.low[2];
  node.x_high[lane] = box.high[0], node.y_high[lane] = box.high[1], node.z_high[lane] = box.high[2];
}

void build_nodes(Arrays& arrays, std::vector<Box> boxes) {
  constexpr Box absent{{nowhere, nowhere, nowhere}, {nowhere, nowhere, nowhere}};
  do {
    arrays.level_begin.push_back(static_cast<std::uint32_t>(arrays.nodes.size()));
    std::vector<Box> above((boxes.size() + lanes - 1) / lanes, empty_box);
    for (std::size_t n = 0; n < above.size(); ++n) {
      Node node;
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        const std::size_t at = n * lanes + lane;
        set_lane(node, lane, at < boxes.size() ? boxes[at] : absent);
        for (std::size_t k = 0; k < 3 && at < boxes.size(); ++k) {
          above[n].low[k] = std::min(above[n].low[k], boxes[at].low[k]);
          above[n].high[k] = std::max(above[n].high[k], boxes[at].high[k]);
        }
      }
      arrays.nodes.push_back(node);
    }
    boxes = std::move(above);
  } while (boxes.size() > 1);
  arrays.header.levels = static_cast<std::uint32_t>(arrays.level_begin.size());
}

}  // namespace

Arrays build(std::span<const Shape> shapes, EdgeModel edges) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const LonLat first = first_vertex(shapes[i]);
    if (!std::isnan(first.lon)) items.push_back({to_ecef(first), static_cast<std::uint32_t>(i)});
  }
  order(items);
  Arrays arrays;
  arrays.header.frame = middle_frame(items);
  arrays.header.shape_count = static_cast<std::uint32_t>(items.size());
  arrays.header.list_size = static_cast<std::uint32_t>(shapes.size());
  arrays.header.planar = edges == EdgeModel::planar ? 1 : 0;
  arrays.slot_of.assign(shapes.size(), no_slot);
  ShapeBuilder builder(edges, arrays);
  std::vector<Box> boxes;
  for (const Item& item : items) {
    arrays.slot_of[item.id] = static_cast<std::uint32_t>(arrays.records.size());
    builder.add(shapes[item.id], item.id);
    arrays.header.vertices += vertex_count(shapes[item.id]);
    boxes.push_back(box_of(arrays, arrays.records.back()));
  }
  if (!items.empty()) build_nodes(arrays, std::move(boxes));
  return arrays;
}

}  // namespace tyndau::geo::engine
