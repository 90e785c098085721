#include "app/papers.hpp"
#include "core/atomic_file.hpp"
#include "intake/fold.hpp"
#include "main/answer_lines.hpp"
#include "main/command.hpp"
#include "main/paper_files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

struct ReadFlags {
  std::vector<fs::path> inputs;
  fs::path table;
  bool ndjson = false;
  bool trusted = false;
  bool force = false;
};

/// One reading on the terminal.
class Printer {
 public:
  explicit Printer(const Context& context) : context_(context) {}

  void set(const app::PaperSet& set) const {
    for (const auto& paper : set.papers) this->paper(paper);
    for (const auto& problem : set.intake.problems()) {
      std::cout << "! " << problem.file << ": " << say(problem.message) << '\n';
    }
  }

 private:
  [[nodiscard]] std::string say(const Message& message) const {
    return context_.messages.render(message, context_.language);
  }

  void paper(const app::Paper& paper) const {
    std::cout << paper.name << '\n';
    if (paper.problem)
      std::cout << "  ! " << app::words_of(*paper.problem, context_.messages).in(context_.language) << '\n';
    if (paper.document) document(*paper.document);
    if (paper.map) {
      for (const auto& line : paper.map->checklist) check(line);
    }
  }

  void document(const app::ReadDocument& document) const {
    std::cout << "  " << code(document.format) << ", "
              << context_.say("cli.read.pages", {{"count", std::to_string(document.pages)}}) << '\n';
    for (const auto& remark : document.remarks) std::cout << "  ! " << say(remark) << '\n';
    const auto& hearings = document.reading.hearings;
    if (hearings.empty()) std::cout << "  " << context_.say("cli.read.no_hearing") << '\n';
    for (std::size_t i = 0; i < hearings.size(); ++i) {
      if (hearings.size() > 1) {
        std::cout << "  " << context_.say("cli.read.hearing", {{"number", std::to_string(i + 1)}}) << '\n';
      }
      for (const auto& [field, reading] : hearings[i].fields) {
        for (const auto& value : reading.values) this->value(field, value, document);
      }
    }
  }

  void value(notices::Field field, const notices::Candidate& value, const app::ReadDocument& document) const {
    const bool sure = value.confidence >= notices::least_confidence();
    const auto quote =
        notices::redacted(document.text.text, document.reading.personal, value.quote.begin, value.quote.end);
    std::cout << (sure ? "    " : "  ? ") << context_.say("read_field." + std::string(code(field))) << ": "
              << shown(in_words(field, value.value)) << "  ["
              << context_.say("cli.read.page", {{"page", std::to_string(value.quote.page)}});
    if (quote != value.value) std::cout << ": «" << shown(quote) << "»";
    std::cout << "]\n";
  }
  /// Codes in the words of the language.
  [[nodiscard]] std::string in_words(notices::Field field, const std::string& value) const {
    if (field == notices::Field::form) return context_.say("form." + value);
    if (field == notices::Field::initiator && value == notices::private_person)
      return context_.say("cli.read.private_person");
    return value;
  }
  /// On one line, and no longer than a reader wants.
  static std::string shown(const std::string& text) {
    constexpr std::size_t longest = 160;
    return intake::cut(text, longest);
  }

  void check(const notices::MapCheckLine& line) const {
    std::cout << "  " << context_.say("verdict." + std::string(code(line.verdict))) << ": "
              << say(line.message);
    if (line.settled_by) std::cout << ' ' << say(*line.settled_by);
    std::cout << '\n';
  }

  const Context& context_;
};

/// A line of NDJSON: the name of a file or folder, or {"id", "files": [names]} or {"id", "name", "text"}.
struct Wanted {
  std::string name;
  std::vector<app::PaperSource> sources;
};

