#include "app/location_map.hpp"
#include "app/papers.hpp"
#include "core/atomic_file.hpp"
#include "drawing/write_scene.hpp"
#include "layers/words.hpp"
#include "main/command.hpp"
#include "main/row_problems.hpp"
#include "main/table_flags.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tyndau::cli {
namespace {

struct MapFlags {
  std::filesystem::path input;
  std::filesystem::path out;
  std::string hearing;
  std::string paper = "a4";
  std::optional<double> radius;
  TableFlags table;
  bool force = false;
  bool trusted = false;
};

/// The format by the file's ending, once the file may be written.
Result<drawing::PageFormat> format_of(const MapFlags& flags, const Context& context) {
  auto ending = flags.out.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  const auto format = drawing::page_format_from_code(ending);
  if (!format)
    return fail(ErrorCode::bad_input, context.say("cli.map.format", {{"file", flags.out.string()}}));
  std::error_code ignored;
  if (!flags.force && std::filesystem::exists(flags.out, ignored))
    return fail(ErrorCode::already_exists, context.say("cli.export.exists", {{"file", flags.out.string()}}));
  return *format;
}

Result<app::LocationMap> drawn(const MapFlags& flags, const Context& context) {
  const drawing::MapOptions page{drawing::paper_from_code(flags.paper).value_or(drawing::Paper::a4),
                                 context.language};
  if (app::names_a_report(flags.input)) {
    auto what = app::case_of_report(flags.input, flags.hearing);
    if (!what) return tl::unexpected<Error>(what.error());
    const auto engine = load_engine(context, what->options.edges);
    if (!engine) return tl::unexpected<Error>(engine.error());
    return app::draw_location_map(*std::move(what), *engine, context.messages, page);
  }
  const auto engine = load_engine(context);
  if (!engine) return tl::unexpected<Error>(engine.error());
  intake::IntakeOptions intake;
  flags.table.apply(intake.table);
  intake.table.policy = policy_of(flags.trusted, context);
  intake.other = app::notices_as_tables(*engine);
  hearing::ScreeningOptions options;
  if (flags.radius) options.radius = Metres{*flags.radius};
  auto what = app::case_of_table(flags.input, flags.hearing, intake, options, *engine, context.messages,
                                 context.language);
  if (!what) return tl::unexpected<Error>(what.error());
  tell_rows_left(what->left, context);
  return app::draw_location_map(std::move(what->chosen), *engine, context.messages, page);
}

void print(const app::LocationMap& map, const MapFlags& flags, const Context& context) {
  std::size_t satisfied = 0;
  auto checks = nlohmann::ordered_json::object();
  for (const auto& check : map.scene.checks) {
    checks[check.id] = check.satisfied;
    satisfied += check.satisfied ? 1 : 0;
  }
  const std::string difference = layers::joined(map.other_data, ", ");
  if (!map.other_data.empty()) context.talk(context.say("cli.map.other_data", {{"difference", difference}}));
  if (context.json) {
    auto frames = nlohmann::ordered_json::array();
    for (const auto& frame : map.scene.frames)
      frames.push_back({{"projection", frame.projection}, {"scale", frame.denominator}});
    const nlohmann::ordered_json body{{"file", flags.out.string()},
                                      {"frames", frames},
                                      {"checklist", checks},
                                      {"other_data", map.other_data}};
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return;
  }
  context.talk(context.say("cli.map.written", {{"file", flags.out.string()},
                                               {"satisfied", std::to_string(satisfied)},
                                               {"all", std::to_string(map.scene.checks.size())}}));
}

void run_map(const MapFlags& flags, Context& context) {
  const auto format = format_of(flags, context);
  if (!format) return context.report(format.error());
  const auto map = drawn(flags, context);
  if (!map) return context.report(map.error());
  const auto written = drawing::to_bytes(map->scene, *format).and_then([&](const std::string& bytes) {
    return write_file(flags.out, bytes);
  });
  if (!written) return context.report(written.error());
  print(*map, flags, context);
}

}  // namespace

void add_map(Command program, Context& context) {
  auto flags = std::make_shared<MapFlags>();
  const auto map = program.subcommand("map", context.say("cli.map.help"));
  map.examples(
      "tyndau map hearings.csv --hearing stepnogorsk-aksu-2018 -o map.pdf\n"
      "tyndau map tyndau-result/report.json --hearing 29407 -o map.svg --paper a3 --lang kk");
  map.option("input", flags->input, context.say("cli.map.input")).required();
  map.option("-o,--out", flags->out, context.say("cli.map.out")).required();
  map.option("--hearing", flags->hearing, context.say("cli.map.hearing"));
  add_table_flags(map, flags->table, context);
  map.option("--paper", flags->paper, context.say("cli.map.paper")).one_of({"a4", "a3", "screen"});
  map.option("--radius", flags->radius, context.say("cli.screen.radius")).in_range(0.0, 1e6);
  map.flag("--force", flags->force, context.say("cli.export.force"));
  map.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  map.runs([flags, &context] { run_map(*flags, context); });
}

}  // namespace tyndau::cli
