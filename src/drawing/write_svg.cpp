#include "core/markup.hpp"
#include "drawing/typesetter.hpp"
#include "drawing/write_scene.hpp"

#include <fmt/format.h>

#include <iterator>

namespace tyndau::drawing {
namespace {

/// To 0.1 µm of paper, without zeros at the end.
std::string number(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string colour(std::string_view attribute, const Colour& colour) {
  std::string text =
      fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", attribute, colour.red, colour.green, colour.blue);
  if (colour.opacity < 1.0) text += fmt::format(" {}-opacity=\"{}\"", attribute, number(colour.opacity));
  return text;
}

void write_path(std::string& out, const std::vector<Outline>& outlines) {
  out += " d=\"";
  for (const Outline& outline : outlines) {
    char command = 'M';
    for (const PagePoint p : outline.points) {
      out += command;
      out += number(p.x) + " " + number(p.y);
      command = 'L';
    }
    if (outline.closed) out += 'Z';
  }
  out += '"';
}

void write(std::string& out, const Drawn& drawn) {
  out += "<path class=\"" + escaped_markup(drawn.kind) + "\"";
  if (!drawn.id.empty()) out += " data-id=\"" + escaped_markup(drawn.id) + "\"";
  for (const auto& [name, value] : drawn.facts) out += " data-" + name + "=\"" + escaped_markup(value) + "\"";
  if (drawn.frame) {
    out += fmt::format(" data-frame=\"{0}\" clip-path=\"url(#frame-{0})\"", *drawn.frame);
  }
  out += drawn.fill ? colour("fill", *drawn.fill) + " fill-rule=\"evenodd\"" : std::string(" fill=\"none\"");
  if (drawn.stroke) {
    out += colour("stroke", drawn.stroke->colour) + " stroke-width=\"" + number(drawn.stroke->width) +
           "\" stroke-linejoin=\"round\"";
    if (!drawn.stroke->dash.empty()) {
      out += " stroke-dasharray=\"";
      for (const double dash : drawn.stroke->dash) out += (out.back() == '"' ? "" : " ") + number(dash);
      out += '"';
    }
  }
  write_path(out, drawn.outlines);
  out += "/>\n";
}

void write(std::string& out, const Writing& writing) {
  out += "<text class=\"" + escaped_markup(writing.kind) + "\"";
  if (writing.turned) {
    out += fmt::format(" transform=\"translate({} {}) rotate(-90)\"", number(writing.at.x),
                       number(writing.at.y));
  } else {
    out += " x=\"" + number(writing.at.x) + "\" y=\"" + number(writing.at.y) + "\"";
  }
  out += " font-size=\"" + number(writing.style.points * millimetres_per_point) + "\"";
  if (writing.style.bold) out += " font-weight=\"bold\"";
  out += colour("fill", writing.colour);
  if (writing.halo)
    out += " stroke=\"#ffffff\" stroke-width=\"0.6\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
  out += " textLength=\"" + number(writing.width) + "\" lengthAdjust=\"spacingAndGlyphs\">" +
         escaped_markup(writing.text) + "</text>\n";
}

void write_georeference(std::string& out, const Scene& scene) {
  out += "<metadata>\n<map:georeference xmlns:map=\"urn:tyndau:map\" units=\"mm\">\n";
  for (std::size_t i = 0; i < scene.frames.size(); ++i) {
    const Frame& frame = scene.frames[i];
    out += fmt::format(
        "<map:frame id=\"{}\" name=\"{}\" projection=\"{}\" centre-lon=\"{:.7f}\" centre-lat=\"{:.7f}\" "
        "origin-x=\"{}\" origin-y=\"{}\" millimetres-per-metre=\"{:.12g}\" left=\"{}\" top=\"{}\" "
        "right=\"{}\" "
        "bottom=\"{}\"/>\n",
        i, escaped_markup(frame.name), escaped_markup(frame.projection), frame.centre.lon, frame.centre.lat,
        number(frame.origin.x), number(frame.origin.y), frame.millimetres_per_metre, number(frame.box.left),
        number(frame.box.top), number(frame.box.right), number(frame.box.bottom));
  }
  for (const MapCheck& check : scene.checks) {
    out += "<map:check id=\"" + escaped_markup(check.id) + "\" satisfied=\"" +
           (check.satisfied ? "true" : "false") + "\"/>\n";
  }
  out += "</map:georeference>\n</metadata>\n";
}

void write_clips(std::string& out, const Scene& scene) {
  out += "<defs>\n";
  for (std::size_t i = 0; i < scene.frames.size(); ++i) {
    const Box& box = scene.frames[i].box;
    out += fmt::format(
        "<clipPath id=\"frame-{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n", i,
        number(box.left), number(box.top), number(box.width()), number(box.height()));
  }
  out += "</defs>\n";
}

}  // namespace

std::string to_svg(const Scene& scene) {
  const std::string width = number(scene.width), height = number(scene.height);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}mm\" height=\"{1}mm\" viewBox=\"0 0 {0} {1}\" "
      "xml:lang=\"{2}\" role=\"img\" aria-labelledby=\"map-title map-description\" font-family=\"'{3}', "
      "sans-serif\">\n",
      width, height, code(scene.language), font_family);
  out += "<title id=\"map-title\">" + escaped_markup(scene.title) +
         "</title>\n<desc id=\"map-description\">" + escaped_markup(scene.description) + "</desc>\n";
  write_georeference(out, scene);
  write_clips(out, scene);
  out += "<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n";
  for (const Item& item : scene.items) {
    std::visit([&](const auto& one) { write(out, one); }, item);
  }
  return out + "</svg>\n";
}

}  // namespace tyndau::drawing
