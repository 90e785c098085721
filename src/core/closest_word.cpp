#include "core/closest_word.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tyndau {
namespace {

/// The distance when it is below \p bound, else \p bound.
std::size_t distance_below(std::string_view a, std::string_view b, std::size_t bound) {
  const std::size_t difference = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (difference >= bound) return bound;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    std::size_t least = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min(std::min(row[j], diagonal) + 1, replaced);
      least = std::min(least, row[j + 1]);
    }
    if (least >= bound) return bound;  // the rows below only grow
  }
  return std::min(row[b.size()], bound);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance_below(a, b, std::numeric_limits<std::size_t>::max());
}

std::optional<std::string> closest_word(std::string_view written, const std::vector<std::string>& words) {
  std::optional<std::string> best;
  std::size_t least = std::max<std::size_t>(1, written.size() / 3) + 1;
  for (const auto& word : words) {
    const std::size_t distance = distance_below(written, word, least);
    if (distance >= least) continue;
    least = distance;
    best = word;
  }
  return best;
}

}  // namespace tyndau
