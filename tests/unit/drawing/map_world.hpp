/// \file
/// Small worlds to draw, and what is measured on the pages drawn of them.
#pragma once

#include "drawing/location_map.hpp"
#include "drawing/write_scene.hpp"
#include "geo/drawing.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <map>
#include <regex>
#include <string>
#include <vector>

namespace tyndau::test {

/// A quarry with a protection zone that reaches one village, and a hearing held elsewhere.
inline World quarry() {
  World world(Sketch(R"(
AAA...............
AAA.......*.......
AAA............1..
..................
..................
)",
                     200.0));
  world.places.settlements[0].names = {"Әңғұқөһі", "Ангукох", "Anguko"};
  world.places.settlements[0].population = 4003;
  world.spz(2000.0);
  world.input.project.name = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі карьері";
  world.input.start = LocalDateTime{*make_date(2025, 5, 20), std::nullopt};
  return world;
}

inline Result<drawing::Scene> drawn(World& world, Language language = Language::en,
                                    drawing::Paper paper = drawing::Paper::a4) {
  const auto report = world.report();
  return drawing::make_location_map(report, world.atlas(), shipped_messages(), {paper, language});
}

inline std::vector<const drawing::Drawn*> of_kind(const drawing::Scene& scene, std::string_view kind) {
  std::vector<const drawing::Drawn*> found;
  for (const auto& item : scene.items) {
    const auto* one = std::get_if<drawing::Drawn>(&item);
    if (one != nullptr && one->kind == kind) found.push_back(one);
  }
  return found;
}

inline std::string written(const drawing::Scene& scene, std::string_view kind = {}) {
  std::string all;
  for (const auto& item : scene.items) {
    const auto* one = std::get_if<drawing::Writing>(&item);
    if (one != nullptr && (kind.empty() || one->kind == kind)) all += one->text + "\n";
  }
  return all;
}

/// No label covers another, every word stands on the page, and no two lines of words cover each other.
inline void expect_readable(const drawing::Scene& scene) {
  const drawing::Box page{0.0, 0.0, scene.width, scene.height};
  for (std::size_t i = 0; i < scene.labels.size(); ++i) {
    EXPECT_TRUE(scene.frames[scene.labels[i].frame].box.holds(scene.labels[i].box)) << scene.labels[i].text;
    for (std::size_t j = i + 1; j < scene.labels.size(); ++j) {
      EXPECT_FALSE(scene.labels[i].box.overlaps(scene.labels[j].box))
          << scene.labels[i].text << " covers " << scene.labels[j].text;
    }
  }
  std::vector<const drawing::Writing*> words;
  for (const auto& item : scene.items) {
    if (const auto* one = std::get_if<drawing::Writing>(&item)) words.push_back(one);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_TRUE(page.holds(words[i]->box())) << words[i]->text << " leaves the page";
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      EXPECT_FALSE(words[i]->box().grown(-0.2).overlaps(words[j]->box().grown(-0.2)))
          << words[i]->kind << " " << words[i]->text << " covers " << words[j]->kind << " " << words[j]->text;
    }
  }
}

/// A path of an SVG with its attributes, as somebody reads it who has only the file.
struct SvgPath {
  std::map<std::string, std::string> attributes;
  std::vector<drawing::PagePoint> points;

  [[nodiscard]] double number(const std::string& name) const { return std::stod(attributes.at(name)); }
  [[nodiscard]] double length() const {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) sum += drawing::distance(points[i], points[i + 1]);
    return sum;
  }
};

/// name="value" pieces, without regular expressions: a path's value is as long as the stack of std::regex is deep.
inline std::map<std::string, std::string> attributes_of(const std::string& element) {
  std::map<std::string, std::string> all;
  for (auto equals = element.find("=\""); equals != std::string::npos;
       equals = element.find("=\"", equals + 1)) {
    const auto begin = element.find_last_of(" <", equals);
    const auto end = element.find('"', equals + 2);
    if (begin == std::string::npos || end == std::string::npos) break;
    all[element.substr(begin + 1, equals - begin - 1)] = element.substr(equals + 2, end - equals - 2);
    equals = end;
  }
  return all;
}

inline std::vector<SvgPath> paths_of(const std::string& svg, const std::string& kind) {
  static const std::regex number(R"re(-?\d+(\.\d+)?)re");
  std::vector<SvgPath> found;
  const std::string begin = "<path class=\"" + kind + "\"";
  for (auto at = svg.find(begin); at != std::string::npos; at = svg.find(begin, at + 1)) {
    SvgPath path{attributes_of(svg.substr(at, svg.find("/>", at) - at)), {}};
    const std::string& d = path.attributes.at("d");
    for (auto n = std::sregex_iterator(d.begin(), d.end(), number); n != std::sregex_iterator(); ++n) {
      const double x = std::stod(n->str());
      path.points.push_back({x, std::stod((++n)->str())});
    }
    found.push_back(std::move(path));
  }
  return found;
}

/// The georeference of a frame as the SVG states it.
inline std::map<std::string, std::string> frame_of(const std::string& svg, const std::string& index) {
  const auto at = svg.find("<map:frame id=\"" + index + "\"");
  return attributes_of(svg.substr(at, svg.find("/>", at) - at));
}

/// Every drawn distance and every whole zone agrees with its figure to 0.5 %. \return how many were measured
inline std::size_t expect_true_lengths(const std::string& svg) {
  constexpr double allowed = 0.005;
  std::size_t measured = 0;
  for (const SvgPath& line : paths_of(svg, "distance-line")) {
    const double scale =
        std::stod(frame_of(svg, line.attributes.at("data-frame")).at("millimetres-per-metre"));
    const double stated = line.number("data-length-metres");
    EXPECT_NEAR(line.length() / scale, stated, allowed * stated) << line.attributes.at("data-id");
    ++measured;
  }
  for (const SvgPath& zone : paths_of(svg, "protection-zone")) {
    if (zone.attributes.count("data-reach-metres") == 0) continue;
    const auto frame = frame_of(svg, zone.attributes.at("data-frame"));
    const double scale = std::stod(frame.at("millimetres-per-metre"));
    const drawing::PagePoint origin{std::stod(frame.at("origin-x")), std::stod(frame.at("origin-y"))};
    const double stated = zone.number("data-reach-metres");
    std::vector<drawing::PagePoint> site{origin};
    for (const SvgPath& footprint : paths_of(svg, "footprint")) {
      if (footprint.attributes.at("data-frame") != zone.attributes.at("data-frame")) continue;
      if (site.size() == 1) site.clear();
      site.insert(site.end(), footprint.points.begin(), footprint.points.end());
    }
    const auto wrong = std::count_if(zone.points.begin(), zone.points.end(), [&](drawing::PagePoint p) {
      double nearest = 1e9;
      for (const auto q : site) nearest = std::min(nearest, drawing::distance(p, q));
      return std::abs(nearest / scale - stated) > allowed * stated;
    });
    EXPECT_EQ(wrong, 0) << "of " << zone.points.size() << " corners of the zone";
    ++measured;
  }
  return measured;
}

}  // namespace tyndau::test
