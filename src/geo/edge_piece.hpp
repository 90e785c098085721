/// \file
/// Short pieces of edges: with their chords for bounds, and with their exact course for the final measurement.
#pragma once

#include "geo/ecef.hpp"
#include "geo/shape.hpp"

#include <GeographicLib/GeodesicLine.hpp>

#include <cstddef>
#include <functional>
#include <vector>

namespace tyndau::geo {

/// A point (`a == b`) or a piece of an edge that spans at most about 1 degree, which stays within `bulge` metres of
/// its chord.
struct EdgePiece {
  LonLat a, b;
  Vec3 chord_a, chord_b;
  double bulge = 0.0;

  [[nodiscard]] bool is_point() const { return a == b; }
};

[[nodiscard]] EdgePiece piece_between(LonLat a, LonLat b, EdgeModel model);
/// Hands out the edge as it is when short, else in pieces in order, each by its two ends.
void for_each_piece(LonLat a, LonLat b, EdgeModel model, const std::function<void(LonLat, LonLat)>& take);
/// All points, and all edges of lines and rings. \pre the shape is not empty
[[nodiscard]] std::vector<EdgePiece> pieces_of(const Shape& shape, EdgeModel model);

/// The chain with vertices put in along its geodesics, so that no edge is longer than \p longest metres.
[[nodiscard]] std::vector<LonLat> densified(const std::vector<LonLat>& chain, bool closed, double longest);

/// The exact course of a piece.
class EdgeCurve {
 public:
  struct Place {
    LonLat at;
    double azimuth = 0.0;  ///< of the course, degrees
    double speed = 0.0;    ///< metres per unit of t
  };

  EdgeCurve(const EdgePiece& piece, EdgeModel model);
  /// \pre 0 <= t <= 1
  [[nodiscard]] Place place(double t) const;
  [[nodiscard]] bool is_point() const { return length_ == 0.0; }
  [[nodiscard]] EdgeModel model() const { return model_; }
  /// Metres; 0 for a point. \accuracy 1 % for a planar edge
  [[nodiscard]] double length() const { return length_; }

 private:
  [[nodiscard]] Place place_on_plane(double t) const;

  EdgeModel model_;
  LonLat a_, b_;
  double longitude_span_ = 0.0;
  double length_ = 0.0;
  GeographicLib::GeodesicLine line_;
};

}  // namespace tyndau::geo
