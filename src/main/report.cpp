#include "app/dossier_run.hpp"
#include "app/papers.hpp"
#include "core/atomic_file.hpp"
#include "hearing/digest.hpp"
#include "layers/replay.hpp"
#include "layers/words.hpp"
#include "main/command.hpp"
#include "main/row_problems.hpp"
#include "main/table_flags.hpp"
#include "notices/redaction.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <thread>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

struct ReportFlags {
  fs::path input;
  fs::path out;
  std::string hearing;
  std::string letter;
  std::vector<std::string> formats;
  fs::path key;
  fs::path roads;
  std::optional<double> radius;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  bool all = false;
  bool receipt = false;
  TableFlags table;
  bool force = false;
  bool trusted = false;
};

/// The formats asked for, by the file's ending or by --format.
Result<std::vector<dossier::PaperFormat>> formats_of(const ReportFlags& flags, const Context& context) {
  std::vector<dossier::PaperFormat> formats;
  if (!flags.all) {
    auto ending = flags.out.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    const auto format = dossier::paper_format_from_code(ending);
    if (!format)
      return fail(ErrorCode::bad_input, context.say("cli.report.format", {{"file", flags.out.string()}}));
    return std::vector{*format};
  }
  for (const auto& one : flags.formats) formats.push_back(*dossier::paper_format_from_code(one));
  if (formats.empty())
    formats = {flags.letter.empty() ? dossier::PaperFormat::html : dossier::PaperFormat::docx};
  return formats;
}

Result<app::PaperOrder> order_of(const ReportFlags& flags, const Context& context) {
  app::PaperOrder order;
  auto formats = formats_of(flags, context);
  if (!formats) return tl::unexpected<Error>(formats.error());
  order.formats = *std::move(formats);
  order.letter = dossier::letter_from_code(flags.letter);
  order.language = context.language;
  order.threads = flags.threads;
  order.again = flags.force;
  auto digest = hearing::sha256_of_file(flags.input);
  if (!digest) return tl::unexpected<Error>(digest.error());
  const std::string stem = notices::without_personal_data(flags.input.stem().string());
  order.source = dossier::SourceFile{stem + flags.input.extension().string(), *std::move(digest)};
  return order;
}

/// The engine that answers as the input was, or is to be, screened.
Result<app::Engine> engine_of(const ReportFlags& flags, const Context& context) {
  if (!app::names_a_report(flags.input)) return load_engine(context);
  const auto reader = layers::ReportReader::open(flags.input);
  if (!reader) return tl::unexpected<Error>(reader.error());
  return load_engine(context, reader->manifest().options.edges);
}

class Cases {
 public:
  Cases(const ReportFlags& flags, const Context& context, const app::Engine& engine)
      : flags_(flags), context_(context), engine_(engine) {
    flags.table.apply(intake_.table);
    intake_.table.policy = policy_of(flags.trusted, context);
    intake_.other = app::notices_as_tables(engine);
    if (flags.radius) options_.radius = Metres{*flags.radius};
  }
  [[nodiscard]] Result<app::TableCase> one() const {
    if (app::names_a_report(flags_.input))
      return app::case_of_report(flags_.input, flags_.hearing).map([](app::MapCase&& what) {
        return app::TableCase{std::move(what), {}};
      });
    return app::case_of_table(flags_.input, flags_.hearing, intake_, options_, engine_, context_.messages,
                              context_.language);
  }
  [[nodiscard]] Result<app::TableCases> all() const {
    if (app::names_a_report(flags_.input)) return app::all_cases_of_report(flags_.input);
    return app::all_cases_of_table(flags_.input, intake_, options_, engine_, context_.messages,
                                   context_.language);
  }

 private:
  const ReportFlags& flags_;
  const Context& context_;
  const app::Engine& engine_;
  intake::IntakeOptions intake_;
  hearing::ScreeningOptions options_;
};

void print_one(const app::MadePapers& made, const ReportFlags& flags, const Context& context) {
  if (!made.other_data.empty()) {
    const std::string difference = layers::joined(made.other_data, ", ");
    context.talk(context.say("cli.report.other_data", {{"difference", difference}}));
  }
  if (context.json) {
    const nlohmann::ordered_json body{{"file", flags.out.string()},
                                      {"hearing", made.receipt.hearing},
                                      {"paper", made.receipt.paper},
                                      {"sha256", hearing::sha256_of(made.files.front().bytes)},
                                      {"other_data", made.other_data}};
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return;
  }
  context.talk(context.say("cli.report.written", {{"file", flags.out.string()}}));
}

Result<std::monostate> write_one(app::MadePapers& made, const app::PaperOrder& order,
                                 const ReportFlags& flags) {
  const std::string& bytes = made.files.front().bytes;
  const auto written = write_file(flags.out, bytes);
  if (!written || (!flags.receipt && order.key == nullptr)) return written;
  made.receipt.files.push_back(app::receipt_file(flags.out.filename().string(), bytes));
  fs::path receipt = flags.out;
  receipt += app::receipt_ending;
  return write_file(receipt, app::receipt_json(made.receipt, order.key));
}

