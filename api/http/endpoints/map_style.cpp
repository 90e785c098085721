#include "http/endpoints/map_style.hpp"

#include "tiles/collections.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tyndau::http {
namespace {

using Json = nlohmann::ordered_json;

struct Palette {
  std::string_view id;
  const char* background;
  const char* covered;
  const char* unit;
  const char* zone;
  const char* settlement;
  const char* settlement_line;
  const char* territory;
  const char* text;
  const char* halo;
  const char* fail;
  const char* doubt;
  const char* pass;
  const char* unjudged;
};
constexpr std::array<Palette, 3> palettes{{
    {"light", "#f4f1ea", "#fbfaf7", "#9a8f80", "#bfe0d2", "#e3d5c0", "#8d7b62", "#7d5ba6", "#222222",
     "#ffffff", "#b3261e", "#9d6e00", "#2e7d32", "#8a8a8a"},
    {"dark", "#1b1d21", "#23262b", "#6f7680", "#24443c", "#4a4338", "#b6a385", "#b79be0", "#f0f0f0",
     "#101114", "#ff8a80", "#ffca63", "#81c995", "#9e9e9e"},
    {"print", "#ffffff", "#ffffff", "#777777", "#e8e8e8", "#dddddd", "#555555", "#333333", "#000000",
     "#ffffff", "#000000", "#444444", "#777777", "#b0b0b0"},
}};

/// Below it names cover one another.
constexpr int zoom_of_names = 6;

Json get(const char* field) { return Json::array({"get", field}); }
Json is(const char* field, const char* value) { return Json::array({"==", get(field), value}); }
Json of_kind(const char* kind) { return Json::array({"==", Json::array({"geometry-type"}), kind}); }
Json both(Json one, Json other) { return Json::array({"all", std::move(one), std::move(other)}); }

/// Not judged at all.
Json is_none_of_the_three() {
  return Json::array({"match", get("verdict"), Json::array({"fail", "cannot_tell", "pass"}), false, true});
}

/// In the reader's language, else Kazakh, Russian, then the source's own.
Json name_in(Language language) {
  const auto own = "name_" + std::string(code(language));
  Json text = Json::array({"coalesce", Json::array({"get", own})});
  for (const char* other : {"name_kk", "name_ru", "name"}) {
    if (own != other) text.push_back(get(other));
  }
  return text;
}

/// Neutral where nothing was judged.
Json by_verdict(const Palette& colour) {
  return Json::array({"match", get("verdict"), "fail", colour.fail, "cannot_tell", colour.doubt, "pass",
                      colour.pass, colour.unjudged});
}

/// Adds layers of one style in the order in which they are drawn.
class Sheet {
 public:
  Sheet(const Palette& palette, Language language) : colour_(palette), language_(language) {}

  Json layers() {
    layers_.push_back({{"id", "background"},
                       {"type", "background"},
                       {"paint", {{"background-color", colour_.background}}}});
    ground();
    settlements();
    territories();
    communities();
    lines();
    pictures();
    names();
    return std::move(layers_);
  }

 private:
  Json& add(const std::string& id, const char* type, const char* source, Json filter, Json paint,
            Json layout = Json::object()) {
    Json layer{{"id", id}, {"type", type}, {"source", "tyndau"}, {"source-layer", source}};
    if (!filter.is_null()) layer["filter"] = std::move(filter);
    if (!layout.empty()) layer["layout"] = std::move(layout);
    layer["paint"] = std::move(paint);
    layers_.push_back(std::move(layer));
    return layers_.back();
  }

  Json label(int size) const {
    return {{"text-field", name_in(language_)},
            {"text-font", {"Noto Sans Regular"}},
            {"text-size", size},
            {"text-offset", {0, 1.1}},
            {"text-anchor", "top"},
            {"text-optional", true}};
  }
  Json label_paint() const {
    return {{"text-color", colour_.text}, {"text-halo-color", colour_.halo}, {"text-halo-width", 1.5}};
  }

  /// What lies beneath: where data speak, protected zones, administrative units.
  void ground() {
    add("coverage", "fill", "coverage", of_kind("Polygon"),
        {{"fill-color", colour_.covered}, {"fill-opacity", 0.6}});
    add("coverage-edge", "line", "coverage", nullptr,
        {{"line-color", colour_.unit}, {"line-dasharray", {1, 3}}});
    add("zones", "fill", "zones", of_kind("Polygon"), {{"fill-color", colour_.zone}, {"fill-opacity", 0.7}});
    add("zone-lines", "line", "zones", nullptr, {{"line-color", colour_.zone}, {"line-width", 1.2}});
    add("admin-units", "line", "admin-units", nullptr,
        {{"line-color", colour_.unit}, {"line-width", 0.8}, {"line-dasharray", {4, 2}}});
  }

  void settlements() {
    add("settlements", "fill", "settlements", of_kind("Polygon"), {{"fill-color", colour_.settlement}});
    add("settlement-lines", "line", "settlements", of_kind("Polygon"),
        {{"line-color", colour_.settlement_line}});
    add("settlement-points", "circle", "settlements", of_kind("Point"),
        {{"circle-radius", 3},
         {"circle-color", colour_.settlement},
         {"circle-stroke-color", colour_.settlement_line},
         {"circle-stroke-width", 1}});
  }

