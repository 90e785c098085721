#include "hearing/json_shape.hpp"
#include "notices/map_check.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

using hearing::DocumentPart;
using hearing::Seen;
using hearing::json::Writer;

constexpr int millimetre_decimals = 3, position_decimals = 7;

void write_quantity(Writer& out, const std::optional<Quantity>& value) {
  if (!value) return out.null();
  out.begin_object();
  out.key("low").rounded(value->value.low, millimetre_decimals);
  out.key("high").rounded(value->value.high, millimetre_decimals);
  out.member("unit", code(value->unit));
  out.end_object();
}

Verdict verdict_of(const std::vector<MapCheckLine>& lines, std::string_view id) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.id == id; });
  return found != lines.end() ? found->verdict : Verdict::not_applicable;
}

/// Nothing but the site is drawn: no fault of a boundary file, but a location map then shows no more.
bool lacks(const std::vector<MapCheckLine>& lines, std::string_view id) {
  return std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
    return line.id == id && line.message.key.ends_with(".cannot_tell.site_alone");
  });
}

void let_present_win(Seen& known, Seen shown) {
  if (shown == Seen::present || known == Seen::not_seen) known = shown;
}

}  // namespace

void write_map_check(Writer& out, const MapCheckLine& line, const hearing::MessageCatalogue& messages) {
  out.begin_object();
  out.member("id", line.id);
  out.member("verdict", code(line.verdict));
  messages.write(out.key("message"), line.message);
  write_quantity(out.key("measured"), line.measured);
  write_quantity(out.key("allowed"), line.allowed);
  out.key("settled_by");
  line.settled_by ? messages.write(out, *line.settled_by) : out.null();
  out.key("basis").begin_array();
  for (const Message& message : line.basis) messages.write(out, message);
  out.end_array();
  geo::Shape shape;
  for (const Segment& segment : line.lines) shape.lines.push_back({segment.from, segment.to});
  hearing::json::write_shape(out.key("geometry"), shape, position_decimals);
  out.end_object();
}

hearing::Documents shown_by(const documents::MapFile& map, const std::vector<MapCheckLine>& lines,
                            AttachmentRole role) {
  hearing::Documents shown;
  const bool drawing = geo::is_vector(map.format) && map.drawn > 0;
  const bool is_placed = map.georeference == geo::Georeference::placed;
  const bool certainly_map = is_placed || drawing || (role == AttachmentRole::location_map && map.raster);
  if (!certainly_map) return shown;
  shown.parts[DocumentPart::location_map] = Seen::present;
  if (drawing) shown.parts[DocumentPart::vector_file] = Seen::present;
  if (!is_placed) return shown;
  shown.map_shows["coordinates"] = Seen::present;
  if (drawing) shown.map_shows["scale"] = Seen::present;  // distances can be measured in it
  const auto take = [&](const char* content, std::string_view id, bool visible) {
    const Verdict verdict = verdict_of(lines, id);
    if (verdict == Verdict::pass && visible) shown.map_shows[content] = Seen::present;
    if ((verdict == Verdict::fail || lacks(lines, id)) && role == AttachmentRole::location_map)
      shown.map_shows[content] = Seen::absent;
  };
  const bool drawn = !map.shapes.empty();
  take("footprint", "map-covers-footprint", drawn);
  take("protection_zone", "map-covers-protection-zone", drawn);
  take("settlements", "map-covers-nearest-settlement", drawn);
  if (drawn && verdict_of(lines, "map-covers-nearest-settlement") == Verdict::pass &&
      verdict_of(lines, "map-covers-footprint") == Verdict::pass) {
    shown.parts[DocumentPart::settlement_scheme] = Seen::present;
  }
  return shown;
}

void add_shown(hearing::Documents& to, const hearing::Documents& shown) {
  for (const auto& [part, seen] : shown.parts)
    let_present_win(to.parts.try_emplace(part, Seen::not_seen).first->second, seen);
  for (const auto& [content, seen] : shown.map_shows)
    let_present_win(to.map_shows.try_emplace(content, Seen::not_seen).first->second, seen);
}

}  // namespace tyndau::notices
