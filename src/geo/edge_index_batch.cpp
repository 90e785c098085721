#include "geo/edge_index_impl.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>
#include <mutex>
#include <numeric>
#include <thread>

namespace tyndau::geo {

namespace engine {

namespace {

/// The bits of a 16-bit number, each followed by a zero.
std::uint32_t spread(std::uint32_t v) {
  v = (v | (v << 8U)) & 0x00FF00FFU;
  v = (v | (v << 4U)) & 0x0F0F0F0FU;
  v = (v | (v << 2U)) & 0x33333333U;
  return (v | (v << 1U)) & 0x55555555U;
}

/// Place of a cell on the Hilbert curve of a 65536 by 65536 square: the turns of all 16 levels at once, by a prefix
/// scan over their bits. \source R. Sternberg, "2D Hilbert curves in O(1)" (rawrunprotected.com)
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  constexpr std::uint32_t all = 0xFFFFU;
  std::uint32_t a = x ^ y, b = all ^ a, c = all ^ (x | y), d = x & (y ^ all);
  std::uint32_t p = a | (b >> 1U), q = (a >> 1U) ^ a;
  std::uint32_t r = ((c >> 1U) ^ (b & (d >> 1U))) ^ c, s = ((a & (c >> 1U)) ^ (d >> 1U)) ^ d;
  for (const std::uint32_t step : {2U, 4U, 8U}) {
    a = p, b = q, c = r, d = s;
    p = (a & (a >> step)) ^ (b & (b >> step));
    q = (a & (b >> step)) ^ (b & ((a ^ b) >> step));
    r ^= (a & (c >> step)) ^ (b & (d >> step));
    s ^= (b & (c >> step)) ^ ((a ^ b) & (d >> step));
  }
  a = r ^ (r >> 1U);
  b = s ^ (s >> 1U);
  const std::uint32_t low = x ^ y;
  return (spread(b | (all ^ (low | a))) << 1U) | spread(low);
}

/// Sorts by the upper half of each key, eleven bits at a time; keys that are alike stay in order.
void radix_sort(std::vector<std::uint64_t>& keys) {
  constexpr unsigned digit = 11;
  std::vector<std::uint64_t> other(keys.size());
  for (unsigned shift = 32; shift < 64; shift += digit) {
    std::array<std::uint32_t, (1U << digit) + 1> begin{};
    const auto bucket = [&](std::uint64_t key) { return (key >> shift) & ((1U << digit) - 1); };
    for (const std::uint64_t key : keys) ++begin[bucket(key) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const std::uint64_t key : keys) other[begin[bucket(key)]++] = key;
    keys.swap(other);
  }
}

}  // namespace

void in_parts(std::size_t count, unsigned threads,
              const std::function<void(std::size_t, std::size_t)>& work) {
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
    keys[i] =
        static_cast<std::uint64_t>(hilbert(cell(p.lon, west, east), cell(p.lat, south, north))) << 32U | i;
  }
  radix_sort(keys);
  std::vector<std::uint32_t> order(positions.size());
  std::transform(keys.begin(), keys.end(), order.begin(),
                 [](std::uint64_t k) { return static_cast<std::uint32_t>(k); });
  return order;
}

}  // namespace engine

namespace {

using engine::in_parts;
using engine::Scratch;

using ListSearch = void (*)(const engine::View&, const engine::Probe&, double, Scratch&);

/// Answers of one thread, query after query.
struct Collected {
  std::vector<Near> hits;
  std::size_t first = 0;  ///< place in the order of its first query
};

/// Each thread collects the answers of its queries one after the other; they are put in place at the end.
NearLists lists_of(const engine::View& view, ListSearch search, std::span<const LonLat> from,
                   std::span<const Metres> radii, unsigned threads) {
  assert(from.size() == radii.size());
  const std::vector<std::uint32_t> order = engine::search_order(from);
  std::vector<Collected> parts;
  std::mutex guard;
  NearLists lists;
  lists.begin.assign(from.size() + 1, 0);
  in_parts(from.size(), threads, [&](std::size_t first, std::size_t last) {
    Scratch& scratch = engine::scratch();
    Collected own{{}, first};
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t query = order[i];
      search(view, engine::probe_at(from[query]), radii[query].value, scratch);
      lists.begin[query + 1] = scratch.answers.size();
      const auto before = static_cast<std::ptrdiff_t>(own.hits.size());
      for (const engine::Answer& a : scratch.answers)
        own.hits.push_back({view.records[a.slot].id, {a.distance}});
      std::sort(own.hits.begin() + before, own.hits.end(),
                [](const Near& a, const Near& b) { return a.index < b.index; });
    }
    const std::lock_guard lock(guard);
    parts.push_back(std::move(own));
  });
  std::partial_sum(lists.begin.begin(), lists.begin.end(), lists.begin.begin());
  lists.hits.resize(lists.begin.back());
  for (const Collected& part : parts) {
    auto hit = part.hits.begin();
    for (std::size_t i = part.first; hit != part.hits.end(); ++i) {
      const std::size_t at = lists.begin[order[i]], count = lists.begin[order[i] + 1] - at;
      std::copy_n(hit, count, lists.hits.begin() + static_cast<std::ptrdiff_t>(at));
      hit += static_cast<std::ptrdiff_t>(count);
    }
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
    Vec3 before;
    double known = std::numeric_limits<double>::infinity();
    for (std::size_t i = first; i < last; ++i) {
      const engine::Probe probe = engine::probe_at(from[order[i]]);
      // What is nearest to the position before is no farther than it was, plus the way between the two.
      known += length(probe.earth - before) + engine::tie;
      impl_->searches->nearest(impl_->view, probe, 1, known, scratch);
      found[order[i]] = engine::nearest_answer(impl_->view, scratch);
      known = found[order[i]].distance.value;
      before = probe.earth;
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
