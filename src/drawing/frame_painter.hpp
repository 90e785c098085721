/// \file
/// Draws what the map shows into one frame, with its labels, scale bar and north arrow.
#pragma once

#include "drawing/labels.hpp"
#include "drawing/map_content.hpp"
#include "drawing/map_frame.hpp"
#include "drawing/scene.hpp"
#include "drawing/words.hpp"
#include "hearing/atlas.hpp"

#include <set>
#include <string>

namespace tyndau::drawing {

/// What was drawn on the page so far: the legend explains no more, the sources name no others.
struct Shown {
  std::set<std::string> kinds;     ///< keys of the legend
  std::set<std::string> datasets;  ///< ids
  bool nearest_settlement_named = false;
};

class FramePainter {
 public:
  FramePainter(const MapContent& content, const hearing::Atlas& atlas, const MapFrame& frame, const Pen& pen,
               Scene& scene, Shown& shown);
  void paint();

 private:
  /// The longer side of its box, in mm; 0 without a shape.
  [[nodiscard]] double size_of(const geo::Shape& shape) const;
  void add(const geo::Shape& shape, const Look& look, const std::string& kind, const std::string& id,
           const std::string& legend);
  void surroundings();
  void zones();
  void project_area();
  void places();
  void around();
  void venues();
  void distances();
  void symbols(std::vector<Drawn> symbols);
  void symbol_of(const geo::Shape& shape);
  void furniture();
  void title_plate();
  void other_frames();
  void scale_bar();
  void north_arrow();
  void name_venues();
  void name_project();
  void name_site_region();
  void name_places(bool urgent);
  void name_distances(LineRole first, LineRole last);
  void name_around();
  void mark(Drawn drawn);

  const MapContent& content_;
  const hearing::Atlas& atlas_;
  const MapFrame& frame_;
  const Pen& pen_;
  Scene& scene_;
  Shown& shown_;
  LabelPlacer placer_;
  geo::Shape middle_;  ///< the point in the middle of the frame
  std::vector<const hearing::Settlement*> around_;
};

}  // namespace tyndau::drawing
