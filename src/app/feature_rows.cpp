#include "app/feature_rows.hpp"

#include "hearing/json_shape.hpp"
#include "intake/case_builder.hpp"
#include "intake/headers.hpp"

#include <array>
#include <charconv>

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using intake::Column;
using intake::Sharing;
using json::Value;

bool of_project(Column column) {
  return column >= Column::project_id && column <= Column::declared_dwelling_distance_m;
}

bool of_one_venue(Column column) {
  switch (intake::info(column).sharing) {
    case Sharing::venue:
    case Sharing::serves:
    case Sharing::start:
    case Sharing::end:
    case Sharing::outlet: return true;
    default: return false;
  }
}

/// As people write it in a cell: the shortest digits that mean it, never with an exponent.
std::string decimal(double number) {
  std::array<char, 400> digits{};  // 1e308 and 5e-324 fit
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
  return {digits.data(), end};
}

intake::Cell cell_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::string: return {value.string, false};
    case Value::Kind::boolean: return {value.boolean ? "yes" : "no", false};
    case Value::Kind::number: return {decimal(value.number), true};
    case Value::Kind::array: {
      std::string all;
      for (const auto& item : value.items) all += (all.empty() ? "" : "; ") + cell_of(item).text;
      return {std::move(all), false};
    }
    default: return {};
  }
}

/// Cells by column, gathered before the columns of the table are known.
struct Draft {
  std::map<std::string, intake::Cell> cells;
  std::map<std::string, std::string> pointers;

  void take(const Value& properties, const std::string& pointer, bool ours, bool whole = true) {
    for (const auto& [name, value] : properties.members) {
      if (name == "venues") continue;
      const auto column = intake::column_from_name(name);
      if (!column || (!whole && intake::info(*column).sharing == Sharing::outlet)) continue;
      cells[name] = cell_of(value);
      pointers[name] = ours ? json::pointer_to(pointer, name) : std::string{};
    }
  }
};

void shape_of(const Value& geometry, const std::string& pointer, geo::Shape& shape, FeatureRows& rows) {
  if (geometry.kind == Value::Kind::null) return;
  try {
    shape = json::read_shape(geometry, pointer);
  } catch (const json::Fault& fault) {
    rows.faults.push_back(
        {fault.pointer(), "reading", {"service.reading", {{"reason", std::string(fault.what())}}}});
  }
}

/// One draft for each venue: what the hearing says of all, then what the venue says of itself.
std::vector<Draft> drafts_of(const Draft& shared, const WrittenFeature& hearing, const std::string& pointer,
                             bool ours) {
  const Value* venues = hearing.properties.find("venues");
  const std::size_t count = venues == nullptr ? 1 : venues->items.size();
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < count; ++i) {
    Draft draft = shared;
    draft.take(hearing.properties, pointer, ours, i == 0);
    if (venues != nullptr) {
      draft.take(venues->items[i], json::pointer_to(json::pointer_to(pointer, "venues"), i), ours);
    }
    draft.cells["hearing_id"] = {hearing.id, false};
    draft.pointers.try_emplace("hearing_id", ours ? json::pointer_to(pointer, "hearing_id") : std::string{});
    if (count > 1) draft.cells["hearing_group"] = {hearing.id, false};
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

void lay_out(std::vector<Draft>&& drafts, const geo::Shape& footprint, FeatureRows& rows) {
  std::map<std::string, std::size_t> position;
  std::vector<std::string> names;
  for (const auto& draft : drafts) {
    for (const auto& [name, cell] : draft.cells) {
      if (position.try_emplace(name, names.size()).second) names.push_back(name);
    }
  }
  rows.head.file = "request";
  rows.head.format = intake::TableFormat::ndjson;
  rows.head.match = intake::match_headers(names);
  for (auto& draft : drafts) {
    intake::TableRow row;
    row.number = static_cast<std::int64_t>(rows.rows.size()) + 1;
    row.cells.resize(names.size());
    for (auto& [name, cell] : draft.cells) row.cells[position.at(name)] = std::move(cell);
    row.shape = footprint;
    rows.rows.push_back(std::move(row));
    rows.pointers.push_back(std::move(draft.pointers));
  }
}

/// The point of a hearing's feature is its venue's position.
void take_position(const WrittenFeature& hearing, const geo::Shape& shape, std::vector<Draft>& drafts,
                   const std::string& pointer, FeatureRows& rows) {
  if (shape.empty()) return;
  const bool one_point = shape.points.size() == 1 && shape.lines.empty() && shape.polygons.empty();
  if (!one_point || hearing.properties.find("venues") != nullptr ||
      drafts.front().cells.count("venue_lon") != 0) {
    rows.faults.push_back({pointer, "venue-geometry", {"service.venue-geometry", {}}});
    return;
  }
  Value number;
  number.kind = Value::Kind::number;
  for (const auto& [name, degrees] : {std::pair<const char*, double>{"venue_lon", shape.points.front().lon},
                                      {"venue_lat", shape.points.front().lat}}) {
    number.number = degrees;
    drafts.front().cells[name] = cell_of(number);
    drafts.front().pointers[name] = pointer;
  }
}

Fault fault_of(const intake::Problem& problem, const FeatureRows& rows) {
  std::string pointer;
  const auto row = static_cast<std::size_t>(problem.row);
  if (row >= 1 && row <= rows.pointers.size()) {
    const auto& known = rows.pointers[row - 1];
    if (const auto found = known.find(problem.column); found != known.end()) pointer = found->second;
  }
  if (problem.column.empty() && problem.code.starts_with("geometry")) pointer = rows.geometry_pointer;
  return {std::move(pointer), problem.code, problem.message};
}

}  // namespace

