#include "app/screening_output.hpp"

#include "layers/answer.hpp"

namespace tyndau::app {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_for(const std::set<Format>& formats) {
  std::vector<std::string> names{"scorecard.json", "scorecard.csv", "rejected.csv"};
  if (formats.count(Format::json) != 0) names.emplace_back("report.json");
  if (formats.count(Format::gpkg) != 0) names.emplace_back("layers.gpkg");
  if (formats.count(Format::csv) != 0) {
    for (const char* name : {"hearings.csv", "findings.csv", "communities.csv"}) names.emplace_back(name);
  }
  if (formats.count(Format::geojson) != 0) {
    for (std::size_t i = 0; i < layers::map_layer_count; ++i) {
      names.push_back(std::string(code(static_cast<layers::MapLayer>(i))) + ".geojson");
    }
  }
  return names;
}

}  // namespace

std::optional<Format> format_from_code(std::string_view text) {
  if (text == "json") return Format::json;
  if (text == "csv") return Format::csv;
  if (text == "geojson") return Format::geojson;
  if (text == "gpkg") return Format::gpkg;
  return std::nullopt;
}

Result<std::monostate> ScreeningOutput::start(const std::string& name, const std::string& header) {
  auto file = AtomicFile::open(options_.folder / name);
  if (!file) return tl::unexpected<Error>(file.error());
  file->stream() << header;
  files_.emplace(name, std::move(*file));
  return std::monostate{};
}

Result<ScreeningOutput> ScreeningOutput::open(OutputOptions options, const layers::Manifest& manifest,
                                              layers::TableLanguage table) {
  std::error_code error;
  fs::create_directories(options.folder, error);
  if (error)
    return fail(ErrorCode::io, "the folder cannot be made: " + error.message(), options.folder.string());
  for (const auto& name : names_for(options.formats)) {
    if (options.replace || !fs::exists(options.folder / name, error)) continue;
    return fail(ErrorCode::already_exists, "the file exists; --force replaces it",
                (options.folder / name).string());
  }
  ScreeningOutput output(std::move(options), table);
  Result<std::monostate> started;
  if (output.wants(Format::json)) {
    started = output.start("report.json", "");
    if (started) {
      output.report_ =
          std::make_unique<layers::ReportWriter>(output.files_.at("report.json").stream(), manifest);
    }
  }
  if (started && output.wants(Format::csv)) {
    started =
        output.start("hearings.csv", layers::hearings_csv_header(table))
            .and_then([&](auto) { return output.start("findings.csv", layers::findings_csv_header(table)); })
            .and_then(
                [&](auto) { return output.start("communities.csv", layers::communities_csv_header(table)); });
  }
  if (started && output.wants(Format::gpkg)) {
    started = output.map_.open_geopackage(output.folder() / "layers.gpkg");
  }
  if (started && output.wants(Format::geojson)) started = output.map_.open_geojson(output.folder());
  if (!started) return tl::unexpected<Error>(started.error());
  return output;
}

Rendered ScreeningOutput::render(const hearing::Report& report) const {
  Rendered rendered;
  Text answer;
  if (wants(Format::json) || wants(Format::csv)) answer = layers::answer(report, table_.messages);
  if (wants(Format::json)) rendered.json = layers::hearing_json(report, answer, table_.messages);
  if (wants(Format::csv)) {
    rendered.hearings = layers::hearings_csv(report, answer, table_);
    rendered.findings = layers::findings_csv(report, table_);
    rendered.communities = layers::communities_csv(report, table_);
  }
  if (wants(Format::geojson) || wants(Format::gpkg))
    rendered.features = layers::map_features(report, table_.messages);
  return rendered;
}

void ScreeningOutput::add(Rendered&& rendered) {
  if (report_) report_->add(rendered.json);
  if (wants(Format::csv)) {
    files_.at("hearings.csv").stream() << rendered.hearings;
    files_.at("findings.csv").stream() << rendered.findings;
    files_.at("communities.csv").stream() << rendered.communities;
  }
  map_.add(std::move(rendered.features));
}

Result<std::monostate> ScreeningOutput::finish(const layers::Summary& summary,
                                               const layers::Scorecard& scorecard) {
  if (report_) report_->finish(summary);
  for (auto& [name, file] : files_) {
    if (auto done = file.commit(); !done) return done;
  }
  if (auto done = map_.commit(); !done) return done;
  return write_file(options_.folder / "scorecard.json", scorecard.json(table_.messages, table_.titles))
      .and_then([&](auto) {
        return write_file(options_.folder / "scorecard.csv",
                          scorecard.csv(table_.messages, table_.titles, table_.language));
      });
}

}  // namespace tyndau::app
