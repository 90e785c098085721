/// \file
/// What every subcommand of the program shares: its context, its exit codes, how it speaks.
#pragma once

#include "app/engine.hpp"
#include "app/installation.hpp"
#include "core/finding.hpp"
#include "core/result.hpp"
#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "main/command_line.hpp"
#include "sandbox/policy.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::cli {

/// Exit codes of the program.
enum class Exit { done = 0, findings = 1, usage = 2, unavailable = 3 };

/// The state of one run. Data go to standard output, talk to standard error.
struct Context {
  app::Installation installation;
  hearing::MessageCatalogue messages;
  Language language = Language::en;
  std::string language_code =
      {};             ///< as given to --lang; `language` is set from it before the help texts are made
  bool json = false;  ///< machine-readable output, errors included
  bool quiet = false;
  bool colour = false;               ///< standard output is a terminal and NO_COLOR is unset
  bool progress = false;             ///< standard error is a terminal
  std::filesystem::path store = {};  ///< empty: the installation's default
  Exit exit = Exit::done;

  [[nodiscard]] std::filesystem::path store_file() const {
    return store.empty() ? installation.default_store : store;
  }
  /// A sentence of the catalogue in the chosen language.
  [[nodiscard]] std::string say(const std::string& key, Arguments arguments = {}) const;
  /// Writes a line to standard error unless --quiet.
  void talk(const std::string& line) const;
  /// Prints the error (as JSON with --json) and sets the exit code by its kind.
  void report(const Error& error);
};

/// The engine of the chosen store. The default store comes with the program; the first run makes it.
/// \return unavailable, bad_input, io
[[nodiscard]] Result<app::Engine> load_engine(const Context& context,
                                              geo::EdgeModel edges = geo::EdgeModel::geodesic);

/// Reads --roads into the context's installation, for every engine of the run, and says what they are; nothing for no file.
/// \return as intake::read_roads
[[nodiscard]] Result<std::monostate> take_roads(const std::filesystem::path& file, bool trusted,
                                                Context& context);

/// "name=value" arguments of --map. \return bad_input for one without a name or a value.
[[nodiscard]] Result<std::map<std::string, std::string>> parsed_pairs(const std::vector<std::string>& pairs);

/// How the files on the command line are opened. Says so when this system can hold the reader less than fully.
[[nodiscard]] sandbox::Policy policy_of(bool trusted, const Context& context);

/// One subcommand: adds itself to the program and runs when it was chosen.
using AddCommand = void (*)(Command program, Context& context);

void add_screen(Command program, Context& context);
void add_advise(Command program, Context& context);
void add_read(Command program, Context& context);
void add_watch(Command program, Context& context);
void add_load(Command program, Context& context);
void add_datasets(Command program, Context& context);
void add_rules(Command program, Context& context);
void add_replay(Command program, Context& context);
void add_doctor(Command program, Context& context);
void add_serve(Command program, Context& context);
void add_locate(Command program, Context& context);
void add_migrate(Command program, Context& context);
void add_work(Command program, Context& context);
void add_backup(Command program, Context& context);  ///< and restore
void add_export(Command program, Context& context);
void add_map(Command program, Context& context);
void add_report(Command program, Context& context);
void add_scorecard(Command program, Context& context);
void add_verify(Command program, Context& context);
void add_token(Command program, Context& context);

/// Progress on one line of a terminal; nothing elsewhere, nothing in the first second.
class Progress {
 public:
  /// \param step of how many things the clock is looked at
  Progress(const Context& context, std::string what, std::int64_t step = 64);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void operator()(std::int64_t done, std::int64_t total);

 private:
  const Context& context_;
  std::string what_;
  std::int64_t step_;
  std::int64_t started_ms_;
  std::int64_t shown_ms_ = 0;
};

}  // namespace tyndau::cli
