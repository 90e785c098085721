/// \file
/// Written coordinates: whatever is accepted lies on the Earth, in its text, and is no coarser than a degree.

#include "intake/coordinates.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace tyndau;
using namespace tyndau::intake;

void require(bool condition) {
  if (!condition) std::abort();
}

const Country& country() {
  static const Country one(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  return one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto positions = parse_positions(text, country())) {
    for (const WrittenPosition& one : *positions) {
      require(in_range(one.at) && country().fit(one.at.lon, one.at.lat) == Country::Fit::plausible);
      require(one.rounding.value >= 0.0 && one.rounding.value < 200e3);
      require(one.begin < one.end && one.end <= size);
    }
  }
  for (const Axis axis : {Axis::longitude, Axis::latitude}) {
    if (const auto angle = parse_degrees_of(text, axis))
      require(angle->rounding >= 0.0 && angle->rounding <= 0.5);
  }
  return 0;
}
