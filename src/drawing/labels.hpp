/// \file
/// Where labels go so that none covers another.
#pragma once

#include "drawing/scene.hpp"
#include "drawing/typesetter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tyndau::drawing {

/// A label that somebody wants. Wishes are granted in the order in which they are made.
struct LabelWish {
  std::string kind;
  std::vector<std::string> lines;  ///< the first one bold where `name`
  bool name = false;
  TextStyle style;
  Colour colour;
  std::vector<PagePoint> at;  ///< one point to stand beside, or a line to stand on
  double clearance = 1.5;     ///< mm about the point that its symbol takes
  std::size_t number = 0;     ///< of its row in the table, which stands for words that find no room; 0: none
};

enum class Granted { words, number, nothing };

/// Puts labels into one frame: beside their point, else farther away with a leader, else as a number, else not at all.
class LabelPlacer {
 public:
  LabelPlacer(const Typesetter& type, const Box& room, std::size_t frame, Scene& scene)
      : type_(type), room_(room), frame_(frame), scene_(scene) {}

  /// A symbol or a piece of furniture that no label may cover.
  void keep_free(const Box& box) { taken_.push_back(box); }
  /// A line that labels had better not cover.
  void avoid(const std::vector<PagePoint>& line) { lines_.push_back(line); }
  Granted place(const LabelWish& wish);

 private:
  struct Candidate {
    Box box;
    double cost = 0.0;
    bool leader = false;
    PagePoint anchor;
  };
  [[nodiscard]] Box size_of(const LabelWish& wish) const;
  [[nodiscard]] std::vector<Candidate> candidates(const LabelWish& wish, const Box& size) const;
  [[nodiscard]] bool free(const Candidate& candidate) const;
  [[nodiscard]] double crossings(const Box& box) const;
  [[nodiscard]] const Candidate* best(std::vector<Candidate>& all) const;
  void draw(const LabelWish& wish, const Candidate& candidate, bool number_only);

  const Typesetter& type_;
  Box room_;
  std::size_t frame_;
  Scene& scene_;
  std::vector<Box> taken_;
  std::vector<std::vector<PagePoint>> lines_;
};

}  // namespace tyndau::drawing
