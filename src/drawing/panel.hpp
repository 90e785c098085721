/// \file
/// What stands beside the map: communities, coordinates, legend, inset of the country, checklist, sources.
#pragma once

#include "drawing/column.hpp"
#include "drawing/frame_painter.hpp"
#include "drawing/map_content.hpp"
#include "drawing/map_frame.hpp"
#include "hearing/atlas.hpp"

namespace tyndau::drawing {

struct PanelContent {
  const MapContent& content;
  const hearing::Report& report;
  const hearing::Atlas& atlas;
  const Shown& shown;
  const MapFrame& frame;  ///< the main one
};

/// What the map cannot show, and which datum is missing; nothing when all is there.
void write_missing(Column& column, const PanelContent& panel, const Pen& pen);
/// One row a community as far as \p height allows, then how many more there are.
void write_communities(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene,
                       double height);
void write_coordinates(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene);
/// Height that the coordinates will take, mm.
[[nodiscard]] double coordinates_height(const PanelContent& panel);
void draw_legend(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene);
/// \param width of the room, mm
[[nodiscard]] double legend_height(const PanelContent& panel, const Pen& pen, double width);
/// The country with its oblasts and where the map lies in it; says so when no outline is loaded or the map lies outside.
void draw_inset(Column& column, const PanelContent& panel, const Pen& pen, Scene& scene);
void write_checks(Column& column, const Pen& pen, Scene& scene);
/// Data sets that the page rests on with their dates, reference system, how distances are measured.
void write_sources(Column& column, const PanelContent& panel, const Pen& pen, std::size_t lines);

}  // namespace tyndau::drawing