Result<std::monostate> report_one(const ReportFlags& flags, const app::PaperOrder& order,
                                  const app::Engine& engine, const Context& context) {
  std::error_code ignored;
  if (!flags.force && fs::exists(flags.out, ignored))
    return fail(ErrorCode::already_exists, context.say("cli.export.exists", {{"file", flags.out.string()}}));
  auto what = Cases(flags, context, engine).one();
  if (!what) return tl::unexpected<Error>(what.error());
  tell_rows_left(what->left, context);
  auto made = app::make_papers(std::move(what->chosen), engine, context.messages, order);
  if (!made) return tl::unexpected<Error>(made.error());
  const auto written = write_one(*made, order, flags);
  if (written) print_one(*made, flags, context);
  return written;
}

void print_all(const app::PaperRun& run, const app::RowsLeft& rows, const ReportFlags& flags,
               const Context& context) {
  for (const auto& left : run.left) {
    const std::string why = left.why.code == ErrorCode::already_exists
                                ? context.say("cli.report.exists", {{"file", left.why.value}})
                                : app::words_of(left.why, context.messages).in(context.language);
    context.talk(left.hearing + ": " + why);
  }
  if (context.json) {
    auto left = nlohmann::ordered_json::array();
    for (const auto& one : run.left)
      left.push_back({{"hearing", one.hearing}, {"why", one.why.message}, {"file", one.why.value}});
    nlohmann::ordered_json body{
        {"folder", flags.out.string()}, {"made", run.made}, {"kept", run.kept}, {"left", left}};
    if (rows.rows.rows > 0) {
      body["rows"] = rows_json(rows.rows);
      body["file_problems"] = problems_json(rows.file_problems, context);
      body["problems"] = problems_json(rows.problems, context);
    }
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return;
  }
  context.talk(context.say("cli.report.all", {{"folder", flags.out.string()},
                                              {"made", std::to_string(run.made)},
                                              {"kept", std::to_string(run.kept)},
                                              {"left", std::to_string(run.left.size())}}));
}

Result<std::monostate> report_all(const ReportFlags& flags, app::PaperOrder& order, const app::Engine& engine,
                                  Context& context) {
  auto all = Cases(flags, context, engine).all();
  if (!all) return tl::unexpected<Error>(all.error());
  Progress progress(context, "tyndau report", 1);
  order.progress = [&](std::int64_t done, std::int64_t total) { progress(done, total); };
  const auto run = app::make_all_papers(std::move(all->all), engine, context.messages, order, flags.out);
  if (!run) return tl::unexpected<Error>(run.error());
  tell_rows_left(all->left, context);
  print_all(*run, all->left, flags, context);
  const auto refused = std::count_if(run->left.begin(), run->left.end(), [](const auto& one) {
    return one.why.code == ErrorCode::already_exists;
  });
  if (refused == 0) return std::monostate{};
  if (context.json) {
    // What is left stands in the one answer already.
    context.exit = Exit::usage;
    return std::monostate{};
  }
  return fail(
      ErrorCode::already_exists,
      context.say("cli.report.others", {{"folder", flags.out.string()}, {"count", std::to_string(refused)}}));
}

void run_report(const ReportFlags& flags, Context& context) {
  auto order = order_of(flags, context);
  if (!order) return context.report(order.error());
  std::optional<app::SigningKey> key;
  if (!flags.key.empty()) {
    auto read = app::SigningKey::read(flags.key);
    if (!read) return context.report(read.error());
    key = *std::move(read);
    order->key = &*key;
  }
  if (auto taken = take_roads(flags.roads, flags.trusted, context); !taken)
    return context.report(taken.error());
  const auto engine = engine_of(flags, context);
  if (!engine) return context.report(engine.error());
  const auto done =
      flags.all ? report_all(flags, *order, *engine, context) : report_one(flags, *order, *engine, context);
  if (!done) context.report(done.error());
}

}  // namespace

void add_report(Command program, Context& context) {
  auto flags = std::make_shared<ReportFlags>();
  const auto report = program.subcommand("report", context.say("cli.report.help"));
  report.examples(
      "tyndau report hearings.csv --hearing stepnogorsk-aksu-2018 -o dossier.html --lang kk\n"
      "tyndau report tyndau-result/report.json --hearing 29407 -o dossier.pdf --sign key.pem\n"
      "tyndau report hearings.csv --hearing ps-27 --letter complaint -o complaint.docx --lang ru\n"
      "tyndau report hearings.csv --all --format html,pdf -o dossiers");
  report.option("input", flags->input, context.say("cli.map.input")).required();
  report.option("-o,--out", flags->out, context.say("cli.report.out")).required();
  const auto hearing = report.option("--hearing", flags->hearing, context.say("cli.map.hearing"));
  add_table_flags(report, flags->table, context);
  report.flag("--all", flags->all, context.say("cli.report.every")).excludes(hearing);
  report.option("--format", flags->formats, context.say("cli.report.formats"))
      .separated_by(',')
      .one_of({"html", "pdf", "docx", "txt"});
  report.option("--letter", flags->letter, context.say("cli.report.letter")).one_of({"complaint", "remarks"});
  report.option("--sign", flags->key, context.say("cli.report.sign"));
  report.flag("--receipt", flags->receipt, context.say("cli.report.receipt"));
  report.option("--radius", flags->radius, context.say("cli.screen.radius")).in_range(0.0, 1e6);
  report.option("--roads", flags->roads, context.say("cli.roads"));
  report.option("--threads", flags->threads, context.say("cli.screen.threads")).whole_in_range(1, 256);
  report.flag("--force", flags->force, context.say("cli.report.force"));
  report.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  report.runs([flags, &context] { run_report(*flags, context); });
}

}  // namespace tyndau::cli
