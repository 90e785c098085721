/// \file
/// Which of the drawn shapes is the project's, and how far it lies from what is stated.
#pragma once

#include "core/finding.hpp"
#include "documents/map.hpp"
#include "hearing/case.hpp"
#include "notices/map_labels.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::notices {

/// A drawn shape with what its words say. Closed lines are the areas that they enclose.
struct ReadShape {
  geo::Shape shape;
  std::string label;
  ShapeRole role = ShapeRole::unknown;
};
/// Roles by the label, else, of several drawn layers, by the layer's name.
[[nodiscard]] std::vector<ReadShape> read_shapes(const documents::MapFile& map);

/// Between a drawn and a stated footprint.
struct FootprintDifference {
  Metres most;   ///< of the vertices of one from the other, both ways where both are of a kind
  Metres apart;  ///< between the nearest points; 0 where they meet
  bool nested =
      false;     ///< two areas of which one lies in the other within the tolerance, and not the other way
  Segment line;  ///< where `most` is
};
/// \pre neither is empty
[[nodiscard]] FootprintDifference difference(const geo::Shape& drawn, const geo::Shape& stated,
                                             Metres tolerance, geo::EdgeModel edges);

enum class Chosen { by_label, only_shape, nearest };

struct ProjectShape {
  std::size_t index = 0;  ///< of the shapes
  Chosen chosen = Chosen::by_label;
  std::optional<FootprintDifference> from_stated;  ///< nothing when no footprint is stated
  bool may_be_another =
      false;  ///< it is not where the coordinates are, and nothing says surely that it is the site
  /// A stated point lies in a drawn area that reaches farther from it than sites do: perhaps a licence area.
  bool too_wide = false;
};
/// The shape that its words call the project's, of several the one nearest to what is stated; else the only one without a role;
/// else the nearest of them. \return nothing when no shape can be it, or none can be chosen without a stated footprint
[[nodiscard]] std::optional<ProjectShape> project_shape(const std::vector<ReadShape>& shapes,
                                                        const std::optional<hearing::Footprint>& stated,
                                                        Metres tolerance, geo::EdgeModel edges);

}  // namespace tyndau::notices
