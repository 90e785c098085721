#include "layers/qgis_style.hpp"

#include <algorithm>
#include <array>

namespace tyndau::layers {
namespace {

struct Look {
  std::string_view verdict;
  const char* colour;
  const char* marker;
  const char* size;
  const char* width;
  const char* line;
};

/// The last, without a verdict, is for every other value and for none.
constexpr std::array<Look, 5> looks{{
    {"fail", "179,38,30", "triangle", "4", "0.9", "solid"},
    {"cannot_tell", "157,110,0", "diamond", "3.6", "0.6", "dash"},
    {"pass", "46,125,50", "circle", "2.8", "0.4", "solid"},
    {"not_applicable", "95,95,95", "cross2", "2.4", "0.3", "dot"},
    {"", "138,138,138", "circle", "2", "0.3", "dot"},
}};
constexpr const char* plain_colour = "125,91,166";

enum class SymbolKind { marker, line, fill };

std::optional<SymbolKind> kind_of(geo::GeometryKind geometry) {
  switch (geometry) {
    case geo::GeometryKind::point:
    case geo::GeometryKind::multi_point: return SymbolKind::marker;
    case geo::GeometryKind::line:
    case geo::GeometryKind::multi_line: return SymbolKind::line;
    case geo::GeometryKind::polygon:
    case geo::GeometryKind::multi_polygon: return SymbolKind::fill;
    default: return std::nullopt;
  }
}

std::string prop(std::string_view key, std::string_view value) {
  return "<prop k=\"" + std::string(key) + "\" v=\"" + std::string(value) + "\"/>";
}

std::string symbol(SymbolKind kind, std::size_t number, const Look& look) {
  const std::string colour = look.colour;
  std::string type = "fill";
  std::string layer = "SimpleFill";
  std::string props = prop("color", colour + ",40") + prop("outline_color", colour + ",255") +
                      prop("outline_width", look.width) + prop("outline_style", look.line) +
                      prop("style", "solid");
  if (kind == SymbolKind::marker) {
    type = "marker";
    layer = "SimpleMarker";
    const bool of_strokes = std::string_view(look.marker) == "cross2";  // QGIS fills no cross
    props = prop("name", look.marker) + prop("color", colour + ",255") + prop("size", look.size) +
            prop("outline_color", of_strokes ? colour + ",255" : "255,255,255,255") +
            prop("outline_width", of_strokes ? "0.6" : "0.3");
  } else if (kind == SymbolKind::line) {
    type = "line";
    layer = "SimpleLine";
    props =
        prop("line_color", colour + ",255") + prop("line_width", look.width) + prop("line_style", look.line);
  }
  return "<symbol type=\"" + type + "\" name=\"" + std::to_string(number) +
         "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\"><layer class=\"" + layer +
         "\" enabled=\"1\" pass=\"0\" locked=\"0\">" + props + "</layer></symbol>";
}

std::string renderer(const CollectionHead& head, SymbolKind kind, const ExportOptions& options) {
  const bool judged = std::any_of(head.fields.begin(), head.fields.end(),
                                  [](const auto& field) { return field.name == "verdict"; });
  if (!judged) {
    const Look plain{"", plain_colour, "square", "2.6", "0.4", "solid"};
    return "<renderer-v2 type=\"singleSymbol\" forceraster=\"0\" symbollevels=\"0\" "
           "enableorderby=\"0\"><symbols>" +
           symbol(kind, 0, plain) + "</symbols></renderer-v2>";
  }
  std::string categories;
  std::string symbols;
  for (std::size_t number = 0; number < looks.size(); ++number) {
    const auto& look = looks[number];
    const auto phrase = look.verdict.empty() ? "layers.unjudged" : "verdict." + std::string(look.verdict);
    categories += "<category symbol=\"" + std::to_string(number) + "\" value=\"" + std::string(look.verdict) +
                  "\" label=\"" + options.messages.phrase(phrase).in(options.language) +
                  "\" render=\"true\" type=\"string\"/>";
    symbols += symbol(kind, number, look);
  }
  return "<renderer-v2 type=\"categorizedSymbol\" attr=\"verdict\" forceraster=\"0\" symbollevels=\"0\" "
         "enableorderby=\"0\"><categories>" +
         categories + "</categories><symbols>" + symbols + "</symbols></renderer-v2>";
}

}  // namespace

std::string qgis_style(const CollectionHead& head, geo::GeometryKind geometry, const ExportOptions& options) {
  const auto kind = kind_of(geometry);
  if (!kind) return {};
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version=\"3.22.16\" "
         "styleCategories=\"Symbology\">" +
         renderer(head, *kind, options) + "<layerGeometryType>" + std::to_string(static_cast<int>(*kind)) +
         "</layerGeometryType></qgis>";
}

}  // namespace tyndau::layers
