#include "hearing/atlas.hpp"

#include "geo/overlay.hpp"
#include "hearing/boundary.hpp"
#include "hearing/coverage.hpp"
#include "hearing/unit_names.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace tyndau::hearing {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t unit_level_count = 3;
constexpr std::string_view outline_prefix = "outline:";

template <class E>
std::size_t at(E value) {
  return static_cast<std::size_t>(value);
}

/// Some records of a list, found by their shape.
struct Layer {
  std::vector<std::size_t> records;  ///< position in the atlas data, as the index counts
  geo::AreaIndex index;
};

/// The edge model of an index, and where it stays from run to run.
struct Indexing {
  geo::EdgeModel edges = geo::EdgeModel::geodesic;
  fs::path folder = {};  ///< empty: nowhere
  std::string name = {};

  [[nodiscard]] fs::path file() const {
    const std::string model = edges == geo::EdgeModel::planar ? "-planar" : "-geodesic";
    return folder.empty() ? fs::path() : folder / (name + model + ".edges");
  }
};

template <class Record>
bool replaces(const Record&, const Record&) {
  return true;
}
/// A list of codes and names takes no boundary away.
bool replaces(const AdminUnit& later, const AdminUnit& earlier) {
  return !later.shape.empty() || earlier.shape.empty();
}

/// Positions of the records that count: the last of each id, in the order of the list.
template <class Record>
std::vector<std::size_t> last_of_each_id(const std::vector<Record>& records) {
  std::unordered_map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto [known, is_new] = last.try_emplace(records[i].id, i);
    if (!is_new && replaces(records[i], records[known->second])) known->second = i;
  }
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (last[records[i].id] == i) kept.push_back(i);
  }
  return kept;
}

template <class Record>
Layer layer_of(const std::vector<Record>& records, const std::function<bool(const Record&)>& wanted,
               const std::function<const geo::Shape&(const Record&)>& shape, const Indexing& how) {
  std::vector<std::size_t> kept;
  std::vector<geo::Shape> shapes;
  for (const std::size_t i : last_of_each_id(records)) {
    if (!wanted(records[i]) || shape(records[i]).empty()) continue;
    kept.push_back(i);
    shapes.push_back(shape(records[i]));
  }
  return {std::move(kept), geo::AreaIndex(shapes, how.edges, how.file())};
}

template <class Record>
const geo::Shape& own_shape(const Record& record) {
  return record.shape;
}

std::vector<std::string> names_of(const AdminUnit& unit) {
  std::vector<std::string> names{unit.name, unit.names.kk, unit.names.ru, unit.names.en};
  names.insert(names.end(), unit.alternate_names.begin(), unit.alternate_names.end());
  return names;
}

bool is_outline(const AdminUnit& unit) { return unit.id.rfind(outline_prefix, 0) == 0; }

template <class Wanted>
Coverage coverage_of(const std::vector<Dataset>& datasets, geo::EdgeModel edges, const Wanted& wanted) {
  std::vector<geo::Shape> areas;
  for (const Dataset& dataset : datasets) {
    if (!dataset.coverage.empty() && wanted(dataset)) areas.push_back(dataset.coverage);
  }
  return Coverage(std::move(areas), edges);
}

template <class T>
bool speaks_of(const std::vector<T>& list, T wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

geo::Disc disc_of(const Settlement& settlement) {
  const Extent& extent = settlement.extent;
  if (extent.shape.empty()) return {settlement.centre, Metres{0.0}};
  if (extent.quality == ExtentQuality::estimated) return {extent.shape.points.front(), extent.radius.high};
  return geo::enclosing_disc(extent.shape);
}

void order_by_distance(std::vector<ZoneHit>& hits) {
  std::sort(hits.begin(), hits.end(), [](const ZoneHit& a, const ZoneHit& b) {
    if (a.nearest.distance != b.nearest.distance) return a.nearest.distance < b.nearest.distance;
    return a.zone->id < b.zone->id;
  });
}

Metres middle(const SettlementHit& hit) { return (hit.distance.low + hit.distance.high) / 2.0; }

}  // namespace

class Atlas::Impl {
 public:
  Impl(AtlasData given, geo::EdgeModel edge_model, fs::path index_folder)
      : data(std::move(given)),
        edges(edge_model),
        folder(std::move(index_folder)),
        settlements(layer_of<Settlement>(
            data.settlements, [](const Settlement&) { return true; },
            [](const Settlement& one) -> const geo::Shape& { return one.extent.shape; },
            kept("settlements"))),
        dwellings(layer_of<Building>(
            data.buildings, [](const Building& one) { return one.dwelling; }, own_shape<Building>,
            kept("dwellings"))),
        settlement_coverage(coverage_for(DatasetKind::settlements)),
        building_coverage(coverage_for(DatasetKind::buildings)) {
    index_zones();
    index_units();
    index_settlements();
    find_answering();
  }

