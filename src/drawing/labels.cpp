#include "drawing/labels.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace tyndau::drawing {
namespace {

constexpr double gap = 0.6;      // mm between a symbol and its words
constexpr double padding = 0.3;  // mm about the words that other labels keep away
constexpr double worse_for_a_line = 4.0;

/// Directions in which labels stand, the most readable first, as shares of the label's size.
struct Side {
  double x, y;  // -1, 0, 1 from the point
  double cost;
};
constexpr std::array<Side, 8> sides{{{1, 0, 0.0},
                                     {-1, 0, 0.6},
                                     {1, -1, 0.3},
                                     {1, 1, 0.4},
                                     {-1, -1, 0.8},
                                     {-1, 1, 0.9},
                                     {0, -1, 0.5},
                                     {0, 1, 0.7}}};
constexpr std::array<double, 6> rings{2.5, 5.0, 9.0, 14.0, 20.0, 28.0};  // mm farther out, with a leader
constexpr int directions = 16;
constexpr std::array<double, 9> shares{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88};

TextStyle style_of(const LabelWish& wish, std::size_t line) {
  return {wish.style.points - (line == 0 ? 0.0 : 0.8), wish.name && line == 0};
}

PagePoint along(const std::vector<PagePoint>& line, double share) {
  double length = 0.0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) length += distance(line[i], line[i + 1]);
  double rest = share * length;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double piece = distance(line[i], line[i + 1]);
    if (rest <= piece && piece > 0.0) {
      const double part = rest / piece;
      return {line[i].x + part * (line[i + 1].x - line[i].x), line[i].y + part * (line[i + 1].y - line[i].y)};
    }
    rest -= piece;
  }
  return line.back();
}

Box about(PagePoint middle, const Box& size) {
  return {middle.x - size.width() / 2.0, middle.y - size.height() / 2.0, middle.x + size.width() / 2.0,
          middle.y + size.height() / 2.0};
}

}  // namespace

Box LabelPlacer::size_of(const LabelWish& wish) const {
  Box size;
  for (std::size_t i = 0; i < wish.lines.size(); ++i) {
    const TextStyle style = style_of(wish, i);
    size.right = std::max(size.right, type_.width(wish.lines[i], style));
    size.bottom += i + 1 == wish.lines.size() ? style.points * millimetres_per_point : line_height(style);
  }
  return size.grown(padding);
}

std::vector<LabelPlacer::Candidate> LabelPlacer::candidates(const LabelWish& wish, const Box& size) const {
  std::vector<Candidate> all;
  if (wish.at.size() > 1) {
    for (const double share : shares) {
      const PagePoint on = along(wish.at, share);
      all.push_back({about(on, size), std::abs(share - 0.5), false, on});
    }
  }
  const PagePoint anchor = wish.at.size() > 1 ? along(wish.at, 0.5) : wish.at.front();
  const double beside = wish.at.size() > 1 ? 0.5 : wish.clearance + gap;
  for (const Side& side : sides) {
    const double away = beside * (side.x != 0.0 && side.y != 0.0 ? std::sqrt(0.5) : 1.0);
    const PagePoint middle{anchor.x + side.x * (away + size.width() / 2.0),
                           anchor.y + side.y * (away + size.height() / 2.0)};
    all.push_back({about(middle, size), 1.0 + side.cost, false, anchor});
  }
  for (const double ring : rings) {
    for (int i = 0; i < directions; ++i) {
      const double angle = 2.0 * std::numbers::pi * i / directions;
      const double x = std::cos(angle), y = std::sin(angle);
      const PagePoint middle{anchor.x + x * (beside + ring + size.width() / 2.0),
                             anchor.y + y * (beside + ring + size.height() / 2.0)};
      all.push_back({about(middle, size), 2.0 + ring - 0.1 * x, true, anchor});
    }
  }
  return all;
}

bool LabelPlacer::free(const Candidate& candidate) const {
  if (!room_.holds(candidate.box)) return false;
  const auto covers = [&](const Box& box) { return box.overlaps(candidate.box); };
  if (std::any_of(taken_.begin(), taken_.end(), covers)) return false;
  if (!candidate.leader) return true;
  const PagePoint end = candidate.box.middle();
  return std::none_of(taken_.begin(), taken_.end(), [&](const Box& box) {
    return !box.holds(candidate.anchor) && cut_line(candidate.anchor, end, box).has_value();
  });
}

double LabelPlacer::crossings(const Box& box) const {
  double count = 0.0;
  for (const auto& line : lines_) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      count += cut_line(line[i], line[i + 1], box) ? 1.0 : 0.0;
  }
  return count;
}

const LabelPlacer::Candidate* LabelPlacer::best(std::vector<Candidate>& all) const {
  const Candidate* best = nullptr;
  for (Candidate& candidate : all) {
    if (best != nullptr && candidate.cost >= best->cost) continue;
    if (!free(candidate)) continue;
    candidate.cost += worse_for_a_line * crossings(candidate.box);
    if (best == nullptr || candidate.cost < best->cost) best = &candidate;
  }
  return best;
}

void LabelPlacer::draw(const LabelWish& wish, const Candidate& candidate, bool number_only) {
  taken_.push_back(candidate.box);
  std::string words;
  for (const std::string& line : wish.lines) words += (words.empty() ? "" : ", ") + line;
  scene_.labels.push_back({wish.kind, words, candidate.box, frame_, number_only});
  if (candidate.leader) {
    const auto seen = cut_line(candidate.anchor, candidate.box.middle(), candidate.box);
    const PagePoint end = seen ? seen->first : candidate.box.middle();
    scene_.items.emplace_back(Drawn{"leader",
                                    {},
                                    {{{candidate.anchor, end}, false}},
                                    std::nullopt,
                                    Stroke{{90, 90, 90}, 0.12, {}},
                                    frame_,
                                    {}});
    lines_.push_back({candidate.anchor, end});
  }
  const Box inner = candidate.box.grown(-padding);
  double top = inner.top;
  for (std::size_t i = 0; i < wish.lines.size(); ++i) {
    const TextStyle style = style_of(wish, i);
    const double width = type_.width(wish.lines[i], style);
    const double size = style.points * millimetres_per_point;
    const double left = inner.left + (inner.width() - width) / 2.0;
    scene_.items.emplace_back(Writing{"label-" + wish.kind,
                                      wish.lines[i],
                                      {left, top + ascent * size},
                                      style,
                                      wish.colour,
                                      width,
                                      false,
                                      true});
    top += line_height(style);
  }
}

Granted LabelPlacer::place(const LabelWish& wish) {
  auto all = candidates(wish, size_of(wish));
  if (const Candidate* found = best(all)) {
    draw(wish, *found, false);
    return Granted::words;
  }
  if (wish.number == 0) return Granted::nothing;
  LabelWish number = wish;
  number.lines = {std::to_string(wish.number)};
  number.style.points -= 1.0;
  auto smaller = candidates(number, size_of(number));
  if (const Candidate* found = best(smaller)) {
    draw(number, *found, true);
    return Granted::number;
  }
  return Granted::nothing;
}

}  // namespace tyndau::drawing
