#include "geo/crs.hpp"
#include "geo/grid_reference.hpp"
#include "intake/coordinates_items.hpp"

#include <cmath>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;
using Scan = CoordinateScan;

constexpr double million = 1e6;

/// Metres as written, "5 812 345,5" too.
struct Length {
  double value = 0.0;
  int decimals = 0;
  std::size_t first = 0, last = 0;  ///< tokens
  [[nodiscard]] double rounding() const { return 0.5 * std::pow(10.0, -decimals); }
};

bool one_space(std::string_view between) {
  return between == " " || between == "\u00A0" || between == "\u2009" || between == "\u202F";
}

/// Takes the next three digits of a number written in groups. \return whether there are any
bool take_thousands(const Scan& scan, Length& made, std::size_t& digits) {
  constexpr std::size_t most_digits = 8, group = 3;
  if (made.decimals > 0 || !scan.number(made.last) || digits + group > most_digits) return false;
  const auto& next = scan.tokens[made.last];
  const std::size_t fraction = next.decimals > 0 ? static_cast<std::size_t>(next.decimals) + 1 : 0;
  if (scan.raw(made.last).size() - fraction != group || next.value < 0.0) return false;
  if (!one_space(scan.raw(scan.tokens[made.last - 1].end, next.begin))) return false;
  made.value = made.value * 1000.0 + next.value;
  made.decimals = next.decimals;
  digits += group;
  ++made.last;
  return true;
}

std::optional<Length> length_at(const Scan& scan, std::size_t i) {
  if (!scan.number(i) || scan.tokens[i].value < 0.0) return std::nullopt;
  if (i > 0 && scan.word(i - 1) == Word::joint) return std::nullopt;
  Length made{scan.tokens[i].value, scan.tokens[i].decimals, i, i + 1};
  if (std::size_t digits = scan.raw(i).size(); digits <= 3) {
    while (take_thousands(scan, made, digits)) {
    }
  }
  constexpr double least = 1e5, most = 1e8;
  if (made.value < least || made.value >= most || scan.word(made.last) == Word::joint) return std::nullopt;
  return made;
}

/// What the words around two numbers of metres say.
struct Surroundings {
  std::optional<int> zone;
  bool zones_differ = false;
  char32_t band = 0;  ///< of UTM, Latin capital
  bool utm = false;
  bool pulkovo = false;
  bool labelled = false;  ///< X and Y, or letters of the compass, or "координаты"
  std::size_t first = 0;  ///< the first token that belongs to them
  std::size_t last = 0;

  void take_zone(int stated) {
    zones_differ = zones_differ || (zone && *zone != stated);
    zone = stated;
  }
};

/// A single letter of the alphabet of MGRS bands, as a capital.
char32_t band_of(std::string_view raw) {
  std::size_t at = 0;
  const char32_t c = latin_at(raw, at);
  if (at != raw.size() || c < U'C' || c > U'X' || c == U'I' || c == U'O') return 0;
  return c;
}

/// What the letter behind the number of a zone says; letters that label the metres say nothing.
char32_t band_at(const Scan& scan, std::size_t i) {
  switch (scan.word(i)) {
    case Word::north: return scan.tokens[i].end - scan.tokens[i].begin <= 2 ? U'N' : 0;
    case Word::south: return scan.tokens[i].end - scan.tokens[i].begin <= 2 ? U'S' : 0;
    case Word::other: return band_of(scan.raw(i));
    default: return 0;
  }
}

