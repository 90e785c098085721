/// \file
/// From coordinates or a place's name to candidates, each with its reasons; never a silent guess.
#pragma once

#include "app/engine.hpp"
#include "core/finding.hpp"
#include "core/lon_lat.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/messages.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// One place that the text could mean.
struct Candidate {
  std::string kind;  ///< position, settlement, unit
  std::string id;    ///< of the settlement or unit
  Text name;         ///< empty for a position
  std::optional<LonLat> position;
  std::string unit;              ///< the oblast of a settlement, the level of a unit
  std::vector<Message> reasons;  ///< why it is a candidate and what speaks against it
  bool plausible = true;         ///< nothing speaks against it
};

/// What is asked.
struct LocateQuery {
  std::string text;  ///< "52.44, 71.96", "52°26′39″N 71°57′27″E", "с. Аксу, Акмолинская область"
  std::optional<LonLat> near;
  std::string unit;
};

/// Two numbers read both ways round, else names. Plausible candidates first. Empty: nothing fits.
/// \threads safe
[[nodiscard]] std::vector<Candidate> locate(const LocateQuery& query, const Engine& engine);

/// [{"kind", "id", "name", "lon", "lat", "unit", "plausible", "reasons"}]
void write_candidates(hearing::json::Writer& out, const std::vector<Candidate>& candidates,
                      const hearing::MessageCatalogue& messages);

}  // namespace tyndau::app
