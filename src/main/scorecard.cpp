#include "dossier/scorecard.hpp"

#include "app/dossier.hpp"
#include "app/ordered.hpp"
#include "app/papers.hpp"
#include "core/atomic_file.hpp"
#include "dossier/charts.hpp"
#include "dossier/write_xlsx.hpp"
#include "main/command.hpp"
#include "main/row_problems.hpp"
#include "main/table_flags.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <thread>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

struct ScorecardFlags {
  fs::path input;
  fs::path out;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  TableFlags table;
  bool force = false;
  bool trusted = false;
};

Result<app::TableCases> cases_of(const ScorecardFlags& flags, const app::Engine& engine,
                                 const Context& context) {
  if (app::names_a_report(flags.input)) return app::all_cases_of_report(flags.input);
  intake::IntakeOptions intake;
  flags.table.apply(intake.table);
  intake.table.policy = policy_of(flags.trusted, context);
  intake.other = app::notices_as_tables(engine);
  return app::all_cases_of_table(flags.input, intake, {}, engine, context.messages, context.language);
}

/// Screens every hearing of the file.
dossier::RegisterTally tally_of(std::vector<app::MapCase> all, const ScorecardFlags& flags,
                                const app::Engine& engine, const Context& context) {
  dossier::RegisterTally tally;
  Progress progress(context, "tyndau scorecard");
  const auto total = static_cast<std::int64_t>(all.size());
  app::in_order(
      all.size(), flags.threads,
      [&](std::size_t i) {
        return hearing::screen(app::public_words(std::move(all[i].input)), engine.atlas, engine.rules,
                               all[i].options);
      },
      [&](std::size_t i, hearing::Report&& report) {
        tally.add(report);
        progress(static_cast<std::int64_t>(i) + 1, total);
        return true;
      });
  return tally;
}

bool is_known(const std::string& ending) {
  return ending == ".html" || ending == ".pdf" || ending == ".xlsx" || ending == ".csv";
}

Result<std::monostate> write(const dossier::RegisterTally& tally, const ScorecardFlags& flags,
                             const app::Engine& engine, const Context& context) {
  const std::string ending = flags.out.extension().string();
  if (ending == ".csv")
    return write_file(flags.out, tally.card().csv(context.messages, engine.titles, context.language));
  const auto manifest = engine.manifest({});
  const auto paper = dossier::make_scorecard(
      {tally, context.messages, engine.titles, manifest, &engine.atlas.data().units}, context.language);
  if (ending == ".xlsx") return dossier::write_xlsx(paper, flags.out);
  return dossier::to_bytes(paper, ending == ".pdf" ? dossier::PaperFormat::pdf : dossier::PaperFormat::html)
      .and_then([&](const std::string& bytes) { return write_file(flags.out, bytes); });
}

void run_scorecard(const ScorecardFlags& flags, Context& context) {
  std::error_code ignored;
  const std::string file = flags.out.string();
  if (!is_known(flags.out.extension().string()))
    return context.report({ErrorCode::bad_input, context.say("cli.scorecard.format", {{"file", file}}), {}});
  if (!flags.force && fs::exists(flags.out, ignored))
    return context.report(
        {ErrorCode::already_exists, context.say("cli.export.exists", {{"file", file}}), {}});
  const auto engine = load_engine(context);
  if (!engine) return context.report(engine.error());
  auto all = cases_of(flags, *engine, context);
  if (!all) return context.report(all.error());
  tell_rows_left(all->left, context);
  const auto tally = tally_of(std::move(all->all), flags, *engine, context);
  const auto written = write(tally, flags, *engine, context);
  if (!written) return context.report(written.error());
  const bool drawn = flags.out.extension() == ".html" || flags.out.extension() == ".pdf";
  if (drawn && !dossier::has_oblast_outlines(engine->atlas.data().units))
    context.talk(context.say("scorecard.no_outlines"));
  if (context.json) {
    const auto& counts = tally.card().of_hearings();
    const nlohmann::ordered_json body{{"file", file},
                                      {"hearings", counts.all},
                                      {"judged", counts.judged},
                                      {"failing", counts.failing},
                                      {"conditional_fail", counts.conditional}};
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return;
  }
  context.talk(context.say("cli.report.written", {{"file", file}}));
}

}  // namespace

void add_scorecard(Command program, Context& context) {
  auto flags = std::make_shared<ScorecardFlags>();
  const auto scorecard = program.subcommand("scorecard", context.say("cli.scorecard.help"));
  scorecard.examples(
      "tyndau scorecard hearings.csv -o scorecard.html --lang ru\n"
      "tyndau scorecard tyndau-result/report.json -o scorecard.xlsx");
  scorecard.option("input", flags->input, context.say("cli.map.input")).required();
  scorecard.option("-o,--out", flags->out, context.say("cli.scorecard.out")).required();
  add_table_flags(scorecard, flags->table, context);
  scorecard.option("--threads", flags->threads, context.say("cli.screen.threads")).whole_in_range(1, 256);
  scorecard.flag("--force", flags->force, context.say("cli.export.force"));
  scorecard.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  scorecard.runs([flags, &context] { run_scorecard(*flags, context); });
}

}  // namespace tyndau::cli