  [[nodiscard]] Coverage coverage_for(DatasetKind kind) const {
    return coverage_of(data.datasets, edges, [kind](const Dataset& one) { return one.kind == kind; });
  }

  void index_zones() {
    for (std::size_t k = 0; k < zone_kind_count; ++k) {
      const auto kind = static_cast<ZoneKind>(k);
      zones.push_back(layer_of<Zone>(
          data.zones, [kind](const Zone& one) { return one.kind == kind; }, own_shape<Zone>,
          kept("zones-" + std::to_string(k))));
      zone_coverage.push_back(coverage_of(data.datasets, edges, [kind](const Dataset& one) {
        return one.kind == DatasetKind::zones && speaks_of(one.zone_kinds, kind);
      }));
    }
  }

  void index_units() {
    for (std::size_t k = 0; k < unit_level_count; ++k) index_level(static_cast<UnitLevel>(k));
    name_units();
  }

  void index_level(UnitLevel level) {
    units.push_back(layer_of<AdminUnit>(
        data.units, [level](const AdminUnit& one) { return one.level == level && !is_outline(one); },
        own_shape<AdminUnit>, kept("units-" + std::to_string(at(level)))));
    std::vector<geo::Shape> areas;
    for (const std::size_t i : units.back().records) areas.push_back(data.units[i].shape);
    unit_areas.emplace_back(std::move(areas), edges);
    unit_coverage.push_back(coverage_of(data.datasets, edges, [level](const Dataset& one) {
      return one.kind == DatasetKind::units && speaks_of(one.unit_levels, level);
    }));
  }

  void name_units() {
    std::vector<geo::Shape> outlines;
    for (const std::size_t i : last_of_each_id(data.units)) {
      const AdminUnit& unit = data.units[i];
      units_by_id[unit.id] = i;
      if (is_outline(unit)) outlines.push_back(unit.shape);
      if (is_outline(unit)) continue;
      for (const std::string& name : names_of(unit)) {
        auto& bearers = units_by_name[folded_unit_name(name)];
        if (bearers.empty() || bearers.back() != i) bearers.push_back(i);
      }
    }
    if (outlines.size() == 1) outline = outlines.front();
    if (outlines.size() > 1) outline = geo::united(outlines).value_or(outlines.back());
    if (!outline.empty()) outline_index.emplace(std::vector{outline}, edges, kept("outline").file());
  }

  void index_settlements() {
    for (const Settlement& one : data.settlements) discs.push_back(disc_of(one));
    for (std::size_t i = 0; i < data.settlements.size(); ++i) settlements_by_id[data.settlements[i].id] = i;
    for (const std::size_t i : settlements.records) {
      widest = std::max(widest, widest_reach(data.settlements[i].extent));
    }
  }

  [[nodiscard]] Indexing kept(std::string name) const { return {edges, folder, std::move(name)}; }

  /// Remembers which index answers for the shapes of a layer.
  template <class Shape>
  void answer_for(const Layer& layer, const Shape& shape_of) {
    for (std::size_t i = 0; i < layer.records.size(); ++i) {
      answering.emplace(&shape_of(layer.records[i]), Answering{&layer.index, i});
    }
  }

  void find_answering() {
    answer_for(settlements,
               [this](std::size_t i) -> const geo::Shape& { return data.settlements[i].extent.shape; });
    for (const Layer& layer : units) {
      answer_for(layer, [this](std::size_t i) -> const geo::Shape& { return data.units[i].shape; });
    }
    if (outline_index) answering.emplace(&outline, Answering{&*outline_index, 0});
  }

  [[nodiscard]] SettlementHit hit(const geo::Shape& from, const Settlement& settlement,
                                  const geo::NearestPoints& nearest) const {
    return {&settlement, boundary_interval(nearest, from, Metres{0.0}, settlement.extent, edges), nearest};
  }

  [[nodiscard]] const Settlement& settlement_at(std::size_t in_index) const {
    return data.settlements[settlements.records[in_index]];
  }

  /// The index that holds a shape, and where.
  struct Answering {
    const geo::AreaIndex* index = nullptr;
    std::size_t at = 0;
  };

