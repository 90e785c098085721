/// \file
/// The last step of every distance: the nearest place on one or two exact courses, once bounds have chosen them.
#pragma once

#include "geo/edge_piece.hpp"

#include <optional>

namespace tyndau::geo {

/// Closer than this is touching: the accuracy of the geodesic routines themselves.
inline constexpr double touching = 2e-8;  // m

/// Two places and the geodesic between them, in metres.
struct Gap {
  double distance = 0.0;
  LonLat from;
  LonLat to;
};

/// The nearest place of the curve. \p guess is a share of the curve, good to start with. \accuracy 20 nm
[[nodiscard]] Gap nearest_on_curve(LonLat from, const EdgeCurve& curve, double guess);
/// The nearest places of two pieces, 0 where they cross. \p near are the nearest places of their chords.
/// \accuracy 20 nm
[[nodiscard]] Gap nearest_of_pieces(const EdgePiece& a, const EdgePiece& b, EdgeModel model, ChordPair near);

/// Metres by which \p position lies to the left (> 0) or right of the geodesic from a to b, prolonged.
/// \accuracy 20 nm within 100 km
[[nodiscard]] double left_of(LonLat a, LonLat b, LonLat position);
/// Where two pieces properly cross. \p guess is a place within 200 km.
[[nodiscard]] std::optional<LonLat> crossing(const EdgePiece& a, const EdgePiece& b, EdgeModel model,
                                             LonLat guess);

}  // namespace tyndau::geo
