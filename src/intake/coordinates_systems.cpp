#include "intake/coordinates_items.hpp"

#include <cmath>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

/// The system that "СК-42", "WGS 84", "координат 1942 г." name at token \p i, and how many tokens that takes.
struct SystemWords {
  NamedSystem system = NamedSystem::none;
  std::size_t count = 0;
  int zone = 0;  ///< of the grid that an EPSG code stands for
};

SystemWords by_year(double year) {
  if (year == 42.0 || year == 1942.0) return {NamedSystem::pulkovo, 2, 0};
  for (const double other : {95.0, 1995.0, 63.0, 1963.0, 2011.0}) {
    if (year == other) return {NamedSystem::other, 2, 0};
  }
  return {};
}

/// "МСК", "в местной системе координат": their parameters are not published.
SystemWords local_system(const CoordinateScan& scan, std::size_t i) {
  const std::string_view own = scan.raw(i);
  if (own == "МСК" || own == "мск") return {NamedSystem::other, scan.number(i + 1) ? 2U : 1U, 0};
  if (i + 1 >= scan.tokens.size()) return {};
  const std::string_view next = scan.raw(i + 1);
  const bool system =
      scan.word(i + 1) == Word::coordinates || next.starts_with("систем") || next.starts_with("жүйе");
  return system ? SystemWords{NamedSystem::other, 1, 0} : SystemWords{};
}

/// "EPSG:32642", "SRID=28412", "EPSG:4326"
SystemWords by_epsg(double code) {
  constexpr int wgs = 4326, pulkovo = 4284, utm = 32600, gauss_krueger = 28400, zones = 60,
                pulkovo_zones = 32;
  const int whole = code > 0.0 && code < 1e6 ? static_cast<int>(code) : 0;
  if (whole == wgs) return {NamedSystem::wgs, 2, 0};
  if (whole == pulkovo) return {NamedSystem::pulkovo, 2, 0};
  if (whole > utm && whole <= utm + zones) return {NamedSystem::wgs, 2, whole - utm};
  if (whole > gauss_krueger && whole <= gauss_krueger + pulkovo_zones)
    return {NamedSystem::pulkovo, 2, whole - gauss_krueger};
  return {NamedSystem::other, 2, 0};
}

SystemWords system_at(const CoordinateScan& scan, std::size_t i) {
  const bool number = scan.number(i + 1);
  const double value = number ? std::abs(scan.tokens[i + 1].value) : 0.0;
  constexpr double wgs_year = 84.0, pz_year = 90.0;
  switch (scan.word(i)) {
    case Word::pulkovo:
      return {NamedSystem::pulkovo, number && (value == 42.0 || value == 1942.0) ? 2U : 1U, 0};
    case Word::wgs:
      return {NamedSystem::wgs, number && (value == wgs_year || std::trunc(value) == pz_year) ? 2U : 1U, 0};
    case Word::system_letters:
    case Word::coordinates: return number ? by_year(value) : SystemWords{};
    case Word::epsg: return number ? by_epsg(value) : SystemWords{};
    case Word::local_system: return local_system(scan, i);
    default: return {};
  }
}

/// The code of a grid stands for "UTM 42" or "зона 12", that of anything else for the name of a system.
Word word_for(const SystemWords& found) {
  if (found.zone > 0) return found.system == NamedSystem::pulkovo ? Word::zone : Word::utm;
  return found.system == NamedSystem::pulkovo ? Word::pulkovo : Word::wgs;
}

}  // namespace

void take_systems(CoordinateScan& scan) {
  std::vector<CoordinateToken> kept;
  for (std::size_t i = 0; i < scan.tokens.size();) {
    const SystemWords found = system_at(scan, i);
    kept.push_back(scan.tokens[i]);
    if (found.system == NamedSystem::none) {
      ++i;
      continue;
    }
    const std::size_t end = scan.tokens[i + found.count - 1].end;
    scan.systems.push_back({found.system, kept.back().begin, end});
    kept.back().word = word_for(found);
    if (found.zone > 0) {
      kept.push_back(scan.tokens[i + 1]);
      kept.back().value = found.zone;
    } else {
      kept.back().end = end;
    }
    i += found.count;
  }
  scan.tokens = std::move(kept);
}

}  // namespace tyndau::intake
