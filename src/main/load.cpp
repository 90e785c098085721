#include "app/places.hpp"
#include "main/command.hpp"
#include "sandbox/features.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <optional>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

struct LoadFlags {
  std::string kind;
  fs::path file;
  std::vector<std::string> map;
  std::string id, title, title_kk, title_ru, source, url, licence, attribution, date, crs, layer, zone_kind,
      level, quality = "mapped";
  std::optional<double> border_accuracy;
  fs::path coverage;
  bool trusted = false;
};

/// The area in which the data set claims to be complete: all polygons of a file.
Result<geo::Shape> coverage_of(const fs::path& file, const sandbox::Policy& policy) {
  geo::Shape area;
  if (file.empty()) return area;
  const auto read = sandbox::read_features(file, {}, policy, sandbox::Kind::vector,
                                           [&](const geo::LayerInfo&, geo::Feature&& feature) {
                                             for (auto& polygon : feature.shape.polygons)
                                               area.polygons.push_back(std::move(polygon));
                                             return true;
                                           });
  if (!read) return tl::unexpected<Error>(read.error());
  if (area.polygons.empty())
    return fail(ErrorCode::bad_input, "it holds no polygon", file.filename().string());
  return area;
}

Result<intake::PlaceOptions> options_of(const LoadFlags& flags, const Context& context) {
  intake::PlaceOptions options;
  options.policy = policy_of(flags.trusted, context);
  auto map = parsed_pairs(flags.map);
  auto estimate = app::extent_estimate(context.installation);
  auto coverage = coverage_of(flags.coverage, options.policy);
  if (!map) return tl::unexpected<Error>(map.error());
  if (!estimate) return tl::unexpected<Error>(estimate.error());
  if (!coverage) return tl::unexpected<Error>(coverage.error());
  options.map = std::move(*map);
  options.estimate = std::move(*estimate);
  options.layer = flags.layer;
  options.assume_crs = flags.crs;
  options.zone_kind = hearing::zone_kind_from_code(flags.zone_kind);
  options.unit_level = hearing::unit_level_from_code(flags.level);
  options.polygon_quality =
      hearing::extent_quality_from_code(flags.quality).value_or(hearing::ExtentQuality::mapped);
  auto& dataset = options.dataset;
  dataset.kind = hearing::dataset_kind_from_code(flags.kind).value_or(hearing::DatasetKind::settlements);
  dataset.id = flags.id.empty() ? flags.file.stem().string() : flags.id;
  const auto title = flags.title.empty() ? dataset.id : flags.title;
  const auto in_language = [&](const std::string& own) { return own.empty() ? title : own; };
  dataset.title = {in_language(flags.title_kk), in_language(flags.title_ru), title};
  dataset.source = flags.source.empty() ? flags.file.filename().string() : flags.source;
  dataset.url = flags.url;
  dataset.licence = flags.licence;
  dataset.attribution = flags.attribution;
  dataset.date = flags.date;
  dataset.coverage = std::move(*coverage);
  if (flags.border_accuracy && dataset.kind == hearing::DatasetKind::units)
    dataset.border_accuracy = Metres{*flags.border_accuracy};
  return options;
}

nlohmann::ordered_json to_json(const std::vector<intake::PlaceRemark>& remarks) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& remark : remarks) {
    nlohmann::ordered_json item{{"record", remark.record}, {"reason", remark.reason}};
    if (remark.where) item["where"] = {remark.where->lon, remark.where->lat};
    list.push_back(std::move(item));
  }
  return list;
}

void print_json(const app::LoadedDataset& loaded) {
  const auto& report = loaded.report;
  const nlohmann::ordered_json body{{"dataset", loaded.dataset.id},
                                    {"kind", code(loaded.dataset.kind)},
                                    {"sha256", loaded.dataset.sha256},
                                    {"layers", report.layers},
                                    {"read", report.read},
                                    {"kept", report.kept},
                                    {"counts", report.counts},
                                    {"repaired", to_json(report.repaired)},
                                    {"skipped", to_json(report.skipped)}};
  std::cout << body.dump(2) << '\n';
}