/// A number of one or two digits that is that of a zone: beside the word, or before a band.
bool take_zone(const Scan& scan, std::size_t i, Surroundings& around) {
  constexpr double most_zones = 60.0;
  if (!scan.number(i) || scan.tokens[i].decimals > 0 || scan.tokens[i].value < 1.0 ||
      scan.tokens[i].value > most_zones)
    return false;
  const bool beside = (i > 0 && scan.word(i - 1) == Word::zone) || scan.word(i + 1) == Word::zone ||
                      (i > 0 && scan.word(i - 1) == Word::utm);
  const char32_t band = i + 1 < scan.tokens.size() ? band_at(scan, i + 1) : 0;
  const bool with_band = band != 0 && (beside || scan.adjacent(i) ||
                                       scan.raw(scan.tokens[i].end, scan.tokens[i + 1].begin) == " ");
  if (!beside && !with_band) return false;
  around.take_zone(static_cast<int>(scan.tokens[i].value));
  if (with_band && around.band == 0) around.band = band;
  return true;
}

/// "6-градусная зона": the zones that Gauss-Krüger has here; those of three degrees are another grid.
bool counts_degrees_of_zone(const Scan& scan, std::size_t i) {
  constexpr double wide = 6.0;
  return scan.number(i) && scan.tokens[i].value == wide && scan.tokens[i].decimals == 0 &&
         scan.word(i + 1) == Word::degree && scan.raw(i + 1).size() > 2;
}

/// Whether a token may stand between the words about a grid and its metres.
bool about_grid(const Scan& scan, std::size_t i, Surroundings& around) {
  switch (scan.word(i)) {
    case Word::utm: around.utm = true; return true;
    case Word::pulkovo: around.pulkovo = true; return true;
    case Word::grid_axis:
    case Word::coordinates: around.labelled = true; return true;
    case Word::north:
    case Word::east: around.labelled = true; return true;
    case Word::zone:
    case Word::wgs:
    case Word::metre:
    case Word::mgrs:
    case Word::system_letters: return true;
    case Word::separator: return true;
    case Word::number: return counts_degrees_of_zone(scan, i) || take_zone(scan, i, around);
    case Word::degree: return i > 0 && counts_degrees_of_zone(scan, i - 1);
    default: return i > 0 && scan.number(i - 1) && band_of(scan.raw(i)) != 0;
  }
}

/// A whole number at the head of a line counts its rows.
bool of_list(const Scan& scan, std::size_t i) {
  if (!scan.number(i)) return false;
  const auto& token = scan.tokens[i];
  const bool head = i > 0 && scan.tokens[i - 1].line_end;
  return token.list_number || (head && token.decimals == 0 && token.value == static_cast<double>(scan.row));
}

void look_before(const Scan& scan, std::size_t i, Surroundings& around) {
  constexpr std::size_t most = 10;
  around.first = i;
  for (std::size_t k = i; k > 0 && i - k < most; --k) {
    if (of_list(scan, k - 1)) continue;
    if (!about_grid(scan, k - 1, around)) break;
    if (scan.word(k - 1) != Word::separator) around.first = k - 1;
  }
}

/// "м", "N", "E" right behind the metres.
void take_units(const Scan& scan, Surroundings& around) {
  const auto is_unit = [&](Word word) {
    return word == Word::metre || word == Word::north || word == Word::east;
  };
  for (; is_unit(scan.word(around.last)); ++around.last) {
    if (scan.word(around.last) != Word::metre) around.labelled = true;
    if (scan.number(around.last + 1)) break;
  }
}

void look_behind(const Scan& scan, std::size_t i, Surroundings& around) {
  constexpr std::size_t most = 6;
  around.last = i;
  take_units(scan, around);
  if (around.zone) return;
  Surroundings behind = around;
  for (std::size_t k = around.last; k < scan.tokens.size() && k < i + most; ++k) {
    if (!about_grid(scan, k, behind)) return;
    if (!behind.zone || scan.word(k) == Word::separator) continue;
    behind.last = k + (behind.band != 0 && scan.number(k) ? 2 : 1);
    around = behind;
    return;
  }
}

/// Metres north and metres east, told apart by their size; the zone when the easting begins with it.
struct Metric {
  Length north, east;
  std::optional<int> prefix;
  AxisOrder order = AxisOrder::by_magnitude;
};

