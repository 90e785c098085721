#include "intake/country.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace tyndau::intake {
namespace {

/// How far an outline at overview scale may err: degrees about its box, metres about its line.
constexpr double box_margin = 0.1;
constexpr Metres outline_error{25'000};

}  // namespace

Country::Country(geo::Shape outline) : outline_(std::move(outline)) {
  if (outline_.empty()) return;
  box_ = geo::bounding_box(outline_);
  index_.emplace(std::array<geo::Shape, 1>{outline_});
}

std::optional<geo::BoundingBox> Country::box() const { return index_ ? std::optional(box_) : std::nullopt; }

bool Country::in_box(LonLat p) const {
  const bool lat = p.lat >= box_.south - box_margin && p.lat <= box_.north + box_margin;
  const double west = box_.west - box_margin, east = box_.east + box_margin;
  return lat && (west <= east ? p.lon >= west && p.lon <= east : p.lon >= west || p.lon <= east);
}

bool Country::inside(LonLat p) const { return in_range(p) && in_box(p) && !index_->containing(p).empty(); }

Country::Fit Country::fit(double lon, double lat) const {
  const LonLat given{lon, lat}, turned{lat, lon};
  if (lon == 0.0 && lat == 0.0) return Fit::zero;
  if (!index_) {
    if (in_range(given)) return Fit::plausible;
    return in_range(turned) ? Fit::swapped : Fit::out_of_range;
  }
  if (!in_range(given)) return inside(turned) ? Fit::swapped : Fit::out_of_range;
  if (!in_box(given)) return inside(turned) ? Fit::swapped : Fit::outside;
  if (inside(given) || !inside(turned)) return Fit::plausible;
  const bool far = index_->distance(geo::point_shape(given), 0).distance > outline_error;
  return far ? Fit::swapped : Fit::plausible;
}

}  // namespace tyndau::intake
