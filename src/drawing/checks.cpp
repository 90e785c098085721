#include "drawing/checks.hpp"

#include "drawing/symbols.hpp"
#include "hearing/map_checklist.hpp"
#include "hearing/nearest_dwelling.hpp"

#include <algorithm>
#include <array>

namespace tyndau::drawing {
namespace {

/// Whether something of this kind lies whole in one of the frames.
bool drawn_whole(const Scene& scene, std::string_view kind) {
  return std::any_of(scene.items.begin(), scene.items.end(), [&](const Item& item) {
    const auto* drawn = std::get_if<Drawn>(&item);
    if (drawn == nullptr || drawn->kind != kind || !drawn->frame || drawn->outlines.empty()) return false;
    return scene.frames[*drawn->frame].box.holds(box_of(*drawn));
  });
}

bool writes(const Scene& scene, std::string_view kind) {
  return std::any_of(scene.items.begin(), scene.items.end(), [&](const Item& item) {
    const auto* writing = std::get_if<Writing>(&item);
    return writing != nullptr && writing->kind == kind;
  });
}

bool referenced(const Scene& scene) {
  return !scene.frames.empty() &&
         std::all_of(scene.frames.begin(), scene.frames.end(), [](const Frame& frame) {
           return !frame.projection.empty() && frame.millimetres_per_metre > 0.0;
         });
}

/// The stated distance may be the computed one.
bool agrees(const MapContent& content, const std::optional<Metres>& stated) {
  if (!content.dwelling || !stated) return false;
  const MetresInterval declared = hearing::as_declared(*stated);
  return declared.low <= content.dwelling->high && content.dwelling->low <= declared.high;
}

}  // namespace

std::vector<MapCheck> check_scene(const Scene& scene, const MapContent& content, const Shown& shown,
                                  const std::optional<Metres>& stated,
                                  const hearing::MessageCatalogue& messages) {
  const bool footprint = drawn_whole(scene, "footprint") || drawn_whole(scene, "symbol-project");
  const std::array<bool, hearing::map_checklist.size()> satisfied{
      true,
      referenced(scene) && writes(scene, "graticule"),
      writes(scene, "crs"),
      drawn_whole(scene, "scale-bar") && writes(scene, "legend"),
      footprint,
      footprint && writes(scene, "coordinate-row"),
      drawn_whole(scene, "protection-zone"),
      footprint && shown.nearest_settlement_named,
      agrees(content, stated),
  };
  const bool place = !content.footprint.empty();
  const std::array<bool, hearing::map_checklist.size()> comparable{
      true, true, true, true, place, place, place, place, content.dwelling && stated};
  std::vector<MapCheck> checks;
  for (std::size_t i = 0; i < hearing::map_checklist.size(); ++i) {
    const std::string id(hearing::map_checklist[i]);
    checks.push_back({id, satisfied[i], comparable[i], messages.phrase("sheet.check." + id)});
  }
  return checks;
}

}  // namespace tyndau::drawing
