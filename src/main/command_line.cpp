#include "main/command_line.hpp"

#include <CLI/CLI.hpp>

namespace tyndau::cli {

Option Option::required() const { return Option(option_->required()); }

Option Option::one_of(std::vector<std::string> words) const {
  return Option(option_->check(CLI::IsMember(std::move(words))));
}

Option Option::in_range(double least, double most) const {
  return Option(option_->check(CLI::Range(least, most)));
}

Option Option::whole_in_range(std::size_t least, std::size_t most) const {
  return Option(option_->check(CLI::Range(least, most)));
}

Option Option::checked(std::function<std::string(const std::string&)> problem_of,
                       const std::string& kind) const {
  return Option(option_->check(CLI::Validator(std::move(problem_of), kind)));
}

Option Option::separated_by(char separator) const { return Option(option_->delimiter(separator)); }

Option Option::shows_default() const { return Option(option_->capture_default_str()); }

Option Option::excludes(Option other) const { return Option(option_->excludes(other.option_)); }

Command Command::subcommand(const std::string& name, const std::string& help) const {
  return Command(command_->add_subcommand(name, help));
}

void Command::needs_subcommand() const { command_->require_subcommand(1); }

bool Command::is_last() const { return command_->get_subcommands().empty(); }

std::vector<std::string> Command::subcommand_names() const {
  std::vector<std::string> names;
  for (const auto* command : command_->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

Option Command::option(const std::string& name, std::string& value, const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::filesystem::path& value, const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::vector<std::string>& value,
                       const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::vector<std::filesystem::path>& value,
                       const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::optional<double>& value, const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::option(const std::string& name, unsigned& value, const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::size_t& value, const std::string& help) const {
  return Option(command_->add_option(name, value, help));
}

Option Command::flag(const std::string& name, bool& value, const std::string& help) const {
  return Option(command_->add_flag(name, value, help));
}

void Command::examples(const std::string& lines) const { command_->footer(lines); }

void Command::runs(std::function<void()> action) const { command_->callback(std::move(action)); }

Program::Program(const std::string& name, const std::string& help)
    : program_(std::make_unique<CLI::App>(help, name)) {
  program_->fallthrough();
}

Program::~Program() = default;

Command Program::command() const { return Command(program_.get()); }

void Program::help_flag(const std::string& name, const std::string& help) {
  program_->set_help_flag(name, help);
}

void Program::version_flag(const std::string& name, const std::string& version, const std::string& help) {
  program_->set_version_flag(name, version, help);
}

Result<Program::Outcome> Program::run(std::span<char* const> arguments) {
  try {
    program_->parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return fail(ErrorCode::bad_input, error.what());
    program_->exit(error);
    return Outcome::told;
  }
  return Outcome::ran;
}

}  // namespace tyndau::cli