Result<Wanted> wanted_by(const std::string& line, nlohmann::json& id) {
  Wanted wanted;
  if (line.empty() || (line.front() != '{' && line.front() != '"')) {
    wanted.sources = sources_of({line});
    wanted.name = line;
    return wanted;
  }
  const auto read = nlohmann::json::parse(line, nullptr, false);
  if (read.is_discarded()) return fail(ErrorCode::bad_input, "this is no JSON");
  if (read.is_string()) return wanted_by(read.get<std::string>(), id);
  if (read.contains("id")) id = read["id"];
  const auto text = read.find("text"), files = read.find("files");
  if (text != read.end() && text->is_string()) {
    const auto name = read.value("name", nlohmann::json("notice"));
    wanted.sources.push_back(
        {name.is_string() ? name.get<std::string>() : "notice", {}, text->get<std::string>()});
    return wanted;
  }
  if (files == read.end() || !files->is_array())
    return fail(ErrorCode::bad_input, "\"files\" or \"text\" is missing");
  std::vector<fs::path> paths;
  for (const auto& file : *files) {
    if (!file.is_string()) return fail(ErrorCode::bad_input, "\"files\" holds something that is no name");
    paths.emplace_back(file.get<std::string>());
  }
  wanted.sources = sources_of(paths);
  return wanted;
}

void run_stream(const app::Engine& engine, const sandbox::Policy& policy, const Context& context) {
  answer_lines(
      wanted_by,
      [&](hearing::json::Writer& writer, const Wanted& wanted) {
        app::HearingIds ids;
        const auto set = app::read_papers(wanted.name, wanted.sources, engine, policy, ids);
        app::write_papers(writer.key("read"), set, context.messages);
      },
      true);
}

Result<std::monostate> write_table(const ReadFlags& flags, const std::vector<app::PaperSet>& sets) {
  if (flags.table.extension() != ".csv") {
    return fail(ErrorCode::bad_input, "the table is written as CSV; give it a name that ends in .csv",
                flags.table.string());
  }
  std::error_code ignored;
  if (!flags.force && fs::exists(flags.table, ignored)) {
    return fail(ErrorCode::already_exists, "the file exists; --force replaces it", flags.table.string());
  }
  auto file = AtomicFile::open(flags.table);
  if (!file) return tl::unexpected<Error>(file.error());
  app::write_table(file->stream(), sets);
  return file->commit();
}

void show(const std::vector<app::PaperSet>& sets, Context& context) {
  if (context.json) {
    std::string text;
    hearing::json::Writer out(text);
    out.begin_array();
    for (const auto& set : sets) app::write_papers(out, set, context.messages);
    out.end_array();
    std::cout << text << '\n';
  } else {
    for (const auto& set : sets) Printer(context).set(set);
  }
  const auto unread = [](const app::Paper& paper) {
    const bool map_read = paper.map && paper.map->map;
    return paper.problem.has_value() || (!paper.document && !map_read);
  };
  const bool any = std::any_of(sets.begin(), sets.end(), [&](const app::PaperSet& set) {
    return !std::all_of(set.papers.begin(), set.papers.end(), unread);
  });
  if (!any) context.exit = Exit::usage;
}

void run_read(const ReadFlags& flags, Context& context) {
  if (flags.ndjson == !flags.inputs.empty()) {
    return context.report({ErrorCode::bad_input, context.say("cli.read.files_or_stream"), {}});
  }
  const auto engine = load_engine(context);
  if (!engine) return context.report(engine.error());
  const auto policy = policy_of(flags.trusted, context);
  if (flags.ndjson) return run_stream(*engine, policy, context);
  app::HearingIds ids;
  std::vector<app::PaperSet> sets;
  for (const auto& [name, sources] : paper_sets(flags.inputs)) {
    sets.push_back(app::read_papers(name, sources, *engine, policy, ids));
  }
  show(sets, context);
  if (flags.table.empty()) return;
  if (const auto written = write_table(flags, sets); !written) return context.report(written.error());
  context.talk(context.say("cli.read.written", {{"file", flags.table.string()}}));
}

}  // namespace

void add_read(Command program, Context& context) {
  auto flags = std::make_shared<ReadFlags>();
  const auto read = program.subcommand("read", context.say("cli.read.help"));
  read.examples(
      "tyndau read notice.pdf report.docx map.kml\n"
      "tyndau read notices/*.pdf --table hearings.csv\n"
      "tyndau screen hearings.csv -o result\n"
      "tyndau read --ndjson < files.txt > read.ndjson");
  read.option("inputs", flags->inputs, context.say("cli.read.inputs"));
  read.option("--table", flags->table, context.say("cli.read.table"));
  read.flag("--ndjson", flags->ndjson, context.say("cli.read.ndjson"));
  read.flag("--force", flags->force, context.say("cli.screen.force"));
  read.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  read.runs([flags, &context] { run_read(*flags, context); });
}

}  // namespace tyndau::cli
