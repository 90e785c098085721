#include "notices/evidence.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

struct Count {
  double right = 0, seen = 0;
};

/// The first run over 26 notices whose true fields somebody else had written down, before the readers were fitted to them.
constexpr std::array<Count, 4> counts{{{66, 70}, {97, 107}, {8, 9}, {1, 1}}};

}  // namespace

double weight(Evidence evidence) {
  const Count count = counts[static_cast<std::size_t>(evidence)];
  return (count.right + 1.0) / (count.seen + 2.0);
}

double agreeing(double a, double b) { return std::min(0.999, 1.0 - (1.0 - a) * (1.0 - b)); }

}  // namespace tyndau::notices
