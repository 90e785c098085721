/// \file
/// One position, area or mistake on its way from the readers of the notations to what the text states.
#pragma once

#include "intake/coordinates_angles.hpp"
#include "intake/positions.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// Two angles whose order may not be known yet.
struct UnplacedPair {
  AnglePair angles;
  std::optional<bool> heading;  ///< what a heading says: the latitude stands first
};

/// The system of coordinates that words name.
enum class NamedSystem { none, wgs, pulkovo, other };

struct SystemMention {
  NamedSystem system = NamedSystem::none;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// Exactly one of pair, point, whole and fault is set.
struct CoordinateItem {
  CoordinateKind kind = CoordinateKind::decimal_degrees;
  std::optional<UnplacedPair> pair;
  std::optional<FoundPosition> point;
  std::optional<FoundGeometry> whole;
  std::optional<CellFault> fault;
  std::optional<ChosenTransformation> transformation;
  AxisOrder order = AxisOrder::by_format;  ///< of a point
  std::optional<int> zone{};               ///< of a grid
  bool numbered = false;                   ///< the number of a list item stands before it
  bool corners = false;                    ///< words before it speak of corners or a boundary
  bool singles = false;                    ///< words before it speak of wells or sources
  bool in_table = false;                   ///< under a heading, or on a line of its own
  std::optional<bool> order_behind{};      ///< a sentence behind says that the latitude stands first
  bool follows = false;                    ///< nothing but labels since the item before
  std::size_t begin = 0, end = 0;          ///< bytes of the text
  std::size_t next = 0;                    ///< the token behind it
};

/// What kind of text is read.
enum class ScanScope {
  nothing_else,  ///< nothing but coordinates and their labels
  brief,         ///< a line about one place: a pair at its edge needs fewer decimals
  prose,
};

/// What the readers of one text share.
struct CoordinateScan {
  std::string_view text;
  const Country& country;
  ScanScope scope = ScanScope::prose;
  bool whole = false;  ///< the text holds nothing else
  std::vector<CoordinateToken> tokens{};
  std::vector<SystemMention> systems{};
  std::optional<bool> heading{};  ///< of the table being read: the latitude stands first
  bool named = false;             ///< "координаты" stands not far before
  std::size_t behind = 0;         ///< the token behind the last position; 0 when there is none
  std::size_t row = 1;            ///< the number that the next row of a table should have
  std::optional<int> zone{};      ///< of the grid position just before
  bool has_metres = false;        ///< some number is as large as metres of a grid, or words speak of one

  mutable std::size_t looks = 0;  ///< how often a token was looked at

  [[nodiscard]] CoordinateWord word(std::size_t i) const {
    ++looks;
    return i < tokens.size() ? tokens[i].word : CoordinateWord::separator;
  }
  [[nodiscard]] bool number(std::size_t i) const {
    ++looks;
    return i < tokens.size() && tokens[i].word == CoordinateWord::number;
  }
  [[nodiscard]] std::string_view raw(std::size_t begin, std::size_t end) const {
    return text.substr(begin, end - begin);
  }
  [[nodiscard]] std::string_view raw(std::size_t i) const { return raw(tokens[i].begin, tokens[i].end); }
  /// Nothing stands between a token and the next.
  [[nodiscard]] bool adjacent(std::size_t i) const {
    return i + 1 < tokens.size() && tokens[i].end == tokens[i + 1].begin;
  }
};

/// The system named for what stands at these bytes: the last before, or the first shortly behind.
[[nodiscard]] const SystemMention* system_of(std::span<const SystemMention> systems, std::size_t begin,
                                             std::size_t end);

/// Behind at most three separators at token \p i.
[[nodiscard]] std::size_t behind_separators(const CoordinateScan& scan, std::size_t i);

/// A fault with the text it is about.
[[nodiscard]] CellFault fault_about(std::string code, std::string_view value, Arguments arguments = {});
/// The code for a position that Country refuses; nothing for one that it takes.
[[nodiscard]] std::optional<std::string> misfit(const Country& country, LonLat at);
/// In the box of the country: near enough for not being certainly outside.
[[nodiscard]] bool could_lie_in(const Country& country, LonLat at);
/// The six degrees of a zone meet the country.
[[nodiscard]] bool strip_in(const Country& country, double west);
/// A character of UTF-8 at \p at, which moves behind it; Cyrillic letters that look Latin become Latin.
/// \return 0 at the end and for broken bytes
[[nodiscard]] char32_t latin_at(std::string_view text, std::size_t& at);

/// The two angles of these tokens, or what is wrong with them. \pre not empty
[[nodiscard]] CoordinateItem pair_of(const CoordinateScan& scan, std::span<const CoordinateToken> tokens);
/// Two angles at token \p i, with their letters and words.
[[nodiscard]] std::optional<CoordinateItem> pair_at(const CoordinateScan& scan, std::size_t i);
/// "522639N 0715727E" at token \p i: degrees, minutes and seconds in one number.
[[nodiscard]] std::optional<CoordinateItem> packed_at(const CoordinateScan& scan, std::size_t i);
/// "Северная широта: a; b. Восточная долгота: c; d." at token \p i: all of one axis, then as many of the other; one item with
/// a fault where their numbers differ. Empty when there is no such list.
[[nodiscard]] std::vector<CoordinateItem> axis_lists_at(const CoordinateScan& scan, std::size_t i);
/// A row of bare numbers under a heading, "1 49 48 15 73 06 34", or such a text alone.
[[nodiscard]] std::optional<CoordinateItem> row_at(const CoordinateScan& scan, std::size_t i);
/// Metres of UTM or Gauss-Krüger at token \p i.
[[nodiscard]] std::optional<CoordinateItem> metres_at(const CoordinateScan& scan, std::size_t i);
/// The same when words that belong to the metres begin at token \p i: "UTM 42N", "зона 12, X".
[[nodiscard]] std::optional<CoordinateItem> metres_ahead(const CoordinateScan& scan, std::size_t i);
[[nodiscard]] std::optional<CoordinateItem> mgrs_at(const CoordinateScan& scan, std::size_t i);
/// \p named: a word such as "лист" stands before
[[nodiscard]] std::optional<CoordinateItem> sheet_at(const CoordinateScan& scan, std::size_t i, bool named);
/// Digits with letters among them that look like digits, where a coordinate is meant.
[[nodiscard]] std::optional<CoordinateItem> letters_in_digits_at(const CoordinateScan& scan, std::size_t i);

/// Notes the systems that words name, and makes one token of each name: numbers in it are no coordinates.
void take_systems(CoordinateScan& scan);

/// WKT and GeoJSON in the text, in its order; a found item without any content is a part of the text to skip.
[[nodiscard]] std::vector<CoordinateItem> snippets_in(std::string_view text, const Country& country);
/// Addresses of maps, as snippets_in().
[[nodiscard]] std::vector<CoordinateItem> links_in(std::string_view text, const Country& country);

/// Reads a text token by token.
struct ScannedText {
  std::vector<CoordinateItem> items;
  bool only_coordinates = true;  ///< nothing else stands in the text
  std::vector<SystemMention> systems;
  std::size_t looks = 0;  ///< how often tokens were looked at: what the reading cost
};
[[nodiscard]] ScannedText scan_coordinates(std::string_view text, const Country& country, ScanScope scope);

/// Lists become points and polygons; what is still unsettled is settled by its neighbours, or is ambiguous.
[[nodiscard]] CoordinatesInText grouped(const ScannedText& scanned, std::string_view text,
                                        const Country& country);

}  // namespace tyndau::intake
