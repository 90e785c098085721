/// \file
/// The words of written coordinates: numbers, marks, letters of the compass, labels.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tyndau::intake {

enum class CoordinateWord {
  number,
  degree,  ///< ° and its words
  minute,  ///< ′ ' and their words
  second,  ///< ″ " '' and their words
  joint,   ///< ":" or "-" between digits
  north,
  south,
  east,
  west,
  latitude,   ///< a label: широта, lat, ендік
  longitude,  ///< a label: долгота, lon, бойлық
  sh,         ///< "Ш" alone: Russian широта or Kazakh шығыс
  separator,  ///< , ; / and ends of lines
  // What stands around coordinates
  coordinates,     ///< координаты, орналасқан, coordinates
  corners,         ///< угловые точки, контур, шекара
  points,          ///< точки, нүктелер: of whatever
  single_objects,  ///< скважина, источник: points that bound nothing
  pulkovo,         ///< Пулково, Гаусс, Крюгер
  utm,             ///< UTM
  mgrs,            ///< MGRS
  system_letters,  ///< СК, SK, ГСК: a system of coordinates when a number stands behind
  local_system,    ///< МСК, местная система
  wgs,             ///< WGS, ПЗ
  zone,            ///< зона, zone, аймақ
  grid_axis,       ///< X, Y, northing, easting
  epsg,            ///< EPSG, SRID
  sheet,           ///< лист, номенклатура, парақ
  first,           ///< первым указана …, алдымен
  latter,          ///< вторым, екінші
  metre,           ///< м
  unit,            ///< га, км, тенге: what the number before measures
  phone,           ///< тел., факс
  taken,           ///< a link or a snippet, read on its own
  other,           ///< anything else
};

struct CoordinateToken {
  CoordinateWord word = CoordinateWord::other;
  double value = 0.0;              ///< of a number
  int decimals = 0;                ///< of a number, behind the point or comma
  bool list_number = false;        ///< followed by ")" or preceded by "№", "т." …: no coordinate
  bool small = false;              ///< one letter of lower case, which may be a preposition
  bool line_end = false;           ///< a separator that ends a line
  bool dotted = false;             ///< a joint that is a point, as in 52.26.39 and in dates
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// Whether the word says of a number beside it which axis it is on.
[[nodiscard]] bool names_axis(CoordinateWord word);
/// \param word in lower case
[[nodiscard]] CoordinateWord word_of(std::u32string_view word);
/// Whether the number behind the word is that of a list item: т., №, нүкте.
[[nodiscard]] bool names_list_item(std::u32string_view word);
/// Whether the number before it counts: 1-я, 2-ші.
[[nodiscard]] bool is_ordinal_ending(std::u32string_view word);

/// Letters that only their neighbours tell are put right: "52d26m39s N", and "B=…, L=…" of a latitude and a longitude.
/// \pre UTF-8; broken bytes become `other`
[[nodiscard]] std::vector<CoordinateToken> coordinate_tokens(std::string_view text);

}  // namespace tyndau::intake