bool is_northing(const Length& n) { return n.value >= million && n.value < 10 * million; }
/// 6 digits, or a zone and 6 digits.
bool is_easting(const Length& n) {
  const double within = std::fmod(n.value, million);
  return within >= 1e5 && within < 9.5e5;
}

/// Whether the country may have this northing, from its latitudes.
bool northing_in(const Country& country, double northing) {
  const auto box = country.box();
  if (!box) return true;
  constexpr double metres_a_degree = 111'000.0;
  return northing > (box->south - 1.0) * metres_a_degree && northing < (box->north + 1.0) * metres_a_degree;
}

std::optional<Metric> metric_of(const Scan& scan, const Length& a, const Length& b) {
  const auto as = [&](const Length& north, const Length& east) -> std::optional<Metric> {
    if (!is_northing(north) || !is_easting(east) || !northing_in(scan.country, north.value))
      return std::nullopt;
    Metric made{north, east, std::nullopt, AxisOrder::by_magnitude};
    if (east.value >= million) {
      made.prefix = static_cast<int>(east.value / million);
      made.east.value = std::fmod(east.value, million);
    }
    return made;
  };
  const auto first_north = as(a, b), second_north = as(b, a);
  if (first_north && second_north) return std::nullopt;  // both could be either
  return first_north ? first_north : second_north;
}

bool band_holds(char32_t band, double latitude) {
  static constexpr std::u32string_view bands = U"CDEFGHJKLMNPQRSTUVWX";
  if (band == 0 || band == U'N' || band == U'S') return true;  // these say the hemisphere
  const double south = -80.0 + 8.0 * static_cast<double>(bands.find(band));
  return latitude >= south && latitude <= south + (band == U'X' ? 12.0 : 8.0);
}

CoordinateItem utm_item(const Scan& scan, const Metric& metric, int zone, const Surroundings& around,
                        CoordinateItem item) {
  item.kind = CoordinateKind::utm;
  const auto value = scan.raw(item.begin, item.end);
  const auto at = geo::utm_north(zone, {metric.east.value, metric.north.value});
  if (!strip_in(scan.country, 6.0 * (zone - 31))) {
    item.fault = fault_about("position-zone-elsewhere", value, {{"zone", std::to_string(zone)}});
  } else if (!at || around.band == U'S' || !band_holds(around.band, at->lat)) {
    item.fault = fault_about("position-grid-impossible", value);
  } else {
    const Metres rounding{std::hypot(metric.east.rounding(), metric.north.rounding())};
    item.point = FoundPosition{*at, rounding, item.begin, item.end};
  }
  return item;
}

CoordinateItem pulkovo_item(const Scan& scan, const Metric& metric, int zone, CoordinateItem item) {
  item.kind = CoordinateKind::gauss_krueger;
  const auto value = scan.raw(item.begin, item.end);
  if (!strip_in(scan.country, 6.0 * (zone - 1))) {
    item.fault = fault_about("position-zone-elsewhere", value, {{"zone", std::to_string(zone)}});
    return item;
  }
  const std::string code = "EPSG:284" + std::string(zone < 10 ? "0" : "") + std::to_string(zone);
  const auto converted =
      geo::convert_to_wgs84(code, {metric.east.value + zone * million, metric.north.value});
  if (!converted) {
    item.fault = fault_about("position-grid-impossible", value);
    return item;
  }
  const double accuracy = converted->accuracy.value_or(Metres{0.0}).value;
  const double rounding = std::hypot(metric.east.rounding(), metric.north.rounding());
  item.point = FoundPosition{converted->at, Metres{rounding + accuracy}, item.begin, item.end};
  item.transformation = ChosenTransformation{converted->operation, converted->accuracy};
  return item;
}

/// Zones 1 to 32 count from Greenwich, as Gauss-Krüger does; those of UTM are 30 more.
constexpr int last_pulkovo_zone = 32;

