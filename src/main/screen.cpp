#include "app/papers.hpp"
#include "app/screening.hpp"
#include "main/command.hpp"
#include "main/row_problems.hpp"
#include "main/table_flags.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <thread>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

struct ScreenFlags {
  std::vector<fs::path> inputs;
  fs::path out = "tyndau-result";
  std::vector<std::string> formats;
  std::vector<std::string> map;
  TableFlags table;
  std::string rules;
  std::optional<double> radius;
  std::optional<double> far;
  std::string edges = "geodesic";
  std::string fail_on;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  bool force = false;
  bool strict = false;
  bool trusted = false;
};

Result<app::ScreeningRequest> request_of(const ScreenFlags& flags, const Context& context) {
  app::ScreeningRequest request;
  request.inputs = flags.inputs;
  request.language = context.language;
  request.colour = context.colour;
  request.threads = flags.threads;
  request.options.rule_pack = flags.rules;
  if (flags.radius) request.options.radius = Metres{*flags.radius};
  if (flags.far) request.options.far_threshold = Metres{*flags.far};
  if (flags.edges == "planar") request.options.edges = geo::EdgeModel::planar;
  request.output.folder = flags.out;
  request.output.replace = flags.force;
  if (!flags.formats.empty()) request.output.formats.clear();
  for (const auto& format : flags.formats) {
    if (const auto known = app::format_from_code(format)) request.output.formats.insert(*known);
  }
  auto map = parsed_pairs(flags.map);
  if (!map) return tl::unexpected<Error>(map.error());
  request.intake.map = std::move(*map);
  flags.table.apply(request.intake.table);
  request.intake.table.policy = policy_of(flags.trusted, context);
  return request;
}

void print(const app::ScreeningResult& result, const ScreenFlags& flags, const Context& context) {
  if (context.json) {
    const nlohmann::ordered_json body{
        {"rows",
         rows_json({result.rows.read, result.rows.screened, result.rows.pending, result.rows.rejected})},
        {"hearings", result.hearings},
        {"failing",
         {{"legal", result.failing[0]}, {"derived", result.failing[1]}, {"advisory", result.failing[2]}}},
        {"folder", flags.out.string()},
        {"file_problems", problems_json(result.file_problems, context)},
        {"problems", problems_json(result.problems, context)},
        {"notes", problems_json(result.notes, context)}};
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return;
  }
  print_groups(std::cout, result.file_problems, "screening.files_not_used", context);
  print_groups(std::cout, result.problems, "screening.must_fix", context);
  print_groups(std::cout, result.notes, "screening.should_look", context);
  std::cout << result.summary;
  context.talk(context.say("cli.screen.written", {{"folder", flags.out.string()}}));
}

Exit exit_of(const app::ScreeningResult& result, const ScreenFlags& flags) {
  if (flags.strict && (result.rows.rejected > 0 || !result.file_problems.empty())) return Exit::usage;
  if (flags.fail_on.empty()) return Exit::done;
  const std::size_t last = flags.fail_on == "legal" ? 0 : flags.fail_on == "derived" ? 1 : 2;
  for (std::size_t i = 0; i <= last; ++i) {
    if (result.failing[i] > 0) return Exit::findings;
  }
  return Exit::done;
}

void run_screen(const ScreenFlags& flags, Context& context) {
  auto request = request_of(flags, context);
  if (!request) return context.report(request.error());
  const auto engine = load_engine(context, request->options.edges);
  if (!engine) return context.report(engine.error());
  if (!flags.rules.empty() && engine->rules.find(flags.rules) == nullptr) {
    return context.report(
        {ErrorCode::bad_input, "there is no rule pack of this name", "--rules " + flags.rules});
  }
  request->intake.other = app::notices_as_tables(*engine);
  Progress progress(context, "tyndau screen");
  request->progress = [&](std::int64_t done, std::int64_t total) { progress(done, total); };
  const auto result = app::run_screening(*request, *engine, context.messages);
  if (!result) return context.report(result.error());
  print(*result, flags, context);
  context.exit = exit_of(*result, flags);
}

}  // namespace

void add_screen(Command program, Context& context) {
  auto flags = std::make_shared<ScreenFlags>();
  const auto screen = program.subcommand("screen", context.say("cli.screen.help"));
  screen.examples(
      "tyndau screen hearings.csv -o result\n"
      "tyndau screen hearings.xlsx --lang ru --format csv,gpkg\n"
      "tyndau screen hearings.xlsx --sheet 2025 --header-row 4\n"
      "tyndau screen register.ndjson --rules kz-2021 --fail-on legal");
  screen.option("inputs", flags->inputs, context.say("cli.screen.inputs")).required();
  screen.option("-o,--out", flags->out, context.say("cli.screen.out"));
  screen.option("--format", flags->formats, context.say("cli.screen.format"))
      .separated_by(',')
      .one_of({"json", "csv", "geojson", "gpkg"});
  screen.option("--map", flags->map, context.say("cli.screen.map"));
  add_table_flags(screen, flags->table, context);
  screen.option("--rules", flags->rules, context.say("cli.screen.rules"));
  screen.option("--radius", flags->radius, context.say("cli.screen.radius")).in_range(0.0, 1e6);
  screen.option("--far", flags->far, context.say("cli.screen.far")).in_range(0.0, 1e7);
  screen.option("--edge-model", flags->edges, context.say("cli.screen.edges")).one_of({"geodesic", "planar"});
  screen.option("--threads", flags->threads, context.say("cli.screen.threads")).whole_in_range(1, 256);
  screen.option("--fail-on", flags->fail_on, context.say("cli.screen.fail_on"))
      .one_of({"legal", "derived", "advisory"});
  screen.flag("--force", flags->force, context.say("cli.screen.force"));
  screen.flag("--strict", flags->strict, context.say("cli.screen.strict"));
  screen.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  screen.runs([flags, &context] { run_screen(*flags, context); });
}

}  // namespace tyndau::cli
