/// \file
/// What stands behind an EdgeIndex: its arrays, owned or mapped, and the searches in use.
#pragma once

#include "geo/edge_index.hpp"
#include "geo/edge_index_build.hpp"
#include "geo/edge_index_file.hpp"
#include "geo/edge_index_search.hpp"

#include <functional>

namespace tyndau::geo {

class EdgeIndex::Impl {
 public:
  explicit Impl(engine::Arrays built) : arrays(std::move(built)), view(arrays.view()) {
    use(InstructionSet::best);
  }
  explicit Impl(engine::Mapping file) : mapping(std::move(file)), view(mapping.view()) {
    use(InstructionSet::best);
  }

  void use(InstructionSet set);

  engine::Arrays arrays;    ///< empty when mapped
  engine::Mapping mapping;  ///< empty when built
  engine::View view;
  const engine::Searches* searches = nullptr;
};

namespace engine {

/// The calling thread's own.
[[nodiscard]] Scratch& scratch();
/// The best of the answers in \p scratch: the nearest, the lowest index among ties.
[[nodiscard]] Near nearest_answer(const View& view, const Scratch& scratch);
/// Calls \p work with each part of 0 … count − 1, one a thread, and waits for all. \p threads 0: one a core.
void in_parts(std::size_t count, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work);
/// Order in which a batch is searched: along a Hilbert curve.
[[nodiscard]] std::vector<std::uint32_t> search_order(std::span<const LonLat> positions);

}  // namespace engine
}  // namespace tyndau::geo
