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

/// Degrees, minutes and seconds of one number; nothing where they cannot be.
std::optional<double> unpacked(double value, bool latitude) {
  const double degrees = std::floor(value / 1e4), minutes = std::fmod(std::floor(value / 100.0), 100.0),
               seconds = std::fmod(value, 100.0);
  if (minutes >= 60.0 || seconds >= 60.0 || degrees > (latitude ? 90.0 : 180.0)) return std::nullopt;
  return degrees + minutes / 60.0 + seconds / 3600.0;
}

/// Whole digits of the number at a token.
std::size_t whole_digits(const Scan& scan, std::size_t i) {
  const int decimals = scan.tokens[i].decimals;
  return scan.raw(i).size() - (decimals > 0 ? static_cast<std::size_t>(decimals) + 1 : 0);
}

/// The tokens of a number and of the capital letter that touches it.
struct Lettered {
  std::size_t number = 0, letter = 0;
};
std::optional<Lettered> lettered_at(const Scan& scan, std::size_t i) {
  const bool before = names_axis(scan.word(i)) && scan.adjacent(i);
  const Lettered found = before ? Lettered{i + 1, i} : Lettered{i, i + 1};
  if (!scan.number(found.number) || !scan.adjacent(i)) return std::nullopt;
  const Word word = scan.word(found.letter);
  const bool axis = is_latitude(word) || is_longitude(word);
  return axis && !scan.tokens[found.letter].small ? std::optional(found) : std::nullopt;
}

std::optional<Packed> packed_angle(const Scan& scan, std::size_t i) {
  const auto found = lettered_at(scan, i);
  if (!found) return std::nullopt;
  const Word letter = scan.word(found->letter);
  const bool latitude = is_latitude(letter);
  const auto& token = scan.tokens[found->number];
  if (whole_digits(scan, found->number) != (latitude ? latitude_digits : longitude_digits))
    return std::nullopt;
  const auto degrees = unpacked(token.value, latitude);
  if (!degrees) return std::nullopt;
  Packed made;
  made.angle.degrees = letter == Word::south || letter == Word::west ? -*degrees : *degrees;
  made.angle.rounding = 0.5 * std::pow(10.0, -token.decimals) / 3600.0;
  made.angle.form = AngleForm::seconds;
  made.angle.axis = latitude ? Axis::latitude : Axis::longitude;
  made.last = std::max(found->number, found->letter) + 1;
  made.angle.begin = scan.tokens[std::min(found->number, found->letter)].begin;
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
