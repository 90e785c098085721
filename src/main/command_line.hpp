/// \file
/// What the program and its subcommands take on the command line. CLI11 is read by command_line.cpp alone: it is all header, and
/// each source that reads it takes many times longer to compile.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tyndau::cli {

/// An option, a flag or a positional argument that a command has. Copies stand for the same one, while the program lives.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  Option required() const;
  /// Its value is one of these words.
  Option one_of(std::vector<std::string> words) const;
  /// Its value is a number, both ends included.
  Option in_range(double least, double most) const;
  /// Its value is a whole number, both ends included.
  Option whole_in_range(std::size_t least, std::size_t most) const;
  /// \param problem_of what is wrong with a value; "" when nothing is
  /// \param kind of value, as the help text names it
  Option checked(std::function<std::string(const std::string&)> problem_of, const std::string& kind) const;
  /// One argument may hold several values.
  Option separated_by(char separator) const;
  /// The help text tells the value it has now.
  Option shows_default() const;
  Option excludes(Option other) const;

 private:
  CLI::Option* option_;
};

/// The program or one of its subcommands. Copies stand for the same one, while the program lives.
class Command {
 public:
  explicit Command(CLI::App* command) : command_(command) {}

  [[nodiscard]] Command subcommand(const std::string& name, const std::string& help) const;
  void needs_subcommand() const;
  /// Whether no subcommand of it was chosen.
  [[nodiscard]] bool is_last() const;
  /// The names of its subcommands, in the order they were added.
  [[nodiscard]] std::vector<std::string> subcommand_names() const;

  /// \param name "-o,--out", or "input" for a positional argument
  /// \param value is set before the command runs, and is to live as long
  Option option(const std::string& name, std::string& value, const std::string& help) const;
  Option option(const std::string& name, std::filesystem::path& value, const std::string& help) const;
  Option option(const std::string& name, std::vector<std::string>& value, const std::string& help) const;
  Option option(const std::string& name, std::vector<std::filesystem::path>& value,
                const std::string& help) const;
  Option option(const std::string& name, std::optional<double>& value, const std::string& help) const;
  Option option(const std::string& name, unsigned& value, const std::string& help) const;
  Option option(const std::string& name, std::size_t& value, const std::string& help) const;
  Option flag(const std::string& name, bool& value, const std::string& help) const;

  /// What stands below its help text.
  void examples(const std::string& lines) const;
  /// What is done when it was chosen.
  void runs(std::function<void()> action) const;

 private:
  CLI::App* command_;
};

/// The program: reads the command line and runs the chosen command.
class Program {
 public:
  Program(const std::string& name, const std::string& help);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// The program as a command; options of it may also stand after its subcommands.
  [[nodiscard]] Command command() const;
  void help_flag(const std::string& name, const std::string& help);
  void version_flag(const std::string& name, const std::string& version, const std::string& help);

  enum class Outcome { ran, told };  ///< told: help or version was printed, and nothing was to be done
  /// \param arguments those of main
  /// \return bad_input for a command line that is not understood; what the action throws goes through
  [[nodiscard]] Result<Outcome> run(std::span<char* const> arguments);

 private:
  std::unique_ptr<CLI::App> program_;
};

}  // namespace tyndau::cli
