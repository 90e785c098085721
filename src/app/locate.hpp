/// \file
/// From coordinates or a place's name to candidates, each with its reasons; never a silent guess.
#pragma once

#include "app/engine.hpp"
#include "core/finding.hpp"
#include "core/lon_lat.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/messages.hpp"
#include "intake/positions.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// A place that the text states by coordinates.
struct StatedPlace {
  intake::FoundForm form = intake::FoundForm::point;
  intake::CoordinateKind notation = intake::CoordinateKind::decimal_degrees;
  geo::Shape shape;
  std::string quote;               ///< the part of the text
  std::size_t begin = 0, end = 0;  ///< its bytes
};

/// One place that the text could mean.
struct Candidate {
  std::string kind;                ///< position, settlement, region (about a settlement), unit
  std::string id;                  ///< of the settlement or unit
  Text name;                       ///< empty for a position
  std::optional<LonLat> position;  ///< of a map sheet its middle; nothing for several points, lines and areas
  std::optional<Metres>
      uncertainty;     ///< the true place is within this of the position, or of each stated vertex
  std::string unit;    ///< the oblast of a settlement as its data set writes it, the level of a unit
  Text unit_name;      ///< of that oblast, where it is known
  double score = 0.0;  ///< in [0, 1], see intake::PlaceCandidate::score()
  std::vector<Message> reasons;  ///< why it is a candidate and what speaks against it
  bool plausible = true;         ///< nothing speaks against it
  std::optional<intake::PlaceRegion> region;
  std::optional<StatedPlace> stated;  ///< of kind "position"
};

struct Location {
  intake::PlaceVerdict verdict = intake::PlaceVerdict::unresolved;
  std::vector<Candidate> candidates;  ///< plausible ones first, best first
  std::vector<Message> reasons;
};

/// What is asked.
struct LocateQuery {
  std::string text;  ///< "52.44, 71.96", "52°26′39″N 71°57′27″E", "с. Аксу, Акмолинская область"
  std::optional<LonLat> near;
  std::string unit;
  std::optional<Date> on;   ///< the day of the paper: units are those of that day
  bool suggestions = true;  ///< where no name fits, names that are alike
};

/// Coordinates, else names. \threads safe
[[nodiscard]] Location locate(const LocateQuery& query, const Engine& engine);

/// {"verdict", "candidates": [{"kind", "id", "name", "lon", "lat", "uncertainty_m", "unit", "score", "plausible", "reasons"}],
/// "reasons"}; a position has "notation", "form", "quote", and "geometry" unless it is one point; a region has "distance_m"
/// from its settlement and, \p with_shapes, its "geometry".
void write_location(hearing::json::Writer& out, const Location& location,
                    const hearing::MessageCatalogue& messages, bool with_shapes = true);

}  // namespace tyndau::app
