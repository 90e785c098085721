#include "geo/crs.hpp"
#include "geo/geodesic.hpp"
#include "geo/overlay.hpp"
#include "intake/coordinates_items.hpp"

#include <cmath>
#include <span>

namespace tyndau::intake {
namespace {

/// A pair in one order, in WGS 84, or why it cannot be.
struct Placement {
  FoundPosition position;
  std::optional<std::string> misfit;
  std::optional<ChosenTransformation> transformation;
};

Metres rounding_of(LonLat at, double lon, double lat) {
  const LonLat moved{at.lon + lon, at.lat + lat};
  return in_range(moved) ? geo::distance(at, moved) : Metres{0.0};
}

Placement place(const AnglePair& pair, bool latitude_first, const SystemMention* system,
                const Country& country) {
  const Angle& lat = latitude_first ? pair.first : pair.second;
  const Angle& lon = latitude_first ? pair.second : pair.first;
  Placement made;
  made.position = {
      {lon.degrees, lat.degrees}, {}, std::min(lat.begin, lon.begin), std::max(lat.end, lon.end)};
  made.misfit = misfit(country, made.position.at);
  made.position.uncertainty = rounding_of(made.position.at, lon.rounding, lat.rounding);
  if (made.misfit) return made;
  if (system == nullptr || system->system != NamedSystem::pulkovo) return made;
  const auto converted = geo::convert_to_wgs84("EPSG:4284", {lon.degrees, lat.degrees});
  if (!converted) {
    made.misfit = "position-grid-impossible";
    return made;
  }
  made.position.at = converted->at;
  made.position.uncertainty = made.position.uncertainty + converted->accuracy.value_or(Metres{0.0});
  made.transformation = ChosenTransformation{converted->operation, converted->accuracy};
  return made;
}

/// The order of one pair, as far as it can be told by itself.
struct Order {
  std::optional<bool> latitude_first;
  AxisOrder how = AxisOrder::written;
  std::optional<std::string> fault;
};

/// Outside both ways round: what is wrong with the one that is nearest to being right.
std::string country_fault(const std::string& lat_first, const std::string& lon_first) {
  for (const std::string_view telling : {"position-zero", "position-sign"}) {
    if (lat_first == telling || lon_first == telling) return std::string(telling);
  }
  return lat_first == "position-over-range" ? lon_first : lat_first;
}

Order order_of(const UnplacedPair& pair, const Country& country, CoordinateKind kind) {
  const auto& [angles, heading] = pair;
  if (kind == CoordinateKind::map_link && angles.first.axis)
    return {angles.latitude_first(), AxisOrder::by_format, std::nullopt};
  if (angles.first.axis || angles.second.axis)
    return {angles.latitude_first(), AxisOrder::written, std::nullopt};
  if (heading) return {heading, AxisOrder::by_heading, std::nullopt};
  if (const auto by_range = angles.latitude_first()) return {by_range, AxisOrder::by_range, std::nullopt};
  const LonLat lat_first{angles.second.degrees, angles.first.degrees},
      lon_first{lat_first.lat, lat_first.lon};
  const bool one = could_lie_in(country, lat_first), other = could_lie_in(country, lon_first);
  if (one != other) return {one, AxisOrder::by_country, std::nullopt};
  const auto first = misfit(country, lat_first), second = misfit(country, lon_first);
  if (first && second) return {std::nullopt, AxisOrder::by_country, country_fault(*first, *second)};
  return {};
}

CellFault said_of(const ChosenTransformation& used) {
  const double accuracy = used.accuracy.value_or(Metres{0.0}).value;
  return {"position-converted",
          {{"operation", used.name}, {"accuracy", quantity({Metres{accuracy}, Metres{accuracy}})}}};
}

/// Items that state one thing together.
using Group = std::span<const CoordinateItem>;

class GroupReader {
 public:
  GroupReader(Group group, const ScannedText& scanned, std::string_view text, const Country& country)
      : group_(group), scan_{text, country}, systems_(scanned.systems), behind_(group.back().order_behind) {}

  void read(CoordinatesInText& into) {
    for (const auto& item : group_) {
      if (item.fault) return refuse(into, *item.fault);
    }
    if (const auto* other = other_system()) {
      const auto value = scan_.raw(group_.front().begin, group_.back().end);
      return refuse(into, fault_about("position-system-unsupported", value,
                                      {{"system", std::string(scan_.raw(other->begin, other->end))}}));
    }
    if (group_.size() == 1 && group_.front().whole) return add_whole(into, *group_.front().whole);
    settle_orders();
    if (fault_) return refuse(into, *fault_);
    if (unsettled_) {
      auto lat_first = made(true), lon_first = made(false);
      if (fault_) return refuse(into, *fault_);
      into.ambiguous.push_back({std::move(lat_first), std::move(lon_first)});
      return;
    }
    auto geometry = made(true);
    if (fault_) return refuse(into, *fault_);
    into.found.push_back(std::move(geometry));
  }

 private:
  void refuse(CoordinatesInText& into, const CellFault& fault) const {
    into.refused.push_back({fault, group_.front().begin, group_.back().end});
  }

  /// The blocks of one sheet are named one after the other: it is one place.
  static void add_whole(CoordinatesInText& into, const FoundGeometry& whole) {
    const bool again = whole.form == FoundForm::box && !into.found.empty() &&
                       into.found.back().form == FoundForm::box &&
                       into.found.back().positions[0].at == whole.positions[0].at &&
                       into.found.back().positions[2].at == whole.positions[2].at;
    if (again) {
      into.found.back().end = whole.end;
    } else {
      into.found.push_back(whole);
    }
  }

