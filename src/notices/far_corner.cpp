#include "notices/far_corner.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>

namespace tyndau::notices {

std::optional<FarCorner> far_corner(const std::vector<LonLat>& corners) {
  constexpr std::size_t least = 3, most = 100;
  constexpr double times = 10.0, least_distance = 5'000.0;
  if (corners.size() < least || corners.size() > most) return std::nullopt;
  std::vector<std::vector<double>> apart(corners.size(), std::vector<double>(corners.size(), 0.0));
  for (std::size_t i = 0; i < corners.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      apart[i][k] = apart[k][i] = geo::distance(corners[i], corners[k]).value;
  }
  for (std::size_t i = 0; i < corners.size(); ++i) {
    double nearest = 0.0, widest = 0.0;
    bool first = true;
    for (std::size_t k = 0; k < corners.size(); ++k) {
      if (k == i) continue;
      nearest = first ? apart[i][k] : std::min(nearest, apart[i][k]);
      first = false;
      for (std::size_t n = 0; n < k; ++n) {
        if (n != i) widest = std::max(widest, apart[k][n]);
      }
    }
    if (nearest >= least_distance && nearest >= times * widest) return FarCorner{i, Metres{nearest}};
  }
  return std::nullopt;
}

}  // namespace tyndau::notices
