/// \file
/// Every position that a text states, in whatever notation, with where it stands and how fine it is: right or refused.
#pragma once

#include "core/lon_lat.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"
#include "intake/cells.hpp"
#include "intake/country.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

enum class CoordinateKind {
  decimal_degrees,
  degrees_minutes,
  degrees_minutes_seconds,
  utm,
  mgrs,
  gauss_krueger,  ///< Pulkovo 1942, metres of a six-degree zone
  map_sheet,      ///< of the 1:1,000,000 nomenclature, a part of one, or blocks on one
  map_link,       ///< the address of a map in the web, or a geo: address
  wkt,
  geojson,
};
/// "decimal_degrees" …
[[nodiscard]] std::string_view code(CoordinateKind kind);

/// How the two numbers of a position were told apart.
enum class AxisOrder {
  written,        ///< a letter or a word at the number says so
  by_heading,     ///< the heading of the table, or a sentence about the order
  by_range,       ///< one of them is over 90
  by_country,     ///< only this order lies in the country
  by_neighbours,  ///< as in the other positions of the list
  by_magnitude,   ///< metres north have another size than metres east
  by_format,      ///< the notation fixes it: links, WKT, GeoJSON, MGRS, sheets
};
/// "written" …
[[nodiscard]] std::string_view code(AxisOrder order);

enum class FoundForm { point, points, line, polygon, box };
[[nodiscard]] std::string_view code(FoundForm form);

/// One position as the text states it.
struct FoundPosition {
  LonLat at;
  Metres
      uncertainty;  ///< how far half a unit of both last digits moves it, and the accuracy of a transformation
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// What PROJ did to bring a position to WGS 84.
struct ChosenTransformation {
  std::string name;
  std::optional<Metres> accuracy;  ///< nothing when the EPSG data set states none
};

/// A place that the text states: one point, several, or an area.
struct FoundGeometry {
  FoundForm form = FoundForm::point;
  CoordinateKind kind = CoordinateKind::decimal_degrees;
  geo::Shape shape;
  std::vector<FoundPosition>
      positions;       ///< in the order of the text; of a box its corners from north-west clockwise
  Metres uncertainty;  ///< the largest of its positions; of a box half its diagonal
  AxisOrder order = AxisOrder::written;
  std::optional<ChosenTransformation> transformation;
  std::vector<CellFault> remarks;  ///< what the reader should know: "intake.<code>" and its arguments
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// The middle of a map sheet. \pre form is box
[[nodiscard]] LonLat middle_of(const FoundGeometry& sheet);

/// A place whose two numbers fit both ways round.
struct AmbiguousGeometry {
  FoundGeometry latitude_first;
  FoundGeometry longitude_first;
};

/// What is surely meant as coordinates and is none.
struct RefusedCoordinates {
  CellFault fault;                 ///< "intake.<code>" with {value}, the text itself
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

struct CoordinatesInText {
  std::vector<FoundGeometry> found;
  std::vector<AmbiguousGeometry> ambiguous;
  std::vector<RefusedCoordinates> refused;
};

/// Finds every position in any text: notices, prose, tables copied out of a PDF. Numbers that nothing marks as coordinates
/// are left alone unless both have three decimals and lie in the country. In the order of the text, without overlaps.
/// \pre UTF-8; broken bytes are skipped \threads safe
[[nodiscard]] CoordinatesInText find_positions(std::string_view text, const Country& country);

struct PositionsAnswer {
  enum class Verdict { positions, ambiguous, refused };
  Verdict verdict = Verdict::refused;
  std::vector<FoundGeometry> found;          ///< for `positions`
  std::vector<AmbiguousGeometry> ambiguous;  ///< for `ambiguous`
  CellFault fault;                           ///< for `refused`, and why an ambiguous one is
  bool meant = true;                         ///< false: nothing in the text is meant as coordinates
};

/// Reads a text that holds nothing but coordinates, their labels, and numbers of list items.
/// refused: coordinates-not-readable when anything else stands in it, coordinates-pair-incomplete, or a position-… code
[[nodiscard]] PositionsAnswer parse_positions(std::string_view text, const Country& country);

/// As parse_positions(), and when other words stand around, as find_positions(): one answer for the whole text, `refused` when
/// any part of it is, so that no corner of a list is dropped in silence.
[[nodiscard]] PositionsAnswer read_positions(std::string_view text, const Country& country);

}  // namespace tyndau::intake
