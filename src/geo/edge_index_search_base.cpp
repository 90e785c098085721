// The searches for every processor: the scalar reference, and SSE2.
#include "geo/edge_index_tree_search.hpp"

namespace tyndau::geo::engine {

const Searches& scalar_searches() {
  static const Searches searches = searches_with<ScalarLanes>();
  return searches;
}

const Searches& sse2_searches() {
#ifdef TYNDAU_LANES_X86
  static const Searches searches = searches_with<Sse2Lanes>();
  return searches;
#else
  return scalar_searches();
#endif
}

}  // namespace tyndau::geo::engine