void print_remarks(const Context& context, const std::string& heading,
                   const std::vector<intake::PlaceRemark>& remarks) {
  constexpr std::size_t shown = 10;
  if (remarks.empty()) return;
  std::cout << context.say(heading, {{"count", exactly(static_cast<double>(remarks.size()), Unit::count)}})
            << '\n';
  for (std::size_t i = 0; i < std::min(shown, remarks.size()); ++i) {
    std::cout << "  " << remarks[i].record << ": " << remarks[i].reason;
    if (remarks[i].where) std::cout << " (" << remarks[i].where->lon << " " << remarks[i].where->lat << ")";
    std::cout << '\n';
  }
  if (remarks.size() > shown) {
    std::cout << "  "
              << context.say("cli.load.more",
                             {{"count", exactly(static_cast<double>(remarks.size() - shown), Unit::count)}})
              << '\n';
  }
}

void print_text(const Context& context, const app::LoadedDataset& loaded) {
  const auto& report = loaded.report;
  std::cout << context.say("cli.load.done",
                           {{"dataset", loaded.dataset.id},
                            {"read", exactly(static_cast<double>(report.read), Unit::count)},
                            {"kept", exactly(static_cast<double>(report.kept), Unit::count)}})
            << '\n';
  for (const auto& [what, count] : report.counts) std::cout << "  " << what << ": " << count << '\n';
  print_remarks(context, "cli.load.repaired", report.repaired);
  print_remarks(context, "cli.load.skipped", report.skipped);
}

void run_load(const LoadFlags& flags, Context& context) {
  auto options = options_of(flags, context);
  if (!options) return context.report(options.error());
  Progress progress(context, flags.file.filename().string());
  options->progress = [&](std::int64_t done, std::int64_t total) { progress(done, total); };
  const auto loaded = app::load_places(context.store_file(), flags.file, *options);
  if (!loaded) return context.report(loaded.error());
  if (context.json)
    print_json(*loaded);
  else
    print_text(context, *loaded);
}

}  // namespace

void add_load(Command program, Context& context) {
  auto flags = std::make_shared<LoadFlags>();
  const auto load = program.subcommand("load", context.say("cli.load.help"));
  load.examples(
      "tyndau load settlements villages.gpkg --map name=NAME_RU --map population=POP\n"
      "tyndau load units districts.shp --level district\n"
      "tyndau load zones kazakhstan.osm.pbf --coverage oblast.geojson");
  load.option("kind", flags->kind, context.say("cli.load.kind"))
      .required()
      .one_of({"settlements", "units", "zones", "buildings"});
  load.option("file", flags->file, context.say("cli.load.file")).required();
  load.option("--map", flags->map, context.say("cli.load.map"));
  load.option("--id", flags->id, context.say("cli.load.id"));
  load.option("--title", flags->title, context.say("cli.load.title"));
  load.option("--title-kk", flags->title_kk, context.say("cli.load.title_kk"));
  load.option("--title-ru", flags->title_ru, context.say("cli.load.title_ru"));
  load.option("--source", flags->source, context.say("cli.load.source"));
  load.option("--url", flags->url, context.say("cli.load.url"));
  load.option("--licence", flags->licence, context.say("cli.load.licence"));
  load.option("--attribution", flags->attribution, context.say("cli.load.attribution"));
  load.option("--date", flags->date, context.say("cli.load.date"));
  load.option("--crs", flags->crs, context.say("cli.load.crs"));
  load.option("--layer", flags->layer, context.say("cli.load.layer"));
  load.option("--zone-kind", flags->zone_kind, context.say("cli.load.zone_kind"))
      .checked(
          [](const std::string& text) {
            return hearing::zone_kind_from_code(text) ? std::string()
                                                      : "\"" + text + "\" is not a kind of zone";
          },
          "ZONE");
  load.option("--level", flags->level, context.say("cli.load.level"))
      .one_of({"oblast", "district", "rural_district"});
  load.option("--quality", flags->quality, context.say("cli.load.quality")).one_of({"surveyed", "mapped"});
  load.option("--border-accuracy", flags->border_accuracy, context.say("cli.load.border_accuracy"))
      .in_range(0.0, 100'000.0);
  load.option("--coverage", flags->coverage, context.say("cli.load.coverage"));
  load.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  load.runs([flags, &context] { run_load(*flags, context); });
}

}  // namespace tyndau::cli
