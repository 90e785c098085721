/// \file
/// The geodesic engine: many shapes, packed, and questions about one position or a batch of them.
#pragma once

#include "core/result.hpp"
#include "core/units.hpp"
#include "geo/geodesic.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace tyndau::geo {

/// Which instructions the searches use. All give the same bits.
enum class InstructionSet { best, scalar, sse2, avx2 };

/// A shape by its position in the list that the index was built from, and its distance; 0 inside.
struct Near {
  std::size_t index = 0;
  Metres distance;

  friend bool operator==(const Near&, const Near&) = default;
};

/// The nearest point of one shape. Its direction is azimuth(from, at).
struct Foot {
  std::size_t index = 0;
  Metres distance;  ///< 0 inside
  LonLat at;        ///< on the shape; the position itself inside

  friend bool operator==(const Foot&, const Foot&) = default;
};

/// Lists of answers to a batch: those of query i are `hits[begin[i]]` to `hits[begin[i + 1]]`, ascending by index.
struct NearLists {
  std::vector<std::size_t> begin;
  std::vector<Near> hits;
};

/// A position and a shape.
struct Pair {
  LonLat from;
  std::size_t index = 0;
};

/// An immutable index over the edges of polygons, lines and points, for distances on the ellipsoid.
///
/// Edges are geodesics between given vertices, or straight in longitude and latitude when planar; longer than 3 km they
/// are split at load. No projection, no antimeridian, no pole. A polygon must fit into a hemisphere.
/// \accuracy distances 0.1 µm; which shape is nearest, within a radius, or holds a position is decided by them, and
///           boundaries belong to their polygons (20 nm)
/// \threads every query is safe from any thread; results do not depend on threads, instruction set or order of input
class EdgeIndex {
 public:
  explicit EdgeIndex(std::span<const Shape> shapes, EdgeModel edges = EdgeModel::geodesic);
  ~EdgeIndex();
  EdgeIndex(EdgeIndex&&) noexcept;
  EdgeIndex& operator=(EdgeIndex&&) noexcept;

  /// Reads what save() wrote, by mapping the file. \p dataset says which data the caller has now.
  /// \return io when unreadable, bad_input when damaged or of another version, conflict when of another data set
  [[nodiscard]] static Result<EdgeIndex> load(const std::filesystem::path& file, std::uint64_t dataset);
  /// Writes beside the target and renames. \return io on failure
  [[nodiscard]] Result<std::monostate> save(const std::filesystem::path& file, std::uint64_t dataset) const;

  /// How many shapes the list had, empty ones included.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] EdgeModel edges() const;
  [[nodiscard]] bool empty_at(std::size_t index) const;
  /// Memory of the arrays per vertex of the input.
  [[nodiscard]] double bytes_per_vertex() const;
  /// For tests: the default is the best this processor has. What it lacks is ignored.
  void use(InstructionSet set);

  /// The \p count nearest, ascending; ties under 1 µm by index.
  [[nodiscard]] std::vector<Near> nearest(LonLat from, std::size_t count) const;
  /// Every shape at most \p radius away, ascending by index.
  [[nodiscard]] std::vector<Near> within(LonLat from, Metres radius) const;
  /// The same two with the nearest point of each shape.
  [[nodiscard]] std::vector<Foot> nearest_feet(LonLat from, std::size_t count) const;
  [[nodiscard]] std::vector<Foot> feet_within(LonLat from, Metres radius) const;
  /// The indices of within(), without distances, ascending.
  [[nodiscard]] std::vector<std::size_t> reached(LonLat from, Metres radius) const;
  /// Every shape that comes within a zone around \p from whose radius depends on the azimuth: one radius a rhumb, from
  /// north clockwise at equal angles, linear in azimuth between; ascending. Decided on the edges, never on a drawn zone.
  /// \accuracy 1 µm up to 10 km
  /// \pre at least one radius, none negative, none over 100 km
  [[nodiscard]] std::vector<std::size_t> reached_by_rhumb(LonLat from, std::span<const Metres> radii) const;
  /// Every shape whose polygons hold the position, ascending.
  [[nodiscard]] std::vector<std::size_t> containing(LonLat position) const;
  /// \pre index < size() and the shape is not empty
  [[nodiscard]] Metres distance(LonLat from, std::size_t index) const;
  [[nodiscard]] Foot foot(LonLat from, std::size_t index) const;

  /// Geodesic area of the shape's polygons.
  [[nodiscard]] SquareMetres area(std::size_t index) const;
  /// Area that a shape's polygons share with the disc of \p radius around \p centre, in closed form.
  /// \accuracy 1e-7 of the disc up to 10 km, 1e-5 up to 100 km
  /// \pre the polygons do not overlap; radius at most 100 km
  [[nodiscard]] SquareMetres area_in_disc(LonLat centre, Metres radius, std::size_t index) const;
  /// People in each disc, spread evenly over the area of their shape. A shape without area counts in full once reached.
  /// \p population one for each shape of the list; \pre as area_in_disc()
  [[nodiscard]] std::vector<double> population_in_discs(std::span<const LonLat> centres,
                                                        std::span<const Metres> radii,
                                                        std::span<const double> population,
                                                        unsigned threads = 1) const;

  /// The same for many positions, searched in an order that keeps neighbours together. \p threads 0: one a core.
  /// \pre the index holds a shape that is not empty
  [[nodiscard]] std::vector<Near> nearest_of_each(std::span<const LonLat> from, unsigned threads = 1) const;
  /// \pre one radius each
  [[nodiscard]] NearLists within_of_each(std::span<const LonLat> from, std::span<const Metres> radii,
                                         unsigned threads = 1) const;
  /// As within_of_each(); every distance is 0.
  [[nodiscard]] NearLists reached_of_each(std::span<const LonLat> from, std::span<const Metres> radii,
                                          unsigned threads = 1) const;
  [[nodiscard]] std::vector<Metres> distance_of_each(std::span<const Pair> pairs, unsigned threads = 1) const;

 private:
  class Impl;
  explicit EdgeIndex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tyndau::geo
