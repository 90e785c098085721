/// \file
/// The styles that QGIS opens layers with.
#pragma once

#include "layers/collection.hpp"
#include "layers/export.hpp"

#include <string>

namespace tyndau::layers {

/// QML of QGIS 3.22. Layers with verdicts draw each with a symbol of its own: by shape of markers, width and dashes of lines as
/// well as by colour; others have one symbol. \param geometry of the layer; empty where QGIS would split it by kinds
[[nodiscard]] std::string qgis_style(const CollectionHead& head, geo::GeometryKind geometry,
                                     const ExportOptions& options);

}  // namespace tyndau::layers
