#include "app/written_coordinates.hpp"

#include "intake/fold.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::app {
namespace {

/// A piece of the text: a number, or what stands between numbers.
struct Piece {
  std::optional<double> number;
  bool negative = false;
  std::string between;  ///< folded
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// Marks as ASCII: ° becomes d, minutes m, seconds s, and the minus sign a hyphen.
std::string plain(std::string_view written) {
  std::string text(written);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> marks{{{"″", " s "},
                                                                                        {"”", " s "},
                                                                                        {"\"", " s "},
                                                                                        {"''", " s "},
                                                                                        {"′", " m "},
                                                                                        {"’", " m "},
                                                                                        {"'", " m "},
                                                                                        {"°", " d "},
                                                                                        {"º", " d "},
                                                                                        {"−", "-"}}};
  for (const auto& [mark, letter] : marks) replace_all(text, mark, letter);
  return text;
}

/// A decimal comma counts where no decimal point is used and it stands between digits without a space.
std::vector<Piece> pieces_of(const std::string& text, bool comma) {
  std::vector<Piece> pieces;
  std::string between;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      between += text[i++];
      continue;
    }
    Piece piece;
    std::string digits;
    bool point = false;
    while (i < text.size() && (is_digit(text[i]) || (!point && i + 1 < text.size() && is_digit(text[i + 1]) &&
                                                     text[i] == (comma ? ',' : '.')))) {
      point = point || !is_digit(text[i]);
      digits += is_digit(text[i]) ? text[i] : '.';
      ++i;
    }
    double value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc{}) return {};
    piece.number = value;
    piece.negative = !between.empty() && between.back() == '-';
    piece.between = intake::fold(between);
    pieces.push_back(std::move(piece));
    between.clear();
  }
  Piece rest;
  rest.between = intake::fold(between);
  pieces.push_back(std::move(rest));
  return pieces;
}

/// One coordinate with the hemisphere that stands behind or before it.
struct Coordinate {
  double degrees = 0.0;
  char axis = '?';  ///< 'n' for latitudes, 'e' for longitudes
  bool south_or_west = false;
};

bool holds_word(const std::string& folded, std::string_view word) {
  for (const auto& part : intake::split(folded, " ")) {
    if (part == word) return true;
  }
  return false;
}

void take_words(const std::string& folded, Coordinate& coordinate) {
  static constexpr std::array<std::string_view, 6> north{"n", "с.ш.", "сш", "с.ш", "lat", "с.е."};
  static constexpr std::array<std::string_view, 6> east{"e", "в.д.", "вд", "в.д", "lon", "ш.б."};
  static constexpr std::array<std::string_view, 3> south{"s.", "ю.ш.", "юш"};
  static constexpr std::array<std::string_view, 3> west{"w", "з.д.", "зд"};
  for (const auto word : north) coordinate.axis = holds_word(folded, word) ? 'n' : coordinate.axis;
  for (const auto word : east) coordinate.axis = holds_word(folded, word) ? 'e' : coordinate.axis;
  for (const auto word : south) {
    if (holds_word(folded, word)) coordinate = {coordinate.degrees, 'n', true};
  }
  for (const auto word : west) {
    if (holds_word(folded, word)) coordinate = {coordinate.degrees, 'e', true};
  }
}

/// Whether only marks and letters of coordinates stand between the numbers.
bool only_marks(const std::string& folded) {
  static constexpr std::array<std::string_view, 26> known{
      "d",   "m",    "s",  "n",    "e",  "w",    "lat",  "lon",  "с.ш.", "сш",  "с.ш", "в.д.",   "вд",
      "в.д", "ю.ш.", "юш", "з.д.", "зд", "с.е.", "ш.б.", "град", "мин",  "сек", ".",   "широта", "долгота"};
  for (const auto& part : intake::split(folded, " ")) {
    bool found = false;
    for (const auto word : known) found = found || part == word;
    if (!found) return false;
  }
  return true;
}

std::optional<Coordinate> coordinate_of(const std::vector<Piece>& pieces, std::size_t begin,
                                        std::size_t count) {
  constexpr double sixty = 60.0;
  Coordinate coordinate{*pieces[begin].number, '?', false};
  double scale = 1.0;
  for (std::size_t i = 1; i < count; ++i) {
    const double part = *pieces[begin + i].number;
    if (part >= sixty || pieces[begin + i].negative) return std::nullopt;
    scale *= sixty;
    coordinate.degrees += part / scale;
  }
  if (pieces[begin].negative) coordinate.degrees = -coordinate.degrees;
  return coordinate;
}

}  // namespace

std::optional<WrittenCoordinates> read_coordinates(std::string_view written) {
  constexpr std::size_t longest = 200;
  if (written.size() > longest) return std::nullopt;
  const std::string text = plain(written);
  const bool comma = text.find('.') == std::string::npos || text.find(';') != std::string::npos;
  auto pieces = pieces_of(text, comma && text.find(", ") == std::string::npos);
  if (pieces.empty()) return std::nullopt;
  const std::size_t numbers = pieces.size() - 1;
  if (numbers != 2 && numbers != 4 && numbers != 6) return std::nullopt;
  for (const auto& piece : pieces) {
    if (!only_marks(piece.between)) return std::nullopt;
  }
  const std::size_t half = numbers / 2;
  auto first = coordinate_of(pieces, 0, half);
  auto second = coordinate_of(pieces, half, half);
  if (!first || !second) return std::nullopt;
  take_words(pieces[half].between, *first);
  take_words(pieces[numbers].between, *second);
  if (first->axis == '?' && second->axis == '?') take_words(pieces[0].between, *first);
  WrittenCoordinates found{first->south_or_west ? -first->degrees : first->degrees,
                           second->south_or_west ? -second->degrees : second->degrees,
                           WrittenCoordinates::Order::unknown};
  if (first->axis == 'n' || second->axis == 'e') found.order = WrittenCoordinates::Order::lat_lon;
  if (first->axis == 'e' || second->axis == 'n') found.order = WrittenCoordinates::Order::lon_lat;
  return found;
}

}  // namespace tyndau::app