  void territories() {
    add("protection-zones", "fill", "protection-zones", of_kind("Polygon"),
        {{"fill-color", colour_.territory}, {"fill-opacity", 0.15}});
    add("protection-zone-lines", "line", "protection-zones", nullptr,
        {{"line-color", colour_.territory}, {"line-width", 1.5}, {"line-dasharray", {3, 1.5}}});
  }

  /// Drawn last, so that they are placed first.
  void names() {
    add("settlement-names", "symbol", "settlements", nullptr, label_paint(), label(12))["minzoom"] =
        zoom_of_names;
  }

  /// Of lines that tell verdicts, in pixels.
  struct Widths {
    double fail = 0, cannot_tell = 0, pass = 0;
  };

  /// Whoever sees no colours tells verdicts by width and dashes. Solid and thick: fails; dashed: cannot be told; thin: passes;
  /// dotted: not judged. Points of the source are not drawn.
  void edges(const std::string& prefix, const char* source, Widths widths) {
    add(prefix + "-fail", "line", source, is("verdict", "fail"),
        {{"line-color", colour_.fail}, {"line-width", widths.fail}});
    add(prefix + "-cannot-tell", "line", source, is("verdict", "cannot_tell"),
        {{"line-color", colour_.doubt}, {"line-width", widths.cannot_tell}, {"line-dasharray", {2, 2}}});
    add(prefix + "-pass", "line", source, is("verdict", "pass"),
        {{"line-color", colour_.pass}, {"line-width", widths.pass}});
    add(prefix + "-other", "line", source, is_none_of_the_three(),
        {{"line-color", colour_.unjudged}, {"line-width", widths.pass}, {"line-dasharray", {0.5, 3}}});
  }

  void communities() {
    const char* source = "affected-communities";
    add("communities", "fill", source, of_kind("Polygon"),
        {{"fill-color", by_verdict(colour_)}, {"fill-opacity", 0.12}});
    edges("communities", source, {3, 2, 1});
  }

  void lines() {
    const char* source = "distance-lines";
    edges("distances", source, {2.5, 1.5, 1});
    const Json kilometres = Json::array({"concat",
                                         Json::array({"number-format",
                                                      Json::array({"/", get("distance_low_m"), 1000}),
                                                      {{"max-fraction-digits", 1}}}),
                                         "–",
                                         Json::array({"number-format",
                                                      Json::array({"/", get("distance_high_m"), 1000}),
                                                      {{"max-fraction-digits", 1}}}),
                                         language_ == Language::en ? " km" : " км"});
    add("distance-figures", "symbol", source,
        both(is("from", "venue"), Json::array({"has", "distance_high_m"})), label_paint(),
        {{"symbol-placement", "line-center"},
         {"text-field", kilometres},
         {"text-font", {"Noto Sans Regular"}},
         {"text-size", 12}})["minzoom"] = 8;
  }

  void pictures() {
    const Json placed{{"icon-allow-overlap", true}, {"icon-ignore-placement", true}, {"icon-size", 1}};
    Json venue = placed;
    venue["icon-image"] =
        Json::array({"case", Json::array({"==", get("estimated"), 1}), "venue_estimated", "venue"});
    add("venues", "symbol", "venues", of_kind("Point"), Json::object(), venue);
    Json project = placed;
    project["icon-image"] = Json::array({"coalesce", get("verdict"), "not_applicable"});
    project.update(label(12));
    add("projects", "symbol", "projects", nullptr, label_paint(), project);
    layers_.back()["layout"]["text-field"] =
        Json::array({"step", Json::array({"zoom"}), "", zoom_of_names, get("project_name")});
    findings(placed);
  }

  /// Along the lines and the edges of the areas that they are about; pictures for points.
  void findings(const Json& placed) {
    const auto before = layers_.size();
    edges("findings", "findings", {4, 3, 2});
    for (auto at = before; at < layers_.size(); ++at) layers_[at]["minzoom"] = tiles::zoom_of_findings;
    Json finding = placed;
    finding["icon-image"] = get("verdict");
    finding["icon-size"] = 0.7;
    add("findings", "symbol", "findings", of_kind("Point"), Json::object(), finding)["minzoom"] =
        tiles::zoom_of_findings;
  }

  const Palette& colour_;
  Language language_;
  Json layers_ = Json::array();
};

/// MapLibre takes a layer of a source layer that TileJSON does not name for a mistake.
bool is_held(const Json& layer, const std::vector<std::string>& held) {
  if (!layer.contains("source-layer")) return true;
  return std::find(held.begin(), held.end(), layer["source-layer"].get<std::string>()) != held.end();
}

}  // namespace

std::optional<std::string> map_style(std::string_view id, const std::string& base_url, Language language,
                                     const std::optional<std::vector<std::string>>& held) {
  for (const auto& palette : palettes) {
    if (palette.id != id) continue;
    Json style{{"version", 8},
               {"name", "tyndau " + std::string(id)},
               {"sources", {{"tyndau", {{"type", "vector"}, {"url", base_url + "/tilejson.json"}}}}},
               {"sprite", base_url + "/sprites/map"},
               {"glyphs", base_url + "/fonts/{fontstack}/{range}.pbf"}};
    style["layers"] = Json::array();
    for (auto& layer : Sheet(palette, language).layers()) {
      if (!held || is_held(layer, *held)) style["layers"].push_back(std::move(layer));
    }
    return style.dump();
  }
  return std::nullopt;
}

}  // namespace tyndau::http