  [[nodiscard]] const SystemMention* other_system() const {
    const auto& first = group_.front();
    if (!first.pair || first.kind == CoordinateKind::map_link) return nullptr;
    const auto* system = system_of(systems_, first.begin, group_.back().end);
    return system != nullptr && system->system == NamedSystem::other ? system : nullptr;
  }

  void settle_orders() {
    for (const auto& item : group_) {
      orders_.push_back(item.pair ? order_of(*item.pair, scan_.country, item.kind)
                                  : Order{true, item.order, std::nullopt});
      const auto& fault = orders_.back().fault;
      if (fault && !fault_) fault_ = fault_about(*fault, scan_.raw(item.begin, item.end));
    }
    const auto seen = order_of_neighbours();
    const auto stated = seen ? seen : behind_;
    for (auto& order : orders_) {
      if (order.latitude_first) continue;
      order.latitude_first = stated;
      order.how = seen ? AxisOrder::by_neighbours : AxisOrder::by_heading;
      unsettled_ = unsettled_ || !stated;
    }
  }

  /// What the pairs without letters have in common; a fault when they differ.
  std::optional<bool> order_of_neighbours() {
    std::optional<bool> seen;
    for (std::size_t k = 0; k < group_.size(); ++k) {
      const auto& pair = group_[k].pair;
      const auto& order = orders_[k].latitude_first;
      if (!pair || !order || pair->angles.first.axis) continue;
      const bool differs = seen && *seen != *order;
      seen = order;
      if (!differs || fault_) continue;
      fault_ = fault_about("position-orders-differ", scan_.raw(group_.front().begin, group_.back().end));
    }
    return seen;
  }

  /// \param otherwise the order of what is not settled
  FoundGeometry made(bool otherwise) {
    FoundGeometry geometry;
    geometry.kind = group_.front().kind;
    geometry.order = orders_.front().how;
    geometry.begin = group_.front().begin;
    geometry.end = group_.back().end;
    for (std::size_t k = 0; k < group_.size(); ++k)
      add(geometry, group_[k], orders_[k].latitude_first.value_or(otherwise));
    for (const auto& position : geometry.positions)
      geometry.uncertainty = std::max(geometry.uncertainty, position.uncertainty);
    if (geometry.transformation) geometry.remarks.push_back(said_of(*geometry.transformation));
    shape(geometry);
    return geometry;
  }

  void add(FoundGeometry& geometry, const CoordinateItem& item, bool latitude_first) {
    if (item.point) {
      const auto code = misfit(scan_.country, item.point->at);
      const bool turned = code == "position-swapped";  // only degrees change places
      if (code && !fault_)
        fault_ = fault_about(turned ? "position-outside-country" : *code, scan_.raw(item.begin, item.end));
      geometry.positions.push_back(*item.point);
      if (item.transformation) geometry.transformation = item.transformation;
      return;
    }
    const auto* system =
        item.kind == CoordinateKind::map_link ? nullptr : system_of(systems_, item.begin, group_.back().end);
    auto placed = place(item.pair->angles, latitude_first, system, scan_.country);
    const bool open = unsettled_ && could_lie_in(scan_.country, placed.position.at);
    if (placed.misfit && !open && !fault_)
      fault_ = fault_about(*placed.misfit, scan_.raw(item.begin, item.end));
    placed.position.begin = item.begin;
    placed.position.end = item.end;
    geometry.positions.push_back(placed.position);
    if (placed.transformation) geometry.transformation = std::move(placed.transformation);
  }

  /// Three corners and more bound an area when something says that they are corners.
  void shape(FoundGeometry& geometry) const {
    std::vector<LonLat> corners;
    for (const auto& position : geometry.positions) corners.push_back(position.at);
    constexpr std::size_t fewest = 3;
    const bool closing = corners.size() > fewest && corners.front() == corners.back();
    if (closing) corners.pop_back();
    if (corners.size() >= fewest && (closing || are_corners())) {
      geo::Shape area{{}, {}, {{corners, {}}}};
      if (!geo::invalidity(area)) {
        geometry.form = FoundForm::polygon;
        geometry.shape = std::move(area);
        return;
      }
      geometry.remarks.push_back({"position-corners-cross", {}});
    }
    geometry.form = geometry.positions.size() == 1 ? FoundForm::point : FoundForm::points;
    geometry.shape.points = std::move(corners);
  }

  [[nodiscard]] bool are_corners() const {
    const auto all = [&](bool CoordinateItem::*what) {
      return std::all_of(group_.begin() + 1, group_.end(), [&](const auto& item) { return item.*what; });
    };
    if (group_.back().singles) return false;
    return group_.front().corners || all(&CoordinateItem::numbered) || all(&CoordinateItem::in_table);
  }

  Group group_;
  CoordinateScan scan_;
  std::span<const SystemMention> systems_;
  std::optional<bool> behind_;
  std::vector<Order> orders_;
  std::optional<CellFault> fault_;
  bool unsettled_ = false;
};

bool goes_on(const CoordinateItem& before, const CoordinateItem& item) {
  const auto listed = [](const CoordinateItem& i) {
    return (i.pair && i.kind != CoordinateKind::map_link) || i.point || i.fault;
  };
  return item.follows && listed(before) && listed(item);
}

}  // namespace

CoordinatesInText grouped(const ScannedText& scanned, std::string_view text, const Country& country) {
  CoordinatesInText made;
  const auto& items = scanned.items;
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && goes_on(items[end - 1], items[end])) ++end;
    GroupReader(Group(items).subspan(begin, end - begin), scanned, text, country).read(made);
    begin = end;
  }
  return made;
}

}  // namespace tyndau::intake
