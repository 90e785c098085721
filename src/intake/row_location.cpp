#include "intake/row_location.hpp"

#include "geo/geodesic.hpp"
#include "intake/positions.hpp"

namespace tyndau::intake {
namespace {

using Verdict = PositionsAnswer::Verdict;

void append(geo::Shape& all, const geo::Shape& one) {
  all.points.insert(all.points.end(), one.points.begin(), one.points.end());
  all.lines.insert(all.lines.end(), one.lines.begin(), one.lines.end());
  all.polygons.insert(all.polygons.end(), one.polygons.begin(), one.polygons.end());
}

/// A map sheet holds the site somewhere: its middle, uncertain by half its diagonal.
StatedLocation location_of(const std::vector<FoundGeometry>& found) {
  StatedLocation made;
  for (const auto& geometry : found) {
    append(made.shape,
           geometry.form == FoundForm::box ? geo::point_shape(middle_of(geometry)) : geometry.shape);
    made.uncertainty = std::max(made.uncertainty, geometry.uncertainty);
  }
  return made;
}

PositionsAnswer answer_of(const RowCells& cells, const Country& country) {
  return read_positions(cells.text(Column::project_location), country);
}

Metres apart(const geo::Shape& a, const geo::Shape& b) { return geo::nearest_points(a, b).distance; }

/// Whether some reading of the words lies at the footprint, as far as both are known.
bool agrees(const FoundGeometry& geometry, const hearing::Footprint& footprint) {
  const auto said = location_of({geometry});
  return apart(said.shape, footprint.shape) <= said.uncertainty + footprint.uncertainty;
}

}  // namespace

std::optional<StatedLocation> location_of_words(RowCells& cells, const Country& country) {
  const auto answer = answer_of(cells, country);
  if (answer.verdict != Verdict::positions) {
    if (answer.meant) cells.problem(answer.fault, Column::project_location);
    return std::nullopt;
  }
  for (const auto& geometry : answer.found) {
    for (const auto& remark : geometry.remarks)
      cells.note(remark.code, Column::project_location, remark.arguments);
  }
  return location_of(answer.found);
}

void compare_location(RowCells& cells, const Country& country, const hearing::Footprint& footprint) {
  const auto answer = answer_of(cells, country);
  if (!answer.meant) return;
  for (const auto& [latitude_first, longitude_first] : answer.ambiguous) {
    if (agrees(latitude_first, footprint) || agrees(longitude_first, footprint)) return;
  }
  if (answer.verdict != Verdict::positions)
    return cells.note(answer.fault.code, Column::project_location, answer.fault.arguments);
  const auto said = location_of(answer.found);
  const Metres gap = apart(said.shape, footprint.shape);
  if (gap <= said.uncertainty + footprint.uncertainty) return;
  cells.note("location-apart", Column::project_location,
             {{"distance", quantity(around(gap, said.uncertainty + footprint.uncertainty))}});
}

}  // namespace tyndau::intake
