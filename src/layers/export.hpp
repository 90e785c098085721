/// \file
/// Whole collections as files for desktops, spreadsheets and globes.
#pragma once

#include "core/result.hpp"
#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "layers/collection.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::layers {

enum class ExportFormat { geopackage, flatgeobuf, geojson, kml, csv, workbook };
/// "gpkg", "fgb", "geojson", "kml", "csv", "xlsx": as files end.
[[nodiscard]] std::string_view code(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> export_format_from_code(std::string_view code);
[[nodiscard]] std::string_view media_type(ExportFormat format);

/// Texts within the file.
struct ExportOptions {
  const hearing::MessageCatalogue& messages;
  Language language = Language::en;

  /// Of the layer.
  [[nodiscard]] const std::string& title(CollectionId id) const {
    return messages.phrase("layers.title." + std::string(code(id))).in(language);
  }
  [[nodiscard]] const std::string& description(CollectionId id) const {
    return messages.phrase("layers.about." + std::string(code(id))).in(language);
  }
};

/// Every feature in the order of the collection, in memory that does not grow with them; the file appears whole or not at all.
/// GeoPackage holds the style that QGIS opens it with; FlatGeobuf leaves out features without a shape; CSV and workbooks have the columns lon and lat (a point of the shape)
/// and CSV the shape as WKT; KML draws verdicts with styles and tells the attributes in balloons. Equal collections give
/// equal bytes, but for the times within workbooks. \return io
[[nodiscard]] Result<std::monostate> export_collection(const Collection& collection, ExportFormat format,
                                                       const std::filesystem::path& file,
                                                       const ExportOptions& options);

/// How many features of the collection a file of the format cannot hold: in FlatGeobuf, as GDAL writes it, those without a shape.
[[nodiscard]] std::size_t left_out(const Collection& collection, ExportFormat format);

/// Where a label or a pin of the shape belongs: its first point, else the middle of its box. \pre not empty
[[nodiscard]] LonLat pin_of(const geo::Shape& shape);

[[nodiscard]] Result<std::monostate> export_kml(const Collection& collection,
                                                const std::filesystem::path& file,
                                                const ExportOptions& options);

}  // namespace tyndau::layers
