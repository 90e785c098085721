/// \file
/// Small maps drawn as text: upper-case letters are settlements, lower-case letters zones, digits venues, '*' the site.
#pragma once

#include "geo/geodesic.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace tyndau::test {

inline const hearing::RuleBook& shipped_rules() {
  static const hearing::RuleBook book = hearing::RuleBook::load(source_dir() / "geodata").value();
  return book;
}

inline const hearing::MessageCatalogue& shipped_messages() {
  static const hearing::MessageCatalogue messages =
      hearing::MessageCatalogue::load(source_dir() / "geodata/messages").value();
  return messages;
}

inline LonLat offset(LonLat from, double east, double north) {
  const LonLat moved = geo::direct(from, north >= 0.0 ? 0.0 : 180.0, Metres{std::abs(north)});
  return geo::direct(moved, east >= 0.0 ? 90.0 : 270.0, Metres{std::abs(east)});
}

/// Columns and rows of one letter on a sketch, and what it stands for in metres.
class Sketch {
 public:
  /// \param cell side of one character in metres; the site (or the first character) is at \p origin
  explicit Sketch(const std::string& text, double cell = 100.0, LonLat origin = {70.0, 50.0})
      : cell_(cell), origin_(origin) {
    std::istringstream lines(text);
    std::string line;
    for (int row = 0; std::getline(lines, line); ++row) {
      for (int column = 0; column < static_cast<int>(line.size()); ++column) {
        add(line[static_cast<std::size_t>(column)], column, row);
      }
    }
    const auto site = boxes_.find('*');
    if (site != boxes_.end()) site_ = {site->second.west, site->second.north};
  }

  [[nodiscard]] bool has(char letter) const { return boxes_.count(letter) != 0; }
  /// The middle of the letter's block.
  [[nodiscard]] LonLat centre(char letter) const {
    const Box& box = boxes_.at(letter);
    return place((box.west + box.east) / 2.0, (box.north + box.south) / 2.0);
  }
  /// The letter's block as a rectangle.
  [[nodiscard]] geo::Shape block(char letter) const {
    const Box& box = boxes_.at(letter);
    const double west = box.west - 0.5, east = box.east + 0.5, north = box.north - 0.5,
                 south = box.south + 0.5;
    return rectangle(west, south, east, north);
  }
  /// Everything within so many cells of the sketch.
  [[nodiscard]] geo::Shape around(double cells) const {
    return rectangle(west_ - cells, south_ + cells, east_ + cells, north_ - cells);
  }
  [[nodiscard]] std::string letters() const {
    std::string all;
    for (const auto& [letter, box] : boxes_) all += letter;
    return all;
  }

 private:
  struct Box {
    double west, east, north, south;
  };

  void add(char letter, double column, double row) {
    west_ = std::min(west_, column), east_ = std::max(east_, column);
    north_ = std::min(north_, row), south_ = std::max(south_, row);
    if (letter == '.' || letter == ' ') return;
    const auto [at, fresh] = boxes_.try_emplace(letter, Box{column, column, row, row});
    if (fresh) return;
    Box& box = at->second;
    box = {std::min(box.west, column), std::max(box.east, column), std::min(box.north, row),
           std::max(box.south, row)};
  }
  [[nodiscard]] LonLat place(double column, double row) const {
    return offset(origin_, (column - site_.first) * cell_, (site_.second - row) * cell_);
  }
  [[nodiscard]] geo::Shape rectangle(double west, double south, double east, double north) const {
    return {{}, {}, {{{place(west, south), place(east, south), place(east, north), place(west, north)}, {}}}};
  }

  double cell_;
  LonLat origin_;
  std::map<char, Box> boxes_;
  std::pair<double, double> site_{0.0, 0.0};
  double west_ = 0.0, east_ = 0.0, north_ = 0.0, south_ = 0.0;
};

inline hearing::Settlement mapped(const std::string& id, const geo::Shape& shape, LonLat centre) {
  hearing::Settlement settlement;
  settlement.id = id;
  settlement.name = id;
  settlement.names = {id + " (kk)", id + " (ru)", id};
  settlement.population = 1000;
  settlement.centre = centre;
  settlement.extent = {hearing::ExtentQuality::mapped, shape, {}, {}};
  return settlement;
}

inline hearing::Settlement estimated(const std::string& id, LonLat centre, double low, double high,
                                     double position = 0.0) {
  hearing::Settlement settlement = mapped(id, geo::point_shape(centre), centre);
  settlement.extent.quality = hearing::ExtentQuality::estimated;
  settlement.extent.radius = {Metres{low}, Metres{high}};
  settlement.extent.position_uncertainty = Metres{position};
  return settlement;
}

inline hearing::PlaceRef place_ref(const std::string& id) { return {id, id, {}}; }

inline hearing::Venue venue_at(const std::string& id, LonLat position, double uncertainty = 0.0) {
  hearing::Venue venue;
  venue.id = id;
  venue.name = "hall " + id;
  venue.position = position;
  venue.uncertainty = Metres{uncertainty};
  return venue;
}

