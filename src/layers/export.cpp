#include "layers/export.hpp"

#include "core/atomic_file.hpp"
#include "core/parallel.hpp"
#include "geo/overlay.hpp"
#include "geo/vector_writer.hpp"
#include "layers/csv_text.hpp"
#include "layers/export_workbook.hpp"
#include "layers/feature_json.hpp"
#include "layers/qgis_style.hpp"

#include <algorithm>
#include <array>

namespace tyndau::layers {
namespace {

struct FormatInfo {
  std::string_view code;
  std::string_view media_type;
};
constexpr std::array<FormatInfo, 6> formats{{
    {"gpkg", "application/geopackage+sqlite3"},
    {"fgb", "application/flatgeobuf"},
    {"geojson", "application/geo+json"},
    {"kml", "application/vnd.google-earth.kml+xml"},
    {"csv", "text/csv; charset=utf-8"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

/// A larger FlatGeobuf has no spatial index, which would be made in memory.
constexpr std::size_t most_indexed = 100'000;

geo::Value value_of(const cql2::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return std::int64_t{*flag ? 1 : 0};
  if (const auto* day = std::get_if<Date>(&value)) return to_iso(*day);
  if (const auto* instant = std::get_if<cql2::Instant>(&value)) return cql2::to_iso(*instant);
  return {};
}

geo::FieldType type_of(cql2::FieldType type) {
  switch (type) {
    case cql2::FieldType::integer:
    case cql2::FieldType::boolean: return geo::FieldType::integer;
    case cql2::FieldType::number: return geo::FieldType::real;
    default: return geo::FieldType::text;
  }
}

geo::GeometryKind geometry_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::points: return geo::GeometryKind::point;
    case ShapeKind::lines: return geo::GeometryKind::multi_line;
    case ShapeKind::areas: break;
  }
  return geo::GeometryKind::multi_polygon;
}

geo::LayerHead head_of(const Collection& collection, const std::string& name, geo::GeometryKind geometry,
                       const ExportOptions& options) {
  geo::LayerHead head{
      name, {{"id", geo::FieldType::text}}, options.description(collection.head().id.collection), geometry};
  for (const auto& field : collection.head().fields)
    head.fields.emplace_back(field.name, type_of(field.type));
  return head;
}

geo::Feature feature_of(const Collection& collection, std::size_t position, const geo::LayerHead& head) {
  geo::Feature feature;
  const auto add = [&](geo::Value value) {
    feature.properties.emplace_back(head.fields[feature.properties.size()].first, std::move(value));
  };
  add(std::string(collection.id(position)));
  for (std::size_t field = 0; field < collection.head().fields.size(); ++field) {
    add(value_of(collection.value(position, field)));
  }
  feature.shape = collection.shape(position);
  return feature;
}

Result<std::monostate> export_flatgeobuf(const Collection& collection, const std::filesystem::path& file,
                                         const ExportOptions& options) {
  const auto kinds = collection.kinds();
  const auto geometry = kinds.size() == 1 ? geometry_of(kinds.front()) : geo::GeometryKind::any;
  auto head = head_of(collection, code(collection.head().id), geometry, options);
  head.indexed = collection.size() <= most_indexed;
  auto writer = geo::VectorWriter::open(file, geo::VectorFormat::flatgeobuf, {head});
  if (!writer) return tl::unexpected<Error>(writer.error());
  // GDAL's driver takes features without a shape and does not write them.
  for (std::size_t i = 0; i < collection.placed(); ++i) {
    if (const auto added = writer->add(0, feature_of(collection, i, head)); !added) return added;
  }
  return writer->commit();
}

/// The tables of a GeoPackage. One holds everything of a layer whose features have one kind of geometry. Else each kind has its
/// own with its style, since QGIS draws one kind of a table, and what has no place is in a table of the layer's name.
struct Tables {
  std::vector<geo::LayerHead> heads;
  std::array<std::size_t, shape_kind_count> of_kind{};
  std::size_t of_none = 0;
};

Tables tables_of(const Collection& collection, const ExportOptions& options) {
  const auto kinds = collection.kinds();
  const auto& id = collection.head().id;
  Tables tables;
  const auto add = [&](const std::string& name, geo::GeometryKind geometry) {
    auto& head = tables.heads.emplace_back(head_of(collection, name, geometry, options));
    head.qgis_style = qgis_style(collection.head(), geometry, options);
    return tables.heads.size() - 1;
  };
  if (kinds.size() < 2) {
    add(code(id), kinds.empty() ? geo::GeometryKind::any : geometry_of(kinds.front()));
    return tables;
  }
  for (const auto kind : kinds) {
    tables.of_kind[static_cast<std::size_t>(kind)] =
        add(code(LayerId(id.collection, kind)), geometry_of(kind));
  }
  if (collection.placed() < collection.size()) tables.of_none = add(code(id), geo::GeometryKind::none);
  return tables;
}

Result<std::monostate> export_geopackage(const Collection& collection, const std::filesystem::path& file,
                                         const ExportOptions& options) {
  const auto tables = tables_of(collection, options);
  auto writer = geo::VectorWriter::open(file, geo::VectorFormat::geopackage, tables.heads);
  if (!writer) return tl::unexpected<Error>(writer.error());
  for (std::size_t i = 0; i < collection.size(); ++i) {
    const auto kind = kind_of(collection.shape(i));
    const auto table = kind ? tables.of_kind[static_cast<std::size_t>(*kind)] : tables.of_none;
    const auto added = writer->add(table, feature_of(collection, i, tables.heads[table]));
    if (!added) return added;
  }
  return writer->commit();
}

/// Features \p first to \p end, separated by commas.
Result<std::string> written(const Collection& collection, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) {
    if (i > 0) text += ",\n";
    const auto done = write_feature(text, collection, i, offered_crs().front());
    if (!done) return tl::unexpected<Error>(done.error());
  }
  return text;
}

Result<std::monostate> export_geojson(const Collection& collection, const std::filesystem::path& file) {
  constexpr std::size_t of_a_part = 64;
  constexpr std::size_t parts_ahead = 32;
  auto target = AtomicFile::open(file);
  if (!target) return tl::unexpected<Error>(target.error());
  target->stream() << R"({"type":"FeatureCollection","name":")" << code(collection.head().id)
                   << "\",\"features\":[\n";
  std::array<Result<std::string>, parts_ahead> parts;
  const auto make = [&](std::size_t part) {
    const auto from = part * of_a_part;
    parts[part % parts_ahead] = written(collection, from, std::min(collection.size(), from + of_a_part));
  };
  Result<std::monostate> done;
  const auto give = [&](std::size_t part) {
    const auto& text = parts[part % parts_ahead];
    if (text) target->stream() << *text;
    if (!text) done = tl::unexpected<Error>(text.error());
    return text.has_value();
  };
  const auto count = (collection.size() + of_a_part - 1) / of_a_part;
  if (!made_and_taken(count, parts_ahead, make, give)) return done;
  target->stream() << "\n]}\n";
  return target->commit();
}

Result<std::monostate> export_csv(const Collection& collection, const std::filesystem::path& file) {
  auto target = AtomicFile::open(file);
  if (!target) return tl::unexpected<Error>(target.error());
  target->stream() << "\xEF\xBB\xBF";
  CsvLine names;
  names.text("id");
  for (const auto& field : collection.head().fields) names.text(field.name);
  target->stream() << names.text("lon").text("lat").text("wkt").done();
  for (std::size_t i = 0; i < collection.size(); ++i) {
    CsvLine line;
    line.text(collection.id(i));
    for (std::size_t field = 0; field < collection.head().fields.size(); ++field) {
      const auto value = value_of(collection.value(i, field));
      const auto* number = std::get_if<double>(&value);
      const auto* whole = std::get_if<std::int64_t>(&value);
      const auto* text = std::get_if<std::string>(&value);
      constexpr int decimals = 9;
      if (number != nullptr) {
        line.number(*number, decimals);
      } else {
        line.text(whole != nullptr ? std::to_string(*whole) : text != nullptr ? *text : std::string());
      }
    }
    constexpr int decimals = 9;
    const auto& shape = collection.shape(i);
    const auto pin = shape.empty() ? std::nullopt : std::optional(pin_of(shape));
    line.number(pin ? std::optional(pin->lon) : std::nullopt, decimals);
    line.number(pin ? std::optional(pin->lat) : std::nullopt, decimals);
    target->stream() << line.text(shape.empty() ? std::string() : geo::to_wkt(shape)).done();
  }
  return target->commit();
}

}  // namespace

