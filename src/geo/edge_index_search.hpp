/// \file
/// The searches of the edge index, one table of them per instruction set.
#pragma once

#include "geo/edge_index_refine.hpp"

#include <limits>
#include <vector>

namespace tyndau::geo::engine {

/// An edge that may be the nearest of its shape.
struct Candidate {
  EdgeRef edge;
  float at_least = 0.0F;  ///< chord, metres
};

/// A shape that was met, and its candidates.
struct Visited {
  std::uint32_t slot = 0;
  bool inside = false;
  double at_most = 0.0;  ///< chord, metres
  std::uint32_t first = 0, last = 0;
};

/// One answer: the shape's record and the distance; `edge` and `t` hold unless inside.
struct Answer {
  std::uint32_t slot = 0;
  bool inside = false;
  double distance = 0.0;
  EdgeRef edge;
  double t = 0.0;
};

/// What a search needs to write to; kept by its thread, so that a search allocates nothing once warm.
struct Scratch {
  std::vector<Candidate> candidates;
  std::vector<Visited> visited;
  std::vector<double> best;        ///< heap of the `count` smallest upper bounds
  std::vector<unsigned char> odd;  ///< crossings of each polygon of one shape
  std::vector<Estimate> estimates;
  std::vector<Answer> answers;
};

/// Two answers closer than this are a tie.
inline constexpr double tie = 1e-6;

/// Every search fills `scratch.answers`, in no order.
struct Searches {
  /// Every shape that may be among the `count` nearest, ties included. \p known: a chord, in metres, that the last of
  /// them surely does not exceed; infinity when nothing is known.
  void (*nearest)(const View&, const Probe&, std::size_t count, double known, Scratch&);
  /// Every shape at most `radius` metres away.
  void (*within)(const View&, const Probe&, double radius, Scratch&);
  /// As within(), without distances.
  void (*reached)(const View&, const Probe&, double radius, Scratch&);
  void (*containing)(const View&, const Probe&, Scratch&);
  /// One answer; none when farther than `bound`.
  void (*distance)(const View&, const Probe&, std::uint32_t slot, double bound, Scratch&);
  /// Fills `scratch.candidates` with every edge of a shape that may be within `radius`.
  void (*edges_near)(const View&, const Probe&, std::uint32_t slot, double radius, Scratch&);
  /// Whether the polygons of one shape hold the position.
  bool (*holds)(const View&, const Probe&, std::uint32_t slot, Scratch&);
};

[[nodiscard]] const Searches& scalar_searches();
/// The scalar ones on a processor of another make.
[[nodiscard]] const Searches& sse2_searches();
[[nodiscard]] const Searches& avx2_searches();
/// Whether this processor runs avx2_searches().
[[nodiscard]] bool has_avx2();

/// The exact distance of one visited shape, from its candidates; nothing is added when it exceeds `bound`.
void resolve(const View& view, const Probe& probe, const Visited& shape, double bound, Scratch& scratch);

}  // namespace tyndau::geo::engine
