/// \file
/// Written coordinates: whatever is accepted lies on the Earth and in its text, and says how coarse it is.

#include "intake/coordinates.hpp"
#include "intake/positions.hpp"

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

void check(const FoundGeometry& one, std::size_t size) {
  require(one.begin < one.end && one.end <= size);
  require(!one.positions.empty() && !one.shape.empty());
  require(one.uncertainty.value >= 0.0 && one.uncertainty.value < 400e3);
  for (const FoundPosition& position : one.positions) {
    require(in_range(position.at) && position.begin < position.end && position.end <= size);
    require(position.uncertainty.value >= 0.0 && position.uncertainty <= one.uncertainty);
    const bool in_country = country().fit(position.at.lon, position.at.lat) == Country::Fit::plausible;
    require(in_country || one.form == FoundForm::box || one.transformation);
  }
}

void check(const CoordinatesInText& read, std::size_t size) {
  std::size_t end = 0;
  for (const auto& one : read.found) {
    check(one, size);
    require(one.begin >= end);
    end = one.end;
  }
  for (const auto& one : read.ambiguous) check(one.latitude_first, size);
  for (const auto& one : read.refused)
    require(!one.fault.code.empty() && one.begin <= one.end && one.end <= size);
}

void check(const PositionsAnswer& answer, std::size_t size) {
  using Verdict = PositionsAnswer::Verdict;
  require((answer.verdict == Verdict::positions) == !answer.found.empty());
  require((answer.verdict == Verdict::ambiguous) == !answer.ambiguous.empty());
  require((answer.verdict != Verdict::positions) == !answer.fault.code.empty());
  require(answer.meant || answer.fault.code == "coordinates-not-readable");
  for (const auto& one : answer.found) check(one, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(find_positions(text, country()), size);
  check(parse_positions(text, country()), size);
  check(read_positions(text, country()), size);
  for (const Axis axis : {Axis::longitude, Axis::latitude}) {
    if (const auto angle = parse_degrees_of(text, axis))
      require(angle->rounding >= 0.0 && angle->rounding <= 0.5);
  }
  return 0;
}