inline hearing::Venue venue_in(const std::string& id, const std::string& settlement) {
  hearing::Venue venue;
  venue.id = id;
  venue.settlement = place_ref(settlement);
  return venue;
}

inline void expect_renders(const Message& message) {
  ASSERT_TRUE(shipped_messages().has(message.key)) << "no message " << message.key;
  for (const std::string& name : shipped_messages().placeholders(message.key)) {
    ASSERT_TRUE(message.arguments.count(name)) << message.key << " lacks {" << name << "}";
  }
  EXPECT_TRUE(shipped_messages().render(message).complete()) << message.key;
}

inline void expect_whole(const Finding& finding) {
  expect_renders(finding.message);
  if (finding.settled_by) expect_renders(*finding.settled_by);
  for (const Message& basis : finding.basis) expect_renders(basis);
  EXPECT_EQ(finding.settled_by.has_value(), finding.verdict == Verdict::cannot_tell) << finding.message.key;
  EXPECT_FALSE(finding.rule.pack.empty());
}

inline std::string english(const Message& message) { return shipped_messages().render(message).en; }

/// A case on a map: letters become settlements and zones, digits venues, and what matters is changed before `report`.
class World {
 public:
  hearing::Case input;
  hearing::AtlasData places;
  hearing::ScreeningOptions options;

  World() {
    options.rule_pack = "kz-2021";
    input.id = "case";
  }
  explicit World(const Sketch& sketch) : World() {
    for (const char letter : sketch.letters()) {
      const std::string id(1, letter);
      if (letter >= 'A' && letter <= 'Z') {
        places.settlements.push_back(mapped(id, sketch.block(letter), sketch.centre(letter)));
      }
      if (letter >= '0' && letter <= '9') input.venues.push_back(venue_at("v" + id, sketch.centre(letter)));
      if (letter == '*')
        input.project.footprint = hearing::Footprint{geo::point_shape(sketch.centre('*')), {}, {}};
    }
  }
  World& spz(double radius) {
    input.project.declared_spz = Metres{radius};
    return *this;
  }
  World& declare(const std::string& settlement) {
    input.project.declared_communities.push_back(place_ref(settlement));
    return *this;
  }
  World& venue(hearing::Venue venue) {
    input.venues.push_back(std::move(venue));
    return *this;
  }
  World& settlement(hearing::Settlement one) {
    places.settlements.push_back(std::move(one));
    return *this;
  }
  /// Data sets speak for everything inside the area.
  World& covered(const geo::Shape& area) {
    hearing::Dataset dataset;
    dataset.id = "covering";
    dataset.coverage = area;
    places.datasets.push_back(dataset);
    return *this;
  }

  [[nodiscard]] const hearing::Atlas& atlas() {
    if (!atlas_) atlas_ = std::make_unique<hearing::Atlas>(places);
    return *atlas_;
  }
  /// Every finding is rendered in three languages: what is missing fails the test that meets it.
  [[nodiscard]] hearing::Report report() {
    hearing::Report report = hearing::screen(input, atlas(), shipped_rules(), options);
    for (const Finding& finding : report.findings) {
      if (about_places(finding.id)) expect_whole(finding);
    }
    return report;
  }
  [[nodiscard]] hearing::Geography geography() {
    return hearing::locate(input, atlas(), shipped_rules(), options);
  }
  /// The only finding of a rule, or the one about a subject.
  [[nodiscard]] Finding finding(const std::string& id, const std::string& subject = "*") {
    const hearing::Report all = report();
    const Finding* found = nullptr;
    for (const Finding& one : all.findings) {
      if (one.id != id || (subject != "*" && one.subject != subject)) continue;
      EXPECT_EQ(found, nullptr) << id << " speaks more than once";
      found = &one;
    }
    EXPECT_NE(found, nullptr) << "no " << id << " about " << subject;
    return found ? *found : Finding{};
  }
  [[nodiscard]] Verdict verdict(const std::string& id, const std::string& subject = "*") {
    return finding(id, subject).verdict;
  }

 private:
  static bool about_places(const std::string& id) {
    return id.rfind("spz", 0) == 0 || id.rfind("venue", 0) == 0 || id.rfind("affected-comm", 0) == 0 ||
           id.rfind("community", 0) == 0 || id.rfind("unit", 0) == 0 || id == "hearing-mandatory-zone";
  }

  std::unique_ptr<hearing::Atlas> atlas_;
};

inline const hearing::Community* community(const hearing::Geography& geography, const std::string& id) {
  for (const hearing::Community& one : geography.communities) {
    if (one.id() == id) return &one;
  }
  return nullptr;
}

inline std::string ids_of(const std::vector<hearing::Community>& communities) {
  std::string all;
  for (const hearing::Community& one : communities) all += (all.empty() ? "" : " ") + one.id();
  return all;
}

}  // namespace tyndau::test

namespace tyndau {
inline void PrintTo(Verdict verdict, std::ostream* out) { *out << code(verdict); }
}  // namespace tyndau