std::string_view code(ExportFormat format) { return formats[static_cast<std::size_t>(format)].code; }
std::string_view media_type(ExportFormat format) {
  return formats[static_cast<std::size_t>(format)].media_type;
}

std::optional<ExportFormat> export_format_from_code(std::string_view code) {
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const auto& one) { return one.code == code; });
  if (found == formats.end()) return std::nullopt;
  return static_cast<ExportFormat>(found - formats.begin());
}

std::size_t left_out(const Collection& collection, ExportFormat format) {
  return format == ExportFormat::flatgeobuf ? collection.size() - collection.placed() : 0;
}

LonLat pin_of(const geo::Shape& shape) {
  if (!shape.points.empty()) return shape.points.front();
  const auto box = geo::bounding_box(shape);
  constexpr double around = 360.0;
  double lon = (box.west + (box.east < box.west ? box.east + around : box.east)) / 2;
  if (lon > around / 2) lon -= around;
  return {lon, (box.south + box.north) / 2};
}

Result<std::monostate> export_collection(const Collection& collection, ExportFormat format,
                                         const std::filesystem::path& file, const ExportOptions& options) {
  switch (format) {
    case ExportFormat::geopackage: return export_geopackage(collection, file, options);
    case ExportFormat::flatgeobuf: return export_flatgeobuf(collection, file, options);
    case ExportFormat::geojson: return export_geojson(collection, file);
    case ExportFormat::kml: return export_kml(collection, file, options);
    case ExportFormat::csv: return export_csv(collection, file);
    case ExportFormat::workbook: break;
  }
  return export_workbook(collection, file);
}

}  // namespace tyndau::layers