bool contradicted(const Metric& metric, const Surroundings& around, bool pulkovo, bool stated_utm) {
  const bool other_prefix = metric.prefix && around.zone && *metric.prefix != *around.zone;
  return around.zones_differ || other_prefix || (metric.prefix && stated_utm) || (pulkovo && around.utm);
}

CoordinateItem placed(const Scan& scan, const Metric& metric, const Surroundings& around,
                      CoordinateItem item) {
  const auto value = scan.raw(item.begin, item.end);
  const auto* system = system_of(scan.systems, item.begin, item.end);
  const bool pulkovo = around.pulkovo || (system != nullptr && system->system == NamedSystem::pulkovo);
  const bool stated_utm = around.utm || (around.band != 0 && !pulkovo);
  if (system != nullptr && system->system == NamedSystem::other) {
    item.fault = fault_about("position-system-unsupported", value,
                             {{"system", std::string(scan.raw(system->begin, system->end))}});
    return item;
  }
  if (contradicted(metric, around, pulkovo, stated_utm)) {
    item.fault = fault_about("position-zone-contradicts", value);
    return item;
  }
  const auto zone = metric.prefix ? metric.prefix : around.zone ? around.zone : scan.zone;
  if (!zone) {
    item.fault = fault_about("position-zone-missing", value);
    return item;
  }
  item.zone = metric.prefix ? std::nullopt : zone;
  // WGS 84 has no six-degree zones of Gauss and Krüger: the metres are those of UTM, or of another system than is said.
  const bool wgs = system != nullptr && system->system == NamedSystem::wgs && !around.pulkovo;
  if (wgs && (metric.prefix || (!stated_utm && *zone <= last_pulkovo_zone))) {
    item.fault = fault_about("position-wgs-metres", value);
    return item;
  }
  const bool as_utm = !metric.prefix && !pulkovo && (stated_utm || *zone > last_pulkovo_zone);
  return as_utm ? utm_item(scan, metric, *zone, around, std::move(item))
                : pulkovo_item(scan, metric, *zone, std::move(item));
}

std::size_t behind_labels(const Scan& scan, std::size_t i, Surroundings& around) {
  constexpr std::size_t most = 5;
  for (std::size_t n = 0; n < most && i < scan.tokens.size() && !scan.number(i); ++i, ++n) {
    if (scan.word(i) == Word::zone || !about_grid(scan, i, around)) break;
  }
  return i;
}

}  // namespace

std::optional<CoordinateItem> metres_at(const Scan& scan, std::size_t i) {
  const auto first = length_at(scan, i);
  if (!first) return std::nullopt;
  Surroundings around;
  const auto second = length_at(scan, behind_labels(scan, first->last, around));
  if (!second) return std::nullopt;
  const auto metric = metric_of(scan, *first, *second);
  if (!metric) return std::nullopt;
  look_before(scan, i, around);
  look_behind(scan, second->last, around);
  CoordinateItem item;
  item.order = metric->order;
  item.begin = scan.tokens[around.first].begin;
  item.end = scan.tokens[around.last - 1].end;
  item.next = around.last;
  const auto* system = system_of(scan.systems, item.begin, item.end);
  const bool named = system != nullptr && system->system != NamedSystem::wgs;
  const bool meant = scan.whole || named || around.utm || around.pulkovo || around.labelled || around.zone ||
                     scan.zone || scan.named;
  if (!meant) return std::nullopt;
  return placed(scan, *metric, around, std::move(item));
}

std::optional<CoordinateItem> metres_ahead(const Scan& scan, std::size_t i) {
  constexpr std::size_t most = 8;
  Surroundings around;
  for (std::size_t k = i; k < scan.tokens.size() && k < i + most; ++k) {
    if (length_at(scan, k)) {
      auto item = metres_at(scan, k);
      return item && item->begin <= scan.tokens[i].begin ? item : std::nullopt;
    }
    if (!about_grid(scan, k, around)) break;
  }
  return std::nullopt;
}

}  // namespace tyndau::intake