bool belongs(Column column, FeatureKind kind, bool of_venue) {
  if (column == Column::hearing_group) return false;
  if (of_venue) return of_one_venue(column);
  switch (kind) {
    case FeatureKind::project: return of_project(column);
    case FeatureKind::hearing: return column == Column::project_id || !of_project(column);
    case FeatureKind::row: break;
  }
  return true;
}

FeatureRows rows_of(const WrittenFeature& project, const WrittenFeature& hearing, FeatureKind about) {
  FeatureRows rows;
  const bool of_hearing = about == FeatureKind::hearing;
  Draft shared;
  shared.take(project.properties, "/properties", !of_hearing);
  auto drafts = drafts_of(shared, hearing, "/properties", of_hearing);
  for (auto& draft : drafts) draft.cells["project_id"] = {project.id, false};
  rows.geometry_pointer = "/geometry";
  geo::Shape footprint;
  geo::Shape venue;
  shape_of(project.geometry, "/geometry", footprint, rows);
  shape_of(hearing.geometry, "/geometry", venue, rows);
  take_position(hearing, venue, drafts, "/geometry", rows);
  lay_out(std::move(drafts), footprint, rows);
  return rows;
}

FeatureRows rows_of(const WrittenFeature& feature, const std::string& pointer) {
  FeatureRows rows;
  rows.geometry_pointer = json::pointer_to(pointer, "geometry");
  geo::Shape footprint;
  shape_of(feature.geometry, rows.geometry_pointer, footprint, rows);
  lay_out(drafts_of({}, feature, json::pointer_to(pointer, "properties"), true), footprint, rows);
  return rows;
}

Answer<hearing::Case> case_of_rows(FeatureRows rows, const intake::Gazetteer& gazetteer,
                                   const intake::Country& country) {
  auto faults = std::move(rows.faults);
  intake::CaseBuilder builder(country);
  builder.begin_table(rows.head);
  for (auto& row : rows.rows) builder.add(std::move(row));
  auto built = builder.finish();
  for (const auto& kept : built.kept) {
    if (kept.pending) continue;
    for (const auto& problem : kept.problems) faults.push_back(fault_of(problem, rows));
  }
  if (!faults.empty() || built.cases.size() != 1) {
    return tl::unexpected<Refusal>(Refusal{Refusal::Kind::senseless, std::move(faults)});
  }
  auto& only = built.cases.front();
  intake::resolve_places(only, gazetteer);
  only.origin = {};
  only.group.clear();
  return std::move(only);
}

}  // namespace tyndau::app
