/// \file
/// The files of one screening: each appears whole or not at all, in the order in which the reports are added.
#pragma once

#include "core/atomic_file.hpp"
#include "core/result.hpp"
#include "hearing/screening.hpp"
#include "layers/manifest.hpp"
#include "layers/map_layers.hpp"
#include "layers/report_csv.hpp"
#include "layers/report_json.hpp"
#include "layers/scorecard.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tyndau::app {

enum class Format { json, csv, geojson, gpkg };
[[nodiscard]] std::optional<Format> format_from_code(std::string_view code);

/// What is written, where, in which language.
struct OutputOptions {
  std::filesystem::path folder;
  std::set<Format> formats{Format::json, Format::csv, Format::geojson, Format::gpkg};
  bool replace = false;  ///< existing files may be replaced
};

/// One report as text, made on any thread.
struct Rendered {
  std::string json;
  std::string hearings;
  std::string findings;
  std::string communities;
  layers::MapFeatures features;
};

class ScreeningOutput {
 public:
  /// \return already_exists naming the first file in the way (unless `replace`), io when the folder cannot be made.
  [[nodiscard]] static Result<ScreeningOutput> open(OutputOptions options, const layers::Manifest& manifest,
                                                    layers::TableLanguage table);

  /// \threads safe
  [[nodiscard]] Rendered render(const hearing::Report& report) const;
  void add(Rendered&& rendered);
  /// Commits every file. \return io; what was committed before stays.
  [[nodiscard]] Result<std::monostate> finish(const layers::Summary& summary,
                                              const layers::Scorecard& scorecard);
  [[nodiscard]] const std::filesystem::path& folder() const { return options_.folder; }

 private:
  ScreeningOutput(OutputOptions options, layers::TableLanguage table)
      : options_(std::move(options)), table_(table) {}
  [[nodiscard]] bool wants(Format format) const { return options_.formats.count(format) != 0; }
  [[nodiscard]] Result<std::monostate> start(const std::string& name, const std::string& header);

  OutputOptions options_;
  layers::TableLanguage table_;
  std::map<std::string, AtomicFile> files_;
  std::unique_ptr<layers::ReportWriter> report_;
  layers::MapLayers map_;
};

}  // namespace tyndau::app
