#include "intake/coordinates_items.hpp"

#include <cmath>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;
using Scan = CoordinateScan;

/// Digits of a latitude and of a longitude: two of them minutes, two seconds.
constexpr std::size_t latitude_digits = 6, longitude_digits = 7;

bool is_latitude(Word word) { return word == Word::north || word == Word::south; }
bool is_longitude(Word word) { return word == Word::east || word == Word::west; }

/// One number with its letter right before or right behind it.
struct Packed {
  Angle angle;
  std::size_t last = 0;  ///< the token behind it
};

std::optional<Packed> packed_angle(const Scan& scan, std::size_t i) {
  const bool before = names_axis(scan.word(i)) && scan.adjacent(i);
  const std::size_t number = before ? i + 1 : i;
  if (!scan.number(number) || (!before && !scan.adjacent(number))) return std::nullopt;
  const std::size_t letter = before ? i : number + 1;
  const bool latitude = is_latitude(scan.word(letter));
  if ((!latitude && !is_longitude(scan.word(letter))) || scan.tokens[letter].small) return std::nullopt;
  const auto& token = scan.tokens[number];
  const std::size_t fraction = token.decimals > 0 ? static_cast<std::size_t>(token.decimals) + 1 : 0;
  if (scan.raw(number).size() - fraction != (latitude ? latitude_digits : longitude_digits))
    return std::nullopt;
  const double degrees = std::floor(token.value / 1e4),
               minutes = std::fmod(std::floor(token.value / 100.0), 100.0),
               seconds = std::fmod(token.value, 100.0);
  if (minutes >= 60.0 || seconds >= 60.0 || degrees > (latitude ? 90.0 : 180.0)) return std::nullopt;
  const bool negative = scan.word(letter) == Word::south || scan.word(letter) == Word::west;
  Packed made;
  made.angle.degrees = (negative ? -1.0 : 1.0) * (degrees + minutes / 60.0 + seconds / 3600.0);
  made.angle.rounding = 0.5 * std::pow(10.0, -token.decimals) / 3600.0;
  made.angle.form = AngleForm::seconds;
  made.angle.axis = latitude ? Axis::latitude : Axis::longitude;
  made.last = std::max(number, letter) + 1;
  made.angle.begin = scan.tokens[std::min(number, letter)].begin;
  made.angle.end = scan.tokens[made.last - 1].end;
  return made;
}

}  // namespace

std::optional<CoordinateItem> packed_at(const Scan& scan, std::size_t i) {
  const auto first = packed_angle(scan, i);
  if (!first || *first->angle.axis != Axis::latitude) return std::nullopt;
  const auto second = packed_angle(scan, behind_separators(scan, first->last));
  if (!second || *second->angle.axis != Axis::longitude) return std::nullopt;
  CoordinateItem item;
  item.kind = CoordinateKind::degrees_minutes_seconds;
  item.pair = UnplacedPair{{first->angle, second->angle}, std::nullopt};
  item.begin = first->angle.begin;
  item.end = second->angle.end;
  item.next = second->last;
  return item;
}

}  // namespace tyndau::intake
