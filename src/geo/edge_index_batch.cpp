#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>
#include <thread>

#include "geo/edge_index_impl.hpp"

namespace tyndau::geo {

namespace engine {

namespace {

/// Place of a cell on the Hilbert curve of a 65536 by 65536 square.
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  constexpr std::uint32_t last = 65535;
  std::uint32_t place = 0;
  for (std::uint32_t side = 32768; side > 0; side /= 2) {
    const std::uint32_t right = (x & side) != 0 ? 1 : 0;
    const std::uint32_t upper = (y & side) != 0 ? 1 : 0;
    place += side * side * ((3 * right) ^ upper);
    if (upper == 0) {
      if (right == 1) {
        x = last - x;
        y = last - y;
      }
      std::swap(x, y);
    }
  }
  return place;
}

}  // namespace

void in_parts(std::size_t count, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t parts = std::clamp<std::size_t>(count / 64, 1, threads);
  std::vector<std::jthread> running;
  for (std::size_t i = 1; i < parts; ++i) {
    running.emplace_back([&, i] { work(count * i / parts, count * (i + 1) / parts); });
  }
  work(0, count / parts);
}

std::vector<std::uint32_t> search_order(std::span<const LonLat> positions) {
  double west = 180, east = -180, south = 90, north = -90;
  for (const LonLat& p : positions) {
    west = std::min(west, p.lon), east = std::max(east, p.lon);
    south = std::min(south, p.lat), north = std::max(north, p.lat);
  }
  const auto cell = [](double v, double low, double high) {
    const double share = high > low ? (v - low) / (high - low) : 0.0;
    return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 65535.0);
  };
  std::vector<std::uint64_t> keys(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const LonLat& p = positions[i];
    keys[i] = static_cast<std::uint64_t>(hilbert(cell(p.lon, west, east), cell(p.lat, south, north))) << 32U | i;
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order(positions.size());
  std::transform(keys.begin(), keys.end(), order.begin(), [](std::uint64_t k) { return static_cast<std::uint32_t>(k); });
  return order;
}

}  // namespace engine

namespace {

using engine::in_parts;
using engine::Scratch;

using ListSearch = void (*)(const engine::View&, const engine::Probe&, double, Scratch&);

/// Each thread collects the answers of its queries one after the other; they are put in place at the end.
NearLists lists_of(const engine::View& view, ListSearch search, std::span<const LonLat> from,
                   std::span<const Metres> radii, unsigned threads) {
  assert(from.size() == radii.size());
  const std::vector<std::uint32_t> order = engine::search_order(from);
  std::vector<std::vector<Near>> kept(from.size());
  NearLists lists;
  lists.begin.assign(from.size() + 1, 0);
  in_parts(from.size(), threads, [&](std::size_t first, std::size_t last) {
    Scratch& scratch = engine::scratch();
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t query = order[i];
      search(view, engine::probe_at(from[query]), radii[query].value, scratch);
      if (scratch.answers.empty()) continue;
      for (const engine::Answer& a : scratch.answers) kept[query].push_back({view.records[a.slot].id, {a.distance}});
      std::sort(kept[query].begin(), kept[query].end(), [](const Near& a, const Near& b) { return a.index < b.index; });
    }
  });
  for (std::size_t i = 0; i < kept.size(); ++i) {
    lists.hits.insert(lists.hits.end(), kept[i].begin(), kept[i].end());
    lists.begin[i + 1] = lists.hits.size();
  }
  return lists;
}

}  // namespace

std::vector<Near> EdgeIndex::nearest_of_each(std::span<const LonLat> from, unsigned threads) const {
  assert(impl_->view.header.shape_count > 0);
  const std::vector<std::uint32_t> order = engine::search_order(from);
  std::vector<Near> found(from.size());
  in_parts(from.size(), threads, [&](std::size_t first, std::size_t last) {
    Scratch& scratch = engine::scratch();
    for (std::size_t i = first; i < last; ++i) {
      impl_->searches->nearest(impl_->view, engine::probe_at(from[order[i]]), 1, scratch);
      found[order[i]] = engine::nearest_answer(impl_->view, scratch);
    }
  });
  return found;
}

NearLists EdgeIndex::within_of_each(std::span<const LonLat> from, std::span<const Metres> radii,
                                    unsigned threads) const {
  return lists_of(impl_->view, impl_->searches->within, from, radii, threads);
}

NearLists EdgeIndex::reached_of_each(std::span<const LonLat> from, std::span<const Metres> radii,
                                     unsigned threads) const {
  return lists_of(impl_->view, impl_->searches->reached, from, radii, threads);
}

std::vector<Metres> EdgeIndex::distance_of_each(std::span<const Pair> pairs, unsigned threads) const {
  std::vector<LonLat> positions(pairs.size());
  std::transform(pairs.begin(), pairs.end(), positions.begin(), [](const Pair& p) { return p.from; });
  const std::vector<std::uint32_t> order = engine::search_order(positions);
  std::vector<Metres> found(pairs.size());
  in_parts(pairs.size(), threads, [&](std::size_t first, std::size_t last) {
    Scratch& scratch = engine::scratch();
    for (std::size_t i = first; i < last; ++i) {
      const Pair& pair = pairs[order[i]];
      impl_->searches->distance(impl_->view, engine::probe_at(pair.from), impl_->view.slot_of[pair.index],
                                std::numeric_limits<double>::infinity(), scratch);
      found[order[i]] = {scratch.answers.front().distance};
    }
  });
  return found;
}

}  // namespace tyndau::geo
