#include "geo/vector_file.hpp"
#include "intake/fold.hpp"
#include "intake/table_assembler.hpp"
#include "intake/table_formats.hpp"
#include "sandbox/features.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <variant>

namespace tyndau::intake {
namespace {

/// The shortest decimal that is the same number: a spreadsheet stores 43.65 as 43.649999999999999.
std::string shortest(double value) {
  std::array<char, 400> buffer{};
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  if (written.ec != std::errc{}) return {};
  return {buffer.data(), written.ptr};
}

std::optional<double> plain_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A list that the file keeps as one value: its members between semicolons.
std::string list_text(const std::string& text) {
  if (!text.starts_with('[')) return text;
  const auto list = nlohmann::json::parse(text, nullptr, false);
  if (!list.is_array()) return text;
  std::string all;
  for (const auto& item : list) {
    if (item.is_structured()) return text;
    all += (all.empty() ? "" : "; ") + (item.is_string() ? item.get<std::string>() : item.dump());
  }
  return all;
}

struct AsCell {
  bool workbook = false;

  Cell operator()(std::monostate) const { return {}; }
  Cell operator()(std::int64_t value) const { return {std::to_string(value), true}; }
  Cell operator()(double value) const { return {shortest(value), true}; }
  Cell operator()(const std::string& text) const {
    const auto number = workbook ? plain_number(text) : std::nullopt;
    if (!number) return {workbook ? text : list_text(text), false};
    return {text.size() > 15 && text.find('.') != std::string::npos ? shortest(*number) : text, true};
  }
};

TableRow row_of(const geo::LayerInfo& layer, geo::Feature&& feature, bool workbook) {
  TableRow row;
  row.sheet = layer.name;
  row.cells.reserve(feature.properties.size());
  for (const auto& [name, value] : feature.properties)
    row.cells.push_back(std::visit(AsCell{workbook}, value));
  row.shape = std::move(feature.shape);
  row.geometry_problem = std::move(feature.geometry_problem);
  return row;
}

geo::ReadOptions workbook_options(TableFormat format) {
  geo::ReadOptions read;
  const bool ods = format == TableFormat::ods;
  read.driver = ods ? "ODS" : "XLSX";
  const std::string prefix = ods ? "OGR_ODS_" : "OGR_XLSX_";
  read.open_options = {{prefix + "HEADERS", "DISABLE"}, {prefix + "FIELD_TYPES", "STRING"}};
  return read;
}

geo::ReadOptions layer_options(TableFormat format) {
  geo::ReadOptions read;
  read.driver = format == TableFormat::geojson ? "GeoJSON" : "GPKG";
  if (format == TableFormat::geojson) read.assume_crs = "EPSG:4326";
  return read;
}

std::vector<std::string> names_of(const std::vector<geo::LayerInfo>& layers) {
  std::vector<std::string> names;
  for (const auto& layer : layers) names.push_back(layer.name);
  return names;
}

/// That a sheet was named which the file lacks; nothing when it has it, or none was named.
std::optional<Problem> unknown_sheet(const std::string& file, const std::vector<std::string>& sheets,
                                     const std::string& named) {
  if (named.empty() || sheets.empty() || std::find(sheets.begin(), sheets.end(), named) != sheets.end())
    return std::nullopt;
  std::string all;
  for (const auto& sheet : sheets) all += (all.empty() ? "" : ", ") + cut(sheet);
  return make_problem(file, {}, 0, "sheet-unknown", {{"value", cut(named)}, {"sheets", all}});
}

}  // namespace

std::vector<std::string> sheets_of(const std::filesystem::path& file, const TableOptions& options) {
  const auto format = options.format ? options.format : table_format(file);
  if (!format || !has_sheets(*format)) return {};
  const auto read = *format == TableFormat::geopackage ? layer_options(*format) : workbook_options(*format);
  const auto layers = sandbox::read_features(file, read, options.policy, sandbox::Kind::table,
                                             [](const geo::LayerInfo&, geo::Feature&&) { return true; });
  return layers ? names_of(*layers) : std::vector<std::string>{};
}

void read_workbook(const std::filesystem::path& file, TableHead head, const TableOptions& options,
                   const TableSink& sink, TableReport& report) {
  TableAssembler assembler(head, options, sink, report);
  std::string sheet;
  std::int64_t number = 0;
  bool whole = true;
  const auto layers =
      sandbox::read_features(file, workbook_options(head.format), options.policy, sandbox::Kind::table,
                             [&](const geo::LayerInfo& layer, geo::Feature&& feature) {
                               if (layer.name != sheet) number = 0;
                               sheet = layer.name;
                               auto row = row_of(layer, std::move(feature), true);
                               row.number = ++number;
                               return whole = assembler.row(std::move(row));
                             });
  if (!layers) {
    report.problems.push_back(unreadable(head.file, layers.error()));
    return;
  }
  if (whole) report.sheets = names_of(*layers);
  if (auto unknown = unknown_sheet(head.file, report.sheets, options.sheet)) {
    report.problems.push_back(*std::move(unknown));
    return;
  }
  assembler.finish();
}

void read_layers(const std::filesystem::path& file, TableHead head, const TableOptions& options,
                 const TableSink& sink, TableReport& report) {
  auto read = layer_options(head.format);
  if (has_sheets(head.format)) read.layer = options.sheet;
  TableAssembler assembler(head, options, sink, report);
  std::string current;
  std::int64_t number = 0;
  bool whole = read.layer.empty() && has_sheets(head.format);
  const auto layers = sandbox::read_features(file, read, options.policy, sandbox::Kind::table,
                                             [&](const geo::LayerInfo& layer, geo::Feature&& feature) {
                                               if (number == 0 || layer.name != current) {
                                                 current = layer.name;
                                                 number = 0;
                                                 assembler.named_columns(layer.name, layer.fields);
                                               }
                                               auto row = row_of(layer, std::move(feature), false);
                                               row.number = ++number;
                                               const bool more = assembler.row(std::move(row));
                                               whole = whole && more;
                                               return more;
                                             });
  if (!layers) {
    auto settled = options;
    settled.format = head.format;
    auto unknown = unknown_sheet(head.file, sheets_of(file, settled), options.sheet);
    report.problems.push_back(unknown ? *std::move(unknown) : unreadable(head.file, layers.error()));
    return;
  }
  if (whole) report.sheets = names_of(*layers);
  if (number == 0) {
    for (const auto& layer : *layers) assembler.named_columns(layer.name, layer.fields);
  }
  assembler.finish();
}

}  // namespace tyndau::intake
