#include "core/closest_word.hpp"
#include "core/version.hpp"
#include "main/command.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <span>

namespace tyndau::cli {
namespace {

constexpr AddCommand commands[] = {add_screen, add_read,    add_watch,  add_load,   add_datasets,
                                   add_rules,  add_replay,  add_doctor, add_serve,  add_token,
                                   add_locate, add_migrate, add_work,   add_backup, add_export,
                                   add_advise, add_map,     add_report, add_verify, add_scorecard};

/// What must be known before the help texts can be written: --lang and --json wherever they stand.
void read_early_flags(std::span<char* const> arguments, Context& context) {
  const auto from_environment = [&](const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') return false;
    if (const auto language = language_from_code(std::string_view(value).substr(0, 2)))
      context.language = *language;
    return true;
  };
  static_cast<void>(from_environment("LC_ALL") || from_environment("LC_MESSAGES") ||
                    from_environment("LANG"));
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    std::string_view language;
    if (argument == "--lang" && i + 1 < arguments.size()) language = arguments[i + 1];
    if (argument.starts_with("--lang=")) language = argument.substr(7);
    if (const auto known = language_from_code(language)) context.language = *known;
    if (argument == "--json") context.json = true;
  }
}

void add_common_flags(Command program, Context& context) {
  program.option("--lang", context.language_code, context.say("cli.flag.lang")).one_of({"kk", "ru", "en"});
  program.option("--store", context.store, context.say("cli.flag.store"));
  program.flag("--json", context.json, context.say("cli.flag.json"));
  program.flag("-q,--quiet", context.quiet, context.say("cli.flag.quiet"));
}

/// Reports a command line that is not understood, with the command whose name is near.
int explain(Command program, Error error, std::span<char* const> arguments, Context& context) {
  const std::string first = arguments.size() > 1 ? arguments[1] : "";
  if (!first.empty() && first.front() != '-') {
    const auto names = program.subcommand_names();
    const bool known = std::find(names.begin(), names.end(), first) != names.end();
    if (const auto near = closest_word(first, names); !known && near) {
      error.message = "\"" + first + "\"; " + context.say("cli.did_you_mean", {{"suggestion", *near}});
    }
  }
  context.report(error);
  if (!context.json) std::cerr << context.say("cli.see_help") << '\n';
  return static_cast<int>(Exit::usage);
}

int run(std::span<char* const> arguments) {
  const auto installation = app::Installation::find("/proc/self/exe");
  if (!installation) {
    std::cerr << "tyndau: " << installation.error().message << '\n';
    return static_cast<int>(Exit::unavailable);
  }
  auto messages = hearing::MessageCatalogue::load(installation->geodata / "messages");
  if (!messages) {
    std::cerr << "tyndau: " << messages.error().where << ": " << messages.error().message << '\n';
    return static_cast<int>(Exit::unavailable);
  }
  Context context{*installation, std::move(*messages)};
  read_early_flags(arguments, context);
  context.colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  context.progress = isatty(STDERR_FILENO) == 1;

  Program program("tyndau", context.say("cli.help"));
  const Command command = program.command();
  command.needs_subcommand();
  add_common_flags(command, context);
  program.version_flag("--version", std::string(engine_version), context.say("cli.flag.version"));
  program.help_flag("-h,--help", context.say("cli.flag.help"));
  for (const auto add : commands) add(command, context);
  command.examples(context.say("cli.examples"));
  const auto outcome = program.run(arguments);
  if (!outcome) return explain(command, outcome.error(), arguments, context);
  if (*outcome == Program::Outcome::told) return static_cast<int>(Exit::done);
  std::cout.flush();
  return std::cout ? static_cast<int>(context.exit) : static_cast<int>(Exit::usage);
}

}  // namespace
}  // namespace tyndau::cli

int main(int argc, char** argv) {
  try {
    return tyndau::cli::run({argv, static_cast<std::size_t>(argc)});
  } catch (const std::exception& problem) {
    std::cerr << "tyndau: " << problem.what() << '\n';
    return static_cast<int>(tyndau::cli::Exit::usage);
  }
}
