/// \file
/// Small pictures of a scorecard: shares as bars, and on a map.
#pragma once

#include "dossier/scorecard.hpp"
#include "drawing/scene.hpp"
#include "hearing/place.hpp"
#include "layers/scorecard.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tyndau::dossier {

struct ChartBar {
  std::string name;
  layers::Share share;
};

/// One bar each from 0 to 100 %, with its interval as a whisker and its figure beside it.
[[nodiscard]] std::shared_ptr<const drawing::Scene> draw_bars(const std::vector<ChartBar>& bars,
                                                              const std::string& title, Language language);

/// Whether any oblast has borders.
[[nodiscard]] bool has_oblast_outlines(const std::vector<hearing::AdminUnit>& units);
/// Stated oblasts of which no unit with borders bears the name.
[[nodiscard]] std::vector<std::string> oblasts_without_outline(
    const std::map<std::string, HearingCounts>& by_oblast, const std::vector<hearing::AdminUnit>& units);

/// Oblasts with borders, the darker the larger their share; those without a judged hearing are hatched with \p none in the legend.
/// Names are matched as spellings of a unit's names. \return null when no oblast has borders
[[nodiscard]] std::shared_ptr<const drawing::Scene> draw_choropleth(
    const std::map<std::string, HearingCounts>& by_oblast, const std::vector<hearing::AdminUnit>& units,
    const std::string& title, const std::string& none, Language language);

}  // namespace tyndau::dossier
