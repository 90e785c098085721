#include "intake/column_fixes.hpp"

#include "geo/geodesic.hpp"
#include "geo/grid_reference.hpp"
#include "intake/cells.hpp"
#include "intake/coordinates.hpp"
#include "intake/fold.hpp"
#include "intake/row_cells.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace tyndau::intake {
namespace {

constexpr int first_zone = 39;
constexpr int last_zone = 46;
constexpr Metres near_place{150'000};
constexpr std::string_view utm_prefix = "utm-";

int zone_of(std::string_view name) {
  int zone = 0;
  if (name.starts_with(utm_prefix)) {
    name.remove_prefix(utm_prefix.size());
    std::from_chars(name.data(), name.data() + name.size(), zone);
  }
  return zone;
}

bool in_any(double value, double low, double high) { return value >= low && value <= high; }
bool is_east(double value) { return in_any(value, 100'000, 900'000); }
bool is_north(double value) { return in_any(value, 4'300'000, 6'300'000); }

std::optional<geo::Projected> metres_of(const std::string& lon, const std::string& lat) {
  const auto one = parse_number(lon);
  const auto other = parse_number(lat);
  if (!one || !other) return std::nullopt;
  if (is_east(one->value) && is_north(other->value)) return geo::Projected{one->value, other->value};
  if (is_north(one->value) && is_east(other->value)) return geo::Projected{other->value, one->value};
  return std::nullopt;
}

std::optional<LonLat> position_in(int zone, geo::Projected metres, const Country& country) {
  const auto at = geo::utm_north(zone, metres);
  if (!at || country.fit(at->lon, at->lat) != Country::Fit::plausible) return std::nullopt;
  return *at;
}

std::string degrees_text(double degrees) {
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%.7f", degrees);
  return {text, static_cast<std::size_t>(length)};
}

Cell* cell_under(const std::string& header, const TableHead& head, TableRow& row) {
  const auto& headers = head.match.headers;
  for (std::size_t i = 0; i < std::min(headers.size(), row.cells.size()); ++i) {
    if (cut(headers[i]) == header) return &row.cells[i];
  }
  return nullptr;
}

bool are_swapped(const Cell& lon, const Cell& lat, const Country& country) {
  const auto x = parse_degrees_of(trimmed(lon.text), Axis::longitude);
  const auto y = parse_degrees_of(trimmed(lat.text), Axis::latitude);
  return x && y && country.fit(x->degrees, y->degrees) == Country::Fit::swapped;
}

/// Where the settlements lie that a row names without doubt.
std::vector<LonLat> places_of(const RowCells& cells, const Gazetteer& gazetteer) {
  const PlaceContext context{
      {cells.text(Column::oblast), cells.text(Column::district), cells.text(Column::rural_district)}, false};
  std::vector<LonLat> found;
  for (const Column column : {Column::affected_communities, Column::venue_settlement, Column::venue_serves}) {
    for (const auto& text : cells.list(column)) {
      if (const auto* one = gazetteer.settlement(text, context).settlement) found.push_back(one->centre);
    }
  }
  return found;
}

using Pair = std::tuple<std::size_t, std::string, std::string>;  ///< table and the two headers

/// The zones in which every row of a pair that can tell lies where it should.
class Zones {
 public:
  void add(geo::Projected metres, const std::vector<LonLat>& places, const Country& country) {
    if (places.empty()) return;
    std::set<int> fitting;
    for (int zone = first_zone; zone <= last_zone; ++zone) {
      const auto at = position_in(zone, metres, country);
      const bool near = at && std::any_of(places.begin(), places.end(), [&](LonLat place) {
                          return geo::distance(*at, place) <= near_place;
                        });
      if (near && (!told_ || zones_.count(zone) != 0)) fitting.insert(zone);
    }
    zones_ = std::move(fitting);
    told_ = true;
  }
  [[nodiscard]] std::string fix() const {
    return zones_.size() == 1 ? std::string(utm_prefix) + std::to_string(*zones_.begin()) : std::string();
  }

 private:
  bool told_ = false;
  std::set<int> zones_;
};

}  // namespace

bool is_fix(std::string_view name) {
  if (name == "swap") return true;
  const int zone = zone_of(name);
  return zone >= first_zone && zone <= last_zone && name == std::string(utm_prefix) + std::to_string(zone);
}

bool look_like_metres(const std::string& lon, const std::string& lat) {
  return metres_of(lon, lat).has_value();
}

bool put_right(const ColumnFix& fix, const TableHead& head, TableRow& row, const Country& country) {
  Cell* const lon = cell_under(fix.lon, head, row);
  Cell* const lat = cell_under(fix.lat, head, row);
  if (lon == nullptr || lat == nullptr || lon == lat) return false;
  if (fix.name == "swap") {
    if (!are_swapped(*lon, *lat, country)) return false;
    std::swap(*lon, *lat);
    return true;
  }
  const auto metres = metres_of(trimmed(lon->text), trimmed(lat->text));
  const auto at = metres ? position_in(zone_of(fix.name), *metres, country) : std::nullopt;
  if (!at) return false;
  *lon = {degrees_text(at->lon), false};
  *lat = {degrees_text(at->lat), false};
  return true;
}

void name_zones(BuiltCases& built, const Gazetteer& gazetteer, const Country& country) {
  std::map<Pair, Zones> zones;
  const auto each = [&](auto act) {
    for (auto& kept : built.kept) {
      for (auto& problem : kept.problems) {
        if (problem.fix.name == "utm") act(kept, problem.fix);
      }
    }
  };
  each([&](KeptRow& kept, const ColumnFix& fix) {
    const TableHead& head = built.tables[kept.table];
    const Cell* lon = cell_under(fix.lon, head, kept.row);
    const Cell* lat = cell_under(fix.lat, head, kept.row);
    if (lon == nullptr || lat == nullptr) return;
    std::vector<Problem> problems;
    std::vector<Note> notes;
    const RowCells cells(head, kept.row, problems, notes);
    if (const auto metres = metres_of(trimmed(lon->text), trimmed(lat->text)))
      zones[{kept.table, fix.lon, fix.lat}].add(*metres, places_of(cells, gazetteer), country);
  });
  each([&](const KeptRow& kept, ColumnFix& fix) {
    auto name = zones[{kept.table, fix.lon, fix.lat}].fix();
    fix = name.empty() ? ColumnFix{} : ColumnFix{std::move(name), fix.lon, fix.lat};
  });
}

}  // namespace tyndau::intake