  AtlasData data;
  geo::EdgeModel edges;
  fs::path folder;  ///< of the indices that stay
  Layer settlements;
  Layer dwellings;
  std::vector<Layer> zones;  ///< by kind
  std::vector<Layer> units;  ///< by level
  Coverage settlement_coverage;
  Coverage building_coverage;
  std::vector<Coverage> zone_coverage;
  std::vector<Coverage> unit_coverage;
  std::vector<Coverage> unit_areas;  ///< the units' own polygons, by level
  std::vector<geo::Disc> discs;      ///< by settlement record
  Metres widest;                     ///< of any settlement's reach about its drawn shape
  geo::Shape outline;
  std::optional<geo::AreaIndex> outline_index;
  std::unordered_map<const geo::Shape*, Answering> answering;  ///< by the address of a record's shape
  std::unordered_map<std::string_view, std::size_t> settlements_by_id;
  std::unordered_map<std::string_view, std::size_t> units_by_id;
  std::unordered_map<std::string, std::vector<std::size_t>> units_by_name;
};

Atlas::Atlas(AtlasData data, geo::EdgeModel edges, const fs::path& index_folder)
    : impl_(std::make_shared<const Impl>(std::move(data), edges, index_folder)) {}
Atlas::~Atlas() = default;
Atlas::Atlas(const Atlas&) = default;
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(const Atlas&) = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;

const AtlasData& Atlas::data() const { return impl_->data; }
geo::EdgeModel Atlas::edges() const { return impl_->edges; }
const geo::Shape& Atlas::outline() const { return impl_->outline; }

const Settlement* Atlas::settlement(std::string_view id) const {
  const auto found = impl_->settlements_by_id.find(id);
  return found == impl_->settlements_by_id.end() ? nullptr : &impl_->data.settlements[found->second];
}

const AdminUnit* Atlas::unit(std::string_view id) const {
  const auto found = impl_->units_by_id.find(id);
  return found == impl_->units_by_id.end() ? nullptr : &impl_->data.units[found->second];
}

const geo::Disc& Atlas::disc(const Settlement& settlement) const {
  return impl_->discs[static_cast<std::size_t>(&settlement - impl_->data.settlements.data())];
}

bool Atlas::covers_settlements(const geo::Shape& where, Metres radius) const {
  return impl_->settlement_coverage.holds(where, radius);
}

std::vector<SettlementHit> Atlas::settlements_within(const geo::Shape& from, Metres radius) const {
  std::vector<SettlementHit> hits;
  for (const geo::Hit& near : impl_->settlements.index.within(from, radius + impl_->widest)) {
    SettlementHit one = impl_->hit(from, impl_->settlement_at(near.index), near.nearest);
    if (one.distance.low <= radius) hits.push_back(one);
  }
  std::sort(hits.begin(), hits.end(), [](const SettlementHit& a, const SettlementHit& b) {
    return a.settlement->id < b.settlement->id;
  });
  return hits;
}

std::vector<SettlementHit> Atlas::nearest_settlements(const geo::Shape& from, std::size_t count) const {
  const std::vector<geo::Hit> first = impl_->settlements.index.nearest(from, count);
  if (first.empty()) return {};
  Metres farthest{0.0};
  for (const geo::Hit& near : first) {
    farthest = std::max(farthest, middle(impl_->hit(from, impl_->settlement_at(near.index), near.nearest)));
  }
  // Nobody outside this circle can have a nearer middle: a boundary is at most `widest` nearer than the drawn shape.
  std::vector<SettlementHit> hits;
  for (const geo::Hit& near : impl_->settlements.index.within(from, farthest + impl_->widest)) {
    hits.push_back(impl_->hit(from, impl_->settlement_at(near.index), near.nearest));
  }
  std::sort(hits.begin(), hits.end(), [](const SettlementHit& a, const SettlementHit& b) {
    return middle(a) != middle(b) ? middle(a) < middle(b) : a.settlement->id < b.settlement->id;
  });
  if (hits.size() > count) hits.resize(count);
  return hits;
}

geo::NearestPoints Atlas::nearest_points(const geo::Shape& from, const geo::Shape& to) const {
  const auto own = impl_->answering.find(&to);
  if (own == impl_->answering.end()) return geo::nearest_points(from, to, impl_->edges);
  return own->second.index->distance(from, own->second.at);
}

SettlementHit Atlas::distance_to(const geo::Shape& from, const Settlement& settlement) const {
  return impl_->hit(from, settlement, nearest_points(from, settlement.extent.shape));
}

std::vector<ZoneHit> Atlas::zones_within(ZoneKind kind, const geo::Shape& from, Metres radius) const {
  std::vector<ZoneHit> hits;
  const Layer& layer = impl_->zones[at(kind)];
  for (const geo::Hit& near : layer.index.within(from, radius)) {
    hits.push_back({&impl_->data.zones[layer.records[near.index]], near.nearest});
  }
  order_by_distance(hits);
  return hits;
}

