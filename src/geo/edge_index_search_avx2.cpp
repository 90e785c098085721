// The searches compiled for AVX2. Everything shared with other files is included before the instruction set changes, so
// that no function which another processor may run is compiled for this one.
#include "geo/edge_index_lanes_avx2.hpp"
#include "geo/edge_index_local.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#if defined(TYNDAU_LANES_X86) && defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#elif defined(TYNDAU_LANES_X86)
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

#include "geo/edge_index_tree_search.hpp"

#if defined(TYNDAU_LANES_X86) && defined(__clang__)
#pragma clang attribute pop
#elif defined(TYNDAU_LANES_X86)
#pragma GCC pop_options
#endif

namespace tyndau::geo::engine {

const Searches& avx2_searches() {
#ifdef TYNDAU_LANES_X86
  static const Searches searches = searches_with<Avx2Lanes>();
  return searches;
#else
  return scalar_searches();
#endif
}

bool has_avx2() {
#ifdef TYNDAU_LANES_X86
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

}  // namespace tyndau::geo::engine
