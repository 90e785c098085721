/// \file
/// From positions to millimetres: a frame of the map with its plane, its scale and its pen.
#pragma once

#include "drawing/scene.hpp"
#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::drawing {

/// How something is drawn in a frame.
struct Look {
  std::optional<Colour> fill;
  std::optional<Stroke> stroke;
};

/// A box in the plane, metres east and north of its centre.
struct Ground {
  double west = 0.0, south = 0.0, east = 0.0, north = 0.0;

  void add(geo::PlanePoint p);
  [[nodiscard]] double width() const { return east - west; }
  [[nodiscard]] double height() const { return north - south; }
};

/// One plane for the whole page: azimuthal equidistant about the project, so that every distance from it is true, and every
/// other to 0.1 % within 490 km.
class MapPlane {
 public:
  explicit MapPlane(LonLat centre) : centre_(centre), plane_(centre) {}
  [[nodiscard]] LonLat centre() const { return centre_; }
  [[nodiscard]] std::string projection() const;
  [[nodiscard]] geo::PlanePoint to_plane(LonLat position) const { return plane_.to_plane(position); }
  [[nodiscard]] LonLat from_plane(geo::PlanePoint point) const { return plane_.from_plane(point); }
  /// \pre the shape is not empty
  [[nodiscard]] Ground ground(const geo::Shape& shape) const;

 private:
  LonLat centre_;
  geo::EquidistantPlane plane_;
};

class MapFrame {
 public:
  /// The largest round scale at which \p ground fits into the box. \param index of Scene::frames
  MapFrame(const MapPlane& plane, const Ground& ground, const Box& box, std::string name, std::size_t index);

  [[nodiscard]] const Frame& frame() const { return frame_; }
  [[nodiscard]] const Box& box() const { return frame_.box; }
  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] const MapPlane& plane() const { return *plane_; }
  [[nodiscard]] PagePoint to_page(LonLat position) const;
  [[nodiscard]] PagePoint to_page(geo::PlanePoint point) const;
  [[nodiscard]] LonLat from_page(PagePoint point) const;
  /// Metres of ground under so many millimetres.
  [[nodiscard]] double metres(double millimetres) const { return millimetres / frame_.millimetres_per_metre; }
  [[nodiscard]] double millimetres(double metres) const { return metres * frame_.millimetres_per_metre; }
  /// From the middle of the frame to its corners.
  [[nodiscard]] Metres reach() const;

  /// The shape as it is drawn, cut a little outside the frame; no outlines when nothing of it is inside. Points are left out.
  [[nodiscard]] Drawn drawn(const geo::Shape& shape, const Look& look, std::string kind,
                            std::string id) const;
  /// A straight way on the ground, uncut.
  [[nodiscard]] std::vector<PagePoint> way(const Segment& segment) const;

 private:
  void add_ring(Drawn& drawn, const geo::Ring& ring, const Look& look) const;

  const MapPlane* plane_;
  Frame frame_;
  std::size_t index_;
};

}  // namespace tyndau::drawing