std::optional<ZoneHit> Atlas::nearest_zone(ZoneKind kind, const geo::Shape& from) const {
  const Layer& layer = impl_->zones[at(kind)];
  const std::vector<geo::Hit> nearest = layer.index.nearest(from, 1);
  if (nearest.empty()) return std::nullopt;
  return ZoneHit{&impl_->data.zones[layer.records[nearest.front().index]], nearest.front().nearest};
}

bool Atlas::covers_zones(ZoneKind kind, const geo::Shape& where) const {
  return impl_->zone_coverage[at(kind)].holds(where, Metres{0.0});
}

std::vector<UnitHit> Atlas::units_within(UnitLevel level, const geo::Shape& from, Metres radius) const {
  std::vector<UnitHit> hits;
  const Layer& layer = impl_->units[at(level)];
  for (const geo::Hit& near : layer.index.within(from, radius)) {
    hits.push_back({&impl_->data.units[layer.records[near.index]], near.nearest});
  }
  return hits;
}

Metres Atlas::border_accuracy(const AdminUnit& unit) const {
  for (const Dataset& dataset : impl_->data.datasets) {
    if (dataset.id == unit.dataset) return dataset.border_accuracy.value_or(Metres{0.0});
  }
  return Metres{0.0};
}

std::vector<UnitHit> Atlas::units_perhaps_within(UnitLevel level, const geo::Shape& from,
                                                 Metres radius) const {
  Metres coarsest{0.0};
  for (const Dataset& dataset : impl_->data.datasets)
    coarsest = std::max(coarsest, dataset.border_accuracy.value_or(Metres{0.0}));
  auto hits = units_within(level, from, radius + coarsest);
  std::erase_if(
      hits, [&](const UnitHit& hit) { return hit.nearest.distance > radius + border_accuracy(*hit.unit); });
  return hits;
}

Metres Atlas::distance_to_boundary(const geo::Shape& where, const AdminUnit& unit) const {
  const auto own = impl_->answering.find(&unit.shape);
  if (own != impl_->answering.end()) return impl_->unit_areas[at(unit.level)].margin(where, own->second.at);
  return geo::nearest_points(where, rings_as_lines(unit.shape), impl_->edges).distance;
}

std::vector<const AdminUnit*> Atlas::units_meeting(UnitLevel level, const geo::Shape& where) const {
  std::vector<const AdminUnit*> meeting;
  for (const UnitHit& hit : units_within(level, where, Metres{0.0})) meeting.push_back(hit.unit);
  return meeting;
}

std::vector<const AdminUnit*> Atlas::units_named(std::string_view name,
                                                 std::optional<UnitLevel> level) const {
  std::vector<const AdminUnit*> named;
  if (folded_unit_name(name).empty()) return named;
  const auto found = impl_->units_by_name.find(folded_unit_name(name));
  if (found == impl_->units_by_name.end()) return named;
  for (const std::size_t i : found->second) {
    const AdminUnit& unit = impl_->data.units[i];
    if (!level || unit.level == *level) named.push_back(&unit);
  }
  return named;
}

bool Atlas::covers_units(UnitLevel level, const geo::Shape& where) const {
  if (where.empty() || impl_->units[at(level)].records.empty()) return false;
  if (impl_->unit_coverage[at(level)].holds(where, Metres{0.0})) return true;
  if (impl_->unit_areas[at(level)].holds(where, Metres{0.0})) return true;  // one unit holds it all
  const std::vector<const AdminUnit*> meeting = units_meeting(level, where);
  if (meeting.size() < 2) return false;
  std::vector<geo::Shape> shapes;
  for (const AdminUnit* unit : meeting) shapes.push_back(unit->shape);
  const auto together = geo::united(shapes);
  return together && Coverage({*together}, impl_->edges).holds(where, Metres{0.0});
}

std::optional<std::vector<geo::Hit>> Atlas::dwellings_within(const geo::Shape& from, Metres radius) const {
  if (!impl_->building_coverage.holds(from, radius)) return std::nullopt;
  std::vector<geo::Hit> hits = impl_->dwellings.index.within(from, radius);
  for (geo::Hit& hit : hits) hit.index = impl_->dwellings.records[hit.index];
  std::stable_sort(hits.begin(), hits.end(), [](const geo::Hit& a, const geo::Hit& b) {
    return a.nearest.distance < b.nearest.distance;
  });
  return hits;
}

}  // namespace tyndau::hearing
